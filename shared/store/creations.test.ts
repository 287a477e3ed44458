import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hourMs, minuteMs, nextFreeCreation } from './creations.ts';

const limits = { perMinute: 3, perHour: 5 };

test('a minute takes its limit in one burst, and the next goes when the first has left the window', () => {
  expect(nextFreeCreation([], limits, 10)).toBeUndefined();
  expect(nextFreeCreation([1, 2], limits, 10)).toBeUndefined();
  expect(nextFreeCreation([1, 2, 3], limits, 10)).toBe(1 + minuteMs);
  expect(nextFreeCreation([1, 2, 3], limits, 1 + minuteMs)).toBeUndefined();
});

test('an hour holds back what its minutes would let go', () => {
  const times = [0, 1, 2, 3, 4].map((minute) => minute * minuteMs * 2 + 1);
  expect(nextFreeCreation(times, limits, times[4] ?? 0)).toBe(1 + hourMs);
});

test('whoever comes at the time it names never sees a window over its limit', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 1, maxLength: 60 }), (gaps) => {
      const times: number[] = [];
      let at = 0;
      for (const gap of gaps) {
        at += gap;
        at = nextFreeCreation(times, limits, at) ?? at;
        expect(nextFreeCreation(times, limits, at)).toBeUndefined();
        times.push(at);
      }
      for (const end of times) {
        expect(times.filter((time) => time > end - minuteMs && time <= end).length).toBeLessThanOrEqual(
          limits.perMinute,
        );
        expect(times.filter((time) => time > end - hourMs && time <= end).length).toBeLessThanOrEqual(limits.perHour);
      }
    }),
    { seed: 3 },
  );
});
