import type { Applied } from '../model/applied.ts';
import type { Planned } from '../model/effect.ts';

/** Members of a cluster report within this time of each other. */
const memberDelayMs = 60_000;

/**
 * True if an event is older than the last one applied, and so changes nothing. One server reports in order: what it
 * reports more than a minute later is news, even where the event keeps the time of its first start.
 */
export function isOutdated({ occurredAt, receivedAt, origin = '' }: Planned, applied: Applied): boolean {
  if (occurredAt === null || occurredAt >= applied.appliedAt) return false;
  const isSameServer = origin !== '' && origin === applied.appliedOrigin;
  return !isSameServer || receivedAt - applied.appliedReceivedAt <= memberDelayMs;
}

/** Returns what is applied once an effect is; one that is no later and no news leaves it as it was. */
export function apply({ occurredAt, receivedAt, origin = '' }: Planned, before: Applied): Applied {
  const at = occurredAt ?? receivedAt;
  const isNews = at !== before.appliedAt;
  return {
    appliedAt: Math.max(before.appliedAt, at),
    appliedReceivedAt: isNews ? receivedAt : before.appliedReceivedAt,
    appliedOrigin: isNews ? origin : before.appliedOrigin,
  };
}
