import { type RequestHandler, Router } from 'express';
import { isSameText } from '../../shared/signing/hmac.ts';
import type { Store } from '../../shared/store/store.ts';
import { notFound, onlyMethods } from '../http/answer.ts';
import type { RulesApiDependencies } from '../http/api/rules.ts';
import type { SourcesApiDependencies } from '../http/api/sources.ts';
import type { PlanningDependencies } from '../http/planning.ts';
import type { Routes } from '../routes/routes.ts';
import { type Access, admitPeople, makeSession, sessionCookie, sessionMs } from './access.ts';
import { style } from './assets/style.ts';
import { createDeliveriesPages } from './deliveries.ts';
import { fieldsOf, readForm } from './forms.ts';
import { overviewPage } from './pages/overview.ts';
import { signInPage } from './pages/sign-in.ts';
import { ticketPage } from './pages/ticket.ts';
import { createRoutesPage } from './routes.ts';
import { createRulesPage } from './rules.ts';
import { createSourcesPage } from './sources.ts';
import { createTryOutPage } from './try-out.ts';

/** Pages for people. Without an admin token they answer this machine only. */
export function createAdmin(
  dependencies: Access &
    PlanningDependencies &
    SourcesApiDependencies &
    RulesApiDependencies & { store: Store; routes: Routes },
): Router {
  const { store, sources, registered, adminToken, now } = dependencies;
  const sourceNames = () => [...new Set([...sources.configured(), ...registered.list()].map(({ name }) => name))];
  const router = Router({ caseSensitive: true });
  router.use(secured);
  router.get('/assets/style.css', (_request, response) => {
    response.type('css').set('Cache-Control', 'no-cache').send(style);
  });
  router
    .route('/sign-in')
    .get((_request, response) => {
      response.type('html').send(signInPage({ isWrong: false }));
    })
    .post(readForm({ maxBytes: 4_096 }), (request, response) => {
      const { token } = fieldsOf(request);
      if (adminToken === undefined || token === undefined || !isSameText(token, adminToken)) {
        response
          .status(401)
          .type('html')
          .send(signInPage({ isWrong: true }));
        return;
      }
      response.cookie(sessionCookie, makeSession(adminToken, now()), {
        httpOnly: true,
        sameSite: 'strict',
        secure: request.headers['x-forwarded-proto'] === 'https',
        path: '/admin',
        maxAge: sessionMs,
      });
      response.redirect(303, '/admin/');
    })
    .all(onlyMethods('GET', 'HEAD', 'POST'));
  router.use(admitPeople({ adminToken, now }));
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
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  });
  next();
};
