import { describe, expect, test } from '@jest/globals';
import { isBranchName } from './branch-name.ts';

describe('the name of a branch', () => {
  test.each(['main', 'release/1.x', 'a-b', 'ä', 'v1@2', "it's"])('may be %s', (name) => {
    expect(isBranchName(name)).toBe(true);
  });

  test.each([
    '',
    '-x',
    '--upload-pack=touch',
    '@',
    'HEAD',
    'a..b',
    '../a',
    'a/./b',
    '/a',
    'a/',
    'a//b',
    '.a',
    'a/.b',
    'a.lock',
    'a.lock/b',
    'a.',
    'a b',
    'a\nb',
    'a\u0000b',
    'a~1',
    'a^',
    'a:b',
    'a?',
    'a*',
    'a[0]',
    'a\\b',
    'a@{1}',
  ])('may not be %j', (name) => {
    expect(isBranchName(name)).toBe(false);
  });
});
