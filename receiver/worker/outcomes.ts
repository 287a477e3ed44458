import type { EpochMs } from '../../shared/model/json.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { Store } from '../../shared/store/store.ts';

export interface Outcomes {
  /**
   * How an effect ended, for a sender that waits for it. Gives the outcome of a try that is to be repeated only when the
   * next one is past the deadline, and undefined when nothing has ended by then, or when the program is stopping.
   */
  wait(effectId: string, until: { deadline: EpochMs; now: EpochMs }): Promise<Outcome | undefined>;
  /** Ends all waiting. */
  stop(): void;
}

interface Waiting {
  deadline: EpochMs;
  end(outcome: Outcome | undefined): void;
}

/** How long an outcome that nobody has asked for yet is kept: the effect may end before the wait for it begins. */
const keptMs = 60_000;
const maxKept = 10_000;

/** Tells senders that wait how their effects ended, from what the store announces. */
export function watchOutcomes(store: Store, now: () => EpochMs): Outcomes {
  const waiting = new Map<string, Waiting>();
  const ended = new Map<string, { outcome: Outcome; at: EpochMs }>();
  let isStopped = false;

  const unwatch = store.watch((change) => {
    if (change.kind !== 'ended') return;
    const waiter = waiting.get(change.effectId);
    if (waiter === undefined) keep(change.effectId, change.outcome);
    else if (change.outcome.status !== 'retry' || change.outcome.notBefore >= waiter.deadline)
      waiter.end(change.outcome);
  });

  function keep(effectId: string, outcome: Outcome): void {
    ended.set(effectId, { outcome, at: now() });
    for (const [id, { at }] of ended) {
      if (ended.size <= maxKept && at > now() - keptMs) break;
      ended.delete(id);
    }
  }

  return {
    wait: (effectId, { deadline, now: startedAt }) => {
      const known = ended.get(effectId)?.outcome;
      ended.delete(effectId);
      if (known !== undefined && (known.status !== 'retry' || known.notBefore >= deadline))
        return Promise.resolve(known);
      if (isStopped) return Promise.resolve(undefined);
      return new Promise((resolve) => {
        const timer = setTimeout(() => waiting.get(effectId)?.end(undefined), Math.max(0, deadline - startedAt));
        waiting.set(effectId, {
          deadline,
          end: (outcome) => {
            clearTimeout(timer);
            waiting.delete(effectId);
            resolve(outcome);
          },
        });
      });
    },
    stop: () => {
      isStopped = true;
      unwatch();
      for (const waiter of [...waiting.values()]) waiter.end(undefined);
    },
  };
}
