import { type Block, blocksOf, type Run } from '../../mapping/inert-blocks.ts';

/** Blocks as plain text; `write` writes a piece. */
export function plainText(blocks: readonly Block[], write: (run: Run) => string = ({ text }) => text): string {
  const line = (runs: readonly Run[]) => runs.map(write).join('');
  return blocks
    .map((block) => {
      if (block.kind === 'code') return write({ text: block.text, isCode: true });
      if (block.kind === 'paragraph') return block.lines.map(line).join('\n');
      return block.items.map((lines) => `- ${lines.map(line).join('\n  ')}`).join('\n');
    })
    .join('\n\n');
}

export function plainLine(markdown: string): string {
  return plainText(blocksOf(markdown)).replace(/\s+/g, ' ').trim();
}
