import { openAfter } from './open-html.ts';
import { type OpenElements, plainInline } from './own-words-inline.ts';

/**
 * Returns the words of a Markdown text that are its author's: without quotes, code and HTML. A link becomes its address,
 * so that `[#12](https://github.com/pad/left-pad/issues/12)` names an issue of `pad/left-pad`.
 * With `keepsLabels` the label of a link stays in front of its address. Pure; its time grows with the text's length.
 */
export function ownWords(markdown: string, { keepsLabels = false } = {}): string {
  const { paragraphs, definitions } = readBlocks(markdown.replace(/\r\n?/g, '\n').split('\n'));
  let open: OpenElements = [];
  const words: string[] = [];
  for (const { kind, text } of paragraphs) {
    if (kind === 'html') {
      open = openAfter(text, open);
      continue;
    }
    const plain = plainInline(text, { open, definitions, keepsLabels });
    words.push(plain.text);
    open = plain.open;
  }
  return words.join('\n\n');
}

interface Paragraph {
  kind: 'text' | 'html';
  text: string;
}

interface Blocks {
  paragraphs: readonly Paragraph[];
  /** The addresses of `[label]: address`, by label in lower case. */
  definitions: ReadonlyMap<string, string>;
}

const item = /^\s*(?:[-*+]|\d{1,9}[.)])\s/;
const quote = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+){0,9}>/;
const fenceStart = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+){0,9}(`{3,}(?=[^`]*$)|~{3,})/;
const definition = /^ {0,3}\[([^\]^][^\]]{0,998})\]:\s*<?([^\s<>]+)>?/;
const startOfBlock = /^ {0,3}(?:#{1,6}\s|(?:[-*_]\s*){3,}$)/;
/** The tags that start a block of HTML: https://spec.commonmark.org/0.31.2/#html-blocks, as far as they hold text. */
const htmlStart =
  /^ {0,3}<\/?(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|main|menu|nav|ol|optgroup|option|p|pre|script|search|section|style|summary|table|tbody|td|textarea|tfoot|th|thead|title|tr|ul)(?=[\s/>]|$)/i;

/** Reads the lines as CommonMark does, as far as it decides what is quoted, code or HTML. */
function readBlocks(lines: readonly string[]): Blocks {
  const paragraphs: Paragraph[] = [];
  const definitions = new Map<string, string>();
  let fence = '';
  let inside = 'none' as 'text' | 'html' | 'quote' | 'comment' | 'none';
  let isInList = false;
  const add = (kind: Paragraph['kind'], line: string): Paragraph['kind'] => {
    const last = paragraphs.at(-1);
    if (inside === kind && last !== undefined) last.text += `\n${line}`;
    else paragraphs.push({ kind, text: line });
    return kind;
  };
  for (const line of lines) {
    const start = fenceStart.exec(line)?.[1] ?? '';
    if (fence !== '') {
      if (endsFence(line, fence)) fence = '';
    } else if (inside === 'comment') {
      if (line.includes('-->')) inside = 'none';
    } else if (line.trim() === '') inside = 'none';
    else if (inside === 'html') inside = add('html', line);
    else if (start !== '') {
      fence = start;
      inside = 'none';
    } else if (/^ {0,3}<!--/.test(line)) inside = line.includes('-->') ? 'none' : 'comment';
    else if (quote.test(line)) inside = 'quote';
    else if (inside === 'quote' && !item.test(line) && !startOfBlock.test(line)) continue;
    else if (htmlStart.test(line)) inside = add('html', line);
    else if (inside !== 'text' && !isInList && /^(?: {4}|\t)/.test(line)) continue;
    else if (inside !== 'text' && definition.test(line)) {
      const [, label = '', address = ''] = definition.exec(line) ?? [];
      definitions.set(label.toLowerCase(), address);
    } else {
      if (item.test(line)) isInList = true;
      else if (inside !== 'text' && !/^\s/.test(line)) isInList = false;
      inside = add('text', line);
    }
  }
  return { paragraphs, definitions };
}

function endsFence(line: string, fence: string): boolean {
  const run = line.trim();
  return run.length >= fence.length && run === fence.charAt(0).repeat(run.length);
}
