import type { EpochMs } from '../model/json.ts';
import type { Outcome } from '../model/outcome.ts';

/** Targets that asked to be left alone: one effect is told so, and the others of the target need not ask for themselves. */
export interface Holds {
  /** Until when a target is left alone; undefined: go on. */
  heldUntil(target: string, now: EpochMs): EpochMs | undefined;
  /** Takes in how an attempt at the target ended. */
  note(target: string, outcome: Outcome, now: EpochMs): void;
}

/** No service counts by more than the hour: who names a longer time has a wrong clock, and only its own effect waits. */
const maxHoldMs = 2 * 3_600_000;

export function createHolds(): Holds {
  const holds = new Map<string, { from: EpochMs; until: EpochMs }>();
  return {
    heldUntil: (target, now) => {
      const hold = holds.get(target);
      if (hold === undefined || hold.until <= now) return undefined;
      if (hold.from <= now) return hold.until;
      // The clock was set back: nobody knows how much is left, and it is no more than the whole.
      const until = now + hold.until - hold.from;
      holds.set(target, { from: now, until });
      return until;
    },
    note: (target, outcome, now) => {
      if (outcome.status !== 'retry' || outcome.code !== 'rate-limited' || outcome.isNarrow === true) return;
      const { heldUntil = 0 } = outcome;
      const known = holds.get(target);
      const until = known === undefined || known.from > now ? heldUntil : Math.max(known.until, heldUntil);
      if (heldUntil - now <= maxHoldMs) holds.set(target, { from: now, until });
    },
  };
}

/** What becomes of an effect whose target is left alone: its turn comes later, and no attempt was made. */
export function heldOutcome(target: string, until: EpochMs): Outcome {
  const message = `The target '${target}' asked us to wait, so it is left alone until then.`;
  return { status: 'retry', code: 'not-ready', message, notBefore: until, heldUntil: until };
}
