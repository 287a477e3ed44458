import type { EpochMs } from '../../shared/model/json.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { Store } from '../../shared/store/store.ts';
import { within } from '../within.ts';

export interface Outcomes {
  /**
   * How an effect ended, for a sender that waits for it, whichever process performed it. Gives the outcome of a try that
   * is to be repeated only when the next one is past the deadline, and undefined when nothing has ended by then, or when
   * the program is stopping. Throws `store-unavailable`.
   */
  wait(effectId: string, until: { deadline: EpochMs; now: EpochMs }): Promise<Outcome | undefined>;
  /** Ends all waiting, with what there is. */
  stop(): Promise<void>;
}

interface Waiting {
  /** Looks whether there is an outcome to end with; the last time, it ends with none. */
  look(isLast: boolean): Promise<void>;
}

/** A look takes no longer: the last one is made at the deadline, and the sender must hear of it before it gives up. */
const lookMs = 500;

/** Tells senders that wait how their effects ended, from what the store announces. */
export function watchOutcomes(store: Store): Outcomes {
  const waiting = new Map<string, Waiting>();
  let isStopped = false;
  const unwatch = store.watch((change) => {
    if (change.kind === 'ended') void waiting.get(change.effectId)?.look(false);
    if (change.kind === 'missed') for (const each of waiting.values()) void each.look(false);
  });

  return {
    wait: (effectId, { deadline, now }) => {
      if (isStopped) return Promise.resolve(undefined);
      return new Promise((resolve, reject) => {
        const end = (answer: () => void) => {
          clearTimeout(timer);
          waiting.delete(effectId);
          answer();
        };
        const look = async (isLast: boolean) => {
          try {
            const outcome = await within(lookMs, store.findOutcome(effectId));
            const isFinal = outcome !== undefined && (outcome.status !== 'retry' || outcome.notBefore >= deadline);
            if (isFinal) end(() => resolve(outcome));
            else if (isLast) end(() => resolve(undefined));
          } catch (error) {
            end(() => reject(error));
          }
        };
        const timer = setTimeout(() => void look(true), Math.max(0, deadline - now));
        waiting.set(effectId, { look });
        // It may have ended before anybody waited.
        void look(false);
      });
    },
    stop: async () => {
      isStopped = true;
      unwatch();
      await Promise.all([...waiting.values()].map((each) => each.look(true)));
    },
  };
}
