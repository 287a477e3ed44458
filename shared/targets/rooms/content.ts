import { type BlockLimit, cutBlocks } from '../../mapping/cut-blocks.ts';
import { type Block, blocksOf } from '../../mapping/inert-blocks.ts';
import type { Message } from '../../model/message.ts';
import { plainText } from './plain-text.ts';

/** What a message says, taken apart: the line, then the details. Never empty, as every room wants some text. */
export function contentOf({ line, details, event }: Message): readonly Block[] {
  const blocks = [...blocksOf(line), ...blocksOf(details)];
  return blocks.some((block) => /\S/.test(plainText([block])))
    ? blocks
    : [{ kind: 'paragraph', lines: [[{ text: event.type }]] }];
}

/** The same, as much of it as a room takes. */
export function contentWithin(message: Message, limit: BlockLimit): readonly Block[] {
  return cutBlocks(contentOf(message), limit);
}
