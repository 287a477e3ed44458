import { expect, test } from '@jest/globals';
import { blocksOf } from '../../mapping/inert-blocks.ts';
import { markdownOf } from './markdown.ts';

const dialect = { escape: (text: string) => text.replace(/[[\]*]/g, '\\$&'), address: (href: string) => `<${href}>` };

test.each<[string, string, string]>([
  ['a link', '[a](https://x.y/)', '[a](<https://x.y/>)'],
  ['pairs of brackets in a label', '[\\[a\\] b](https://x.y/)', '[\\[a\\] b](<https://x.y/>)'],
  ['half a pair, beside the link', '[a \\[b](https://x.y/)', 'a \\[b [→](<https://x.y/>)'],
  ['pairs within one another, beside the link', '[\\[\\[a\\]\\]](https://x.y/)', '\\[\\[a\\]\\] [→](<https://x.y/>)'],
  ['code with brackets, beside the link', '[`a[0]`](https://x.y/)', '`a[0]` [→](<https://x.y/>)'],
  ['code with a backtick', '`` a`b ``', '`` a`b ``'],
  ['code with three of them', '```` a```b ````', '`` a`\u200B`\u200B`b ``'],
  ['bold, whatever stands at its ends', '**\\*a\\***b', '**\u200B\\*a\\*\u200B**b'],
  ['bold around code, in pieces', '**a `b` c**', '**\u200Ba\u200B** `b` **\u200Bc\u200B**'],
  ['a block that holds a fence', '````\n```\n````', '```\n``\u200B`\n```'],
])('%s', (_what, markdown, expected) => {
  expect(markdownOf(blocksOf(markdown), dialect)).toBe(expected);
});
