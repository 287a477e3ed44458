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
  wait(effectId: string, given: OutcomeWait): Promise<Outcome | undefined>;
  /** Ends all waiting, with what there is. */
  stop(): Promise<void>;
}

export interface OutcomeWait {
  deadline: EpochMs;
  now: EpochMs;
  /** It was claimed just now, so that no attempt can have ended yet. */
  isJustClaimed?: boolean;
}

interface Waiting {
  /** Looks whether there is an outcome to end with; the last time, it ends with none. */
  look(isLast: boolean): Promise<void>;
  /** Ends with an outcome, if it is one to end with. */
  take(outcome: Outcome): void;
}

/** A look takes no longer: the last one is made at the deadline, and the sender must hear of it before it gives up. */
const lookMs = 500;

/** Tells senders that wait how their effects ended, from what the store announces. */
export function watchOutcomes(store: Store): Outcomes {
  const waiting = new Map<string, Waiting>();
  let isStopped = false;
  const unwatch = store.watch((change) => {
    if (change.kind === 'ended') {
      const each = waiting.get(change.effectId);
      if (change.outcome === undefined) void each?.look(false);
      else each?.take(change.outcome);
    }
    if (change.kind === 'missed') for (const each of waiting.values()) void each.look(false);
  });

  return {
    wait: (effectId, { deadline, now, isJustClaimed = false }) => {
      if (isStopped) return Promise.resolve(undefined);
      return new Promise((resolve, reject) => {
        const end = (answer: () => void) => {
          clearTimeout(timer);
          waiting.delete(effectId);
          answer();
        };
        const take = (outcome: Outcome) => {
          if (outcome.status === 'retry' && outcome.notBefore < deadline) return false;
          end(() => resolve(outcome));
          return true;
        };
        const look = async (isLast: boolean) => {
          try {
            const outcome = await within(lookMs, store.findOutcome(effectId));
            const isTaken = outcome !== undefined && take(outcome);
            if (isLast && !isTaken) end(() => resolve(undefined));
          } catch (error) {
            end(() => reject(error));
          }
        };
        const timer = setTimeout(() => void look(true), Math.max(0, deadline - now));
        waiting.set(effectId, { look, take });
        // It may have ended before anybody waited.
        if (!isJustClaimed) void look(false);
      });
    },
    stop: async () => {
      isStopped = true;
      unwatch();
      await Promise.all([...waiting.values()].map((each) => each.look(true)));
    },
  };
}
