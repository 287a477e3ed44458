import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../shared/model/outcome.ts';
import { type Breaker, type BreakerState, createBreaker } from './breaker.ts';

const failed: Outcome = { status: 'retry', code: 'network', message: '', notBefore: 0 };
const refused: Outcome = { status: 'failed', code: 'target-refused', message: '' };
const done: Outcome = { status: 'done', result: { change: 'gone' } };

describe('the circuit breaker of a target', () => {
  let breaker: Breaker;
  let changes: BreakerState[];
  let clock: number;
  beforeEach(() => {
    changes = [];
    breaker = createBreaker((state) => changes.push(state));
    clock = 1_000_000;
  });
  const note = (...outcomes: Outcome[]) => {
    for (const outcome of outcomes) breaker.note(outcome, clock);
  };
  const times = (count: number, outcome: Outcome) => Array<Outcome>(count).fill(outcome);

  test('opens at 7 failures of 10, not at 6', () => {
    note(...times(4, done), ...times(6, failed));
    expect(breaker.permits(clock)).toBeUndefined();
    breaker = createBreaker((state) => changes.push(state));
    note(...times(3, done), ...times(7, failed));
    expect(breaker.permits(clock)).toBe(clock + 30_000);
    expect(changes).toEqual(['open']);
  });

  test('does not open before 10 attempts, nor for refusals, nor for failures over 5 minutes apart', () => {
    note(...times(9, failed));
    expect(breaker.state(clock)).toBe('closed');
    clock += 5 * 60_000 + 1;
    note(...times(9, failed));
    expect(breaker.state(clock)).toBe('closed');
    breaker = createBreaker(() => {});
    note(...times(50, refused));
    expect(breaker.state(clock)).toBe('closed');
  });

  test('lets one attempt through after 30 s, and opens again when it fails', () => {
    note(...times(10, failed));
    clock += 29_999;
    expect(breaker.permits(clock)).toBe(clock + 1);
    clock += 1;
    expect(breaker.state(clock)).toBe('half-open');
    expect(breaker.permits(clock)).toBeUndefined();
    expect(breaker.permits(clock)).toBe(clock + 1_000);
    note(failed);
    expect(breaker.permits(clock)).toBe(clock + 30_000);
  });

  test('closes after 5 successes, one after the other', () => {
    note(...times(10, failed));
    clock += 30_000;
    for (let success = 0; success < 5; success += 1) {
      expect(breaker.state(clock)).toBe('half-open');
      expect(breaker.permits(clock)).toBeUndefined();
      note(done);
    }
    expect(breaker.state(clock)).toBe('closed');
    expect(breaker.permits(clock)).toBeUndefined();
    expect(changes).toEqual(['open', 'closed']);
  });
});
