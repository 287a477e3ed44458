import { setTimeout as delay, setImmediate } from 'node:timers/promises';
import type { Logger } from 'pino';
import { connectTimeoutMs } from './connections.ts';
import { AwayError, isAboutDatabase, reasonOf, SilenceError } from './failures.ts';

/** Knows whether the database can be used, so that nobody waits for one that is away. */
export interface Availability {
  /** Resolves when the database may be asked. Rejects with {@link AwayError} at once while it is away. */
  pass(): Promise<void>;
  /** Takes in a failure that cost a connection, and finds out whether the database is still there. */
  noteFailure(error: unknown): void;
  /** Resolves when the database may be asked, however long that takes, and when it is not watched any more. */
  untilThere(): Promise<void>;
  /** Calls back after each failure, when the database can be used again. */
  onRecovery(listener: () => void): void;
  stop(): void;
}

/** Pause between two probes. */
const probeEveryMs = 1_000;
/** Time after which the log says that the database is still away. */
const reminderMs = 60_000;

interface Options {
  /** Uses the database as a delivery would, on every kind of connection. */
  probe(): Promise<void>;
  /** Ends all connections: one of them was silent, and the others may hang on the same network. */
  cut(): void;
  log: Logger;
}

/**
 * A failure starts a probe. Until its answer, what comes waits a moment; while probes fail, it is refused at once; and the
 * first good probe opens the way again. The log tells when the database goes away and when it is back.
 */
export function createAvailability({ probe, cut, log }: Options): Availability {
  const listeners: (() => void)[] = [];
  const stopping = new AbortController();
  let state: 'there' | 'checking' | 'away' = 'there';
  let reason = '';
  /** Resolves after the first probe, good or not. */
  let checked: Promise<void> = Promise.resolve();
  /** Resolves after the first good probe. */
  let recovered: Promise<void> = Promise.resolve();

  async function isThere(): Promise<boolean> {
    try {
      await probe();
      return true;
    } catch (error) {
      reason = reasonOf(error);
      if (error instanceof SilenceError) cut();
      return false;
    }
  }

  async function check(): Promise<void> {
    const isBack = await isThere();
    if (stopping.signal.aborted) return;
    if (isBack) {
      log.warn({ reason }, 'a connection to PostgreSQL broke; reconnected');
      recover();
    } else {
      state = 'away';
      log.error({ reason }, 'PostgreSQL is unavailable: deliveries are answered with 503 until it is back');
    }
  }

  async function keepProbing(): Promise<void> {
    const since = performance.now();
    await checked;
    for (let remindedAt = since; state === 'away' && !stopping.signal.aborted; ) {
      await delay(probeEveryMs, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      if (await isThere()) {
        log.warn({ seconds: Math.round((performance.now() - since) / 1_000) }, 'PostgreSQL is available again');
        recover();
      } else if (performance.now() - remindedAt >= reminderMs) {
        remindedAt = performance.now();
        log.error({ reason }, 'PostgreSQL is still unavailable');
      }
    }
  }

  function recover(): void {
    state = 'there';
    for (const listener of listeners) listener();
  }

  return {
    pass: async () => {
      if (state === 'checking') await Promise.race([checked, delay(connectTimeoutMs, undefined, { ref: false })]);
      if (state === 'there') return;
      // A caller that asks again at once must not keep timers and sockets from their turn: one is the probe's.
      await setImmediate();
      throw new AwayError(`PostgreSQL is unavailable: ${reason}`);
    },
    noteFailure: (error) => {
      if (stopping.signal.aborted || !isAboutDatabase(error) || error instanceof AwayError) return;
      if (error instanceof SilenceError) cut();
      if (state !== 'there') return;
      state = 'checking';
      reason = reasonOf(error);
      checked = check();
      recovered = keepProbing();
    },
    untilThere: () => recovered,
    onRecovery: (listener) => {
      listeners.push(listener);
    },
    stop: () => stopping.abort(),
  };
}
