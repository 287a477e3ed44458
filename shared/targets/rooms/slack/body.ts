import type { Block, Run } from '../../../mapping/inert-blocks.ts';
import type { Message } from '../../../model/message.ts';
import { contentWithin } from '../content.ts';
import { plainLine } from '../plain-text.ts';

/** As much of Slack's rich text as is written here. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
type Style = { style?: { bold?: true; code?: true } };
type Piece = ({ type: 'text'; text: string } | { type: 'link'; url: string; text: string }) & Style;
type Section = { type: 'rich_text_section'; elements: Piece[] };
type Element =
  | Section
  | { type: 'rich_text_list'; style: 'bullet'; elements: Section[] }
  | { type: 'rich_text_preformatted'; elements: { type: 'text'; text: string }[] };

export type SlackBody = {
  text: string;
  blocks: [{ type: 'rich_text'; elements: Element[] }];
  unfurl_links: false;
  unfurl_media: false;
};

/** Of a message 4,000 characters are recommended, and its blocks may hold about 13,200 with their addresses. */
const limits = { chars: 3_900, units: 12_000, line: 1_000, address: 3_000 } as const;

/** Rich text, in which nothing is parsed; and a line for notifications, where nothing but `<…>` calls anybody. */
export function slackBody(message: Message): SlackBody {
  const blocks = contentWithin(message, {
    maxChars: limits.chars,
    fits: (tried) => JSON.stringify(elementsOf(tried)).length - syntaxOf(tried) <= limits.units,
  });
  const line = plainLine(message.line) || message.event.type;
  const short = [...line].length > limits.line ? `${[...line].slice(0, limits.line - 1).join('')}…` : line;
  return {
    text: short.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
    blocks: [{ type: 'rich_text', elements: elementsOf(blocks) }],
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** What of the JSON is neither text nor address. */
function syntaxOf(blocks: readonly Block[]): number {
  const bare = JSON.stringify(elementsOf(blocks), (name, value) => (name === 'text' || name === 'url' ? '' : value));
  return bare.length;
}

/** Paragraphs that follow one another are one section: Slack leaves no space between two. */
function elementsOf(blocks: readonly Block[]): Element[] {
  const elements: Element[] = [];
  let open: Section | undefined;
  for (const block of blocks) {
    if (block.kind === 'paragraph' && open !== undefined) {
      open.elements.push({ type: 'text', text: '\n\n' }, ...linesOf(block.lines));
      continue;
    }
    open?.elements.push({ type: 'text', text: '\n' });
    open = block.kind === 'paragraph' ? { type: 'rich_text_section', elements: linesOf(block.lines) } : undefined;
    const element = open ?? elementOf(block);
    if (element !== undefined) elements.push(element);
  }
  return elements;
}

function elementOf(block: Block): Element | undefined {
  switch (block.kind) {
    case 'paragraph':
      return { type: 'rich_text_section', elements: linesOf(block.lines) };
    case 'code':
      if (block.text === '') return undefined;
      return { type: 'rich_text_preformatted', elements: [{ type: 'text', text: block.text }] };
    case 'list':
      return {
        type: 'rich_text_list',
        style: 'bullet',
        elements: block.items.map((lines) => ({ type: 'rich_text_section', elements: linesOf(lines) })),
      };
    default:
      return block satisfies never;
  }
}

/** An empty text is refused, and so is a section of nothing. */
function linesOf(lines: readonly Run[][]): Piece[] {
  const pieces = lines.flatMap((runs, index) => [
    ...(index === 0 ? [] : [{ type: 'text' as const, text: '\n' }]),
    ...runs.map(pieceOf),
  ]);
  return pieces.length === 0 ? [{ type: 'text', text: ' ' }] : pieces;
}

function pieceOf({ text, href, isCode, isBold }: Run): Piece {
  const style = { ...(isBold ? { bold: true as const } : {}), ...(isCode ? { code: true as const } : {}) };
  const styled = Object.keys(style).length === 0 ? {} : { style };
  return href === undefined || href.length > limits.address
    ? { type: 'text', text, ...styled }
    : { type: 'link', url: href, text, ...styled };
}
