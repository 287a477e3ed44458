import type { EpochMs, JsonValue } from '../model/json.ts';

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
