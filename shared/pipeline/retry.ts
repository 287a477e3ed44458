import type { EpochMs } from '../model/json.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Waits between attempts: 5 s, 30 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h. */
export const retryDelaysMs: readonly number[] = [
  5 * second,
  30 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  10 * hour,
];

/** No time named by a target is waited for longer: a slip of its clock must not put an effect off for years. */
const maxNamedWaitMs = 24 * hour;

/** How far a wait is stretched at most, so that what failed together is not tried together. */
const maxJitter = 0.2;

/**
 * When attempt number `attempt` + 1 is due; undefined when the schedule is exhausted.
 * A time named by the target wins when it is later. `random` is in [0, 1).
 */
export function nextAttemptAt(failed: {
  attempt: number;
  now: EpochMs;
  random: number;
  notBefore?: EpochMs | undefined;
  /** Instead of {@link retryDelaysMs}. */
  delaysMs?: readonly number[] | undefined;
}): EpochMs | undefined {
  const delay = (failed.delaysMs ?? retryDelaysMs)[failed.attempt - 1];
  if (delay === undefined) return undefined;
  const scheduled = failed.now + Math.round(delay * (1 + maxJitter * failed.random));
  return Math.max(scheduled, Math.min(failed.notBefore ?? 0, failed.now + maxNamedWaitMs));
}
