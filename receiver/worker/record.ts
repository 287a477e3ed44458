import { setTimeout as delay } from 'node:timers/promises';
import type { FinishedAttempt, Store } from '../../shared/store/store.ts';
import { isAboutOneWrite } from '../store/store-errors.ts';

/** Pause before trying again to record an outcome. */
const retryMs = 1_000;

/**
 * Records how an attempt ended, again and again while the store is away: what was done at a target must not be done twice.
 * An outcome that the store can never take is recorded as a failure. Gives what was recorded; throws what the store threw
 * when the signal aborts first.
 */
export async function record(
  finished: FinishedAttempt,
  { store, signal }: { store: Pick<Store, 'finish'>; signal: AbortSignal },
): Promise<FinishedAttempt> {
  for (let isFailure = false; ; ) {
    const ended = isFailure ? unrecordable(finished) : finished;
    try {
      await store.finish(ended);
      return ended;
    } catch (error) {
      if (signal.aborted || (isFailure && isAboutData(error))) throw error;
      isFailure ||= isAboutData(error);
      if (!isAboutData(error)) await delay(retryMs, undefined, { signal }).catch(() => {});
    }
  }
}

function isAboutData(error: unknown): boolean {
  const { cause } = error as Error;
  return cause instanceof Error && isAboutOneWrite(cause);
}

function unrecordable({ effect, attempt, worker, startedAt, endedAt }: FinishedAttempt): FinishedAttempt {
  const message = 'The effect was performed, but the store refused to record its outcome. Please report this.';
  return { effect, attempt, worker, startedAt, endedAt, outcome: { status: 'failed', code: 'internal', message } };
}
