import { setImmediate } from 'node:timers/promises';
import { Router } from 'express';
import { TicketwireError } from '../../../shared/errors.ts';
import type { DeliveryDetail, DeliverySummary, EffectStatus, Store } from '../../../shared/store/store.ts';
import { onlyMethods } from '../answer.ts';
import { createKeptDeliveries, effectStatuses } from '../kept-deliveries.ts';
import type { PlanningDependencies } from '../planning.ts';
import { iso, limitOf, textOf } from './parameters.ts';

/** Deliveries, what became of them, and another try. */
export function createDeliveriesApi(dependencies: PlanningDependencies & { store: Store }): Router {
  const { store } = dependencies;
  const kept = createKeptDeliveries(dependencies);
  const router = Router({ caseSensitive: true });
  router
    .route('/')
    .get(async ({ query }, response) => {
      const { deliveries, next } = await store.history.deliveries({
        limit: limitOf(query.limit),
        source: textOf(query.source),
        status: statusOf(query.status),
        text: textOf(query.q),
        before: query.after === undefined ? undefined : positionOf(query.after),
      });
      response.json({
        deliveries: deliveries.map(summaryJson),
        ...(next === undefined ? {} : { next: String(next) }),
      });
    })
    .all(onlyMethods('GET', 'HEAD'));
  router
    .route('/:id')
    .get(async ({ params, query }, response) => {
      const detail = detailJson(await kept.find(params.id, textOf(query.source)));
      // It may have ten thousand effects: others get their turn in between.
      await setImmediate();
      response.json(detail);
    })
    .all(onlyMethods('GET', 'HEAD'));
  router
    .route('/:id/redeliver')
    .post(async ({ params, query }, response) => {
      const found = await kept.find(params.id, textOf(query.source));
      const effect = textOf(query.effect);
      if (effect !== undefined) await kept.revive(found, effect);
      const effects = effect === undefined ? await kept.redeliver(found) : 1;
      response.status(202).json({ delivery: found.id, effects });
    })
    .all(onlyMethods('POST'));
  return router;
}

export function statusOf(value: unknown): EffectStatus | undefined {
  const text = textOf(value);
  const status = effectStatuses.find((each) => each === text);
  if (text !== undefined && status === undefined) {
    throw new TicketwireError('malformed', `The parameter 'status' must be one of ${effectStatuses.join(', ')}.`);
  }
  return status;
}

export function positionOf(value: unknown): number {
  const position = Number(value);
  if (Number.isSafeInteger(position) && position > 0) return position;
  throw new TicketwireError('malformed', "The parameter 'after' must be the 'next' of the page before.");
}

function summaryJson({ position, receivedAt, effects, ...rest }: DeliverySummary): object {
  return {
    ...rest,
    receivedAt: iso(receivedAt),
    effects: effects.map(({ dueAt, ...effect }) =>
      effect.status === 'due' ? { ...effect, dueAt: iso(dueAt) } : effect,
    ),
  };
}

function detailJson({ delivery, attempts, ...summary }: DeliveryDetail): object {
  return {
    ...summaryJson({ ...summary }),
    headers: delivery.headers,
    body: Buffer.from(delivery.body).toString('utf8'),
    attempts: attempts.map(({ startedAt, endedAt, ...attempt }) => ({
      ...attempt,
      startedAt: iso(startedAt),
      endedAt: iso(endedAt),
    })),
  };
}
