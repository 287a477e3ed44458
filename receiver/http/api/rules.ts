import { Router } from 'express';
import { TicketwireError } from '../../../shared/errors.ts';
import type { Live } from '../../live.ts';
import type { ManagedRule, ManagedRules } from '../../managed-rules.ts';
import { onlyMethods } from '../answer.ts';
import { readJsonBody } from './json-request.ts';
import { iso } from './parameters.ts';

export interface RulesApiDependencies {
  live: Pick<Live, 'configuration'>;
  managed: ManagedRules;
}

/** Rules of the file by name, and managed ones whole: these are added and removed while the receiver runs. */
export function createRulesApi({ live, managed }: RulesApiDependencies): Router {
  const router = Router({ caseSensitive: true });
  router
    .route('/')
    .get((_request, response) => {
      const inFile = live.configuration.rules.map(({ name, isEnabled }) => ({
        name,
        isManaged: false,
        isFollowed: isEnabled,
      }));
      response.json({ rules: [...inFile, ...managed.list().map(managedJson)] });
    })
    .post(async (request, response) => {
      response.status(201).json(managedJson(await managed.add(await readJsonBody(request, response))));
    })
    .all(onlyMethods('GET', 'HEAD', 'POST'));
  router
    .route('/:name')
    .delete(async ({ params }, response) => {
      if (params.name.includes('\0')) throw new TicketwireError('unknown-address', 'No rule can be called so.');
      await managed.remove(params.name);
      response.status(204).end();
    })
    .all(onlyMethods('DELETE'));
  return router;
}

function managedJson({ name, rule, createdAt, problems }: ManagedRule): object {
  const isFollowed = problems.length === 0 && rule.enabled !== false;
  return {
    name,
    isManaged: true,
    isFollowed,
    createdAt: iso(createdAt),
    rule,
    ...(problems.length === 0 ? {} : { problems }),
  };
}
