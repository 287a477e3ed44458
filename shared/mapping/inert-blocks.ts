import { withoutControls } from './escape.ts';

/** The little Markdown that we write ourselves: paragraphs, links, code, bold, bullet lists; quotations lose their bar. */
export type Block =
  | { kind: 'paragraph'; lines: Run[][] }
  | { kind: 'code'; text: string; language: string }
  | { kind: 'list'; items: Run[][][] };

/** A piece of a line, in which nothing is live. */
export interface Run {
  text: string;
  href?: string | undefined;
  isCode?: boolean | undefined;
  isBold?: boolean | undefined;
}

/** Inert Markdown taken apart, for whatever writes it in another way. */
export function blocksOf(markdown: string): Block[] {
  const lines = withoutControls(markdown).split('\n');
  const blocks: Block[] = [];
  let isOpen = false;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const block = fenceAt(lines, at) ?? listAt(lines, at) ?? quotationAt(lines, at);
    if (block !== undefined) {
      blocks.push(...block.blocks);
      at = block.end;
      isOpen = false;
      continue;
    }
    const runs = runsOf(line.trim());
    const last = blocks.at(-1);
    if (line.trim() === '') isOpen = false;
    else if (isOpen && last?.kind === 'paragraph') last.lines.push(runs);
    else if (runs.length > 0) {
      blocks.push({ kind: 'paragraph', lines: [runs] });
      isOpen = true;
    }
    at += 1;
  }
  return blocks;
}

interface Found {
  blocks: Block[];
  /** The line after it. */
  end: number;
}

function fenceAt(lines: readonly string[], start: number): Found | undefined {
  const [, fence = '', language = ''] = /^(`{3,})([\w+-]*)\s*$/.exec(lines[start] ?? '') ?? [];
  if (fence === '') return undefined;
  let end = start + 1;
  while (end < lines.length && !isClosing(lines[end] ?? '', fence)) end += 1;
  return { blocks: [{ kind: 'code', text: lines.slice(start + 1, end).join('\n'), language }], end: end + 1 };
}

function isClosing(line: string, fence: string): boolean {
  return /^`+\s*$/.test(line) && line.trim().length >= fence.length;
}

function listAt(lines: readonly string[], start: number): Found | undefined {
  const items: Run[][][] = [];
  let end = start;
  for (; end < lines.length; end += 1) {
    const [, item] = /^[-*] +(\S.*)$/.exec(lines[end] ?? '') ?? [];
    const [, more] = /^ {2,}(\S.*)$/.exec(lines[end] ?? '') ?? [];
    if (item !== undefined) items.push([runsOf(item.trim())]);
    else if (more !== undefined && items.length > 0) items.at(-1)?.push(runsOf(more.trim()));
    else break;
  }
  return items.length === 0 ? undefined : { blocks: [{ kind: 'list', items }], end };
}

function quotationAt(lines: readonly string[], start: number): Found | undefined {
  let end = start;
  while (lines[end]?.startsWith('>')) end += 1;
  if (end === start) return undefined;
  const inner = lines.slice(start, end).map((line) => line.replace(/^> ?/, ''));
  return { blocks: blocksOf(inner.join('\n')), end };
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>' };

/** An escape, an entity of `inertMarkdown`, backticks, a link, the signs of bold text, or an invisible word break. */
const token =
  /\\([!-/:-@[-`{-~])|&(amp|lt|gt);|(`+)|\[((?:\\.|`[^`]*`|[^[\]\\`])*)\]\((https?:\/\/[^()\s<>]+)\)|(\*\*)|\u200B/g;

function runsOf(line: string, href?: string): Run[] {
  const runs: Run[] = [];
  let isBold = false;
  const add = (found: Run): void => {
    const run = isBold ? { ...found, isBold } : found;
    const last = runs.at(-1);
    if (run.text === '') return;
    if (last !== undefined && isAlike(last, run)) last.text += run.text;
    else runs.push(run);
  };
  const scanner = new RegExp(token);
  let at = 0;
  for (let match = scanner.exec(line); match !== null; match = scanner.exec(line)) {
    const [whole, escaped, name, ticks, label, url, stars] = match;
    add({ text: line.slice(at, match.index), href });
    at = match.index + whole.length;
    if (escaped !== undefined) add({ text: escaped, href });
    else if (name !== undefined) add({ text: entities[name] ?? whole, href });
    else if (ticks !== undefined) {
      const end = closingOf(line, at, ticks.length);
      if (end === undefined) add({ text: ticks, href });
      else {
        add({ text: line.slice(at, end).replace(/^ (.*\S.*) $/, '$1'), href, isCode: true });
        at = end + ticks.length;
      }
    } else if (url !== undefined) {
      const inner = URL.canParse(url) ? runsOf(label ?? '', url) : [{ text: whole, href }];
      for (const run of inner) add(run);
    } else if (stars !== undefined) {
      const isSign = isBold ? closesBold(line, match.index) : opensBold(line, at);
      if (isSign) isBold = !isBold;
      else add({ text: stars, href });
    }
    scanner.lastIndex = at;
  }
  add({ text: line.slice(at), href });
  return runs;
}

function isAlike(one: Run, other: Run): boolean {
  return one.href === other.href && one.isCode === other.isCode && one.isBold === other.isBold;
}

/** Whether what starts there is ended: two stars that nothing ends are stars. */
function opensBold(line: string, from: number): boolean {
  if (!/\S/.test(line[from] ?? '')) return false;
  const scanner = new RegExp(token);
  scanner.lastIndex = from;
  for (let match = scanner.exec(line); match !== null; match = scanner.exec(line)) {
    const [, , , ticks, , , stars] = match;
    if (stars !== undefined && closesBold(line, match.index)) return true;
    if (ticks === undefined) continue;
    const end = closingOf(line, scanner.lastIndex, ticks.length);
    if (end !== undefined) scanner.lastIndex = end + ticks.length;
  }
  return false;
}

function closesBold(line: string, at: number): boolean {
  return /\S/.test(line[at - 1] ?? '');
}

/** Where the next run of exactly so many backticks starts. */
function closingOf(line: string, from: number, count: number): number | undefined {
  for (const match of line.slice(from).matchAll(/`+/g)) {
    if (match[0].length === count) return from + match.index;
  }
  return undefined;
}
