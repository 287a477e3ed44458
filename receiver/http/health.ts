import { Router } from 'express';
import { TicketwireError } from '../../shared/errors.ts';
import type { Store } from '../../shared/store/store.ts';
import { answerError, onlyMethods } from './answer.ts';

/** Whoever asks may not want to wait longer. */
const readyMs = 2_000;

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = new TicketwireError('store-unavailable', `The store gave no answer within ${ms} ms.`);
    const timer = setTimeout(() => reject(late), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

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
