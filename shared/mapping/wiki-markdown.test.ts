import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wikiMarkdown } from './wiki-markdown.ts';

describe('wiki markup of Jira as Markdown', () => {
  test.each<[string, string, string]>([
    ['plain words', 'Fixed in 3.1, see SOC-7.', 'Fixed in 3.1, see SOC-7.'],
    ['line ends', 'a\r\nb\r\n\r\n\r\n\r\nc', 'a\nb\n\nc'],
    ['headings', 'h1. Always\nh3. *Now*', '# Always\n### **Now**'],
    ['no heading', 'h7. x\nh1.x', 'h7. x\nh1.x'],
    ['bold', 'a *b c*, *d*. (*e*)', 'a **b c**, **d**. (**e**)'],
    ['no bold', '2 * 3 * 4, a*b*c, * x', '2 * 3 * 4, a*b*c, * x'],
    ['bold in a word', 'a{*}b{*}c', 'a**b**c'],
    ['emphasis', '_a_ and ??b??', '_a_ and _b_'],
    ['deleted', '-gone- but well-known 1-2-3', '~~gone~~ but well-known 1-2-3'],
    ['inserted', '+new+ 1+2+3', 'new 1+2+3'],
    ['mono', 'run {{npm *ci*}} now', 'run `npm *ci*` now'],
    ['a link', 'see [the *log*|https://e.example/a_b_c].', 'see [the *log*](https://e.example/a_b_c).'],
    ['a link with a title', '[a|https://e.example/|smart-link]', '[a](https://e.example/)'],
    ['an address', '[https://e.example/]', 'https://e.example/'],
    ['an address that is its own text', '[https://e.example/|https://e.example/]', 'https://e.example/'],
    ['an address that is none', '[a|javascript:alert(1)]', 'a'],
    ['a mail address', '[mailto:a@e.example]', 'a@e.example'],
    ['users', '[~mia] and [~accountid:557058:f5]', '@mia and @557058:f5'],
    ['a file', 'see [^trace.log]', 'see trace.log'],
    ['a place', '[#top] [up|#top]', 'top up'],
    ['brackets', 'a[0] and [x]', 'a[0] and [x]'],
    ['an image', '!shot.png|thumbnail! and !https://e.example/a.png!', 'shot.png and https://e.example/a.png'],
    ['exclamations', 'No! Never! Stop!', 'No! Never! Stop!'],
    ['a quotation', 'bq. *said*', '> **said**'],
    ['a block of quotation', '{quote}\na\nb\n{quote}\nc', '> a\n> b\nc'],
    ['a quotation on one line', '{quote}a{quote}', '> a'],
    ['code', '{code:java}\nint *a* = 1;\n{code}', '```java\nint *a* = 1;\n```'],
    ['code with a title', 'x {code:title=A.java|borderStyle=solid}a{code} y', 'x \n```\na\n```\n y'],
    ['code without a format', '{noformat}\n{code}\n```\n{noformat}', '````\n{code}\n```\n````'],
    ['code that is not closed', '{code}\n*a*', '{code}\n**a**'],
    ['lists', '* a\n** *b*\n# c\n*# d\n- e', '- a\n  - **b**\n1. c\n  1. d\n- e'],
    ['a rule', 'a\n----\nb', 'a\n---\nb'],
    [
      'a table',
      '||Name||Link||\n|*a*|[b|https://e.example/]|\nc',
      '| Name | Link |\n| --- | --- |\n| **a** | [b](https://e.example/) |\n\nc',
    ],
    ['colours, panels and anchors', '{color:red}a{color} {panel:title=x}b{panel}{anchor:c}', 'a b'],
    ['escapes', '\\*a\\* \\{b\\} a \\\\ b', '\\*a\\* \\{b\\} a \n b'],
    ['what is too long', `*${'a'.repeat(40_000)}*`, `*${'a'.repeat(40_000)}*`],
  ])('%s', (_what, wiki, markdown) => {
    expect(wikiMarkdown(wiki)).toBe(markdown);
  });

  const signs = [
    '*',
    '_',
    '-',
    '+',
    '??',
    '{{',
    '}}',
    '[',
    ']',
    '{code}',
    '{quote}',
    '\n',
    ' ',
    '\\',
    'h1. ',
    '~',
    '`',
  ];
  const dropping = ['|', '||', '!', '{color:red}', 'https://e.example/', '\uE000', '\uE0000\uE001', '{*}', '# '];

  test('whatever the signs, every word stays', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b1', ...signs), { maxLength: 40 }), (pieces) => {
        const words = (text: string) => text.match(/b1/g)?.length ?? 0;
        expect(words(wikiMarkdown(pieces.join('')))).toBe(words(pieces.join('')));
      }),
      { numRuns: 2_000 },
    );
  });

  test('whatever the text, no private sign comes out', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ...signs, ...dropping), { maxLength: 40 }), (pieces) => {
        expect(wikiMarkdown(pieces.join(''))).not.toMatch(/[\uE000\uE001]/);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    '*a',
    '{{',
    '[a|',
    '!a.',
    '{code}',
    '{code:',
    '{noformat}{code}',
    '-a ',
    '||',
    '|[',
    '{*}',
    '??a',
    '\\',
    '* ',
  ])('many %j take little time', (part) => {
    const text = part.repeat(Math.floor(32_000 / part.length));
    const startedAt = process.cpuUsage();
    wikiMarkdown(text);
    wikiMarkdown(`x ${text}x`);
    wikiMarkdown(text.replace(/(.{100})/g, '$1\n'));
    expect(process.cpuUsage(startedAt).user / 1_000).toBeLessThan(1_000);
  });
});
