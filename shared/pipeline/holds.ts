import type { EpochMs } from '../model/json.ts';
import type { Outcome } from '../model/outcome.ts';

/** Targets that asked to be left alone: one effect is told so, and the others of the target need not ask for themselves. */
export interface Holds {
  /** Until when a target is left alone; undefined: go on. */
  heldUntil(target: string, now: EpochMs): EpochMs | undefined;
  /** Takes in how an attempt at the target ended. */
  note(target: string, outcome: Outcome): void;
}

export function createHolds(): Holds {
  const holds = new Map<string, EpochMs>();
  return {
    heldUntil: (target, now) => {
      const until = holds.get(target) ?? 0;
      return until > now ? until : undefined;
    },
    note: (target, outcome) => {
      if (outcome.status !== 'retry' || outcome.code !== 'rate-limited' || outcome.isNarrow === true) return;
      holds.set(target, Math.max(holds.get(target) ?? 0, outcome.heldUntil ?? 0));
    },
  };
}

/** What becomes of an effect whose target is left alone: its turn comes later, and no attempt was made. */
export function heldOutcome(target: string, until: EpochMs): Outcome {
  const message = `The target '${target}' asked us to wait, so it is left alone until then.`;
  return { status: 'retry', code: 'not-ready', message, notBefore: until, heldUntil: until };
}
