import { type RequestHandler, Router } from 'express';
import type { Store } from '../../shared/store/store.ts';
import { notFound, onlyMethods } from '../http/answer.ts';
import type { RulesApiDependencies } from '../http/api/rules.ts';
import type { SourcesApiDependencies } from '../http/api/sources.ts';
import type { PlanningDependencies } from '../http/planning.ts';
import type { Routes } from '../routes/routes.ts';
import { type Access, admitPeople, type SignInCode } from './access.ts';
import { style } from './assets/style.ts';
import { createDeliveriesPages } from './deliveries.ts';
import { overviewPage } from './pages/overview.ts';
import { ticketPage } from './pages/ticket.ts';
import { createRoutesPage } from './routes.ts';
import { createRulesPage } from './rules.ts';
import { createSignIn } from './sign-in.ts';
import { createSourcesPage } from './sources.ts';
import { createTryOutPage } from './try-out.ts';

/** Pages for people. */
export function createAdmin(
  dependencies: Access &
    PlanningDependencies &
    SourcesApiDependencies &
    RulesApiDependencies & { store: Store; routes: Routes; code: SignInCode | undefined },
): Router {
  const { store, sources, registered } = dependencies;
  const sourceNames = () => [...new Set([...sources.configured(), ...registered.list()].map(({ name }) => name))];
  const router = Router({ caseSensitive: true });
  router.use(secured);
  router.get('/assets/style.css', (_request, response) => {
    response.type('css').set('Cache-Control', 'no-cache').send(style);
  });
  router.use('/sign-in', createSignIn(dependencies));
  router.use(admitPeople(dependencies));
  router.use('/deliveries', createDeliveriesPages({ ...dependencies, sourceNames }));
  router.use('/routes', createRoutesPage(dependencies));
  router.use('/rules', createRulesPage(dependencies));
  router.use('/sources', createSourcesPage(dependencies));
  router.use('/try-out', createTryOutPage({ ...dependencies, sourceNames }));

  router
    .route('/')
    .get(async (request, response) => {
      if (!request.originalUrl.split('?')[0]?.endsWith('/')) {
        response.redirect(308, '/admin/');
        return;
      }
      const [tickets, { deliveries }] = await Promise.all([
        store.history.tickets({ limit: pageLength }),
        store.history.deliveries({ limit: pageLength }),
      ]);
      response.type('html').send(overviewPage({ tickets, deliveries }));
    })
    .all(onlyMethods('GET', 'HEAD'));
  router
    .route('/tickets/:target/:key')
    .get(async (request, response, next) => {
      const { target, key } = request.params;
      const ticket = await store.board.find(target, { key });
      if (ticket === undefined) {
        next();
        return;
      }
      const history = await store.board.history(target, key);
      response.type('html').send(ticketPage({ ticket, history }));
    })
    .all((request, response, next) => {
      if (request.method === 'GET' || request.method === 'HEAD') next();
      else onlyMethods('GET', 'HEAD')(request, response, next);
    });
  router.use(notFound);
  return router;
}

const pageLength = 100;

const secured: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy':
      "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    'X-Content-Type-Options': 'nosniff',
    // Not `no-referrer`: browsers would send `Origin: null` with our own forms.
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
  next();
};
