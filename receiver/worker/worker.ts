import type { Logger } from 'pino';
import type { Effect } from '../../shared/model/effect.ts';
import type { EpochMs } from '../../shared/model/json.ts';
import { createHolds, heldOutcome } from '../../shared/pipeline/holds.ts';
import type { Acceptance, Accepted, ClaimedEffect, FinishedAttempt, Store } from '../../shared/store/store.ts';
import { effectLeaseMs } from '../store/clock-jumps.ts';
import type { Breakers } from './breaker.ts';
import { logOutcome } from './log-outcome.ts';
import { record } from './record.ts';
import { createRoom } from './room.ts';
import { createStoreOutage } from './store-outage.ts';

export interface WorkerInputs {
  store: Store;
  perform(claimed: ClaimedEffect): Promise<FinishedAttempt>;
  /** Names this worker's claims; unique among processes. */
  name: string;
  now(): EpochMs;
  log: Logger;
  breakers: Breakers;
  /** Targets in our own store, which are asked without a network: they may take more at a time. */
  localTargets?(): readonly string[];
  /** Called after every attempt. */
  onAttempt(finished: FinishedAttempt): void;
}

export interface Worker {
  /** Begins to claim. */
  start(): void;
  /**
   * Stores a delivery, as the store does. Effects that there is room for are claimed in the same transaction, so that they
   * start without a second one.
   */
  accept(acceptance: Acceptance): Promise<Accepted>;
  /** Stops claiming, and waits for what is running, but no longer than `withinMs`. */
  stop(withinMs: number): Promise<void>;
}

const leaseMs = effectLeaseMs;
const heartbeatMs = 5_000;
/** How often to look without being told: for leases that ran out, and clocks that jumped. */
const idleLookMs = 5_000;
/** Pause before looking again after a failure of the store. */
const retryMs = 1_000;

/** Makes a worker, which claims due effects, performs them and records how they ended. It begins when it is started. */
export function createWorker(inputs: WorkerInputs): Worker {
  const { store, perform, name, now, log, breakers, localTargets = () => [], onAttempt } = inputs;
  const room = createRoom(localTargets);
  /** Effects whose leases are extended: claimed here, and their end not yet recorded. */
  const held = new Set<string>();
  /** Attempts whose end is not written down yet. */
  const runs = new Set<Promise<void>>();
  /** Deliveries that are being stored, with effects that may be claimed with them. */
  const accepting = new Set<Promise<unknown>>();
  /** Effects that this worker has ended, until the store says so. */
  const ending = new Set<string>();
  const holds = createHolds();
  // A lease that was last extended just before the outage runs out this long after it began.
  const outage = createStoreOutage(log, leaseMs - 2 * heartbeatMs);
  const givingUp = new AbortController();
  let isStarted = false;
  let isStopping = false;
  let isLooking = false;
  let looking: Promise<void> | undefined;
  let mustLookAgain = false;
  let timer: NodeJS.Timeout | undefined;
  let extendedAt = now();

  const unwatch = store.watch((change) => {
    if (change.kind === 'missed') ending.clear();
    // After its own attempts it has looked already.
    if (change.kind !== 'ended' || !ending.delete(change.effectId)) look();
  });
  const heartbeat = setInterval(() => {
    if (held.size > 0) extendLeases().catch((error) => outage.note(error, 'leases could not be extended'));
  }, heartbeatMs);

  async function extendLeases(): Promise<void> {
    extendedAt = now();
    if (held.size === 0) return;
    await store.extendLeases({ worker: name, effectIds: [...held], leaseUntil: extendedAt + leaseMs });
  }

  function look(): void {
    mustLookAgain = true;
    if (isLooking || isStopping || !isStarted) return;
    isLooking = true;
    looking = lookUntilIdle().finally(() => {
      isLooking = false;
      if (mustLookAgain) look();
    });
  }

  async function lookUntilIdle(): Promise<void> {
    clearTimeout(timer);
    try {
      await outage.settle(() => (held.size > 0 ? extendLeases() : store.nextDueAt(now())));
      // Results of this turn of the event loop are written first, in the same transaction.
      await new Promise(setImmediate);
      while (mustLookAgain && !isStopping && !room.isFull) {
        mustLookAgain = false;
        // A clock that was set forward must not make what runs here look abandoned.
        if (now() - extendedAt > leaseMs - heartbeatMs) await extendLeases();
        const claim = { worker: name, now: now(), leaseMs, ...room.forClaim() };
        const claimed = await store.claimDue(claim);
        for (const each of claimed) start(each);
      }
      const nextAt = await store.nextDueAt(now());
      wakeIn(Math.min(idleLookMs, nextAt === undefined ? idleLookMs : Math.max(0, nextAt - now())));
    } catch (error) {
      outage.note(error, 'due effects could not be claimed; trying again');
      mustLookAgain = false;
      wakeIn(retryMs);
    }
    if (room.isFull) mustLookAgain = false;
  }

  function wakeIn(delayMs: number): void {
    if (!isStopping) timer = setTimeout(look, delayMs);
  }

  async function accept(acceptance: Acceptance): Promise<Accepted> {
    const reserved = acceptance.effects;
    const mayClaim = isStarted && !isStopping && reserved.every(({ id }) => !held.has(id));
    if (reserved.length === 0 || !mayClaim || !room.takeAll(reserved)) return store.accept(acceptance);
    const claim = { worker: name, leaseMs, effectIds: reserved.map(({ id }) => id) };
    const accepted = store.accept({ ...acceptance, claim });
    const started = accepted.then(
      ({ claimed }) => startReserved(reserved, claimed),
      () => startReserved(reserved, undefined),
    );
    accepting.add(started);
    await started;
    accepting.delete(started);
    return accepted;
  }

  function startReserved(reserved: readonly Effect[], claimed: readonly string[] | undefined): void {
    for (const effect of reserved) {
      if (claimed?.includes(effect.id)) start({ effect, attempt: 1, worker: name });
      else room.leave(effect.id);
    }
    // While the room was taken, others may have been left waiting.
    if (claimed !== undefined && claimed.length < reserved.length) look();
  }

  function start(claimed: ClaimedEffect): void {
    const { id } = claimed.effect;
    room.take(claimed.effect);
    held.add(id);
    const run = performAndFinish(claimed)
      .catch((error) => {
        log.error({ effect: id, err: error }, 'an attempt could not be brought to its end; it will be tried again');
      })
      .finally(() => {
        held.delete(id);
        runs.delete(run);
      });
    runs.add(run);
  }

  /** While a target asked to be left alone, or its circuit is open, its effects are put off, without an attempt. */
  async function performUnlessOpen(claimed: ClaimedEffect): Promise<FinishedAttempt> {
    const { target } = claimed.effect;
    const startedAt = now();
    const heldUntil = holds.heldUntil(target, startedAt);
    if (heldUntil !== undefined) {
      return { ...claimed, startedAt, endedAt: startedAt, outcome: heldOutcome(target, heldUntil) };
    }
    const waitMs = breakers.waitMs(target);
    if (waitMs !== undefined) {
      const notBefore = startedAt + waitMs;
      const message = `Most attempts at '${target}' failed just now, so it is left alone for a while.`;
      return {
        ...claimed,
        startedAt,
        endedAt: startedAt,
        outcome: { status: 'retry', code: 'not-ready', message, notBefore, heldUntil: notBefore },
      };
    }
    const finished = await perform(claimed);
    breakers.note(target, finished.outcome);
    holds.note(target, finished.outcome, now());
    const isAttempt = finished.outcome.status !== 'retry' || finished.outcome.code !== 'not-ready';
    if (isAttempt) onAttempt(finished);
    return finished;
  }

  async function performAndFinish(claimed: ClaimedEffect): Promise<void> {
    const { id } = claimed.effect;
    const performed = await performUnlessOpen(claimed).finally(() => room.leave(id));
    ending.add(id);
    const recorded = record(performed, { store, signal: givingUp.signal }).catch((error) => {
      ending.delete(id);
      throw error;
    });
    // Not after it: the next effects are claimed in the same transaction.
    look();
    const finished = await recorded;
    logOutcome(finished, log);
  }

  return {
    start: () => {
      isStarted = true;
      look();
    },
    accept,
    stop: async (withinMs) => {
      isStopping = true;
      unwatch();
      clearTimeout(timer);
      clearInterval(heartbeat);
      let patience: NodeJS.Timeout | undefined;
      await Promise.race([
        // What is being claimed at this moment is performed too.
        Promise.all([looking, ...accepting]).then(() => Promise.all(runs)),
        new Promise((resolve) => {
          patience = setTimeout(resolve, withinMs);
        }),
      ]);
      clearTimeout(patience);
      givingUp.abort();
    },
  };
}
