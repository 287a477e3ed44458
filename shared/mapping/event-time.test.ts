import { expect, test } from '@jest/globals';
import { millisecondsOf, timeOf } from './event-time.ts';

test.each<[unknown, string | undefined]>([
  ['2026-01-31T18:08:09Z', '2026-01-31T18:08:09.000Z'],
  ['2026-01-31T18:08:09.123+02:00', '2026-01-31T16:08:09.123Z'],
  ['2026-01-31 18:08:09 UTC', '2026-01-31T18:08:09.000Z'],
  ['2026-01-31 18:08:09 +0200', '2026-01-31T16:08:09.000Z'],
  ['2017-09-19T09:58:11+1000', '2017-09-18T23:58:11.000Z'],
  [1_760_000_000, '2025-10-09T08:53:20.000Z'],
  ['soon', undefined],
  ['', undefined],
  [1e300, undefined],
  [null, undefined],
  [{}, undefined],
])('the time %j is %s', (value, time) => {
  const found = timeOf(value as never);
  expect(found === undefined ? undefined : new Date(found).toISOString()).toBe(time);
});

test('milliseconds are taken as they are, as long as a date has so many', () => {
  expect(millisecondsOf(1_760_000_000_123.5)).toBe(1_760_000_000_123);
  expect(millisecondsOf(8.65e15)).toBeUndefined();
  expect(millisecondsOf('1760000000123')).toBeUndefined();
});
