import { TicketwireError } from '../../shared/errors.ts';
import type { EpochMs } from '../../shared/model/json.ts';
import type { Claim } from '../../shared/store/claim.ts';
import { createClockWatch } from '../../shared/store/clock.ts';
import type { Acceptance, Accepted, ClaimedEffect, Store, StoreChange } from '../../shared/store/store.ts';
import { createBoard } from './board.ts';
import { type CatchUps, createCatchUps } from './catch-ups.ts';
import { claimDue, findNextDue, releaseHeads } from './claim.ts';
import { restartWaits } from './clock-jumps.ts';
import { findKept, findSeq, insertDeliveries } from './deliveries.ts';
import { type DueEffects, findDueEffects } from './due-effects.ts';
import {
  endDeadLetters,
  findBehind,
  findEffects,
  finish,
  followedOf,
  outcomeOf,
  releaseLeases,
  reviveEffect,
} from './effects.ts';
import type { Engine } from './engine.ts';
import { createGroupCommit, type Write } from './group-commit.ts';
import { createHistory } from './history.ts';
import { createIncidents, type IncidentStore, type Report, reportAll } from './incidents.ts';
import { createInvitations } from './invitations.ts';
import { createMessages, saveMessage } from './messages.ts';
import { insertEffects } from './new-effects.ts';
import { prune } from './prune.ts';
import { createRepositories } from './repositories.ts';
import { createRules, type RuleStore } from './rules.ts';
import { createSettings, type SettingsStore } from './settings.ts';
import { createSources, type SourceStore } from './sources.ts';
import { translateErrors } from './store-errors.ts';
import { createTickets, issueId, saveTicket } from './tickets.ts';
import type { UnreadableWal } from './wal.ts';

/** The store with what only the receiver keeps. */
export interface ReceiverStore extends Store {
  catchUps: CatchUps;
  sources: SourceStore;
  rules: RuleStore;
  settings: SettingsStore;
  /** The part of the embedded store's log that could not be read when it was opened. */
  findLost(): Promise<UnreadableWal | undefined>;
  incidents: IncidentStore;
  dueEffects(now: EpochMs): Promise<readonly DueEffects[]>;
  /** Calls back with the seconds that each transaction took, until its commit. Gives the function that ends it. */
  watchCommits(listener: (seconds: number) => void): () => void;
}

const roomAfterFailure = 256 * 1_024;

/** The store over a database: queries that are the same on every engine. */
export function createStore(
  engine: Engine,
): ReceiverStore & { releaseLeases(): Promise<void>; restartWaits(leaseMs: number): Promise<void> } {
  const { writer, reader, dialect, now: clock } = engine;
  /** After a write that failed, a check must find room again: a smaller write might succeed on a full disk. */
  let roomNeeded = 0;
  const commitListeners = new Set<(seconds: number) => void>();
  const commit = createGroupCommit(
    writer,
    () => {
      roomNeeded = roomAfterFailure;
    },
    (seconds) => {
      for (const listener of commitListeners) listener(seconds);
    },
  );
  const listeners = new Set<(change: StoreChange) => void>();
  const tell = (change: StoreChange) => {
    for (const listener of listeners) listener(change);
  };
  engine.subscribe?.(tell);

  /** A write whose result, when it gives a change, is made known as soon as it is durable. */
  async function writeAndTell<T>(operation: Write<{ value: T; change: StoreChange | undefined }>): Promise<T> {
    const { value, change } = await commit.write(async (trx) => {
      const written = await operation(trx);
      if (written.change !== undefined) await engine.publish?.(trx, written.change);
      return written;
    });
    if (change !== undefined && engine.publish === undefined) tell(change);
    return value;
  }

  const accept = commit.gather<Acceptance, Accepted>(async (trx, acceptances) => {
    const { values, afterCommit } = await insertDeliveries(trx, acceptances, {
      now: clock(),
      engine,
    });
    if (values.some(mayBeDue)) await engine.publish?.(trx, { kind: 'due' });
    return { values, afterCommit };
  });

  const clockWatch = createClockWatch();
  // Gathered, so that claims come last in their transaction: they wait for no row while others are waited for.
  const claim = commit.gather<Claim, readonly ClaimedEffect[]>(async (trx, claims) => {
    const values: (readonly ClaimedEffect[])[] = [];
    const setBack = claims.filter(({ now }) => clockWatch.isSetBack(now));
    for (const each of setBack) await restartWaits(trx, each);
    for (const each of claims) values.push(await claimDue(trx, each, engine));
    const afterCommit = () => {
      for (const { now } of setBack) clockWatch.settle(now);
    };
    return { values, afterCommit };
  });

  const report = commit.gather<Report, boolean>(async (trx, reports) => {
    const { values, afterCommit } = await reportAll(trx, reports, { now: clock(), engine });
    if (values.includes(true)) await engine.publish?.(trx, { kind: 'due' });
    return { values, afterCommit };
  });

  return translateErrors({
    accept: async (acceptance) => {
      const accepted = await accept(acceptance);
      if (engine.publish === undefined && mayBeDue(accepted)) tell({ kind: 'due' });
      return accepted;
    },
    findKept: (source, ids) => findKept(reader, { source, ids, keys: engine.keys }),
    claimDue: (wanted) => claim(wanted),
    extendLeases: ({ worker, effectIds, leaseUntil }) =>
      commit.write(async (trx) => {
        await trx
          .updateTable('effects')
          .set({ lease_until: leaseUntil })
          .where(dialect.isOneOf('id', 'text', effectIds))
          .where('worker', '=', worker)
          .where('status', '=', 'running')
          .execute();
      }),
    finish: (attempt) =>
      writeAndTell(async (trx) => {
        const finished = await issueId(trx, attempt);
        const isOurs = await finish(trx, finished, dialect);
        if (isOurs && finished.ticket !== undefined) await saveTicket(trx, finished.ticket);
        if (isOurs && finished.message !== undefined) await saveMessage(trx, finished.message.save);
        const change = { kind: 'ended', effectId: finished.effect.id, outcome: finished.outcome } as const;
        return { value: undefined, change: isOurs ? change : undefined };
      }),
    findOutcome: (effectId) => outcomeOf(reader, effectId),
    findEffects: (ids) => findEffects(reader, ids, dialect),
    nextDueAt: (now) => findNextDue(reader, { now }),
    findBehind: (effect, now) => findBehind(reader, effect, now),
    findFollowed: (subject) => followedOf(reader, subject),
    tickets: translateErrors(createTickets(reader, commit, engine.lock)),
    messages: translateErrors(createMessages(reader)),
    invitations: translateErrors(createInvitations(reader, commit)),
    board: translateErrors(createBoard(reader, commit, engine.lock)),
    history: translateErrors(createHistory(engine)),
    sources: translateErrors(
      createSources({
        reader,
        lock: engine.lock,
        write: (operation) =>
          writeAndTell(async (trx) => {
            const { value, isChange } = await operation(trx);
            return { value, change: isChange ? { kind: 'sources' } : undefined };
          }),
      }),
    ),
    rules: translateErrors(
      createRules({
        reader,
        lock: engine.lock,
        write: (operation) =>
          writeAndTell(async (trx) => {
            const { value, isChange } = await operation(trx);
            return { value, change: isChange ? { kind: 'rules' } : undefined };
          }),
      }),
    ),
    settings: translateErrors(createSettings(reader, commit)),
    repositories: translateErrors(createRepositories(reader, commit, engine.lock)),
    incidents: translateErrors(
      createIncidents(reader, commit, async (each) => {
        const isReported = await report(each);
        if (isReported && engine.publish === undefined) tell({ kind: 'due' });
        return isReported;
      }),
    ),
    catchUps: translateErrors(createCatchUps(commit)),
    findLost: async () => undefined,
    dueEffects: (now) => findDueEffects(reader, now),
    watchCommits: (listener) => {
      commitListeners.add(listener);
      return () => commitListeners.delete(listener);
    },
    addEffects: (addition) =>
      writeAndTell(async (trx) => {
        const { source, id } = addition.delivery;
        const seq = await findSeq(trx, addition.delivery, engine.keys);
        if (seq === undefined) throw new TicketwireError('unknown-address', `No delivery ${id} is kept.`);
        await endDeadLetters(trx, seq);
        await insertEffects(trx, [{ origin: { source, id, seq }, effects: addition.effects, dueAt: clock() }], engine);
        return { value: undefined, change: { kind: 'due' } };
      }),
    reviveEffect: (effectId) =>
      writeAndTell(async (trx) => {
        const isRevived = await reviveEffect(trx, effectId, clock());
        return { value: isRevived, change: isRevived ? { kind: 'due' } : undefined };
      }),
    prune: async (old) => {
      await commit.write(releaseHeads);
      const pruned = await prune(commit, old, dialect);
      for (const each of pruned) engine.keys?.remove(each);
      if (pruned.length > 0) engine.compact?.();
      return pruned.length;
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    checkWritable: async () => {
      await commit.write(async (trx) => {
        await trx.deleteFrom('checks').execute();
        await trx
          .insertInto('checks')
          .values({ at: clock(), filler: new Uint8Array(roomNeeded) })
          .execute();
      });
      roomNeeded = 0;
    },
    close: async () => {
      await commit.settle();
      await writer.destroy();
      await reader.destroy();
    },
    releaseLeases: () => commit.write((trx) => releaseLeases(trx, clock())),
    restartWaits: (leaseMs) => commit.write((trx) => restartWaits(trx, { now: clock(), leaseMs })),
  });
}

/** Dead letters of a duplicate may have become due again. */
function mayBeDue({ isDuplicate, newEffects, claimed = [] }: Accepted): boolean {
  return isDuplicate || newEffects > claimed.length;
}
