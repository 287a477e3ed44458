import { expect, test } from '@jest/globals';
import type { Message } from '../../../model/message.ts';
import { newContent } from './content.ts';

const bodyOf = (line: string, details = '') => newContent({ line, details } as Message, undefined).body;

test.each([
  ['a label and its address', '[widgets](https://x.test/w) failed', 'widgets (https://x.test/w) failed'],
  ['an address that is its own label once', 'See [https://x.test/w](https://x.test/w)', 'See https://x.test/w'],
  [
    'an address that several labels lead to once',
    '[widgets](https://x.test/w) and [more](https://x.test/w)',
    'widgets (https://x.test/w) and more',
  ],
])('the plain text has %s', (_what, markdown, body) => {
  expect(bodyOf(markdown)).toBe(body);
});
