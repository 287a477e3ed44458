import { Router } from 'express';
import type { Store } from '../../shared/store/store.ts';
import { within } from '../within.ts';
import { answerError, onlyMethods } from './answer.ts';

/** Whoever asks may not want to wait longer. */
const readyMs = 2_000;

/** `/healthz`: the process is alive. `/readyz`: it can store a delivery now, and is not stopping. */
export function createHealth({ store, isStopping }: { store: Store; isStopping(): boolean }): Router {
  const router = Router({ caseSensitive: true });
  router
    .route('/healthz')
    .get((_request, response) => {
      response.json({ status: 'alive' });
    })
    .all(onlyMethods('GET', 'HEAD'));
  router
    .route('/readyz')
    .get(async (_request, response) => {
      if (isStopping()) {
        response.status(503).set('Retry-After', '10').json({ code: 503, error: 'The receiver is stopping.' });
        return;
      }
      try {
        await within(readyMs, store.checkWritable());
        response.json({ status: 'ready' });
      } catch (error) {
        answerError(response, error);
      }
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
