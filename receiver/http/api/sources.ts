import { type Request, Router } from 'express';
import { didYouMean } from '../../../shared/config/schema-parts.ts';
import { TicketwireError } from '../../../shared/errors.ts';
import type { EpochMs, JsonObject } from '../../../shared/model/json.ts';
import { senders } from '../../../shared/senders/registry.ts';
import type { Sender } from '../../../shared/senders/sender.ts';
import type { Source } from '../../../shared/senders/source.ts';
import { durationValue, namePattern, repositoryValue } from '../../../shared/settings/values.ts';
import type { RegisteredSource, RegisteredSources } from '../../registered-sources.ts';
import { pathOfSource, type SourceDirectory } from '../../sources.ts';
import { onlyMethods } from '../answer.ts';
import { readJsonBody } from './json-request.ts';
import { refuseOthers, requireText } from './members.ts';
import { iso } from './parameters.ts';

export interface SourcesApiDependencies {
  sources: SourceDirectory;
  registered: RegisteredSources;
  /** Where senders reach the receiver; absent: where the request reached it. */
  publicUrl: string | undefined;
  now(): EpochMs;
}

const overlapValue = durationValue('0s', '365d');
const defaultOverlap = '24h';

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

/** The address a request was sent to; a proxy in between may have taken TLS off. */
function ownAddress(request: Request): string {
  const { host, 'x-forwarded-proto': forwarded } = request.headers;
  const address = `${forwarded === 'https' ? 'https' : 'http'}://${host ?? ''}`;
  if (URL.canParse(address) && new URL(address).pathname === '/') return new URL(address).origin;
  throw new TicketwireError('malformed', 'The header Host names no address that could be told to a sender.');
}

/** A name that a source may have: no other is looked for in the store. */
function knownName(name: string): string {
  if (namePattern.test(name)) return name;
  throw new TicketwireError('unknown-address', 'No source can be called so.');
}

function readRegistration(body: JsonObject): { name: string; sender: Sender; repository: string | undefined } {
  refuseOthers(body, ['name', 'sender', 'repository']);
  const name = requireText(body, 'name');
  if (!namePattern.test(name)) {
    throw new TicketwireError(
      'malformed',
      "The member 'name' must be up to 63 lower-case letters, digits, '-' and '_', starting with a letter or digit.",
    );
  }
  const id = requireText(body, 'sender');
  const sender = Object.hasOwn(senders, id) ? senders[id] : undefined;
  if (sender === undefined) {
    const known = Object.keys(senders);
    throw new TicketwireError('malformed', `The member 'sender' names none that is known. ${didYouMean(id, known)}`);
  }
  if (sender.needs !== undefined) {
    const keys = sender.needs.map((key) => `'${key}'`).join(', ');
    const message = `The sender '${id}' cannot be registered: it needs ${keys}, which only the configuration file can say. ${sender.docs} tells of it.`;
    throw new TicketwireError('unprocessable', message);
  }
  if (!Object.hasOwn(body, 'repository')) return { name, sender, repository: undefined };
  const repository = repositoryValue.safeParse(body.repository);
  if (!repository.success) {
    const message = "The member 'repository' must be a repository as owner/name, such as octo/widgets.";
    throw new TicketwireError('malformed', message);
  }
  if (sender.namesRepositories !== true) {
    const message = `The member 'repository' cannot be kept to: ${sender.label} does not say which repository its deliveries are about.`;
    throw new TicketwireError('malformed', message);
  }
  return { name, sender, repository: repository.data };
}

function readOverlap(body: JsonObject): number {
  refuseOthers(body, ['overlap']);
  const { success, data, error } = overlapValue.safeParse(body.overlap ?? defaultOverlap);
  if (success) return data;
  const why = typeof body.overlap === 'string' ? error.issues[0]?.message : 'must be a duration such as 24h or 0s';
  throw new TicketwireError('malformed', `The member 'overlap' ${why}.`);
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
