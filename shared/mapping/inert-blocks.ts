import { withoutControls } from './escape.ts';

/** The little Markdown that we write ourselves: paragraphs, links, code, bullet lists; quotations lose their bar. */
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

/** Inert Markdown taken apart, for whatever writes it in another way. `depth`: how many quotations it is in. */
export function blocksOf(markdown: string, depth = 0): Block[] {
  const lines = withoutControls(markdown).split('\n');
  const blocks: Block[] = [];
  let isOpen = false;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const block = fenceAt(lines, at) ?? listAt(lines, at) ?? quotationAt(lines, at, depth);
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

/** Quotations within quotations; deeper ones are read as one, so that no text exhausts the stack. */
const maxDepth = 10;

function quotationAt(lines: readonly string[], start: number, depth: number): Found | undefined {
  let end = start;
  while (lines[end]?.startsWith('>')) end += 1;
  if (end === start) return undefined;
  const bars = depth < maxDepth ? /^> ?/ : /^(?:> ?)+/;
  const inner = lines.slice(start, end).map((line) => line.replace(bars, ''));
  return { blocks: blocksOf(inner.join('\n'), depth + 1), end };
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>' };

/** An escape, an entity of `inertMarkdown`, backticks, a link, where bold begins, or its invisible word break. */
const token =
  /\\([!-/:-@[-`{-~])|&(amp|lt|gt);|(`+)|\[((?:\\.|`[^`]*`|[^[\]\\`])*)\]\((https?:\/\/[^()\s<>]+)\)|(\*\*)(?=\S)|\u200B/g;

function runsOf(line: string, style: Pick<Run, 'href' | 'isBold'> = {}): Run[] {
  const runs: Run[] = [];
  let mayBeBold = style.isBold !== true;
  const add = (run: Run): void => {
    const last = runs.at(-1);
    if (run.text === '') return;
    const isSame = last?.href === run.href && last?.isCode === run.isCode && last?.isBold === run.isBold;
    if (isSame && last !== undefined) last.text += run.text;
    else runs.push(run);
  };
  const scanner = new RegExp(token);
  let at = 0;
  for (let match = scanner.exec(line); match !== null; match = scanner.exec(line)) {
    const [whole, escaped, name, ticks, label, url, stars] = match;
    add({ ...style, text: line.slice(at, match.index) });
    at = match.index + whole.length;
    if (escaped !== undefined) add({ ...style, text: escaped });
    else if (name !== undefined) add({ ...style, text: entities[name] ?? whole });
    else if (ticks !== undefined) {
      const end = closingOf(line, at, ticks.length);
      if (end === undefined) add({ ...style, text: ticks });
      else {
        add({ ...style, text: withoutPadding(line.slice(at, end)), isCode: true });
        at = end + ticks.length;
      }
    } else if (url !== undefined) {
      const inner = URL.canParse(url) ? runsOf(label ?? '', { ...style, href: url }) : [{ ...style, text: whole }];
      for (const run of inner) add(run);
    } else if (stars !== undefined) {
      const end = mayBeBold ? boldEndOf(line, at) : undefined;
      mayBeBold &&= end !== undefined;
      if (end === undefined) add({ ...style, text: stars });
      else {
        for (const run of runsOf(line.slice(at, end), { ...style, isBold: true })) add(run);
        at = end + stars.length;
      }
    }
    scanner.lastIndex = at;
  }
  add({ ...style, text: line.slice(at) });
  return runs;
}

/** Where the next run of exactly so many backticks starts. */
function closingOf(line: string, from: number, count: number): number | undefined {
  for (const match of line.slice(from).matchAll(/`+/g)) {
    if (match[0].length === count) return from + match.index;
  }
  return undefined;
}

/** Where the stars stand that end what is bold: behind no blank, in no code, and not escaped. */
function boldEndOf(line: string, from: number): number | undefined {
  const scanner = /\\.|(`+)|\*\*/g;
  scanner.lastIndex = from;
  for (let match = scanner.exec(line); match !== null; match = scanner.exec(line)) {
    const [whole, ticks] = match;
    if (ticks !== undefined) {
      const end = closingOf(line, scanner.lastIndex, ticks.length);
      if (end !== undefined) scanner.lastIndex = end + ticks.length;
    } else if (whole === '**' && match.index > from && !/\s/.test(line.charAt(match.index - 1))) return match.index;
  }
  return undefined;
}

/** A code span that begins and ends with a space, and holds more than spaces, is shown without these two. */
function withoutPadding(code: string): string {
  const isPadded = code.length > 2 && code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '';
  return isPadded ? code.slice(1, -1) : code;
}
