import { expect, test } from '@jest/globals';
import { nextAttemptAt, retryDelaysMs } from './retry.ts';

test('waits grow as the schedule says, and end after it', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((attempt) => nextAttemptAt({ attempt, now: 0, random: 0 }));
  expect(waits).toEqual([5e3, 30e3, 300e3, 1_800e3, 7_200e3, 18_000e3, 36_000e3, 36_000e3]);
  expect(nextAttemptAt({ attempt: 9, now: 0, random: 0 })).toBeUndefined();
});

test('jitter only ever lengthens a wait, by a fifth at most', () => {
  for (const random of [0, 0.5, 0.999]) {
    const wait = nextAttemptAt({ attempt: 1, now: 0, random }) ?? 0;
    expect(wait).toBeGreaterThanOrEqual(retryDelaysMs[0] ?? 0);
    expect(wait).toBeLessThan(5e3 * 1.2 + 1);
  }
});

test('a later time named by the target wins, an earlier one does not', () => {
  expect(nextAttemptAt({ attempt: 1, now: 0, random: 0, notBefore: 60_000 })).toBe(60_000);
  expect(nextAttemptAt({ attempt: 1, now: 0, random: 0, notBefore: 1 })).toBe(5_000);
  expect(nextAttemptAt({ attempt: 1, now: 0, random: 0, notBefore: 9e18 })).toBe(24 * 3_600_000);
});
