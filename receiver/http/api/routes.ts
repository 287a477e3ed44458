import { Router } from 'express';
import { TicketwireError } from '../../../shared/errors.ts';
import type { Route } from '../../routes/route-rule.ts';
import type { KnownRoute, Routes } from '../../routes/routes.ts';
import { onlyMethods } from '../answer.ts';
import { refuseOthers, requireText, requireTexts } from '../members.ts';
import { readJsonBody } from './json-request.ts';
import { iso } from './parameters.ts';

/** Which messages go to which rooms. */
export function createRoutesApi({ routes }: { routes: Routes }): Router {
  const router = Router({ caseSensitive: true });
  router
    .route('/')
    .get((_request, response) => {
      response.json({ routes: routes.list().map(knownJson) });
    })
    .post(async (request, response) => {
      const body = await readJsonBody(request, response);
      refuseOthers(body, ['repository', 'room', 'events']);
      const events = body.events === undefined ? {} : { events: requireTexts(body, 'events') };
      const { route, isNew } = await routes.add({
        repository: requireText(body, 'repository'),
        room: requireText(body, 'room'),
        ...events,
      });
      response.status(isNew ? 201 : 200).json(knownJson(route));
    })
    .delete(async ({ query }, response) => {
      const { repository, room } = query;
      if (typeof repository !== 'string' || (room !== undefined && typeof room !== 'string')) {
        const message = "Name the repository, and the room unless all are meant: '?repository=octo/widgets&room=dev'.";
        throw new TicketwireError('malformed', message);
      }
      const removed = await routes.remove({ repository, ...(room === undefined ? {} : { room }) });
      response.json({ routes: removed.routes.map(routeJson), sources: removed.sources });
    })
    .all(onlyMethods('GET', 'HEAD', 'POST', 'DELETE'));
  router
    .route('/defaults')
    .get(async (_request, response) => {
      response.json({ events: await routes.defaults() });
    })
    .put(async (request, response) => {
      const body = await readJsonBody(request, response);
      refuseOthers(body, ['events']);
      response.json({ events: await routes.setDefaults(requireTexts(body, 'events')) });
    })
    .all(onlyMethods('GET', 'HEAD', 'PUT'));
  return router;
}

function routeJson({ repository, room, events }: Route): object {
  return { repository, room, events };
}

function knownJson({ createdAt, problems, sources, ...route }: KnownRoute): object {
  return {
    ...routeJson(route),
    isFollowed: problems.length === 0,
    createdAt: iso(createdAt),
    sources,
    ...(problems.length === 0 ? {} : { problems }),
  };
}
