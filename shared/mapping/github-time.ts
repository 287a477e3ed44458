import type { EpochMs, JsonValue } from '../model/json.ts';

/** A time as GitHub writes it, ISO 8601 or seconds since 1970; undefined for anything else. */
export function timeOf(value: JsonValue | undefined): EpochMs | undefined {
  if (typeof value === 'number') return value * 1_000;
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
