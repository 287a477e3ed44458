import { passTag } from './open-html.ts';

/** The HTML elements that are open between two paragraphs, the innermost last. */
export type OpenElements = readonly string[];

interface Inputs {
  open: OpenElements;
  /** The addresses of `[label]: address`, by label in lower case. */
  definitions: ReadonlyMap<string, string>;
  /** Keeps the label of a link in front of its address. */
  keepsLabels: boolean;
}

const token = /\\[!-/:-@[-`{-~]|`+|[<[\]]/g;
/** An address in parentheses, with or without a title. */
const destination =
  /\(\s*<?([^\s<>()]{0,2000}(?:\([^\s<>()]{0,500}\)[^\s<>()]{0,500})?)>?(?:\s+["'(][^"')]{0,500}["')])?\s*\)/y;
const reference = /\[([^[\]]{0,999})\]/y;
const maxLabelChars = 999;
/** A tag within a paragraph: it has no `<` outside quotes. https://spec.commonmark.org/0.31.2/#raw-html */
const tagPattern = /<(\/?)([a-z][a-z0-9-]{0,40})(?=[\s/>])(?:[^<>"']|"[^"]{0,2000}"|'[^']{0,2000}'){0,2000}>/iy;

/** Returns a paragraph without code and HTML, and with addresses instead of links. Its time grows with the text's length. */
export function plainInline(text: string, inputs: Inputs): { text: string; open: OpenElements } {
  const paragraph = new Paragraph(text, inputs);
  const scanner = new RegExp(token);
  for (let match = scanner.exec(text); match !== null; match = scanner.exec(text)) {
    scanner.lastIndex = paragraph.take(match[0], match.index);
  }
  return paragraph.finish();
}

class Paragraph {
  readonly #text: string;
  readonly #inputs: Inputs;
  readonly #open: string[];
  readonly #codeEnd: (length: number, from: number) => number | undefined;
  readonly #pieces: string[] = [];
  /** The brackets that are open: where each label starts in the text, and the bracket's piece. */
  #brackets: { at: number; piece: number }[] = [];
  #hasNoCommentEnd = false;
  #at = 0;

  constructor(text: string, inputs: Inputs) {
    this.#text = text;
    this.#inputs = inputs;
    this.#open = [...inputs.open];
    this.#codeEnd = codeEnds(text);
  }

  /** Takes the text up to a token and the token itself. Returns where to go on. */
  take(found: string, index: number): number {
    this.#add(this.#text.slice(this.#at, index));
    this.#at = index + found.length;
    if (found.startsWith('\\')) this.#add('\\ ');
    else if (found.startsWith('`')) this.#takeCode(found);
    else if (found === '<') this.#takeTag(index);
    else if (found === '[') {
      this.#brackets.push({ at: this.#at, piece: this.#pieces.length });
      this.#add(found);
    } else this.#takeLink(index);
    return this.#at;
  }

  finish(): { text: string; open: OpenElements } {
    this.#add(this.#text.slice(this.#at));
    return { text: this.#pieces.join(''), open: this.#open };
  }

  #add(piece: string): void {
    if (this.#open.length === 0 && piece !== '') this.#pieces.push(piece);
  }

  #takeCode(ticks: string): void {
    const end = this.#codeEnd(ticks.length, this.#at);
    this.#add(end === undefined ? ticks : ' ');
    this.#at = end ?? this.#at;
  }

  #takeTag(index: number): void {
    if (this.#text.startsWith('!--', this.#at) && !this.#hasNoCommentEnd) {
      const end = this.#text.indexOf('-->', this.#at);
      this.#hasNoCommentEnd = end === -1;
      if (end !== -1) {
        this.#at = end + '-->'.length;
        return;
      }
    }
    tagPattern.lastIndex = index;
    const [tag, slash = '', written = ''] = tagPattern.exec(this.#text) ?? [];
    if (tag === undefined) {
      this.#add('<');
      return;
    }
    this.#at = index + tag.length;
    const name = written.toLowerCase();
    if (name === 'a' && slash === '') this.#takeAnchor(tag);
    else if (passTag(this.#open, name, slash === '/')) this.#brackets = [];
    else this.#add(' ');
  }

  #takeAnchor(tag: string): void {
    const address = /\shref\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1] ?? '';
    const end = this.#text.indexOf('</a', this.#at);
    const labelEnd = end === -1 ? this.#text.length : end;
    this.#addLink(this.#text.slice(this.#at, labelEnd), address);
    this.#at = labelEnd;
  }

  #takeLink(index: number): void {
    const bracket = this.#brackets.pop();
    const link = bracket === undefined ? undefined : this.#linkTo(this.#text.slice(bracket.at, index));
    if (bracket === undefined || link === undefined) {
      this.#add(']');
      return;
    }
    const label = this.#pieces.splice(bracket.piece).slice(1).join('');
    this.#addLink(label, link.address);
    this.#at = link.end;
  }

  /** The address that a label in brackets is followed by or stands for, and where the link ends. */
  #linkTo(label: string): { address: string; end: number } | undefined {
    destination.lastIndex = this.#at;
    const [inline, address] = destination.exec(this.#text) ?? [];
    if (inline !== undefined && address !== undefined) return { address, end: this.#at + inline.length };
    if (label.length > maxLabelChars || this.#inputs.definitions.size === 0) return undefined;
    reference.lastIndex = this.#at;
    const [whole = '', name = ''] = reference.exec(this.#text) ?? [];
    const defined = this.#inputs.definitions.get((name === '' ? label : name).toLowerCase());
    return defined === undefined ? undefined : { address: defined, end: this.#at + whole.length };
  }

  #addLink(label: string, address: string): void {
    this.#add(this.#inputs.keepsLabels ? ` ${label} ${address} ` : ` ${address} `);
  }
}

/** Finds the end of the next run of exactly so many backticks behind a place; places only grow. */
function codeEnds(text: string): (length: number, from: number) => number | undefined {
  const runs = new Map<number, { starts: number[]; next: number }>();
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const alike = runs.get(run.length);
    if (alike === undefined) runs.set(run.length, { starts: [index], next: 0 });
    else alike.starts.push(index);
  }
  return (length, from) => {
    const alike = runs.get(length);
    if (alike === undefined) return undefined;
    while ((alike.starts[alike.next] ?? Number.POSITIVE_INFINITY) < from) alike.next += 1;
    const start = alike.starts[alike.next];
    return start === undefined ? undefined : start + length;
  };
}
