import { describe, expect, test } from '@jest/globals';
import { marked } from 'marked';
import { codeFence, codeSpan, inertLink, inertMarkdown, quoteFence } from './escape.ts';
import { withoutFormulas } from './gitea-text.ts';

const shown = (markdown: string) =>
  marked
    .parse(markdown, { async: false, gfm: true })
    .replace(/&#?\w+;/g, (entity) =>
      entity === '&#39;' ? "'" : String.fromCharCode(Number(/\d+/.exec(entity)?.[0] ?? 0)) || entity,
    );

describe('formulas of Gitea', () => {
  test.each(['f(x) and [y]', '(a) (b)', '[block]', 'a \\(b\\) c', '((())) ]['])('%j is none', (text) => {
    const inert = withoutFormulas(inertMarkdown(text));
    expect(inert).not.toMatch(/(?<!\\)(?:\\\\)*\\[()[\]]/);
    expect(shown(inert)).toBe(shown(inertMarkdown(text)));
  });

  test('a link stays one', () => {
    const link = inertLink('SQL query built from [user] sources (x)', 'https://lgtm.example.com/rules/1');
    expect(withoutFormulas(link)).toBe(
      '[SQL query built from &#91;user&#93; sources &#40;x&#41;](https://lgtm.example.com/rules/1)',
    );
  });

  test.each([
    codeSpan('\\(x\\)'),
    codeSpan('`\\(x\\)'),
    codeFence('\\(x\\)\n~~~\n\\[y\\]'),
    codeFence('```\n\\(x\\)\n```'),
    quoteFence('\\(x\\)\n```\n\\[y\\]'),
    'a `\\(` b `\\)` c',
  ])('%j is code, and stays as it is', (code) => {
    expect(withoutFormulas(code)).toBe(code);
  });

  test('what follows a fence is prose again', () => {
    expect(withoutFormulas(`${quoteFence('\\(x\\)')}\n\\(y\\)`)).toBe(`${quoteFence('\\(x\\)')}\n&#40;y&#41;`);
  });
});
