import express, { type RequestHandler, Router } from 'express';
import { isSameText } from '../../shared/signing/hmac.ts';
import type { Store } from '../../shared/store/store.ts';
import { notFound, onlyMethods } from '../http/answer.ts';
import type { Routes } from '../routes/routes.ts';
import { type Access, admitPeople, makeSession, sessionCookie, sessionMs } from './access.ts';
import { style } from './assets/style.ts';
import { overviewPage, signInPage, ticketPage } from './pages.ts';
import { createRoutesPage } from './routes.ts';

/** Pages for people. Without an admin token they answer this machine only. */
export function createAdmin({ store, routes, adminToken, now }: Access & { store: Store; routes: Routes }): Router {
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
    .post(express.urlencoded({ extended: false, limit: 4_096, parameterLimit: 4 }), (request, response) => {
      const given: unknown = (request.body as Record<string, unknown> | undefined)?.token;
      if (adminToken === undefined || typeof given !== 'string' || !isSameText(given, adminToken)) {
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
  router.use('/routes', createRoutesPage({ routes }));

  router
    .route('/')
    .get(async (request, response) => {
      if (!request.originalUrl.split('?')[0]?.endsWith('/')) {
        response.redirect(308, '/admin/');
        return;
      }
      const [tickets, deliveries] = await Promise.all([
        store.history.tickets({ limit: pageLength }),
        store.history.deliveries({ limit: pageLength }),
      ]);
      response.type('html').send(overviewPage({ tickets, deliveries, now: now() }));
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
