import { type Request, type Response, Router } from 'express';
import { onlyMethods } from '../http/answer.ts';
import type { Routes } from '../routes/routes.ts';
import { performForm, readForm } from './forms.ts';
import type { FormOutcome } from './pages/render.ts';
import { routesPage } from './pages/routes.ts';

/** The page of routes. What is entered wrong is told on the page, with what was entered. */
export function createRoutesPage({ routes }: { routes: Routes }): Router {
  const router = Router({ caseSensitive: true });
  const show = async (response: Response, outcome: FormOutcome = {}) => {
    const shown = { routes: routes.list(), rooms: routes.rooms(), defaults: await routes.defaults() };
    response.type('html').send(routesPage(shown, outcome));
  };
  const perform = (request: Request, response: Response, act: (given: Record<string, string>) => Promise<string>) =>
    performForm(request, response, { act, show: (outcome) => show(response, outcome) });

  router
    .route('/')
    .get((_request, response) => show(response))
    .post(readForm(), (request, response) =>
      perform(request, response, async ({ repository = '', room = '', events = '' }) => {
        const named = wordsOf(events);
        const added = await routes.add({ repository, room, ...(named.length === 0 ? {} : { events: named }) });
        return `${added.route.repository} > ${room} is ${added.isNew ? 'added' : 'changed'}.`;
      }),
    )
    .all(onlyMethods('GET', 'HEAD', 'POST'));
  router
    .route('/remove')
    .post(readForm(), (request, response) =>
      perform(request, response, async ({ repository = '', room = '' }) => {
        const { sources } = await routes.remove({ repository, room });
        const gone = sources.map(
          (name) => ` The source ${name} was registered for it, and is removed with its secret.`,
        );
        return `${repository} > ${room} is removed.${gone.join('')}`;
      }),
    )
    .all(onlyMethods('POST'));
  router
    .route('/defaults')
    .post(readForm(), (request, response) =>
      perform(request, response, async ({ events = '' }) => {
        const saved = await routes.setDefaults(wordsOf(events));
        return `New routes are for: ${saved.join(', ')}.`;
      }),
    )
    .all(onlyMethods('POST'));
  return router;
}

/** Separated by commas where there is one, because GitLab's names hold blanks; else by blanks. */
function wordsOf(text: string): readonly string[] {
  return text
    .split(text.includes(',') ? ',' : /\s+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
