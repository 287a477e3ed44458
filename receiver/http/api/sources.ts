import { type Request, Router } from 'express';
import type { EpochMs } from '../../../shared/model/json.ts';
import type { Source } from '../../../shared/senders/source.ts';
import type { RegisteredSource, RegisteredSources } from '../../registered-sources.ts';
import { pathOfSource, type SourceDirectory } from '../../sources.ts';
import { onlyMethods } from '../answer.ts';
import { ownAddress } from '../own-address.ts';
import { knownName, readOverlap, readRegistration } from '../registration.ts';
import { readJsonBody } from './json-request.ts';
import { iso } from './parameters.ts';

export interface SourcesApiDependencies {
  sources: SourceDirectory;
  registered: RegisteredSources;
  /** Where senders reach the receiver; absent: where the request reached it. */
  publicUrl: string | undefined;
  now(): EpochMs;
}

/** Sources of the file and registered ones; a secret is told once, by the request that makes it. */
export function createSourcesApi({ sources, registered, publicUrl, now }: SourcesApiDependencies): Router {
  const router = Router({ caseSensitive: true });
  const baseOf = (request: Request) => publicUrl ?? ownAddress(request);
  router
    .route('/')
    .get((request, response) => {
      const base = baseOf(request);
      const listed = [
        ...sources.configured().map((source) => configuredJson(source, base, now())),
        ...registered.list().map((source) => registeredJson(source, base)),
      ];
      response.json({ sources: listed });
    })
    .post(async (request, response) => {
      const base = baseOf(request);
      const wanted = readRegistration(await readJsonBody(request, response));
      const { secret, at } = await registered.register(wanted);
      const { name, sender, repository = null } = wanted;
      const url = base + pathOfSource(name);
      response.status(201).json({ name, sender: sender.id, repository, url, createdAt: iso(at), secret });
    })
    .all(onlyMethods('GET', 'HEAD', 'POST'));
  router
    .route('/:name')
    .delete(async ({ params }, response) => {
      await registered.remove(knownName(params.name));
      response.status(204).end();
    })
    .all(onlyMethods('DELETE'));
  router
    .route('/:name/rotate')
    .post(async (request, response) => {
      const name = knownName(request.params.name);
      const base = baseOf(request);
      const overlapMs = readOverlap(await readJsonBody(request, response, { isOptional: true }));
      const { secret, at, othersUntil } = await registered.rotate(name, overlapMs);
      const times = { createdAt: iso(at), othersUntil: iso(othersUntil) };
      response.json({ name, url: base + pathOfSource(name), ...times, secret });
    })
    .all(onlyMethods('POST'));
  return router;
}

function configuredJson({ name, sender, path, repositories, secrets }: Source, base: string, now: EpochMs): object {
  const valid = secrets.filter(({ until }) => until === undefined || until > now);
  return {
    name,
    sender: sender.id,
    url: base + path,
    repository: null,
    ...(repositories === undefined ? {} : { repositories }),
    origin: 'file',
    createdAt: null,
    secrets: valid.map(({ until }) => ({ createdAt: null, until: isoOrNull(until ?? null) })),
  };
}

function registeredJson({ name, sender, repository, createdAt, secrets }: RegisteredSource, base: string): object {
  return {
    name,
    sender,
    url: base + pathOfSource(name),
    repository,
    origin: 'registered',
    createdAt: iso(createdAt),
    secrets: secrets.map((secret) => ({ createdAt: iso(secret.createdAt), until: isoOrNull(secret.until) })),
  };
}

function isoOrNull(time: EpochMs | null): string | null {
  return time === null ? null : iso(time);
}
