import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { TicketwireError } from '../../shared/errors.ts';
import { redeliver } from '../../shared/pipeline/accept.ts';
import type { DeliveryDetail, EffectStatus, Store } from '../../shared/store/store.ts';
import { type DeliveryPlan, planKept } from '../plan.ts';
import type { PlanningDependencies } from './planning.ts';

export const effectStatuses: readonly EffectStatus[] = ['due', 'running', 'done', 'skipped', 'failed'];

/** What can be looked at and done of a delivery that is kept. */
export interface KeptDeliveries {
  /** Throws `unknown-address`, and `malformed` where several sources have one of this id. */
  find(id: string, source: string | undefined): Promise<DeliveryDetail>;
  /** Plans it anew by the present rules. Gives the number of effects; throws `unprocessable` where its source is gone. */
  redeliver(found: DeliveryDetail): Promise<number>;
  /** Gives an effect that failed another try. Throws `unknown-address` and `unprocessable`. */
  revive(found: DeliveryDetail, effect: string): Promise<void>;
  /** What it would do by the present rules; nothing is done. Throws as {@link redeliver} does. */
  plan(found: DeliveryDetail): Promise<DeliveryPlan>;
}

export function createKeptDeliveries(dependencies: PlanningDependencies & { store: Store }): KeptDeliveries {
  const { store, sources, live, now } = dependencies;

  function inputsFor({ source: name }: DeliveryDetail) {
    const source = sources.named(name);
    if (source !== undefined) return { source, rules: live.rules, targets: live.targets, store, now: now() };
    throw new TicketwireError(
      'unprocessable',
      `The source '${name}' is neither in the configuration nor registered any more. Put it back to deliver this again.`,
    );
  }

  return {
    find: async (id, source) => {
      const [found, ...others] = await store.history.delivery({ id, source });
      if (found === undefined) throw new TicketwireError('unknown-address', `No delivery ${id} is kept.`);
      // Reading ten thousand effects takes as long as others should wait.
      await setImmediate();
      if (others.length === 0) return found;
      const names = [found, ...others].map((each) => each.source).join(', ');
      throw new TicketwireError(
        'malformed',
        `Several sources have a delivery ${id}. Name one with ?source=: ${names}.`,
      );
    },
    redeliver: async (found) => {
      const { effects } = await redeliver(found.delivery, { ...inputsFor(found), again: randomUUID() });
      return effects.length;
    },
    revive: async (found, effectId) => {
      const effect = found.effects.find(({ id }) => id === effectId);
      if (effect === undefined)
        throw new TicketwireError('unknown-address', `Delivery ${found.id} has no effect ${effectId}.`);
      if (await store.reviveEffect(effectId)) return;
      throw new TicketwireError(
        'unprocessable',
        `Effect ${effectId} is ${effect.status}; only a failed one can be tried again by itself.`,
      );
    },
    plan: (found) => planKept(found.delivery, inputsFor(found)),
  };
}
