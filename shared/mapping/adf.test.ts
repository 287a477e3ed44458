import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject } from '../model/json.ts';
import { adfOf, adfWords, wikiOf } from './adf.ts';
import { codeFence, codeSpan, inertLink, inertMarkdown, quoteFence, withoutControls } from './escape.ts';

const paragraph = (...content: JsonObject[]): JsonObject => ({ type: 'paragraph', content });
const plain = (text: string): JsonObject => ({ type: 'text', text });
const code = (text: string): JsonObject => ({ type: 'text', text, marks: [{ type: 'code' }] });
const link = (text: string, href: string): JsonObject => ({
  type: 'text',
  text,
  marks: [{ type: 'link', attrs: { href } }],
});

/** Whether every node is of a type that shows text and does nothing. */
function nodeTypes(node: JsonObject): string[] {
  const content = (node.content ?? []) as JsonObject[];
  return [String(node.type), ...content.flatMap(nodeTypes)];
}

function words(text: string): string {
  return withoutControls(text)
    .replace(/\u200B/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'@#<>[]()*_`~|\\!-+=.&:/{}?^%$ \n1a',
        '\u200B',
        'www.',
        '://',
        '```',
        '&amp;',
        '&#64;',
        '- ',
        '{noformat}',
        'h1. ',
        '[x](https://evil.example)',
        'deadbeef1',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('Markdown of ours as a document of Jira Cloud', () => {
  test.each<[string, string, JsonObject[]]>([
    ['one line', 'Fixed by us.', [paragraph(plain('Fixed by us.'))]],
    ['two lines', 'one\ntwo', [paragraph(plain('one'), { type: 'hardBreak' }, plain('two'))]],
    ['two paragraphs', 'one\r\n\r\n\r\ntwo\n', [paragraph(plain('one')), paragraph(plain('two'))]],
    [
      'escapes and entities',
      '\\[a\\] &lt;b&gt; &amp;amp; 1\\. @\u200Boctocat',
      [paragraph(plain('[a] <b> &amp; 1. @octocat'))],
    ],
    [
      'a link',
      'See [a \\[b\\]](https://e.example/1?a=b&c=d).',
      [paragraph(plain('See '), link('a [b]', 'https://e.example/1?a=b&c=d'), plain('.'))],
    ],
    [
      'a link with code',
      '[`a[0]` here](https://e.example/)',
      [
        paragraph(
          {
            ...plain('a[0]'),
            marks: [{ type: 'link', attrs: { href: 'https://e.example/' } }, { type: 'code' }],
          },
          link(' here', 'https://e.example/'),
        ),
      ],
    ],
    ['an address that is none', '[a](javascript:alert)', [paragraph(plain('[a](javascript:alert)'))]],
    ['an address that cannot be read', '[a](http://[)', [paragraph(plain('[a](http://[)'))]],
    ['code', 'In `src/*.ts` now', [paragraph(plain('In '), code('src/*.ts'), plain(' now'))]],
    ['code with backticks', '`` a`b ``', [paragraph(code('a`b'))]],
    ['code with a backslash at its end', '`a\\` and `b`', [paragraph(code('a\\'), plain(' and '), code('b'))]],
    ['a lone backtick', 'a ` b', [paragraph(plain('a ` b'))]],
    [
      'a fence',
      'a\n```ts\nlet x = 1;\n\n- y\n```\nb',
      [
        paragraph(plain('a')),
        { type: 'codeBlock', attrs: { language: 'ts' }, content: [plain('let x = 1;\n\n- y')] },
        paragraph(plain('b')),
      ],
    ],
    ['an empty fence', '```\n```', [{ type: 'codeBlock', content: [] }]],
    ['a fence in a fence', '````\n```\n````', [{ type: 'codeBlock', content: [plain('```')] }]],
    ['a fence without end', '```\na', [{ type: 'codeBlock', content: [plain('a')] }]],
    ['a quoted fence', '> ```\n> a\n>\n> b\n> ```', [{ type: 'codeBlock', content: [plain('a\n\nb')] }]],
    [
      'a list',
      'Moved:\n- one\n  more\n* `two`',
      [
        paragraph(plain('Moved:')),
        {
          type: 'bulletList',
          content: [
            { type: 'listItem', content: [paragraph(plain('one'), { type: 'hardBreak' }, plain('more'))] },
            { type: 'listItem', content: [paragraph(code('two'))] },
          ],
        },
      ],
    ],
    ['nothing', ' \n\u200B\n', []],
  ])('%s', (_what, markdown, content) => {
    expect(adfOf(markdown)).toEqual({ type: 'doc', version: 1, content });
  });

  test('bold text is strong, and code in it is code', () => {
    const strong = (text: string): JsonObject => ({ type: 'text', text, marks: [{ type: 'strong' }] });
    const both = {
      ...link('b', 'https://x.example/'),
      marks: [...(link('b', 'https://x.example/').marks as []), { type: 'strong' }],
    };
    expect(adfOf('**a** and **[b](https://x.example/)** ended **with `c`**').content).toEqual([
      paragraph(strong('a'), plain(' and '), both, plain(' ended '), strong('with '), code('c')),
    ]);
  });

  test.each(['2 ** 3', '**open', '** a **', '\\*\\*a\\*\\*', '**a `**`', 'a** b', '****'])(
    '%j has nothing bold',
    (text) => {
      expect(JSON.stringify(adfOf(text))).not.toContain('strong');
    },
  );

  test('stars from outside are never bold', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('*', '**', 'a', ' ', '\\', '`', '[', ']('), { maxLength: 20 }), (parts) => {
        expect(JSON.stringify(adfOf(inertMarkdown(parts.join(''))))).not.toContain('strong');
      }),
    );
  });

  test('whatever the text, it comes out as the same words in text nodes only', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        const document = adfOf(inertMarkdown(text));
        expect(adfWords(document)).toBe(words(text));
        expect(nodeTypes(document).filter((type) => !['doc', 'paragraph', 'text', 'hardBreak'].includes(type))).toEqual(
          [],
        );
        expect(JSON.stringify(document)).not.toMatch(/"text":""|"marks"/);
      }),
      { numRuns: 3_000, seed: 7 },
    );
  });

  test('whatever the text, code and links hold it', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        const url = 'https://e.example/';
        const line = words(text).replace(/\s+/g, ' ');
        for (const markdown of [codeSpan(line), inertLink(line, url)]) {
          const document = adfOf(`a ${markdown} b`);
          expect(adfWords(document)).toBe(words(`a ${line} b`));
          expect(new Set(nodeTypes(document))).toEqual(new Set(['doc', 'paragraph', 'text']));
        }
        const clean = withoutControls(text).trimEnd();
        for (const fence of [codeFence(text), quoteFence(text)]) {
          const lines = clean.split('\n').map((each) => each.trimEnd());
          const content = clean === '' ? [] : [plain(lines.join('\n'))];
          expect(adfOf(fence).content).toEqual([{ type: 'codeBlock', content }]);
        }
      }),
      { numRuns: 1_000, seed: 7 },
    );
  });
});

describe('Markdown is the same on both', () => {
  const strong = (text: string): JsonObject => ({ type: 'text', text, marks: [{ type: 'strong' }] });
  const item = (...content: JsonObject[]): JsonObject => ({ type: 'listItem', content: [paragraph(...content)] });

  test.each<[string, string, JsonObject[], string]>([
    ['bold', 'a **b c** d', [paragraph(plain('a '), strong('b c'), plain(' d'))], 'a *b c* d'],
    ['bold at both ends', '**b**', [paragraph(strong('b'))], '*b*'],
    ['bold in a word', 'a**b**c', [paragraph(plain('a'), strong('b'), plain('c'))], 'a{*}b{*}c'],
    ['bold before punctuation', '**b**: c', [paragraph(strong('b'), plain(': c'))], '{*}b{*}: c'],
    ['bold of stars', '**\\*b**', [paragraph(strong('*b'))], '*\\*b*'],
    ['bold code', '**a `b` c**', [paragraph(strong('a '), code('b'), strong(' c'))], '*a* {{b}} *c*'],
    [
      'a bold link',
      '**[b](https://x.example/) c**',
      [
        paragraph(
          { ...plain('b'), marks: [...(link('b', 'https://x.example/').marks as []), { type: 'strong' }] },
          strong(' c'),
        ),
      ],
      '*[b|https://x.example/] c*',
    ],
    ['a list with bold', '- **b** c', [{ type: 'bulletList', content: [item(strong('b'), plain(' c'))] }], '* *b* c'],
    ['a quotation', '> **b**', [paragraph(strong('b'))], '*b*'],
    ['a link', '[b](https://x.example/)', [paragraph(link('b', 'https://x.example/'))], '[b|https://x.example/]'],
    ['code', '`b`', [paragraph(code('b'))], '{{b}}'],
    ['a fence', '```\n**b**\n```', [{ type: 'codeBlock', content: [plain('**b**')] }], '{noformat}\n**b**\n{noformat}'],
    ['lines', 'a\nb', [paragraph(plain('a'), { type: 'hardBreak' }, plain('b'))], 'a\nb'],
    ['italics stay as written', '_b_', [paragraph(plain('_b_'))], '\\_b\\_'],
    ['one star stays as written', '*b*', [paragraph(plain('*b*'))], '\\*b\\*'],
    ['a heading stays as written', '# b', [paragraph(plain('# b'))], '&#35; b'],
    ['a numbered list stays as written', '1. b', [paragraph(plain('1. b'))], '1. b'],
    ['a table stays as written', '| b |', [paragraph(plain('| b |'))], '\\| b \\|'],
    ['an image stays as written', '![b](x.png)', [paragraph(plain('![b](x.png)'))], '\\!\\[b\\]\\(x.png\\)'],
  ])('%s', (_what, markdown, content, wiki) => {
    expect(adfOf(markdown).content).toEqual(content);
    expect(wikiOf(markdown)).toBe(wiki);
  });

  test('stars from outside are bold on neither', () => {
    const piece = fc.constantFrom('*', '**', 'a', ' ', '\\', '`', '[', '](', '{*}', '_');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (parts) => {
        const wiki = wikiOf(inertMarkdown(parts.join('')));
        expect(wiki.replace(/\\[-*_+?^~|%{}[\]()!]/g, '')).not.toContain('*');
      }),
    );
  });
});

describe('Markdown of ours as wiki markup of Jira Data Center', () => {
  test.each<[string, string, string]>([
    ['plain words', 'Fixed by us, in 3.1.', 'Fixed by us, in 3.1.'],
    ['lines and paragraphs', 'one\ntwo\n\nthree', 'one\ntwo\n\nthree'],
    ['a mention and a macro', inertMarkdown('[~admin] {color:red}x'), '\\[\\~admin\\] \\{color&#58;red\\}x'],
    ['an image and emphasis', inertMarkdown('!x.png! *b* _i_ -d-'), '\\!x.png\\! \\*b\\* \\_i\\_ \\-d\\-'],
    ['an address and a key', inertMarkdown('https://evil.example SOC-7'), 'https&#58;//evil.example SOC\\-7'],
    ['a heading', inertMarkdown('h1. Big\nbq. said'), 'h1&#46; Big\nbq&#46; said'],
    [
      'a backslash, an entity, a mail address',
      inertMarkdown('a\\\\b &#64; a@e.example'),
      'a&#92;&#92;b &#38;&#35;64; a&#64;e.example',
    ],
    ['a link', '[a \\[b|c\\]](https://e.example/a|b)', '[a \\[b\\|c\\]|https://e.example/a%7Cb]'],
    ['code', '`a{b}*`', '{{a&#123;b&#125;&#42;}}'],
    ['a list', '- one\n  more\n- two', '* one \\\\ more\n* two'],
    ['a fence', '```\n{noformat}*x*\n```', '{noformat}\n{\u200Bnoformat}*x*\n{noformat}'],
  ])('%s', (_what, markdown, wiki) => {
    expect(wikiOf(markdown)).toBe(wiki);
  });

  test('whatever the text, nothing live is left of it', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        const wiki = wikiOf(inertMarkdown(text));
        // Every sign of wiki markup stands behind one backslash, and no backslash behind another.
        const bare = wiki.replace(/&#\d+;/g, 'x').replace(/\\[-*_+?^~|%{}[\]()!]/g, 'x');
        expect(bare).not.toMatch(/[-*_+?^~|%{}[\]()!\\@#<>]|:\/\/|^\s*(h\d|bq)\./m);
      }),
      { numRuns: 2_000, seed: 7 },
    );
  });
});
