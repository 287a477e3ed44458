import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { asTicketwireError } from '../../shared/errors.ts';

/** Remembers that the store is away, so that the log says it once. */
export interface StoreOutage {
  /** Takes in a failure. The first one of an outage is logged, the others at debug. */
  note(error: unknown, message: string): void;
  /**
   * Does nothing unless there was a failure. Else keeps our own effects ours by `extend`, which throws while the store is
   * away, and after a longer outage gives other receivers the time to do the same.
   */
  settle(extend: () => Promise<unknown>): Promise<void>;
}

/** Other receivers notice within this time that the store is back. */
const graceMs = 2_000;

/** `maxMs`: an outage that was shorter has let no lease run out. */
export function createStoreOutage(log: Logger, maxMs: number): StoreOutage {
  let since: number | undefined;
  return {
    note: (error, message) => {
      const { code, message: reason } = asTicketwireError(error);
      log[since === undefined ? 'error' : 'debug']({ code, error: reason }, message);
      since ??= performance.now();
    },
    settle: async (extend) => {
      if (since === undefined) return;
      await extend();
      if (performance.now() - since > maxMs) await delay(graceMs, undefined, { ref: false });
      since = undefined;
    },
  };
}
