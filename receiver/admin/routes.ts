import express, { type Request, type Response, Router } from 'express';
import { TicketwireError } from '../../shared/errors.ts';
import { onlyMethods } from '../http/answer.ts';
import { errorStatus } from '../http/error-status.ts';
import type { Routes } from '../routes/routes.ts';
import { type RoutesPageValues, routesPage } from './pages.ts';

/** The page of routes. What is entered wrong is told on the page, with what was entered. */
export function createRoutesPage({ routes }: { routes: Routes }): Router {
  const router = Router({ caseSensitive: true });
  const readForm = express.urlencoded({ extended: false, limit: 16_384, parameterLimit: 8 });

  async function send(response: Response, values: Partial<RoutesPageValues> = {}): Promise<void> {
    const shown = { routes: routes.list(), rooms: routes.rooms(), defaults: await routes.defaults() };
    response.type('html').send(routesPage({ ...shown, ...values }));
  }

  /** Does what a form asks for, and shows the page with what came of it. */
  async function perform(
    request: Request,
    response: Response,
    act: (given: Record<string, string>) => Promise<string>,
  ): Promise<void> {
    const given = textsOf(request.body);
    try {
      await send(response, { said: await act(given) });
    } catch (error) {
      if (!(error instanceof TicketwireError)) throw error;
      response.status(errorStatus[error.code]);
      await send(response, { problem: error.message, given });
    }
  }

  router
    .route('/')
    .get((_request, response) => send(response))
    .post(readForm, (request, response) =>
      perform(request, response, async ({ repository = '', room = '', events = '' }) => {
        const named = wordsOf(events);
        const added = await routes.add({ repository, room, ...(named.length === 0 ? {} : { events: named }) });
        return `${added.route.repository} > ${room} is ${added.isNew ? 'added' : 'changed'}.`;
      }),
    )
    .all(onlyMethods('GET', 'HEAD', 'POST'));
  router
    .route('/remove')
    .post(readForm, (request, response) =>
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
    .post(readForm, (request, response) =>
      perform(request, response, async ({ events = '' }) => {
        const saved = await routes.setDefaults(wordsOf(events));
        return `New routes are for: ${saved.join(', ')}.`;
      }),
    )
    .all(onlyMethods('POST'));
  return router;
}

function textsOf(body: unknown): Record<string, string> {
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Separated by commas where there is one, because GitLab's names hold blanks; else by blanks. */
function wordsOf(text: string): readonly string[] {
  return text
    .split(text.includes(',') ? ',' : /\s+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
