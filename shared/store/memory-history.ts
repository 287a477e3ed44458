import type { Delivery } from '../model/delivery.ts';
import type { Effect } from '../model/effect.ts';
import type { EpochMs } from '../model/json.ts';
import type { Outcome } from '../model/outcome.ts';
import type { TicketRecord } from '../model/ticket.ts';
import { keyOf } from './memory-tickets.ts';
import { type DeliverySummary, type EffectStatus, type History, maxListedEffects } from './store.ts';
import { tellOutcome } from './tell-outcome.ts';

/** An effect of a store that lasts as long as the process. */
export interface EffectRow {
  effect: Effect;
  delivery: string;
  status: EffectStatus;
  attempts: number;
  dueAt: EpochMs;
  /** When the wait for `dueAt` began. */
  waitsFrom: EpochMs;
  /** Before this nothing hurries it. */
  heldUntil: EpochMs;
  leaseUntil: EpochMs;
  worker: string;
  outcome: Outcome | undefined;
}

/** What people look at in a store that lasts as long as the process. */
export function createMemoryHistory({
  deliveries,
  effects,
  records,
}: {
  deliveries: ReadonlyMap<string, { position: number; delivery: Delivery; events: readonly string[] }>;
  effects: readonly EffectRow[];
  records: ReadonlyMap<string, TicketRecord>;
}): History {
  function summaryOf(key: string): DeliverySummary {
    const kept = deliveries.get(key);
    if (kept === undefined) throw new Error(`No delivery ${key} is kept.`);
    const { position, delivery, events } = kept;
    const own = effects.filter((row) => row.delivery === key);
    return {
      position,
      source: delivery.source,
      id: delivery.id,
      receivedAt: delivery.receivedAt,
      events,
      effectCount: own.length,
      effects: own.map(({ effect, status, attempts, dueAt, outcome }) => ({
        id: effect.id,
        target: effect.target,
        subject: effect.subject,
        rule: effect.cause.rule,
        kind: effect.kind,
        status,
        attempts,
        dueAt,
        message: outcome === undefined ? '' : tellOutcome(outcome),
      })),
    };
  }

  return {
    deliveries: async ({ limit, source, status, text, before }) => {
      const found = [...deliveries.keys()]
        .map(summaryOf)
        .reverse()
        .filter((each) => source === undefined || each.source === source)
        .filter((each) => status === undefined || each.effects.some((effect) => effect.status === status))
        .filter(
          (each) =>
            text === undefined ||
            [each.id, ...each.effects.map(({ subject }) => subject)].some((own) =>
              own.toLowerCase().includes(text.toLowerCase()),
            ),
        )
        .filter((each) => before === undefined || each.position < before)
        .slice(0, limit);
      const listed = found.map((each) => ({ ...each, effects: each.effects.slice(0, maxListedEffects) }));
      return { deliveries: listed, next: found.length < limit ? undefined : found.at(-1)?.position };
    },
    delivery: async ({ id, source }) =>
      [...deliveries]
        .filter(([, { delivery }]) => delivery.id === id && (source === undefined || delivery.source === source))
        .map(([key, { delivery }]) => ({ ...summaryOf(key), delivery, attempts: [] })),
    effectCounts: async () => {
      const counts = new Map<string, { target: string; status: 'due' | 'running' | 'failed'; count: number }>();
      for (const { effect, status } of effects) {
        if (status === 'done' || status === 'skipped') continue;
        const key = keyOf(effect.target, status);
        const known = counts.get(key) ?? { target: effect.target, status, count: 0 };
        counts.set(key, { ...known, count: known.count + 1 });
      }
      return [...counts.values()];
    },
    tickets: async ({ limit }) => [...records.values()].reverse().slice(0, limit),
  };
}
