import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { literally, matchesAny, matchesPattern, matchesPatterns, matchesSet, maxTextChars } from './pattern.ts';
import { compile } from './pattern-matcher.ts';

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

  // Written as a regular expression the same pattern would try more ways than there are atoms in the world.
  test.each([
    ['*a'.repeat(40), `${'a'.repeat(4_000)}!`],
    [`${'**/'.repeat(30)}x`, 'a/'.repeat(2_000)],
    ['[ab]+'.repeat(30), `${'ab'.repeat(2_000)}!`],
    ['a?'.repeat(40), 'a'.repeat(41)],
  ])('a hostile pattern is answered at once: %.20s', (pattern, text) => {
    expect(matchesPattern(pattern, text)).toBe(false);
  });

  const long = 'a'.repeat(maxTextChars + 1);

  test.each<[readonly string[], string, boolean]>([
    [['**'], long.slice(1), true],
    [['**'], long, false],
    [['!x/**'], long, false],
    [[long], long, true],
  ])('a text that is too long matches only itself: %#', (patterns, text, isWanted) => {
    expect(matchesPatterns(patterns, text)).toBe(isWanted);
  });

  test('a pattern that is too long is refused', () => {
    expect(() => compile('*a'.repeat(501))).toThrow('it has 1002 characters, and may have 1000');
  });

  test('one filter looks at so much and no more, however many patterns and texts there are', () => {
    let looked = 0;
    const texts = Array.from({ length: 3_000 }, (_, n) => `${'a'.repeat(4_000)}/${n}`);
    const counted = new Proxy(texts, {
      get: (target, key) => {
        if (/^\d+$/.test(String(key))) looked += 1;
        return Reflect.get(target, key);
      },
    });
    const patterns = Array.from({ length: 100 }, (_, n) => `${'*a'.repeat(300)}${n}*`);
    expect(matchesAny(patterns, counted)).toBe(false);
    expect(matchesSet(patterns, texts)).toBe(false);
    // Those behind the first few are not walked through, which the exclusion shows: it would let all of them in.
    expect(matchesAny([...patterns, '!nothing'], texts)).toBe(false);
    expect(looked).toBe(3_000);
  });

  test('a large push is compared whole with many patterns', () => {
    const paths = Array.from({ length: 3_000 }, (_, n) => `packages/package-${n % 50}/src/some/folder/file-${n}.ts`);
    const patterns = Array.from({ length: 99 }, (_, n) => `packages/*/test/**/folder-${n}/*.spec.ts`);
    expect(matchesAny(patterns, paths)).toBe(false);
    expect(matchesAny([...patterns, '**/file-2999.ts'], paths)).toBe(true);
  });

  test('matches what the regular expression of the same pattern matches', () => {
    const pieces = fc.constantFrom('a', 'b', '/', '*', '**', '**/', '?', '+', '[ab]', '.', '\\*');
    const pattern = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''));
    const text = fc.array(fc.constantFrom('a', 'b', '/', '.', '*'), { maxLength: 8 }).map((chars) => chars.join(''));
    fc.assert(
      fc.property(pattern, text, (each, given) => {
        const wanted = toRegExp(each);
        fc.pre(wanted !== undefined);
        expect({ each, given, is: matchesPattern(each, given) }).toEqual({
          each,
          given,
          is: each === given || wanted?.test(given) === true,
        });
      }),
      { numRuns: 20_000 },
    );
  });
});

/** The other way to put a pattern; undefined where it has two quantifiers in a row, which mean something else there. */
function toRegExp(pattern: string): RegExp | undefined {
  if (/[?+]{2}|\*\/[?+]/.test(pattern)) return undefined;
  const source = pattern.replace(/(?<=^|\/)\*\*\/|\*\*[?+]?|\*[?+]?|\\.|[.]|^[?+]/g, (part) => {
    if (part === '**/') return '(?:.*/)?';
    if (part.startsWith('**')) return '.*';
    if (part.startsWith('*')) return '[^/]*';
    return part.startsWith('\\') ? part : `\\${part}`;
  });
  try {
    return new RegExp(`^(?:${source})$`, 'su');
  } catch {
    return undefined;
  }
}
