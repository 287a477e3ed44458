import { cutBlocks } from '../cut-blocks.ts';
import { codeFence, codeSpan, inertLink, inertMarkdown } from '../escape.ts';
import { type Block, blocksOf, type Run } from '../inert-blocks.ts';

/** What people see of the Markdown, each line and block on a line of its own. */
export function visibleWords(markdown: string): string {
  return blocksOf(markdown)
    .flatMap((block) => (block.kind === 'code' ? [block.text] : linesIn(block).map(wordsOf)))
    .join('\n')
    .trim();
}

function wordsOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

/** The Markdown, or as much of its beginning as may be seen, taken apart and written anew so that no sign is cut in two. */
export function cutMarkdown(markdown: string, maxChars: number): string {
  const blocks = blocksOf(markdown);
  const kept = cutBlocks(blocks, { maxChars, fits: () => true });
  return kept === blocks ? markdown : kept.map(writeBlock).join('\n\n');
}

function linesIn(block: Exclude<Block, { kind: 'code' }>): Run[][] {
  return block.kind === 'list' ? block.items.flat() : block.lines;
}

function writeBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return writeLines(block.lines).join('\n');
    case 'list':
      return block.items.map((lines) => `- ${writeLines(lines).join('\n  ')}`).join('\n');
    case 'code':
      return codeFence(block.text);
    default:
      return block satisfies never;
  }
}

function writeLines(lines: readonly Run[][]): string[] {
  return lines.map((runs) => runs.map(writeRun).join('')).filter((line) => line !== '');
}

/** Blanks at the ends of a piece belong between it and the next one. */
function writeRun({ text, href, isCode, isBold }: Run): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  if (inner === '') return before;
  const written = href !== undefined ? inertLink(inner, href) : isCode ? codeSpan(inner) : inertMarkdown(inner);
  return `${before}${isBold ? `**${written}**` : written}${after}`;
}
