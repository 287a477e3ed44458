import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { marked } from 'marked';
import { codeFence, codeSpan, inertMarkdown, inertTitle, inertUrl, withoutControls } from './escape.ts';

const hostile = [
  '@octocat and @octo/team',
  '#12 GH-34 octo/widgets#5 gh-6',
  'fixes #1',
  'https://evil.example/ and www.evil.example and ftp://x',
  '<img src=x onerror=alert(1)> <!-- ticketwire:v1:00 --> <details>',
  '[text](https://evil.example) ![image](https://evil.example/x.png)',
  '[ref]: https://evil.example\n[ref]',
  '<https://evil.example> <a@evil.example> mailto:a@evil.example a@evil.example',
  '# heading\n## more\ntext\n===\ntext\n---\n* list\n+ list\n1. list\n1) list\n> quote\n    code',
  '| a | b |\n| - | - |\n| c | d |',
  '**bold** _em_ ~~gone~~ `code` $x$ ^sup^ :tada:',
  '```\nfence\n``` and more',
  '~~~\nfence',
  '\\# escaped \\[x](y)',
  '&lt;b&gt; &#64;octocat &copy;',
  '0123456789abcdef0123456789abcdef01234567 deadbee1',
  '- [ ] task',
  'a\u202Eb\u0000c\u2028d',
  '[^1]\n\n[^1]: note',
  '%12 %"v 1" &7 *iteration:"x" [issue:7] [vulnerability:7] GL-12 ^alert#3 $9 ~bug',
  '[TOC]\n[[_TOC_]]\n{+ added +} [- gone -] :+1: :-1:',
];

/** What GitHub would make of the text, as far as it is visible in HTML: elements other than paragraphs and breaks. */
function liveElements(markdown: string): string[] {
  const html = marked.parse(markdown, { async: false, gfm: true });
  return [...html.matchAll(/<\/?([a-z0-9]+)/gi)]
    .map((match) => match[1] ?? '')
    .filter((name) => !['p', 'br'].includes(name));
}

/** The text a reader sees, without the characters that only break words. */
function shownText(markdown: string): string {
  const html = marked.parse(markdown, { async: false, gfm: true });
  const text = html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'");
  return text
    .replace(/&amp;/g, '&')
    .replace(/\u200B/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const liveReference =
  /@[\w[]|#\w|\bg[hl]-\d|%[\w"]|&amp;\w|\*iteration|\[\w+:|[[{][+-]|(?:^|\n)\\?\[|:[+-]1:|:\/\/|\bwww\.\w|\b(?=[0-9a-f]*\d)[0-9a-f]{7,40}\b/i;

describe('text from outside in Markdown', () => {
  test.each(hostile)('%j is inert and still readable', (text) => {
    const inert = inertMarkdown(text);
    expect(liveElements(inert)).toEqual([]);
    expect(inert).not.toMatch(liveReference);
    expect(shownText(inert)).toBe(withoutControls(text).replace(/\s+/g, ' ').trim());
  });

  test.each(hostile)('%j is inert and exact in a code span and in a fence', (text) => {
    expect(new Set(liveElements(codeSpan(text)))).toEqual(new Set(['code']));
    expect(new Set(liveElements(codeFence(text)))).toEqual(new Set(['pre', 'code']));
    expect(new Set(liveElements(codeFence(text, '> ')))).toEqual(new Set(['blockquote', 'pre', 'code']));
  });

  test('whatever the text, no line of prose makes an element or a reference', () => {
    const piece = fc.constantFrom(...'@#<>[]()*_`~|\\!-+=.&:/ \n1a', 'www.', 'http', 'gh-1', 'deadbeef1', '://', '```');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const inert = inertMarkdown(pieces.join(''));
        expect(liveElements(inert)).toEqual([]);
        expect(inert).not.toMatch(liveReference);
      }),
      { numRuns: 2_000, seed: 7 },
    );
  });

  test('whatever the text, a fence holds it', () => {
    const piece = fc.constantFrom('`', '``', '```', '\n', '>', ' ', 'x', '~~~', '<b>');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        expect(new Set(liveElements(codeFence(pieces.join(''), '> ')))).toEqual(new Set(['blockquote', 'pre', 'code']));
      }),
      { numRuns: 1_000, seed: 7 },
    );
  });

  test('ordinary words come out as they went in', () => {
    const words = 'Unused import, found twice: "re" is not used; see line 12 (of 80).';
    expect(inertMarkdown(words).replace(/\\/g, '')).toBe(words);
    expect(inertTitle(words)).toBe(words);
  });

  test('a title is one line without live references', () => {
    expect(inertTitle('a\r\n\tb @octocat #12')).toBe('a b @\u200Boctocat #\u200B12');
  });
});

describe('addresses', () => {
  test.each([
    ['http://lgtm.example.com/issues/1/python/8cdX+PyA3=', 'http://lgtm.example.com/issues/1/python/8cdX+PyA3='],
    ['https://e.example/a b(c)<d>', 'https://e.example/a%20b%28c%29%3Cd%3E'],
    ['https://user:pass@e.example/', 'https://e.example/'],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['not an address', undefined],
    ['', undefined],
  ])('%j becomes %j', (address, inert) => {
    expect(inertUrl(address)).toBe(inert);
  });
});

test.each([
  'CVE-2019-1010204',
  'Build of 20260228',
  'Order 12345678',
  'GHSA-7rjr-3q55-vv33',
  'deadbeef',
  'RHSA-2024:1234',
])('%s is no id of a commit, and stays as it is in titles', (text) => {
  expect(inertTitle(text)).toBe(text);
});

test('an id that a forge would link as a commit is broken', () => {
  expect(inertTitle('since 1a2b3c4d5e')).not.toContain('1a2b3c4d5e');
});
