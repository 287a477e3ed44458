import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compile, literally, matchesAny, matchesPattern, matchesPatterns, matchesSet } from './pattern.ts';

describe('filter patterns', () => {
  // The examples of GitHub's own cheat sheet.
  test.each<[string, string, boolean]>([
    ['*', 'main', true],
    ['*', 'feature/a', false],
    ['**', 'all/the/branches', true],
    ['feature/*', 'feature/my-branch', true],
    ['feature/*', 'feature/a/b', false],
    ['feature/**', 'feature/beta-a/my-branch', true],
    ['*feature', 'mona-feature', true],
    ['*feature', 'ver-10-feature', true],
    ['v2*', 'v2.9', true],
    ['v[12].[0-9]+.[0-9]+', 'v1.10.1', true],
    ['v[12].[0-9]+.[0-9]+', 'v3.0.0', false],
    ['*.jsx?', 'page.js', true],
    ['*.jsx?', 'page.jsx', true],
    ['**.js', 'index.js', true],
    ['**.js', 'src/js/app.js', true],
    ['*.js', 'src/app.js', false],
    ['docs/**/*.md', 'docs/README.md', true],
    ['docs/**/*.md', 'docs/a/markdown/file.md', true],
    ['**/docs/**', 'dir/docs/my-file.txt', true],
    ['**/README.md', 'README.md', true],
    ['**/*src/**', 'my-src/code/js/app.js', true],
    ['**/migrate-*.sql', 'db/sept/migrate-v1.sql', true],
    ['a.b', 'axb', false],
    ['a\\*b', 'a*b', true],
    ['(x|y)', 'x', false],
    ['dependabot[bot]', 'dependabot[bot]', true],
    ['dependabot\\[bot\\]', 'dependabot[bot]', true],
  ])('%s on %s: %s', (pattern, text, isMatch) => {
    expect(matchesPattern(pattern, text)).toBe(isMatch);
  });

  test.each<[readonly string[], string, boolean]>([
    [['releases/**', '!releases/**-alpha'], 'releases/10', true],
    [['releases/**', '!releases/**-alpha'], 'releases/beta/3-alpha', false],
    [['**', '!x', 'x'], 'x', true],
    [['!legacy/**'], 'main', true],
    [['!legacy/**'], 'legacy/1', false],
    [['main'], 'other', false],
  ])('%j on %s: %s; the last that fits decides', (patterns, text, isWanted) => {
    expect(matchesPatterns(patterns, text)).toBe(isWanted);
  });

  test.each<[readonly string[], readonly string[], boolean, boolean]>([
    [['!wip'], ['wip', 'bug'], true, false],
    [['!wip'], [], false, true],
    [['bug', '!wip'], ['bug'], true, true],
    [['bug', '!wip'], ['bug', 'wip'], true, false],
    [['bug'], ['other'], false, false],
  ])('%j on %j: one of them %s, all of them together %s', (patterns, texts, isAny, isSet) => {
    expect([matchesAny(patterns, texts), matchesSet(patterns, texts)]).toEqual([isAny, isSet]);
  });

  test('a text made a pattern means itself and nothing else', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'ab/.*?+[]!\\-^$') });
    fc.assert(
      fc.property(texts, texts, (text, other) => {
        expect(matchesPatterns([literally(text)], text)).toBe(true);
        expect(matchesPatterns([literally(text)], other)).toBe(text === other);
      }),
    );
    expect(matchesPatterns([literally('a*')], 'ab')).toBe(false);
    expect(matchesPatterns([literally('!a')], 'b')).toBe(false);
  });

  test('a bracket that is not closed is no pattern', () => {
    expect(() => compile('v[12')).toThrow("'[' is not closed");
  });
});
