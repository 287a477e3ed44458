import { describe, expect, test } from '@jest/globals';
import { expectLinear } from '../../test/growth.ts';
import { inertMarkdown } from './escape.ts';
import { blocksOf, type Run } from './inert-blocks.ts';

const runsOf = (line: string): Run[] | undefined => {
  const [block] = blocksOf(line);
  return block?.kind === 'paragraph' ? block.lines[0] : undefined;
};

describe('bold', () => {
  test.each<[string, Run[]]>([
    ['a **b c** d', [{ text: 'a ' }, { text: 'b c', isBold: true }, { text: ' d' }]],
    ['**a** and **b**', [{ text: 'a', isBold: true }, { text: ' and ' }, { text: 'b', isBold: true }]],
    [
      '**`a ** b` c**',
      [
        { text: 'a ** b', isBold: true, isCode: true },
        { text: ' c', isBold: true },
      ],
    ],
    [
      '[**a** b](https://x.y/)',
      [
        { text: 'a', isBold: true, href: 'https://x.y/' },
        { text: ' b', href: 'https://x.y/' },
      ],
    ],
    ['**[a](https://x.y/)**', [{ text: 'a', isBold: true, href: 'https://x.y/' }]],
    ['2 ** 3 ** 4', [{ text: '2 ** 3 ** 4' }]],
    ['**a', [{ text: '**a' }]],
    ['**a **', [{ text: '**a **' }]],
    ['\\*\\*a\\*\\*', [{ text: '**a**' }]],
  ])('of %s', (line, runs) => {
    expect(runsOf(line)).toEqual(runs);
  });

  test('no text from outside begins or ends it', () => {
    expect(runsOf(`**${inertMarkdown('a** b **c')}**`)).toEqual([{ text: 'a** b **c', isBold: true }]);
  });

  test('a text with many beginnings of bold is read in linear time', () => {
    expectLinear(200_000, (count) => blocksOf('**a '.repeat(count)));
  });
});
