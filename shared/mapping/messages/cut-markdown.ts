import { codePoints, cutText } from '../cut.ts';
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
  if (codePoints(visibleWords(markdown)) <= maxChars) return markdown;
  let room = maxChars;
  const take = (text: string) => {
    const kept = room <= 1 ? '' : cutText(text, { maxChars: room, maxBytes: Number.MAX_SAFE_INTEGER });
    room -= codePoints(kept);
    return kept;
  };
  return blocksOf(markdown)
    .map((block) => writeBlock(block, take))
    .filter((text) => text !== '')
    .join('\n\n');
}

function linesIn(block: Exclude<Block, { kind: 'code' }>): Run[][] {
  return block.kind === 'list' ? block.items.flat() : block.lines;
}

type Take = (text: string) => string;

function writeBlock(block: Block, take: Take): string {
  switch (block.kind) {
    case 'paragraph':
      return writeLines(block.lines, take).join('\n');
    case 'list':
      return block.items
        .map((lines) => writeLines(lines, take).join('\n  '))
        .filter((item) => item !== '')
        .map((item) => `- ${item}`)
        .join('\n');
    case 'code': {
      const text = take(block.text);
      return text === '' ? '' : codeFence(text);
    }
    default:
      return block satisfies never;
  }
}

function writeLines(lines: readonly Run[][], take: Take): string[] {
  return lines
    .map((runs) => runs.map((run) => writeRun({ ...run, text: take(run.text) })).join(''))
    .filter((line) => line !== '');
}

/** Blanks at the ends of a piece belong between it and the next one. */
function writeRun({ text, href, isCode, isBold }: Run): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  if (inner === '') return before;
  const written = href !== undefined ? inertLink(inner, href) : isCode ? codeSpan(inner) : inertMarkdown(inner);
  return `${before}${isBold ? `**${written}**` : written}${after}`;
}
