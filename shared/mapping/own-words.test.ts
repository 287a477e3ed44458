import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { expectLinear } from '../../test/growth.ts';
import { githubReferenceReader, type KeyPlace } from './keys.ts';
import { ownWords } from './own-words.ts';

const there = 'https://github.com/pad/left-pad/issues/12';
const here = 'https://github.com/octo/widgets/issues/12';

describe('references in Markdown', () => {
  const where: KeyPlace = { place: 'body', repository: 'octo/widgets', references: 'closing' };
  const read = githubReferenceReader({ repository: 'octo/widgets', webUrl: 'https://github.com' });

  test.each<[what: string, text: string, numbers: string[]]>([
    ['a link to another repository', `Fixes [#12](${there})`, []],
    ['a link to our own issue under any label', `Fixes [the crash](${here} "Crash")`, ['12']],
    ['a label inside a link, brackets and all', `Fixes [[#13] x #14](${here})`, ['12']],
    ['an image', `Fixes ![#12](https://img.example/12.png)`, []],
    ['a reference link', `Fixes [#12][pad]\n\n[PAD]: ${there}`, []],
    ['a shortcut reference link', `Fixes [#12]\n\n[#12]: <${there}>`, []],
    ['brackets that link nowhere', 'Fixes [#12] and closes [#13][x]', []],
    ['brackets without a link', '[x] Fixes #12', ['12']],
    ['an HTML link to another repository', `Fixes <a href="${there}">#12</a>, fixes #13`, ['13']],
    ['an HTML link to our own issue', `Fixes <a class=x href='${here}'>this</a>`, ['12']],
    ['a redirected HTML link', 'Fixes <a href="https://redirect.github.com/pad/left-pad/issues/12">#12</a>', []],
    ['a quote', '> Fix #12\n\nFixes #13', ['13']],
    ['a quote that goes on without its mark', '> Release notes\nFix #12\n- Fixes #13', ['13']],
    ['a quote within a list', '- > Fix #12', []],
    ['inline code', '`Fixes #12` ``x ` fixes #13`` fixes #14', ['14']],
    ['a backtick that nothing closes', '` fixes #12', ['12']],
    ['a fence', '```\nFixes #12\n````\nFixes #13\n~~~ sh\nFixes #14', ['13']],
    ['a fence in a list', '1. Run\n   ```\n   fixes #12\n   ```\n2. Fixes #13', ['13']],
    ['indented code', 'Log:\n\n    fixes #12\n\tfixes #13\n\nFixes #14', ['14']],
    ['an indented paragraph of a list', '- a\n\n    fixes #12', ['12']],
    ['a comment', '<!-- Fixes #12\n\nfixes #13 --> \nFixes #14 <!-- fixes #15 -->', ['14']],
    ['a comment that nothing closes', '<!-- Fixes #12', []],
    ['a block of HTML', '<p>Fixes #12\nfixes #13</p>\n\nFixes #14', ['14']],
    ['text that HTML holds', '<details>\n<summary>Notes</summary>\n\nFixes #12\n\n</details>\n\nFixes #13', ['13']],
    ['inline HTML that holds text', 'Fixes <del>#12</del> and <kbd>fixes #13</kbd>, <b>fixes</b> #14', ['14']],
    ['a line break', 'Fixes #12<br>Fixes #13', ['12', '13']],
    ['an escape', 'Fixes \\#12', []],
    ['windows line ends', '> Fix #12\r\n\r\nFixes #13\r\n', ['13']],
    ['a footnote', 'x[^1]\n\n[^1]: Fixes #12', ['12']],
    ['less-than signs', 'if a < b, fixes #12', ['12']],
  ])('%s', (_what, text, numbers) => {
    expect(read(text, where)).toEqual(numbers);
  });

  test("Dependabot's body names no issue of ours", () => {
    const body = [
      'Bumps [left-pad](https://github.com/pad/left-pad) from 1.0.0 to 1.0.1.',
      '<details>\n<summary>Release notes</summary>',
      '<p><em>Sourced from <a href="https://github.com/pad/left-pad/releases">left-pad\'s releases</a>.</em></p>',
      '<blockquote>\n<h2>1.0.1</h2>\n<ul>\n<li>Fix #12</li>',
      '<li>Fix padding by <a href="https://github.com/someone"><code>@​someone</code></a> in <a href="https://redirect.github.com/pad/left-pad/pull/13">pad/left-pad#13</a></li>',
      '</ul>\n</blockquote>\n</details>\n<br />',
      'Closes #14',
    ].join('\n');
    expect(read(body, { ...where, references: 'any-mention' })).toEqual([]);
    expect(read(`${body}\n\nCloses #14`, { ...where, references: 'any-mention' })).toEqual(['14']);
  });

  test('a label may stay in front of its address', () => {
    const text = ownWords('See [SOC-7](https://acme.example/browse/SOC-7)', { keepsLabels: true });
    expect(text.trim().split(/\s+/)).toEqual(['See', 'SOC-7', 'https://acme.example/browse/SOC-7']);
  });

  test('plain words stay as they are', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z0-9#,.]{1,8}$/), { minLength: 1 }), (words) => {
        expect(ownWords(`x ${words.join(' ')}`)).toBe(`x ${words.join(' ')}`);
      }),
    );
  });

  test.each([
    ['brackets', '['],
    ['closed brackets', '[a]'],
    ['links', '[a](b)'],
    ['nested links', '[[a](b)'],
    ['backticks', '`a``b'],
    ['tags', '<a href="x">'],
    ['open elements', '<del>'],
    ['comments', '<!--a'],
    ['quotes', '> a\n'],
    ['fences', '```\n'],
    ['definitions', '[a]: b\n'],
    ['lists', '- '],
    ['rules', '* * '],
    ['blanks', ' '],
  ])('a hostile text of %s is read in linear time', (_what, piece) => {
    expectLinear(Math.floor(250_000 / piece.length), (count) => ownWords(piece.repeat(count)));
  });
});
