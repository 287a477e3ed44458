import { blocksOf, type Run } from '../../mapping/inert-blocks.ts';

/** Inert Markdown as plain text; `link` writes a link. */
export function plainText(markdown: string, link: (text: string, href: string) => string = (text) => text): string {
  const line = (runs: readonly Run[]) =>
    runs.map(({ text, href }) => (href === undefined ? text : link(text, href))).join('');
  return blocksOf(markdown)
    .map((block) => {
      if (block.kind === 'code') return block.text;
      if (block.kind === 'paragraph') return block.lines.map(line).join('\n');
      return block.items.map((lines) => `- ${lines.map(line).join('\n  ')}`).join('\n');
    })
    .join('\n\n');
}

export function plainLine(markdown: string): string {
  return plainText(markdown).replace(/\s+/g, ' ').trim();
}
