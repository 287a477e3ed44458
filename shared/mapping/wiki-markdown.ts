import { codeFence, codeSpan, inertUrl } from './escape.ts';

/** A field of Jira holds at most 32,767 characters; what is longer stays as it is. */
const maxChars = 32_768;

/**
 * Jira's wiki markup as Markdown. It makes nothing inert: that is done where it is printed.
 * https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all
 */
export function wikiMarkdown(text: string): string {
  if (text.length > maxChars) return text;
  const wiki = text.replace(/\r\n?/g, '\n').replace(/[\uE000\uE001]/g, '');
  return splitCode(wiki)
    .map(({ text: part, language }) => (language === undefined ? proseOf(part) : fenceOf(part, language)))
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

interface Part {
  text: string;
  /** Of code; undefined for prose. */
  language?: string;
}

const codeStart = /\{(code|noformat)(?::([^{}\n]{0,200}))?\}/g;

/** The parts between `{code}` and `{code}`, and those around them. One that is not closed is prose. */
function splitCode(wiki: string): Part[] {
  const parts: Part[] = [];
  const unclosed = new Set<string>();
  const scanner = new RegExp(codeStart);
  let at = 0;
  for (let match = scanner.exec(wiki); match !== null; match = scanner.exec(wiki)) {
    const [opening, name = '', options = ''] = match;
    const start = match.index + opening.length;
    const end = unclosed.has(name) ? -1 : wiki.indexOf(`{${name}}`, start);
    if (end < 0) {
      unclosed.add(name);
      continue;
    }
    const language = /^(?!\w*=)[\w+-]+/.exec(options)?.[0] ?? '';
    parts.push({ text: wiki.slice(at, match.index) }, { text: wiki.slice(start, end), language });
    at = end + name.length + 2;
    scanner.lastIndex = at;
  }
  return [...parts, { text: wiki.slice(at) }];
}

function fenceOf(code: string, language: string): string {
  const fence = codeFence(code.replace(/^\n/, ''));
  return `\n${fence.replace(/^`+/, (ticks) => `${ticks}${language}`)}\n`;
}

function proseOf(wiki: string): string {
  const lines: string[] = [];
  let isQuoted = false;
  let wasTable = false;
  for (const line of wiki.split('\n')) {
    const pieces = line.split('{quote}');
    pieces.forEach((piece, index) => {
      if (index > 0) isQuoted = !isQuoted;
      // The markers alone on a line are no line.
      if (pieces.length > 1 && piece.trim() === '') return;
      const cells = cellsOf(piece);
      if (wasTable && cells === undefined && piece.trim() !== '') lines.push('');
      for (const block of cells === undefined ? [lineOf(piece)] : rowOf(cells, wasTable)) {
        lines.push(isQuoted ? `> ${block}`.trimEnd() : block);
      }
      wasTable = cells !== undefined;
    });
  }
  return lines.join('\n');
}

/** Of `||head||head||` and `|cell|cell|`; a bar within a link parts no cells. */
function cellsOf(line: string): string[] | undefined {
  const row = line.trim();
  if (!row.startsWith('|') || row.length < 2) return undefined;
  const inner = protectLinks(row);
  const cells = inner.text.replace(/^\|{1,2}|\|{1,2}$/g, '').split(/\|{1,2}/);
  return cells.map((cell) => inlineOf(inner.restore(cell).trim()).replaceAll('|', '\\|'));
}

/** Markdown knows no table without a head: where there is none it is empty. */
function rowOf(cells: readonly string[], isInTable: boolean): string[] {
  const row = `| ${cells.join(' | ')} |`;
  return isInTable ? [row] : [row, `|${' --- |'.repeat(cells.length)}`];
}

function lineOf(line: string): string {
  const heading = /^\s{0,9}h([1-6])\.\s+(.*)$/.exec(line);
  if (heading !== null) return `${'#'.repeat(Number(heading[1]))} ${inlineOf(heading[2] ?? '')}`;
  const quote = /^\s{0,9}bq\.\s+(.*)$/.exec(line);
  if (quote !== null) return `> ${inlineOf(quote[1] ?? '')}`;
  const item = /^\s{0,9}([*#-]{1,9})\s+(.*)$/.exec(line);
  if (item !== null) return `${itemStart(item[1] ?? '')}${inlineOf(item[2] ?? '')}`;
  return /^\s{0,9}-{4,5}\s*$/.test(line) ? '---' : inlineOf(line);
}

/** `**` is the second level of bullets, `#` a number, and `*#` a number within a bullet. */
function itemStart(signs: string): string {
  const indent = [...signs.slice(0, -1)].map((sign) => (sign === '#' ? '   ' : '  ')).join('');
  return `${indent}${signs.endsWith('#') ? '1.' : '-'} `;
}

/** Code, links and escaped signs, in which no other markup counts. Every repetition is bounded. */
const whole = /\\\\|\\[-*_+?^~|%{}[\]()!]|\{\{([^{}\n]{1,300})\}\}|\[([^[\]\n]{1,2000})\]|!([^!\n]{1,300})!/g;

function inlineOf(line: string): string {
  const kept: string[] = [];
  const keep = (text: string) => `\uE000${kept.push(text) - 1}\uE001`;
  return line
    .replace(whole, (match, mono?: string, link?: string, file?: string) => {
      if (match === '\\\\') return '\n';
      if (mono !== undefined) return keep(codeSpan(mono));
      if (link !== undefined) return keep(linkOf(link) ?? match);
      if (file !== undefined) return keepFile(file, match, keep);
      return keep(match);
    })
    .replace(/\{(?:color|panel|anchor)(?::[^{}\n]{0,200})?\}/g, '')
    .replace(/\{([*_+-])\}([^{}\n]{1,300})\{\1\}/g, (_match, sign: string, inner: string) => phraseOf(sign, inner))
    .replace(phrase, (match, sign: string, inner: string) => (/\S$/.test(inner) ? phraseOf(sign, inner) : match))
    .replace(/\uE000(\d+)\uE001/g, (_match, index: string) => kept[Number(index)] ?? '');
}

/** A sign, words without it, and the sign again; none of them within a word. */
const phrase = /(?<![\p{L}\p{N}*_+?-])(\*|\+|-|\?\?)(?=[^\s*+?-])((?:(?!\1)[^\n]){1,300})\1(?![\p{L}\p{N}*_+?-])/gu;

function phraseOf(sign: string, words: string): string {
  switch (sign) {
    case '*':
      return `**${words}**`;
    case '-':
      return `~~${words}~~`;
    case '+':
      return words;
    default:
      return `_${words}_`;
  }
}

/** `text|address`, an address, `~user`, `^file` or `#place`; undefined for brackets that link nothing. */
function linkOf(link: string): string | undefined {
  const bar = link.indexOf('|');
  const text = bar < 0 ? '' : link.slice(0, bar).trim();
  const [target = ''] = link.slice(bar + 1).split('|');
  const url = inertUrl(target.trim());
  if (url !== undefined) return text === '' || text === target ? url : `[${text}](${url})`;
  const [, sign, name = ''] = /^([~^#]|mailto:)(?:accountid:)?(\S.*)$/.exec(target.trim()) ?? [];
  if (sign === undefined) return bar < 0 ? undefined : text;
  if (text !== '') return text;
  return sign === '~' ? `@${name}` : name;
}

/** The name of an image, or a link to it; anything else between exclamation marks stays. */
function keepFile(file: string, match: string, keep: (text: string) => string): string {
  const [name = ''] = file.split('|');
  if (!/^\S.*\.\w{2,5}$/.test(name)) return match;
  return keep(inertUrl(name) ?? name);
}

/** Hides the bars of links while a row is parted at its bars. */
function protectLinks(row: string): { text: string; restore(cell: string): string } {
  const links: string[] = [];
  const text = row.replace(/\[[^[\]\n]{1,2000}\]/g, (link) => `\uE000${links.push(link) - 1}\uE001`);
  return {
    text,
    restore: (cell) => cell.replace(/\uE000(\d+)\uE001/g, (_match, at: string) => links[Number(at)] ?? ''),
  };
}
