import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { TicketwireError } from '../../../shared/errors.ts';
import { redeliver } from '../../../shared/pipeline/accept.ts';
import type { DeliveryDetail, DeliverySummary, EffectStatus, Store } from '../../../shared/store/store.ts';
import { onlyMethods } from '../answer.ts';
import type { PlanningDependencies } from '../planning.ts';
import { iso, limitOf, textOf } from './parameters.ts';

const statuses: readonly EffectStatus[] = ['due', 'running', 'done', 'skipped', 'failed'];

/** Deliveries, what became of them, and another try. */
export function createDeliveriesApi(dependencies: PlanningDependencies & { store: Store }): Router {
  const { store, sources, live, now } = dependencies;
  const router = Router({ caseSensitive: true });
  router
    .route('/')
    .get(async ({ query }, response) => {
      const limit = limitOf(query.limit);
      const deliveries = await store.history.deliveries({
        limit,
        source: textOf(query.source),
        status: statusOf(query.status),
        text: textOf(query.q),
        before: query.after === undefined ? undefined : positionOf(query.after),
      });
      const last = deliveries.length === limit ? deliveries.at(-1) : undefined;
      response.json({
        deliveries: deliveries.map(summaryJson),
        ...(last === undefined ? {} : { next: String(last.position) }),
      });
    })
    .all(onlyMethods('GET', 'HEAD'));
  router
    .route('/:id')
    .get(async ({ params, query }, response) => {
      response.json(detailJson(await findOne(params.id, textOf(query.source))));
    })
    .all(onlyMethods('GET', 'HEAD'));
  router
    .route('/:id/redeliver')
    .post(async ({ params, query }, response) => {
      const found = await findOne(params.id, textOf(query.source));
      const effect = textOf(query.effect);
      if (effect !== undefined) {
        await revive(found, effect);
        response.status(202).json({ delivery: found.id, effects: 1 });
        return;
      }
      const source = sources.named(found.source);
      if (source === undefined) {
        throw new TicketwireError(
          'unprocessable',
          `The source '${found.source}' is neither in the configuration nor registered any more. Put it back to deliver this again.`,
        );
      }
      const inputs = {
        source,
        rules: live.rules,
        targets: live.targets,
        store,
        now: now(),
        again: randomUUID(),
      };
      const { effects } = await redeliver(found.delivery, inputs);
      response.status(202).json({ delivery: found.id, effects: effects.length });
    })
    .all(onlyMethods('POST'));
  return router;

  async function findOne(id: string, source: string | undefined): Promise<DeliveryDetail> {
    const [found, ...others] = await store.history.delivery({ id, source });
    if (found === undefined) throw new TicketwireError('unknown-address', `No delivery ${id} is kept.`);
    if (others.length === 0) return found;
    const sources = [found, ...others].map((each) => each.source).join(', ');
    throw new TicketwireError(
      'malformed',
      `Several sources have a delivery ${id}. Name one with ?source=: ${sources}.`,
    );
  }

  async function revive(found: DeliveryDetail, effectId: string): Promise<void> {
    const effect = found.effects.find(({ id }) => id === effectId);
    if (effect === undefined)
      throw new TicketwireError('unknown-address', `Delivery ${found.id} has no effect ${effectId}.`);
    if (await store.reviveEffect(effectId)) return;
    throw new TicketwireError(
      'unprocessable',
      `Effect ${effectId} is ${effect.status}; only a failed one can be tried again by itself.`,
    );
  }
}

function statusOf(value: unknown): EffectStatus | undefined {
  const text = textOf(value);
  const status = statuses.find((each) => each === text);
  if (text !== undefined && status === undefined) {
    throw new TicketwireError('malformed', `The parameter 'status' must be one of ${statuses.join(', ')}.`);
  }
  return status;
}

function positionOf(value: unknown): number {
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
