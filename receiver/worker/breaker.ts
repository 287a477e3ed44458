import type { ErrorCode } from '../../shared/model/error-code.ts';
import type { Outcome } from '../../shared/model/outcome.ts';

/** By a clock that only goes forward. */
type Milliseconds = number;

export type BreakerState = 'closed' | 'open' | 'half-open';

/** Keeps a target that is down from being asked again and again. One for each target. */
export interface Breaker {
  /** Undefined: go on; a time: not before then. While half open, one attempt at a time goes on. */
  permits(now: Milliseconds): Milliseconds | undefined;
  /** Takes in how a permitted attempt ended. */
  note(outcome: Outcome, now: Milliseconds): void;
  state(now: Milliseconds): BreakerState;
}

const windowMs = 5 * 60_000;
/** Attempts are counted by slices of time, so that many of them cost no more than few. */
const sliceMs = 10_000;
const minAttempts = 10;
const openShare = 0.7;
const openMs = 30_000;
const successesToClose = 5;
/** How soon an attempt that another one holds up while half open looks again. */
const halfOpenMs = 1_000;

/** Failures of the target itself; a refusal is an answer, and so counts as health. */
export const failures: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['network', 'timeout', 'target-failed']);

/**
 * Opens when at least 70 % of at least 10 attempts within 5 minutes failed, lets a single attempt through after 30 s,
 * and closes after 5 successes in a row.
 */
export function createBreaker(onChange: (state: BreakerState) => void): Breaker {
  let slices: { at: Milliseconds; attempts: number; failures: number }[] = [];
  let openUntil: Milliseconds | undefined;
  let isProbing = false;
  let successes = 0;

  function open(now: Milliseconds): void {
    openUntil = now + openMs;
    successes = 0;
    slices = [];
    onChange('open');
  }

  function count(isFailure: boolean, now: Milliseconds): void {
    slices = slices.filter(({ at }) => at > now - windowMs);
    let slice = slices.at(-1);
    if (slice === undefined || slice.at + sliceMs <= now) {
      slice = { at: now, attempts: 0, failures: 0 };
      slices.push(slice);
    }
    slice.attempts += 1;
    if (isFailure) slice.failures += 1;
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
      count(isFailure, now);
      const attempts = slices.reduce((sum, slice) => sum + slice.attempts, 0);
      const failed = slices.reduce((sum, slice) => sum + slice.failures, 0);
      if (attempts >= minAttempts && failed >= attempts * openShare) open(now);
    },
    state: (now) => (openUntil === undefined ? 'closed' : now < openUntil ? 'open' : 'half-open'),
  };
}

/** The breakers of all targets, by name. They go by a clock that nobody sets. */
export interface Breakers {
  /** Milliseconds until a target may be asked; undefined: now. */
  waitMs(target: string): number | undefined;
  note(target: string, outcome: Outcome): void;
  states(): readonly { target: string; state: BreakerState }[];
  /** There are these targets now: what is known of others is forgotten. */
  keep(targets: readonly string[]): void;
}

export function createBreakers(
  targets: readonly string[],
  onChange: (target: string, state: BreakerState) => void,
  clock: () => number = () => performance.now(),
): Breakers {
  const breakers = new Map<string, Breaker>();
  const keep = (wanted: readonly string[]) => {
    const isWanted = new Set(wanted);
    for (const target of breakers.keys()) if (!isWanted.has(target)) breakers.delete(target);
    for (const target of wanted) {
      if (!breakers.has(target))
        breakers.set(
          target,
          createBreaker((state) => onChange(target, state)),
        );
    }
  };
  keep(targets);
  return {
    keep,
    waitMs: (target) => {
      const now = clock();
      const notBefore = breakers.get(target)?.permits(now);
      return notBefore === undefined ? undefined : Math.ceil(notBefore - now);
    },
    note: (target, outcome) => breakers.get(target)?.note(outcome, clock()),
    states: () => [...breakers].map(([target, breaker]) => ({ target, state: breaker.state(clock()) })),
  };
}
