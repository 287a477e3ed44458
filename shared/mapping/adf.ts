import type { JsonObject, JsonValue } from '../model/json.ts';
import { type Block, blocksOf, type Run } from './inert-blocks.ts';
import { isJsonObject } from './json-body.ts';

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

function adfText({ text, href, isCode, isBold }: Run): JsonObject {
  const marks: JsonObject[] = [];
  if (href !== undefined) marks.push({ type: 'link', attrs: { href } });
  // A document may not hold code that is strong.
  if (isCode) marks.push({ type: 'code' });
  else if (isBold) marks.push({ type: 'strong' });
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
  return wikiPieces(runs)
    .map(({ wiki, isBold }, index, pieces) => {
      if (!isBold) return wiki;
      const [, before = '', text = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(wiki) ?? [];
      if (text === '') return wiki;
      const left = before || (pieces[index - 1]?.wiki.at(-1) ?? ' ');
      const right = after || (pieces[index + 1]?.wiki.at(0) ?? ' ');
      // Within a word, and beside punctuation, stars count in braces only.
      const star = /\s$/.test(left) && /^\s/.test(right) ? '*' : '{*}';
      return `${before}${star}${text}${star}${after}`;
    })
    .join('')
    .replace(/^(\s*(?:h[1-6]|bq))\./i, '$1&#46;');
}

/** Pieces of a line, those beside each other that are bold as one. As in a document, code is never bold. */
function wikiPieces(runs: readonly Run[]): { wiki: string; isBold: boolean }[] {
  const pieces: { wiki: string; isBold: boolean }[] = [];
  for (const run of runs) {
    const piece = { wiki: wikiRun(run), isBold: run.isBold === true && run.isCode !== true };
    const last = pieces.at(-1);
    if (last?.isBold === true && piece.isBold) last.wiki += piece.wiki;
    else pieces.push(piece);
  }
  return pieces;
}

function wikiRun({ text, href, isCode }: Run): string {
  if (href !== undefined) return `[${wikiText(text)}|${href.replace(/[[\]{}|\\^"<>`]/g, encodeURIComponent)}]`;
  return isCode ? `{{${text.replace(/[^\p{L}\p{M}\p{N} .,;/=]/gu, entity)}}}` : wikiText(text);
}

/** A backslash escapes these and no others; a backslash itself, and what is live only in company, is an entity. */
function wikiText(text: string): string {
  return text.replace(/[\\&<>#@]|:(?=\S)/g, entity).replace(/[-*_+?^~|%{}[\]()!]/g, '\\$&');
}

function entity(char: string): string {
  return `&#${char.codePointAt(0)};`;
}
