import { setImmediate } from 'node:timers/promises';
import { type Request, type Response, Router } from 'express';
import { TicketwireError } from '../../shared/errors.ts';
import type { DeliveryDetail, Store } from '../../shared/store/store.ts';
import { onlyMethods } from '../http/answer.ts';
import { positionOf, statusOf } from '../http/api/deliveries.ts';
import { textOf } from '../http/api/parameters.ts';
import { createKeptDeliveries, effectStatuses } from '../http/kept-deliveries.ts';
import type { PlanningDependencies } from '../http/planning.ts';
import { performForm, readForm } from './forms.ts';
import { deliveriesPage } from './pages/deliveries.ts';
import { deliveryPage } from './pages/delivery.ts';
import type { FormOutcome } from './pages/render.ts';

const pageLength = 50;

/** Pages of deliveries: which there were, and what became of each. */
export function createDeliveriesPages(
  dependencies: PlanningDependencies & { store: Store; sourceNames(): readonly string[] },
): Router {
  const { store, sourceNames } = dependencies;
  const kept = createKeptDeliveries(dependencies);
  const router = Router({ caseSensitive: true });

  async function showOne(response: Response, found: DeliveryDetail, outcome: FormOutcome = {}): Promise<void> {
    const plan = await kept.plan(found).catch((thrown) => {
      if (!(thrown instanceof TicketwireError)) throw thrown;
      return { problem: thrown.message };
    });
    // Planning and writing a large one are two steps: others get their turn in between.
    await setImmediate();
    response.type('html').send(deliveryPage({ found, plan }, outcome));
  }
  const findFor = ({ params, query }: Request<{ id: string }>) => kept.find(params.id, textOf(query.source));

  router
    .route('/')
    .get(async ({ query }, response) => {
      const given = { source: textOf(query.source), status: textOf(query.status), q: textOf(query.q) };
      const { deliveries, next } = await store.history.deliveries({
        limit: pageLength,
        source: given.source,
        status: statusOf(given.status),
        text: given.q,
        before: query.after === undefined ? undefined : positionOf(query.after),
      });
      const values = { deliveries, sources: sourceNames(), statuses: effectStatuses, given, next: next?.toString() };
      response.type('html').send(deliveriesPage(values));
    })
    .all(onlyMethods('GET', 'HEAD'));
  router
    .route('/:id')
    .get(async (request, response) => showOne(response, await findFor(request)))
    .post(readForm(), async (request, response) => {
      const found = await findFor(request);
      await performForm(request, response, {
        act: async ({ effect }) => {
          if (effect !== undefined) {
            await kept.revive(found, effect);
            return 'It is tried again now.';
          }
          const effects = await kept.redeliver(found);
          return effects === 0 ? 'Delivered again: no rule wants it.' : `Delivered again: ${effects} to do.`;
        },
        // With what is to be done now.
        show: async (outcome) => showOne(response, await kept.find(found.id, found.source), outcome),
      });
    })
    .all(onlyMethods('GET', 'HEAD', 'POST'));
  return router;
}
