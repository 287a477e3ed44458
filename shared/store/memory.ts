import type { Effect } from '../model/effect.ts';
import type { EpochMs } from '../model/json.ts';
import type { Outcome } from '../model/outcome.ts';
import type { TicketRecord } from '../model/ticket.ts';
import { hourMs, nextFreeCreation } from './creations.ts';
import { createMemoryBoard } from './memory-board.ts';
import {
  type DeliverySummary,
  type EffectStatus,
  type FinishedAttempt,
  type Store,
  type StoreChange,
  type TicketStore,
  withIssuedId,
} from './store.ts';

interface EffectRow {
  effect: Effect;
  delivery: string;
  status: EffectStatus;
  attempts: number;
  dueAt: EpochMs;
  leaseUntil: EpochMs;
  worker: string;
  message: string;
  outcome: Outcome | undefined;
}

/** A store that lasts as long as the process: for one workflow run, and for tests. */
export function createMemoryStore(): Store {
  const deliveries = new Map<string, Omit<DeliverySummary, 'effects'>>();
  const effects: EffectRow[] = [];
  const records = new Map<string, TicketRecord>();
  const creations = new Map<string, EpochMs[]>();
  const listeners = new Set<(change: StoreChange) => void>();

  const announce = (change: StoreChange) => {
    for (const listener of listeners) listener(change);
  };
  const isUnfinished = (row: EffectRow) => row.status === 'due' || row.status === 'running';

  const tickets: TicketStore = {
    find: async (target, subject) => records.get(keyOf(target, subject)),
    intend: async ({ at, ...intent }) => {
      const key = keyOf(intent.target, intent.subject);
      const known = records.get(key);
      if (known !== undefined) return { record: known, isFresh: false };
      const record: TicketRecord = {
        ...intent,
        ticket: null,
        issuedId: null,
        draftHash: '',
        intendedAt: at,
        triedAt: at,
        seenAt: 0,
      };
      records.set(key, record);
      return { record, isFresh: true };
    },
    noteTry: async (target, subject, at) => {
      const key = keyOf(target, subject);
      const known = records.get(key);
      if (known !== undefined) records.set(key, { ...known, triedAt: at });
    },
    forget: async (target, subject) => {
      records.delete(keyOf(target, subject));
    },
    takeCreation: async (target, limits, at) => {
      const times = (creations.get(target) ?? []).filter((time) => time > at - hourMs);
      const freeAt = nextFreeCreation(times, limits, at);
      creations.set(target, freeAt === undefined ? [...times, at] : times);
      return freeAt;
    },
    findIssued: async (source, issuedId) =>
      [...records.values()].find((record) => record.source === source && record.issuedId === issuedId),
  };

  function issueId(finished: FinishedAttempt): FinishedAttempt {
    if (finished.ticket === undefined || !('save' in finished.ticket)) return finished;
    const { source, issuedId, target, subject, ticket } = finished.ticket.save;
    const holder = [...records.values()].find((record) => record.source === source && record.issuedId === issuedId);
    const isFree = holder === undefined || (holder.target === target && holder.subject === subject);
    return isFree || issuedId === null || ticket === null ? finished : withIssuedId(finished, ticket.reference);
  }

  return {
    accept: async ({ delivery, events, effects: planned }) => {
      const key = keyOf(delivery.source, delivery.id);
      const isDuplicate = deliveries.has(key);
      if (isDuplicate) {
        for (const row of effects) {
          if (row.delivery === key && row.status === 'failed') Object.assign(row, { ...fresh, dueAt: 0 });
        }
      } else {
        const { source, id, receivedAt } = delivery;
        deliveries.set(key, { source, id, receivedAt, events });
        for (const effect of planned) effects.push({ effect, delivery: key, ...fresh, dueAt: delivery.receivedAt });
      }
      announce({ kind: 'due' });
      return { isDuplicate };
    },

    claimDue: async ({ worker, limit, now, leaseMs }) => {
      const taken = new Set<string>();
      const claimed: EffectRow[] = [];
      for (const row of effects) {
        if (!isUnfinished(row)) continue;
        const key = keyOf(row.effect.target, row.effect.subject);
        const isFirst = !taken.has(key);
        taken.add(key);
        const isFree = row.status === 'due' ? row.dueAt <= now : row.leaseUntil <= now;
        if (isFirst && isFree && claimed.length < limit) claimed.push(row);
      }
      return claimed.map((row) => {
        Object.assign(row, { status: 'running', attempts: row.attempts + 1, leaseUntil: now + leaseMs, worker });
        return { effect: row.effect, attempt: row.attempts, worker };
      });
    },

    extendLeases: async ({ worker, effectIds, leaseUntil }) => {
      for (const row of effects) {
        if (row.status === 'running' && row.worker === worker && effectIds.includes(row.effect.id)) {
          row.leaseUntil = leaseUntil;
        }
      }
    },

    finish: async (finished) => {
      const { effect, attempt, worker, outcome, ticket } = issueId(finished);
      const row = effects.find((each) => each.effect.id === effect.id);
      if (row?.status !== 'running' || row.worker !== worker || row.attempts !== attempt) return;
      row.status = outcome.status === 'retry' ? 'due' : outcome.status;
      if (outcome.status === 'retry') row.dueAt = outcome.notBefore;
      if (outcome.status === 'retry' && outcome.code === 'not-ready') row.attempts -= 1;
      row.message = 'message' in outcome ? outcome.message : '';
      row.outcome = outcome;
      if (ticket !== undefined && 'save' in ticket) {
        records.set(keyOf(ticket.save.target, ticket.save.subject), ticket.save);
      } else if (ticket !== undefined) {
        records.delete(keyOf(ticket.forget.target, ticket.forget.subject));
      }
      announce({ kind: 'ended', effectId: effect.id });
    },

    findOutcome: async (effectId) => effects.find((row) => row.effect.id === effectId)?.outcome,

    nextDueAt: async (now) => {
      const times = effects.filter((row) => row.status === 'due' && row.dueAt > now).map((row) => row.dueAt);
      return times.length === 0 ? undefined : Math.min(...times);
    },

    findFollowed: async (subject) => {
      const known = [...records.values()].filter((record) => record.subject === subject);
      const coming = effects.filter((row) => isUnfinished(row) && row.effect.subject === subject);
      const followed = new Map<string, { target: string; rule: string }>();
      for (const { target, rule } of known) followed.set(target, { target, rule });
      for (const { effect } of coming) {
        if (!followed.has(effect.target))
          followed.set(effect.target, { target: effect.target, rule: effect.cause.rule });
      }
      return [...followed.values()];
    },

    tickets,
    board: createMemoryBoard(),
    history: {
      deliveries: async ({ limit }) =>
        [...deliveries]
          .reverse()
          .slice(0, limit)
          .map(([key, delivery]) => ({
            ...delivery,
            effects: effects
              .filter((row) => row.delivery === key)
              .map(({ effect, status, attempts, message }) => ({
                target: effect.target,
                kind: effect.kind,
                status,
                attempts,
                message,
              })),
          })),
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
    },
    prune: async ({ before, limit }) => {
      const old = [...deliveries]
        .filter(([, { receivedAt }]) => receivedAt < before)
        .map(([key]) => key)
        .filter((key) => !effects.some((row) => row.delivery === key && isUnfinished(row)))
        .slice(0, limit);
      for (const key of old) deliveries.delete(key);
      const kept = effects.filter((row) => !old.includes(row.delivery));
      effects.splice(0, effects.length, ...kept);
      return old.length;
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    checkWritable: async () => {},
    close: async () => {},
  };
}

const fresh = { status: 'due', attempts: 0, leaseUntil: 0, worker: '', message: '', outcome: undefined } as const;

function keyOf(...parts: string[]): string {
  return JSON.stringify(parts);
}
