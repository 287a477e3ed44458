import type { EpochMs } from '../model/json.ts';

/** Clocks of receivers on one database differ by less than this, and so do times that are noted and times that are read. */
export const clockSlackMs = 1_000;

/** Notices that the clock was set back, so that waits for a time that is now far away can be shortened. */
export interface ClockWatch {
  /** True if the clock shows an earlier time than before, or showed one since the last {@link settle}. */
  isSetBack(now: EpochMs): boolean;
  /** The waits are right for this time. */
  settle(now: EpochMs): void;
}

export function createClockWatch(): ClockWatch {
  let latest = Number.NEGATIVE_INFINITY;
  return {
    isSetBack: (now) => {
      if (now < latest - clockSlackMs) return true;
      latest = Math.max(latest, now);
      return false;
    },
    settle: (now) => {
      latest = now;
    },
  };
}
