import type { ErrorCode } from '../../shared/model/error-code.ts';
import type { EpochMs } from '../../shared/model/json.ts';
import type { Outcome } from '../../shared/model/outcome.ts';

export type BreakerState = 'closed' | 'open' | 'half-open';

/** Keeps a target that is down from being asked again and again. One for each target. */
export interface Breaker {
  /** Undefined: go on; a time: not before then. While half open, one attempt at a time goes on. */
  permits(now: EpochMs): EpochMs | undefined;
  /** Takes in how a permitted attempt ended. */
  note(outcome: Outcome, now: EpochMs): void;
  state(now: EpochMs): BreakerState;
}

const windowMs = 5 * 60_000;
const minAttempts = 10;
const openShare = 0.7;
const openMs = 30_000;
const successesToClose = 5;
/** How soon an attempt that another one holds up while half open looks again. */
const halfOpenMs = 1_000;

/** Failures of the target itself; a refusal is an answer, and so counts as health. */
const failures: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['network', 'timeout', 'target-failed']);

/**
 * Opens when at least 70 % of at least 10 attempts within 5 minutes failed, lets a single attempt through after 30 s,
 * and closes after 5 successes in a row.
 */
export function createBreaker(onChange: (state: BreakerState) => void): Breaker {
  let recent: { at: EpochMs; isFailure: boolean }[] = [];
  let openUntil: EpochMs | undefined;
  let isProbing = false;
  let successes = 0;

  function open(now: EpochMs): void {
    openUntil = now + openMs;
    successes = 0;
    recent = [];
    onChange('open');
  }

  return {
    permits: (now) => {
      if (openUntil === undefined) return undefined;
      if (now < openUntil) return openUntil;
      if (isProbing) return now + halfOpenMs;
      isProbing = true;
      return undefined;
    },
    note: (outcome, now) => {
      isProbing = false;
      if (outcome.status === 'retry' && outcome.code === 'not-ready') return;
      const isFailure = 'code' in outcome && failures.has(outcome.code);
      if (openUntil !== undefined) {
        if (now < openUntil) return;
        if (isFailure) open(now);
        else {
          successes += 1;
          if (successes < successesToClose) return;
          openUntil = undefined;
          onChange('closed');
        }
        return;
      }
      recent = [...recent.filter(({ at }) => at > now - windowMs), { at: now, isFailure }];
      const failed = recent.filter((each) => each.isFailure).length;
      if (recent.length >= minAttempts && failed >= recent.length * openShare) open(now);
    },
    state: (now) => (openUntil === undefined ? 'closed' : now < openUntil ? 'open' : 'half-open'),
  };
}

/** The breakers of all targets, by name. */
export interface Breakers {
  permits(target: string, now: EpochMs): EpochMs | undefined;
  note(target: string, outcome: Outcome, now: EpochMs): void;
  states(now: EpochMs): readonly { target: string; state: BreakerState }[];
}

export function createBreakers(
  targets: readonly string[],
  onChange: (target: string, state: BreakerState) => void,
): Breakers {
  const breakers = new Map(targets.map((target) => [target, createBreaker((state) => onChange(target, state))]));
  return {
    permits: (target, now) => breakers.get(target)?.permits(now),
    note: (target, outcome, now) => breakers.get(target)?.note(outcome, now),
    states: (now) => [...breakers].map(([target, breaker]) => ({ target, state: breaker.state(now) })),
  };
}
