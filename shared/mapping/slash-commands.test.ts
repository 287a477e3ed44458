import { describe, expect, test } from '@jest/globals';
import { slashCommands } from './slash-commands.ts';

const fence = '```';

test.each<[string, string, string[]]>([
  ['a line by itself', '/deploy', ['deploy']],
  ['words behind the name', '/label bug  ui', ['label bug,ui']],
  ['a tab behind the name', '/label\tbug', ['label bug']],
  ['capitals in the name, and none in the words', '/Label Bug', ['label Bug']],
  ['a name with all its characters', '/re-run_2 x', ['re-run_2 x']],
  ['blanks around it', '  /deploy now  ', ['deploy now']],
  ['two blanks at the end, which break the line', '/deploy  \nthanks', ['deploy']],
  ['Windows line ends', 'Please:\r\n/deploy\r\n/label bug\r\n', ['deploy', 'label bug']],
  ['a line in the middle of a paragraph', 'Please\n/deploy\nthank you', ['deploy']],
  ['a line of a paragraph that is set in', 'Please\n        /deploy', ['deploy']],
  ['several paragraphs', '/a\n\ntext\n\n/b 1', ['a', 'b 1']],
  ['within a tag', 'a <code>\n/label x\n</code>', []],
  ['before a tag', '/a\nb <b>c</b>', ['a']],
  ['struck out by one tilde', '~a\n/label x\nb~', []],
  ['what is folded away', '<details>\n\n/no\n\n</details>\n\n/deploy', ['deploy']],
  ['what is folded away in what is', '<details>\n\n<DETAILS open>\n\n</details>\n\n/no\n\n</details>', []],
  ['what is folded away to the end', '<details><summary>log</summary>\n\n/no', []],
  ['an end of what never began', '</details>\n\n/deploy', ['deploy']],
  ['a comment that names a tag', '<!-- <details> -->\n\n/deploy', ['deploy']],
  ['an element that is none of these', '<details-menu>\n\n/deploy\n\n<p>\n\n/b', ['deploy', 'b']],
  [
    'what is folded away behind words',
    'Log: <details><summary>x</summary>\n\n/no\n\n</details>\n\n/deploy',
    ['deploy'],
  ],
  ['what is folded away in a list', '- <details>\n\n/no\n\n</details>', []],
  ['what is folded away behind a comment', '<!-- v2 --><details>\n\n/no\n\n</details>\n\n/deploy', ['deploy']],
  ['a sign in an attribute', '<details title="a<b">\n\n/no', []],
  ['an end in an attribute', '<details>\n\n<img alt="</details>">\n\n/no', []],
  ['a comment that begins behind an end', '</details> <!--\n\n/no\n\n-->', []],
  ['what is struck out over paragraphs', '<del>\n\n/no\n\n</del>\n\n/deploy', ['deploy']],
  ['code over paragraphs', '<code>a\n\n/no', []],
  ['a tag that is code', 'Use `<details>` here.\n\n/deploy', ['deploy']],
  ['a word in angles', 'Up to <version>\n\n/deploy', ['deploy']],
  ['an address in angles', '<https://a.example>\n\n/deploy', ['deploy']],
  ['less than', 'a < b\n\n/deploy', ['deploy']],
  ['mathematics', '$$\n/deploy\n$$', []],
  ['prices', 'for $5\n/deploy\nnot for $7', ['deploy']],
  ['a blank that is no blank before it', '/a\n\u00a0/label x', ['a']],
  ['the same twice', '/a\n/a', ['a', 'a']],
  [
    'an address, a name and a number behind it',
    '/close https://a.example/b @octo #12 50%',
    ['close https://a.example/b,@octo,#12,50%'],
  ],
  ['a lonely star behind it', '/add a * b', ['add a,*,b']],
  ['a paragraph after a quote', '> a\n\n/deploy', ['deploy']],
  ['a paragraph after a list', '- a\n\n/deploy', ['deploy']],
  ['a paragraph after a fence', `${fence}\n/no\n${fence}\n/deploy`, ['deploy']],
  ['a paragraph after an HTML comment', '<!-- /no -->\n\n/deploy', ['deploy']],
  ['letters beyond ASCII behind it', '/say żółć 🎉', ['say żółć,🎉']],
  ['a paragraph after a footnote', '[^1]: a\n\n/deploy', ['deploy']],
  ['a footnote that goes on', '[^1]: a\n/deploy', []],
  ['a second paragraph of a footnote', '[^1]: a\n\n    /deploy', []],
  ['the character 0, which no store keeps', '/say a\0b', ['say a\uFFFDb']],
  ['words in front of it', 'please /deploy', []],
  ['two slashes', '//deploy', []],
  ['a path', '/usr/local/bin', []],
  ['a path with words behind', '/usr/bin/env node', []],
  ['a slash alone', '/', []],
  ['a blank behind the slash', '/ deploy', []],
  ['a digit at the start', '/2x', []],
  ['a colon at the end', '/deploy:', []],
  ['an escaped slash', '\\/deploy', []],
  ['a slash as an entity', '&#47;deploy', []],
  ['a fence', `${fence}\n/deploy\n${fence}`, []],
  ['a fence with a language', `${fence}sh\n\n/deploy\n${fence}`, []],
  ['a fence of tildes', '~~~\n/deploy\n~~~', []],
  ['a fence that is never closed', `${fence}\n/deploy\n\n/deploy`, []],
  ['an indented block', '    /deploy', []],
  ['a block indented by a tab', 'a\n\n\t/deploy', []],
  ['code in the line', '`/deploy`', []],
  ['code over several lines', 'see `a\n/deploy\nb`', []],
  ['a quote', '> /deploy', []],
  ['a quote that goes on without its mark', '> a\n/deploy', []],
  ['a nested quote', '> > /deploy', []],
  ['an alert', '> [!NOTE]\n> /deploy', []],
  ['a list', '- /deploy', []],
  ['a list item that goes on without being set in', '- a\n/deploy', []],
  ['a second paragraph of an item', '- a\n\n  /deploy', []],
  ['a numbered list', '1. /deploy', []],
  ['a task', '- [ ] /deploy', []],
  ['a heading', '# /deploy', []],
  ['a heading by a line beneath', '/deploy\n=======', []],
  ['a table', '| a |\n| - |\n| /deploy |', []],
  ['a line of a table without bars at its ends', 'a | b\n- | -\n/deploy | x', []],
  ['an HTML block', '<div>\n/deploy\n</div>', []],
  ['an HTML comment', '<!--\n/deploy\n-->', []],
  ['an HTML comment with empty lines', '<!-- a\n\n/deploy\n\n-->', []],
  ['an HTML comment within a paragraph', 'a <!--\n/deploy\n-->', []],
  ['a <pre>', '<pre>\n\n/deploy\n</pre>', []],
  ['the text of a link', '[a\n/deploy\nb](https://a.example)', []],
  ['the address of a definition', '[a]:\n/deploy', []],
  ['stars that open nothing', '**\n/deploy\n**', ['deploy']],
  ['bold text over lines', '**a\n/deploy\nb**', []],
  ['struck text', '~~a\n/deploy\nb~~', []],
  ['markup behind the name', '/deploy **now**', []],
  ['code behind the name', '/deploy `now`', []],
  ['a link behind the name', '/deploy [now](https://a.example)', []],
  ['a rule', '---\n***', []],
  ['nothing', '', []],
])('%s', (_what, text, commands) => {
  const found = slashCommands(text).map(({ name, args }) => (args.length === 0 ? name : `${name} ${args.join(',')}`));
  expect(found).toEqual(commands);
});

test('keeps what stands behind the name in one piece, too', () => {
  expect(slashCommands('/say  hello   world ')).toEqual([
    { name: 'say', args: ['hello', 'world'], text: 'hello   world' },
  ]);
});

test('a text that is too long is looked into as far as its last whole line', () => {
  const long = `/a\n\n${'x\n\n'.repeat(11_000)}/b`;
  expect(slashCommands(long).map(({ name }) => name)).toEqual(['a']);
  expect(slashCommands(`/deploy ${'x'.repeat(70_000)}`)).toEqual([]);
});

test('one text gives no more than 20 commands', () => {
  expect(slashCommands('/a\n\n'.repeat(30))).toHaveLength(20);
});

describe('comes to an end for', () => {
  const size = 65_000;
  const filled = (text: string) => text.repeat(Math.ceil(size / text.length)).slice(0, size);
  const rows: [string, string][] = [
    '> ',
    '>',
    '- ',
    '1. ',
    '[',
    '[](',
    '![a](',
    '[a][',
    '*a_ ',
    '**x',
    '~~a',
    '_a __b *c ',
    '<',
    '<!--',
    '<a ',
    '&amp',
    '\\',
    '`',
    'a|b\n-|-\n',
    '[a]: b\n',
    '[^a]: b\n',
    '[^',
    '/a\n',
    '/a\n\n',
    '> /a\n',
    'a\n- ',
    '<div>\n',
    '<q>',
    '<q>\n\n',
    '<q "',
    '</q ',
    '<!--',
    '/a [\n',
    '/a `\n\n',
    ' \n',
  ].map((text) => [JSON.stringify(text), filled(text)]);
  const nested = Array.from({ length: 360 }, (_, depth) => `${' '.repeat(depth)}- /a`).join('\n');
  const ticks = Array.from({ length: 360 }, (_, count) => `${'`'.repeat(count)}a`).join('');
  const paragraphs = `${`/a ${'['.repeat(3_900)}\n\n`.repeat(16)}`;

  // A parser that goes through such a text again and again takes longer for one than a test may take for all.
  test.each([...rows, ['nested lists', nested], ['fences', ticks], ['brackets in paragraphs', paragraphs]])(
    '%s',
    (_what, text) => {
      const found = [1, 2, 3].map(() => slashCommands(`${text}\n\n/end`).length);
      expect(new Set(found).size).toBe(1);
      expect(found[0]).toBeLessThanOrEqual(20);
    },
  );
});
