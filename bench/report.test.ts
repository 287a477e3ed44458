import { describe, expect, test } from '@jest/globals';
import { type Bar, findSlips, isMet } from './report.ts';

const atMost: Bar = { name: 'CPU', measured: 1.5, atMost: 2, isRatio: true };
const atLeast: Bar = { name: 'rate', measured: 0.5, atLeast: 0.4, isRatio: true };
const slipsOf = (before: Bar, measured: number) =>
  findSlips(new Map([[before.name, { measured: before.measured, isMet: isMet(before) }]]), [{ ...before, measured }]);

describe('a check of benchmark results', () => {
  test.each([
    ['a figure that stayed', atMost, 1.5, 0],
    ['a ratio that is better', atMost, 1, 0],
    ['a ratio that is worse by 9 %', atMost, 1.63, 0],
    ['a ratio that is worse by 11 %', atMost, 1.67, 1],
    ['a rate that is lower by 9 %', atLeast, 0.46, 0],
    ['a rate that is lower by 11 %', atLeast, 0.44, 1],
    ['a bar that was met, missed by 5 %', { ...atMost, measured: 2, isRatio: false }, 2.1, 0],
    ['a bar that was met, missed by 11 %', { ...atMost, measured: 2, isRatio: false }, 2.23, 1],
    ['a bar that was not met and is not', { ...atMost, measured: 3, isRatio: false }, 3.9, 0],
  ])('%s', (_name, before, measured, count) => {
    expect(slipsOf(before, measured)).toHaveLength(count);
  });

  test('a figure that the written results lack', () => {
    expect(findSlips(new Map(), [atMost])).toEqual([expect.stringContaining('not in the written results')]);
  });
});
