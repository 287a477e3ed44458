import { describe, expect, test } from '@jest/globals';
import { inertTitle } from '../../../mapping/escape.ts';
import { fieldTextsOf, summaryOf } from './rich-text.ts';

describe('a summary of Jira', () => {
  test.each([
    'Crash since 1a2b3c4d5e',
    'deadbee1 to 0123456789abcdef0123456789abcdef01234567',
    'CVE-2019-1010204',
    'Build of 20260228',
    'Order 4711123456',
    '@octocat broke #12, GH-34 and octo/widgets!5',
    'See https://e.example/ and www.e.example',
  ])('keeps %j as it is', (title) => {
    expect(summaryOf(inertTitle(title))).toBe(title);
  });
});

describe('a field of Jira', () => {
  test.each<[string, string]>([
    ['1a2b3c4d5e', '1a2b3c4d5e'],
    ['CVE-2019-1010204', 'CVE-2019-1010204'],
    ['@octo/team #12 GH-3', '@octo/team #12 GH-3'],
    ['https://e.example/1a2b3c4d5e?a=b#c', 'https://e.example/1a2b3c4d5e?a=b#c'],
    ['https://e.example/ is bad', 'https:\u200B//e.example/ is bad'],
    ['see www.e.example', 'see www\u200B.e.example'],
    ['ask mailto:a@e.example', 'ask mailto:\u200Ba@e.example'],
    ['javascript://x', 'javascript:\u200B//x'],
  ])('holds %j as %j', (text, held) => {
    expect(fieldTextsOf({ a: inertTitle(text), b: [{ name: inertTitle(text) }, 7, null] })).toEqual({
      a: held,
      b: [{ name: held }, 7, null],
    });
  });
});
