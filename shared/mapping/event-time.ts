import type { EpochMs, JsonValue } from '../model/json.ts';

/** A time in ISO 8601; undefined for anything else, and for the year 1 by which Go writes a time that it does not know. */
export function isoTime(value: JsonValue | undefined): EpochMs | undefined {
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN;
  return time > 0 ? time : undefined;
}

/** The latest of the times that are known. */
export function latest(times: readonly (EpochMs | undefined)[]): EpochMs | undefined {
  let found: EpochMs | undefined;
  for (const time of times) if (time !== undefined && (found === undefined || time > found)) found = time;
  return found;
}

/**
 * When an event is said to have happened, for its place among the others of its subject: never after it was received,
 * and never longer before than what its sender may need to tell of it. Beyond that the order of receipt counts.
 */
export function orderTime(at: EpochMs | undefined, receivedAt: EpochMs, maxLateMs = Number.POSITIVE_INFINITY): EpochMs {
  return at === undefined ? receivedAt : Math.min(receivedAt, Math.max(at, receivedAt - maxLateMs));
}

/** No date is further from 1970 in milliseconds. https://tc39.es/ecma262/#sec-time-values-and-time-range */
const maxTime = 8.64e15;

/** A time as forges write it: ISO 8601, `2026-01-31 18:08:09 UTC`, or seconds since 1970; undefined for anything else. */
export function timeOf(value: JsonValue | undefined): EpochMs | undefined {
  if (typeof value === 'number') return millisecondsOf(value * 1_000);
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** A time in milliseconds since 1970. */
export function millisecondsOf(value: JsonValue | undefined): EpochMs | undefined {
  return typeof value === 'number' && Math.abs(value) <= maxTime ? Math.trunc(value) : undefined;
}
