import type { EpochMs } from '../model/json.ts';
import type { CreationLimits } from './store.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

/**
 * When the next creating request may go, given the times of those of the last hour in ascending order; undefined: now.
 * The windows slide, so that no minute and no hour ever sees more than its limit.
 */
export function nextFreeCreation(times: readonly EpochMs[], limits: CreationLimits, at: EpochMs): EpochMs | undefined {
  const inMinute = times.filter((time) => time > at - minuteMs);
  const inHour = times.filter((time) => time > at - hourMs);
  const freeAt = Math.max(
    freeIn(inMinute, limits.perMinute, minuteMs) ?? 0,
    freeIn(inHour, limits.perHour, hourMs) ?? 0,
  );
  return freeAt === 0 ? undefined : freeAt;
}

/** When the window has room again: as soon as its oldest surplus leaves it. */
function freeIn(times: readonly EpochMs[], limit: number, windowMs: number): EpochMs | undefined {
  const leaving = times.at(-limit);
  return times.length < limit || leaving === undefined ? undefined : leaving + windowMs;
}
