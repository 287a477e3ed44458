import type { JsonObject, JsonValue } from '../model/json.ts';
import { withoutControls } from './escape.ts';
import { isJsonObject } from './json-body.ts';

/** The little Markdown that we write ourselves, for Jira: paragraphs, links, code, bullet lists; quotations lose their bar. */
type Block =
  | { kind: 'paragraph'; lines: Run[][] }
  | { kind: 'code'; text: string; language: string }
  | { kind: 'list'; items: Run[][][] };

interface Run {
  text: string;
  href?: string | undefined;
  isCode?: boolean | undefined;
}

/**
 * Inert Markdown as a document of Jira Cloud: `{type: 'doc', version: 1, content: […]}`. Text stands in text nodes only.
 * https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export function adfOf(markdown: string): JsonObject {
  return { type: 'doc', version: 1, content: blocksOf(markdown).map(adfBlock) };
}

/** The words of a document or of one of its nodes; where a line or a block ends stands a blank. */
export function adfWords(node: JsonValue | undefined): string {
  const collect = (value: JsonValue | undefined): string => {
    if (Array.isArray(value)) return value.map(collect).join('');
    if (!isJsonObject(value)) return '';
    if (value.type === 'text') return String(value.text);
    return value.type === 'hardBreak' ? ' ' : `${collect(value.content)} `;
  };
  return collect(node).replace(/\s+/g, ' ').trim();
}

/**
 * Inert Markdown as wiki markup of Jira Data Center, with everything escaped that is live there.
 * https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all
 */
export function wikiOf(markdown: string): string {
  return blocksOf(markdown).map(wikiBlock).join('\n\n');
}

function adfBlock(block: Block): JsonObject {
  switch (block.kind) {
    case 'paragraph':
      return adfParagraph(block.lines);
    case 'list':
      return {
        type: 'bulletList',
        content: block.items.map((lines) => ({ type: 'listItem', content: [adfParagraph(lines)] })),
      };
    case 'code':
      return {
        type: 'codeBlock',
        ...(block.language === '' ? {} : { attrs: { language: block.language } }),
        content: block.text === '' ? [] : [{ type: 'text', text: block.text }],
      };
    default:
      return block satisfies never;
  }
}

function adfParagraph(lines: readonly Run[][]): JsonObject {
  const content = lines.flatMap((runs, index): JsonObject[] => [
    ...(index === 0 ? [] : [{ type: 'hardBreak' }]),
    ...runs.map(adfText),
  ]);
  return { type: 'paragraph', content };
}

function adfText({ text, href, isCode }: Run): JsonObject {
  const marks: JsonObject[] = [];
  if (href !== undefined) marks.push({ type: 'link', attrs: { href } });
  if (isCode) marks.push({ type: 'code' });
  return { type: 'text', text, ...(marks.length === 0 ? {} : { marks }) };
}

function wikiBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.lines.map(wikiLine).join('\n');
    case 'list':
      return block.items.map((lines) => `* ${lines.map(wikiLine).join(' \\\\ ')}`).join('\n');
    case 'code':
      return `{noformat}\n${block.text.replace(/\{(?=noformat)/gi, '{\u200B')}\n{noformat}`;
    default:
      return block satisfies never;
  }
}

function wikiLine(runs: readonly Run[]): string {
  return runs
    .map(({ text, href, isCode }) => {
      if (href !== undefined) return `[${wikiText(text)}|${href.replace(/[[\]{}|\\^"<>`]/g, encodeURIComponent)}]`;
      return isCode ? `{{${text.replace(/[^\p{L}\p{M}\p{N} .,;/=]/gu, entity)}}}` : wikiText(text);
    })
    .join('')
    .replace(/^(\s*(?:h[1-6]|bq))\./i, '$1&#46;');
}

/** A backslash escapes these and no others; a backslash itself, and what is live only in company, is an entity. */
function wikiText(text: string): string {
  return text.replace(/[\\&<>#@]|:(?=\S)/g, entity).replace(/[-*_+?^~|%{}[\]()!]/g, '\\$&');
}

function entity(char: string): string {
  return `&#${char.codePointAt(0)};`;
}

function blocksOf(markdown: string): Block[] {
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

/** An escape, an entity of `inertMarkdown`, backticks, a link, or its invisible word break. */
const token =
  /\\([!-/:-@[-`{-~])|&(amp|lt|gt);|(`+)|\[((?:\\.|`[^`]*`|[^[\]\\`])*)\]\((https?:\/\/[^()\s<>]+)\)|\u200B/g;

function runsOf(line: string, href?: string): Run[] {
  const runs: Run[] = [];
  const add = (run: Run): void => {
    const last = runs.at(-1);
    if (run.text === '') return;
    if (last?.href === run.href && last?.isCode === run.isCode && last !== undefined) last.text += run.text;
    else runs.push(run);
  };
  const scanner = new RegExp(token);
  let at = 0;
  for (let match = scanner.exec(line); match !== null; match = scanner.exec(line)) {
    const [whole, escaped, name, ticks, label, url] = match;
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
    }
    scanner.lastIndex = at;
  }
  add({ text: line.slice(at), href });
  return runs;
}

/** Where the next run of exactly so many backticks starts. */
function closingOf(line: string, from: number, count: number): number | undefined {
  for (const match of line.slice(from).matchAll(/`+/g)) {
    if (match[0].length === count) return from + match.index;
  }
  return undefined;
}
