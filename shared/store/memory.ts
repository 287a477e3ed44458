import type { Delivery } from '../model/delivery.ts';
import type { Effect } from '../model/effect.ts';
import type { EpochMs } from '../model/json.ts';
import type { PostedMessage } from '../model/message.ts';
import type { Outcome } from '../model/outcome.ts';
import { type Claim, shareOf } from './claim.ts';
import { clockSlackMs, createClockWatch } from './clock.ts';
import { createMemoryBoard } from './memory-board.ts';
import { createMemoryHistory, type EffectRow } from './memory-history.ts';
import { createMemoryInvitations } from './memory-invitations.ts';
import { createMemoryTickets, keyOf } from './memory-tickets.ts';
import { createMemoryRepositories } from './repositories.ts';
import type { Store, StoreChange } from './store.ts';
import { supersededOutcome } from './tell-outcome.ts';

/** A store that lasts as long as the process: for one workflow run, and for tests. */
export function createMemoryStore(): Store {
  const deliveries = new Map<string, { position: number; delivery: Delivery; events: readonly string[] }>();
  let lastPosition = 0;
  const effects: EffectRow[] = [];
  const { tickets, records, save, issueId } = createMemoryTickets();
  const messages = new Map<string, PostedMessage>();
  const listeners = new Set<(change: StoreChange) => void>();
  const clockWatch = createClockWatch();

  const announce = (change: StoreChange) => {
    for (const listener of listeners) listener(change);
  };
  const isUnfinished = (row: EffectRow) => row.status === 'due' || row.status === 'running';

  /** Makes what waits for another try due now, or when it is held no longer. */
  function hurry({ target, subject }: Effect, now: EpochMs): void {
    for (const row of effects) {
      const isSame = row.effect.target === target && row.effect.subject === subject;
      if (!isSame || row.status !== 'due' || row.outcome === undefined || row.dueAt <= now) continue;
      row.dueAt = row.waitsFrom > now + clockSlackMs ? now : Math.max(now, row.heldUntil);
      row.attempts = Math.max(0, row.attempts - 1);
    }
  }

  /** After the clock was set back: see receiver/store/clock-jumps.ts, which does the same. */
  function restartWaits({ now, leaseMs }: Claim): void {
    for (const row of effects) {
      if (row.status === 'running') row.leaseUntil = Math.min(row.leaseUntil, now + leaseMs);
      if (row.status !== 'due' || row.waitsFrom <= now + clockSlackMs) continue;
      const dueAt = now + Math.max(0, row.dueAt - row.waitsFrom);
      Object.assign(row, { dueAt, waitsFrom: now, heldUntil: 0 });
    }
  }

  function endTogether(ids: readonly string[], outcome: Outcome): void {
    for (const row of effects) {
      if (row.status !== 'due' || !ids.includes(row.effect.id)) continue;
      Object.assign(row, { status: outcome.status, outcome });
    }
  }

  return {
    accept: async ({ delivery, events, effects: planned }) => {
      const key = keyOf(delivery.source, delivery.id);
      const isDuplicate = deliveries.has(key);
      const known = new Set(effects.map(({ effect }) => effect.id));
      const unknown = isDuplicate ? [] : planned.filter(({ id }) => !known.has(id));
      if (isDuplicate) {
        for (const row of effects) {
          if (row.delivery === key && row.status === 'failed') Object.assign(row, { ...fresh, dueAt: 0 });
        }
      } else {
        lastPosition += 1;
        deliveries.set(key, { position: lastPosition, delivery, events });
        for (const effect of unknown) {
          hurry(effect, delivery.receivedAt);
          effects.push(rowOf(effect, { delivery: key, dueAt: delivery.receivedAt }));
        }
      }
      if (planned.length > 0 || isDuplicate) announce({ kind: 'due' });
      return { isDuplicate, newEffects: unknown.length };
    },

    findKept: async (source, ids) => new Set(ids.filter((id) => deliveries.has(keyOf(source, id)))),

    claimDue: async (claim) => {
      const { worker, limit, now, leaseMs } = claim;
      if (clockWatch.isSetBack(now)) {
        restartWaits(claim);
        clockWatch.settle(now);
      }
      const isAllowed = shareOf(claim);
      const taken = new Set<string>();
      const claimed: EffectRow[] = [];
      for (const row of effects) {
        if (!isUnfinished(row)) continue;
        const key = keyOf(row.effect.target, row.effect.subject);
        const isFirst = !taken.has(key);
        taken.add(key);
        const isFree = row.status === 'due' ? row.dueAt <= now : row.leaseUntil <= now;
        if (isFirst && isFree && claimed.length < limit && isAllowed(row.effect.target)) claimed.push(row);
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
      const { effect, attempt, worker, outcome, ticket, endedAt } = issueId(finished);
      const row = effects.find((each) => each.effect.id === effect.id);
      if (row?.status !== 'running' || row.worker !== worker || row.attempts !== attempt) return;
      row.status = outcome.status === 'retry' ? 'due' : outcome.status;
      if (outcome.status === 'retry') {
        Object.assign(row, { dueAt: outcome.notBefore, waitsFrom: endedAt, heldUntil: outcome.heldUntil ?? 0 });
      }
      if (outcome.status === 'retry' && outcome.code === 'not-ready') row.attempts -= 1;
      row.outcome = outcome;
      if (ticket !== undefined && 'save' in ticket) {
        save(ticket.save);
      } else if (ticket !== undefined) {
        records.delete(keyOf(ticket.forget.target, ticket.forget.subject));
      }
      if (finished.message !== undefined) {
        const { save: posted } = finished.message;
        messages.set(keyOf(posted.target, posted.subject), posted);
      }
      if (outcome.status !== 'retry') endTogether(finished.together ?? [], outcome);
      announce({ kind: 'ended', effectId: effect.id });
    },

    findEffects: async (ids) => effects.map(({ effect }) => effect).filter(({ id }) => ids.includes(id)),
    findOutcome: async (effectId) => effects.find((row) => row.effect.id === effectId)?.outcome,

    nextDueAt: async (now) => {
      const times = effects.filter((row) => row.status === 'due' && row.dueAt > now).map((row) => row.dueAt);
      return times.length === 0 ? undefined : Math.min(...times);
    },

    findBehind: async ({ id, target, subject }, now) => {
      const own = effects.filter(({ effect }) => effect.target === target && effect.subject === subject);
      const behind = own.slice(own.findIndex(({ effect }) => effect.id === id) + 1);
      return behind.filter((row) => row.status === 'due' && row.dueAt <= now).map(({ effect }) => effect);
    },

    findFollowed: async (subject) => {
      const known = [...records.values()].filter((record) => record.subject === subject);
      const coming = effects.filter(
        (row) => isUnfinished(row) && row.effect.kind === 'track-ticket' && row.effect.subject === subject,
      );
      const followed = new Map<string, { target: string; rule: string }>();
      for (const { target, rule } of known) followed.set(target, { target, rule });
      for (const { effect } of coming) {
        if (!followed.has(effect.target))
          followed.set(effect.target, { target: effect.target, rule: effect.cause.rule });
      }
      return [...followed.values()];
    },

    tickets,
    messages: { find: async (target, subject) => messages.get(keyOf(target, subject)) },
    invitations: createMemoryInvitations(),
    board: createMemoryBoard(),
    repositories: createMemoryRepositories(),
    addEffects: async ({ delivery, effects: planned }) => {
      const key = keyOf(delivery.source, delivery.id);
      for (const row of effects) if (row.delivery === key && row.status === 'failed') supersede(row);
      for (const effect of planned) {
        hurry(effect, effect.receivedAt);
        effects.push(rowOf(effect, { delivery: key, dueAt: effect.receivedAt }));
      }
      announce({ kind: 'due' });
    },
    reviveEffect: async (effectId) => {
      const row = effects.find(({ effect }) => effect.id === effectId);
      if (row?.status !== 'failed') return false;
      Object.assign(row, { ...fresh, dueAt: 0 });
      announce({ kind: 'due' });
      return true;
    },
    history: createMemoryHistory({ deliveries, effects, records }),
    prune: async ({ before, limit }) => {
      for (const [key, { at }] of messages) if (at < before) messages.delete(key);
      const old = [...deliveries]
        .filter(([, { delivery }]) => delivery.receivedAt < before)
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

const fresh = {
  status: 'due',
  attempts: 0,
  waitsFrom: 0,
  heldUntil: 0,
  leaseUntil: 0,
  worker: '',
  outcome: undefined,
} as const;

function rowOf(effect: Effect, { delivery, dueAt }: Pick<EffectRow, 'delivery' | 'dueAt'>): EffectRow {
  const { notBefore = 0 } = effect;
  return { effect, delivery, ...fresh, dueAt: Math.max(dueAt, notBefore), waitsFrom: dueAt, heldUntil: notBefore };
}

function supersede(row: EffectRow): void {
  row.status = 'skipped';
  row.outcome = supersededOutcome;
}
