import type { Logger } from 'pino';
import type { EpochMs } from '../../shared/model/json.ts';
import { createHolds, heldOutcome } from '../../shared/pipeline/holds.ts';
import type { ClaimedEffect, FinishedAttempt, Store } from '../../shared/store/store.ts';
import type { Breakers } from './breaker.ts';
import { logOutcome } from './log-outcome.ts';
import { record } from './record.ts';
import { createStoreOutage } from './store-outage.ts';

export interface WorkerInputs {
  store: Store;
  perform(claimed: ClaimedEffect): Promise<FinishedAttempt>;
  /** Names this worker's claims; unique among processes. */
  name: string;
  now(): EpochMs;
  log: Logger;
  breakers: Breakers;
  /** Called after every attempt. */
  onAttempt(finished: FinishedAttempt): void;
}

export interface Worker {
  /** Stops claiming, and waits for what is running, but no longer than `withinMs`. */
  stop(withinMs: number): Promise<void>;
}

const maxRunning = 64;
/** A target that hangs takes no more than its share. */
const maxPerTarget = 16;
const leaseMs = 15_000;
const heartbeatMs = 5_000;
/** How often to look without being told: for leases that ran out, and clocks that jumped. */
const idleLookMs = 5_000;
/** Pause before looking again after a failure of the store. */
const retryMs = 1_000;

/** Claims due effects, performs them and records how they ended, until stopped. */
export function startWorker({ store, perform, name, now, log, breakers, onAttempt }: WorkerInputs): Worker {
  const running = new Map<string, { target: string; run: Promise<void> }>();
  const holds = createHolds();
  // A lease that was last extended just before the outage runs out this long after it began.
  const outage = createStoreOutage(log, leaseMs - 2 * heartbeatMs);
  const givingUp = new AbortController();
  let isStopping = false;
  let isLooking = false;
  let looking: Promise<void> | undefined;
  let mustLookAgain = false;
  let timer: NodeJS.Timeout | undefined;

  const unwatch = store.watch(() => look());
  const heartbeat = setInterval(() => {
    if (running.size > 0) extendLeases().catch((error) => outage.note(error, 'leases could not be extended'));
  }, heartbeatMs);
  look();

  function extendLeases(): Promise<void> {
    return store.extendLeases({ worker: name, effectIds: [...running.keys()], leaseUntil: now() + leaseMs });
  }

  function look(): void {
    mustLookAgain = true;
    if (isLooking || isStopping) return;
    isLooking = true;
    looking = lookUntilIdle().finally(() => {
      isLooking = false;
      if (mustLookAgain) look();
    });
  }

  async function lookUntilIdle(): Promise<void> {
    clearTimeout(timer);
    try {
      await outage.settle(() => (running.size > 0 ? extendLeases() : store.nextDueAt(now())));
      while (mustLookAgain && !isStopping && running.size < maxRunning) {
        mustLookAgain = false;
        const share = { running: [...running.values()].map(({ target }) => target), maxPerTarget };
        const limit = maxRunning - running.size;
        const claimed = await store.claimDue({ worker: name, limit, now: now(), leaseMs, ...share });
        for (const each of claimed) start(each);
        // Some may have been left because their target has its share now.
        if (claimed.length > 0) mustLookAgain = true;
      }
      const nextAt = await store.nextDueAt(now());
      wakeIn(Math.min(idleLookMs, nextAt === undefined ? idleLookMs : Math.max(0, nextAt - now())));
    } catch (error) {
      outage.note(error, 'due effects could not be claimed; trying again');
      mustLookAgain = false;
      wakeIn(retryMs);
    }
    if (running.size >= maxRunning) mustLookAgain = false;
  }

  function wakeIn(delayMs: number): void {
    if (!isStopping) timer = setTimeout(look, delayMs);
  }

  function start(claimed: ClaimedEffect): void {
    const { id, target } = claimed.effect;
    const run = performAndFinish(claimed)
      .catch((error) => {
        log.error({ effect: id, err: error }, 'an attempt could not be brought to its end; it will be tried again');
      })
      .finally(() => {
        if (running.get(id)?.run === run) running.delete(id);
        look();
      });
    running.set(id, { target, run });
  }

  /** While a target asked to be left alone, or its circuit is open, its effects are put off, without an attempt. */
  async function performUnlessOpen(claimed: ClaimedEffect): Promise<FinishedAttempt> {
    const { target } = claimed.effect;
    const startedAt = now();
    const heldUntil = holds.heldUntil(target, startedAt);
    if (heldUntil !== undefined) {
      return { ...claimed, startedAt, endedAt: startedAt, outcome: heldOutcome(target, heldUntil) };
    }
    const notBefore = breakers.permits(target, startedAt);
    if (notBefore !== undefined) {
      const message = `Most attempts at '${target}' failed just now, so it is left alone for a while.`;
      return {
        ...claimed,
        startedAt,
        endedAt: startedAt,
        outcome: { status: 'retry', code: 'not-ready', message, notBefore, heldUntil: notBefore },
      };
    }
    const finished = await perform(claimed);
    breakers.note(target, finished.outcome, now());
    holds.note(target, finished.outcome, now());
    const isAttempt = finished.outcome.status !== 'retry' || finished.outcome.code !== 'not-ready';
    if (isAttempt) onAttempt(finished);
    return finished;
  }

  async function performAndFinish(claimed: ClaimedEffect): Promise<void> {
    const performed = await performUnlessOpen(claimed);
    const finished = await record(performed, { store, signal: givingUp.signal });
    logOutcome(finished, log);
  }

  return {
    stop: async (withinMs) => {
      isStopping = true;
      unwatch();
      clearTimeout(timer);
      clearInterval(heartbeat);
      let patience: NodeJS.Timeout | undefined;
      await Promise.race([
        // What is being claimed at this moment is performed too.
        Promise.resolve(looking).then(() => Promise.all([...running.values()].map(({ run }) => run))),
        new Promise((resolve) => {
          patience = setTimeout(resolve, withinMs);
        }),
      ]);
      clearTimeout(patience);
      givingUp.abort();
    },
  };
}
