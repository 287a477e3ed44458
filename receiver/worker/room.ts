import type { Effect } from '../../shared/model/effect.ts';
import { type Claim, shareOf } from '../../shared/store/claim.ts';

const maxRunning = 64;
/** A target that hangs takes no more than its share. */
const maxPerTarget = 16;
/** One commit of our own store covers many effects. The rest of {@link maxRunning} is left to the other targets. */
const maxPerLocalTarget = 48;
/** A delivery with more effects than this leaves them all to be claimed later, in turn with those of others. */
const maxClaimedWithDelivery = 4;

/** Counts the effects that a worker performs at a time, by their target. */
export interface Room {
  readonly isFull: boolean;
  take(effect: Pick<Effect, 'id' | 'target'>): void;
  leave(effectId: string): void;
  /** The part of a claim that says how much there is room for. */
  forClaim(): Pick<Claim, 'limit' | 'running' | 'maxPerTarget' | 'shares'>;
  /** Takes room for the effects that a delivery brings; false when there is not enough for all, or one is here already. */
  takeAll(effects: readonly Effect[]): boolean;
}

/** `localTargets` are in our own store: they may take more at a time. */
export function createRoom(localTargets: () => readonly string[]): Room {
  /** The target of each effect that is being performed. */
  const running = new Map<string, string>();

  const forClaim = () => ({
    limit: maxRunning - running.size,
    running: [...running.values()],
    maxPerTarget,
    shares: Object.fromEntries(localTargets().map((target) => [target, maxPerLocalTarget])),
  });

  return {
    get isFull() {
      return running.size >= maxRunning;
    },
    take: ({ id, target }) => running.set(id, target),
    leave: (effectId) => running.delete(effectId),
    forClaim,
    takeAll: (effects) => {
      if (effects.length > Math.min(maxClaimedWithDelivery, maxRunning - running.size)) return false;
      const isAllowed = shareOf(forClaim());
      if (!effects.every(({ id, target }) => !running.has(id) && isAllowed(target))) return false;
      for (const { id, target } of effects) running.set(id, target);
      return true;
    },
  };
}
