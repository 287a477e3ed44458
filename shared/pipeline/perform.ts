import { asTicketwireError, TicketwireError } from '../errors.ts';
import type { Effect } from '../model/effect.ts';
import type { EpochMs } from '../model/json.ts';
import type { Outcome } from '../model/outcome.ts';
import type { ClaimedEffect, FinishedAttempt, Store } from '../store/store.ts';
import { type Performed, performTrack } from '../targets/trackers/perform.ts';
import type { Tracker } from '../targets/trackers/tracker.ts';
import { nextAttemptAt } from './retry.ts';

export interface PerformInputs {
  trackers: ReadonlyMap<string, Tracker>;
  store: Store;
  now(): EpochMs;
  /** In [0, 1), for jitter. */
  random(): number;
}

/** Performs one effect at its target: one attempt, one outcome. Never throws: what went wrong is the outcome. */
export async function perform(claimed: ClaimedEffect, inputs: PerformInputs): Promise<FinishedAttempt> {
  const startedAt = inputs.now();
  const end = (performed: Performed): FinishedAttempt => ({
    ...claimed,
    startedAt,
    endedAt: inputs.now(),
    ...performed,
  });
  try {
    const performed = await dispatch(claimed.effect, inputs);
    if (performed.outcome.status !== 'retry') return end(performed);
    const { code, message, notBefore } = performed.outcome;
    return end({
      ...performed,
      outcome: afterFailure(new TicketwireError(code, message, { notBefore }), claimed, inputs),
    });
  } catch (thrown) {
    return end({ outcome: afterFailure(asTicketwireError(thrown), claimed, inputs) });
  }
}

async function dispatch(effect: Effect, { trackers, store, now }: PerformInputs): Promise<Performed> {
  switch (effect.kind) {
    case 'track-ticket': {
      const tracker = trackers.get(effect.target);
      if (tracker === undefined) {
        throw new TicketwireError(
          'configuration',
          `The target '${effect.target}' is no longer in the configuration, but tickets in it are still followed. Put it back.`,
        );
      }
      return performTrack(effect, { tracker, tickets: store.tickets, now });
    }
    default:
      return effect.kind satisfies never;
  }
}

function afterFailure(error: TicketwireError, { attempt }: ClaimedEffect, inputs: PerformInputs): Outcome {
  const { code, message, notBefore } = error;
  if (!error.isRetryable) return { status: 'failed', code, message };
  if (code === 'not-ready' && notBefore !== undefined)
    return { status: 'retry', code, message, notBefore, heldUntil: notBefore };
  const nextAt = nextAttemptAt({ attempt, now: inputs.now(), random: inputs.random(), notBefore });
  if (nextAt === undefined)
    return { status: 'failed', code, message: `${message} Given up after ${attempt} attempts.` };
  return {
    status: 'retry',
    code,
    message,
    notBefore: nextAt,
    ...(notBefore === undefined ? {} : { heldUntil: Math.min(notBefore, nextAt) }),
  };
}
