import { expect, test } from '@jest/globals';
import type { Outcome } from '../model/outcome.ts';
import { createHolds, heldOutcome } from './holds.ts';

const limited = (changes: object = {}): Outcome => ({
  status: 'retry',
  code: 'rate-limited',
  message: 'It asks us to wait.',
  notBefore: 90,
  heldUntil: 50,
  ...changes,
});

test('a target that asked us to wait is left alone until the time it named, and no other is', () => {
  const holds = createHolds();
  expect(holds.heldUntil('jira', 0)).toBeUndefined();
  holds.note('jira', limited(), 0);
  expect([holds.heldUntil('jira', 49), holds.heldUntil('jira', 50), holds.heldUntil('other', 0)]).toEqual([
    50,
    undefined,
    undefined,
  ]);
});

test('the later of two times counts', () => {
  const holds = createHolds();
  holds.note('jira', limited({ heldUntil: 70 }), 0);
  holds.note('jira', limited(), 0);
  expect(holds.heldUntil('jira', 0)).toBe(70);
});

test.each<[string, Outcome]>([
  ['what concerns one ticket only', limited({ isNarrow: true })],
  ['a time that no limit lasts', limited({ heldUntil: 2 * 3_600_000 + 1 })],
  ['another failure', limited({ code: 'target-failed' })],
  ['what named no time', limited({ heldUntil: undefined })],
  ['its own putting off', heldOutcome('jira', 99)],
  ['success', { status: 'skipped', reason: 'x' }],
])('%s holds nothing', (_what, outcome) => {
  const holds = createHolds();
  holds.note('jira', outcome, 0);
  expect(holds.heldUntil('jira', 0)).toBeUndefined();
});
