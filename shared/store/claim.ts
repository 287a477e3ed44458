import type { EpochMs } from '../model/json.ts';

/** What a worker asks for. */
export interface Claim {
  worker: string;
  limit: number;
  now: EpochMs;
  leaseMs: number;
  /** The target of each effect the worker is performing; absent: none. */
  running?: readonly string[];
  /** How many effects of one target the worker performs at a time; absent: as many as come. */
  maxPerTarget?: number;
  /** The same for some targets, by name. */
  shares?: Readonly<Record<string, number>>;
}

/** A claim of the effects of a delivery, made as it is stored. */
export interface OwnClaim {
  worker: string;
  leaseMs: number;
  /** Effects it has room for. */
  effectIds: readonly string[];
}

/** Whether a worker may take one more effect of a target, given what it has; counts what it takes. */
export function shareOf(claim: Pick<Claim, 'running' | 'maxPerTarget' | 'shares'>): (target: string) => boolean {
  const { running = [], maxPerTarget = Number.POSITIVE_INFINITY, shares = {} } = claim;
  const counts = new Map<string, number>();
  for (const target of running) counts.set(target, (counts.get(target) ?? 0) + 1);
  return (target) => {
    const count = counts.get(target) ?? 0;
    if (count >= (Object.hasOwn(shares, target) ? (shares[target] ?? 0) : maxPerTarget)) return false;
    counts.set(target, count + 1);
    return true;
  };
}
