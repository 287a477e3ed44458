import { describe, expect, test } from '@jest/globals';
import { severityRank } from './severity.ts';

describe('the rank of a severity', () => {
  test.each<[number, string[]]>([
    [4, ['critical', 'Critical', 'BLOCKER']],
    [3, ['high', 'error', ' ERROR ']],
    [2, ['medium', 'moderate', 'warning', 'MAJOR']],
    [1, ['low', 'note', 'Minor']],
    [0, ['info', 'INFORMATIONAL', 'none', 'unknown', '', 'banana', 'constructor', '__proto__', 'toString']],
  ])('is %i for %j', (rank, words) => {
    expect(words.map((word) => severityRank(word))).toEqual(words.map(() => rank));
  });

  test('is 0 where there is no severity', () => {
    expect(severityRank(undefined)).toBe(0);
  });
});
