import type { Block, Run } from './inert-blocks.ts';

/** How much a place takes of what is said there. */
export interface BlockLimit {
  /** In Unicode code points of what people read; more is never tried. */
  maxChars: number;
  /** Whether the place takes them as they would be written there. */
  fits(blocks: readonly Block[]): boolean;
}

/** Ends what was cut. */
const cutMark = '… (cut)';

/**
 * The blocks, or the longest beginning of them that fits, with `… (cut)` at its end. Pieces of text are cut before they are
 * written, so that no escape, address or character is split.
 */
export function cutBlocks(blocks: readonly Block[], { maxChars, fits }: BlockLimit): readonly Block[] {
  const total = charsOf(blocks, maxChars);
  if (total <= maxChars && fits(blocks)) return blocks;
  let least = 0;
  let most = Math.min(total, maxChars) - cutMark.length;
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(beginningOf(blocks, middle))) least = middle;
    else most = middle - 1;
  }
  return beginningOf(blocks, least);
}

/** How many characters they hold; counting ends beyond `most`. */
function charsOf(blocks: readonly Block[], most: number): number {
  let chars = 0;
  for (const block of blocks) {
    for (const text of textsOf(block)) {
      for (const _ of text) {
        chars += 1;
        if (chars > most) return chars;
      }
      chars += 1;
    }
  }
  return chars;
}

function textsOf(block: Block): readonly string[] {
  if (block.kind === 'code') return [block.text];
  const lines = block.kind === 'list' ? block.items.flat() : block.lines;
  return lines.flatMap((runs) => runs.map(({ text }) => text));
}

/** As many characters as given; every piece counts as one more. */
function beginningOf(blocks: readonly Block[], chars: number): Block[] {
  const budget = { left: chars };
  const kept: Block[] = [];
  for (const block of blocks) {
    if (budget.left <= 0) break;
    if (block.kind === 'code') kept.push({ ...block, text: take(block.text, budget) });
    else if (block.kind === 'paragraph') kept.push({ ...block, lines: linesWithin(block.lines, budget) });
    else kept.push({ ...block, items: whileLeft(block.items, budget, (lines) => linesWithin(lines, budget)) });
  }
  const last = kept.at(-1);
  const end: Run[] = [{ text: cutMark }];
  if (last?.kind === 'paragraph') last.lines.at(-1)?.push(...end);
  else if (last?.kind === 'list')
    last.items
      .at(-1)
      ?.at(-1)
      ?.push(...end);
  else kept.push({ kind: 'paragraph', lines: [end] });
  return kept;
}

function linesWithin(lines: readonly (readonly Run[])[], budget: { left: number }): Run[][] {
  return whileLeft(lines, budget, (runs) =>
    whileLeft(runs, budget, (run) => ({ ...run, text: take(run.text, budget) })).filter(({ text }) => text !== ''),
  );
}

function whileLeft<Each, Kept>(all: readonly Each[], budget: { left: number }, keep: (each: Each) => Kept): Kept[] {
  const kept: Kept[] = [];
  for (const each of all) {
    if (budget.left <= 0) break;
    kept.push(keep(each));
  }
  return kept;
}

function take(text: string, budget: { left: number }): string {
  budget.left -= 1;
  let end = 0;
  for (const char of text) {
    if (budget.left <= 0) break;
    end += char.length;
    budget.left -= 1;
  }
  return text.slice(0, end);
}
