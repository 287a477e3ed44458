import { describe, expect, test } from '@jest/globals';
import { cutBlocks } from './cut-blocks.ts';
import { type Block, blocksOf } from './inert-blocks.ts';

const textOf = (blocks: readonly Block[]) =>
  JSON.stringify(blocks)
    .match(/"text":"(.*?)"/g)
    ?.map((each) => each.slice(8, -1));
const anything = { fits: () => true };

describe('cutBlocks', () => {
  test('leaves alone what fits', () => {
    const blocks = blocksOf('a [b](https://x.y/)\n\n- c');
    expect(cutBlocks(blocks, { maxChars: 100, ...anything })).toBe(blocks);
  });

  test.each<[string, string, readonly string[]]>([
    ['a paragraph', 'one two three four five', ['one two t', '… (cut)']],
    ['the label of a link, and never its address', '[one two three four](https://x.y/)', ['one two t', '… (cut)']],
    ['a list', '- one two\n- three four five\n- six', ['one two', 't', '… (cut)']],
    ['code, and says so behind it', '```\none two three four five\n```', ['one two t', '… (cut)']],
    ['between characters, not within one', '😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀', ['😀😀😀😀😀😀😀😀😀', '… (cut)']],
  ])('cuts %s', (_what, markdown, expected) => {
    expect(textOf(cutBlocks(blocksOf(markdown), { maxChars: 17, ...anything }))).toEqual(expected);
  });

  test('keeps as much as the place takes, and no more', () => {
    const fits = (blocks: readonly Block[]) => JSON.stringify(blocks).length <= 120;
    const cut = cutBlocks(blocksOf('"'.repeat(1_000)), { maxChars: 500, fits });
    expect(fits(cut)).toBe(true);
    expect(JSON.stringify(cut).length).toBeGreaterThan(116);
  });

  test('keeps no more than the mark where a place takes next to nothing', () => {
    expect(textOf(cutBlocks(blocksOf('long enough text'), { maxChars: 8, fits: () => false }))).toEqual(['… (cut)']);
  });
});
