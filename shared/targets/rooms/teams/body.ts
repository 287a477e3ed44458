import type { Block, Run } from '../../../mapping/inert-blocks.ts';
import type { Message } from '../../../model/message.ts';
import { contentWithin } from '../content.ts';

/** As much of an adaptive card as is written here. https://adaptivecards.io/explorer/RichTextBlock.html */
type TextRun = {
  type: 'TextRun';
  text: string;
  color?: 'Good' | 'Attention';
  weight?: 'Bolder';
  fontType?: 'Monospace';
  selectAction?: { type: 'Action.OpenUrl'; url: string };
};
type RichTextBlock = { type: 'RichTextBlock'; inlines: TextRun[]; spacing?: 'None' };
export type TeamsCard = {
  type: 'AdaptiveCard';
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  version: '1.4';
  body: RichTextBlock[];
};
export type TeamsBody = {
  type: 'message';
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive'; content: TeamsCard }];
};

/** A request holds 28 KB. https://learn.microsoft.com/microsoftteams/limits-specifications-teams#channel-limits */
const maxBytes = 28_000;
const maxChars = 10_000;
const colours = { good: 'Good', bad: 'Attention', neutral: undefined } as const;

/** Runs of text parse no Markdown, and call nobody: a mention would need an entity beside the card. */
export function teamsBody(message: Message): TeamsBody {
  const headLines = message.line === '' ? 0 : 1;
  const written = (blocks: readonly Block[]): TeamsBody => {
    const body = blocks.flatMap((block, index) =>
      elementsOf(block, index < headLines ? colours[message.tone] : undefined),
    );
    return {
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            type: 'AdaptiveCard',
            $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
            version: '1.4',
            body,
          },
        },
      ],
    };
  };
  const fits = (blocks: readonly Block[]) => escapedBytes(JSON.stringify(written(blocks))) <= maxBytes;
  return written(contentWithin(message, { maxChars, fits }));
}

/** Whoever writes JSON on the way may escape all but plain ASCII, and HTML's signs too: then a character takes six bytes. */
function escapedBytes(json: string): number {
  return json.length + 5 * (json.match(/[^\x20-\x7e]|[<>&'+]/g)?.length ?? 0);
}

function elementsOf(block: Block, color: TextRun['color']): RichTextBlock[] {
  switch (block.kind) {
    case 'paragraph':
      return block.lines.map((runs, index) => richText(runs, { color, isNext: index > 0 }));
    case 'list':
      return block.items.flatMap((lines, at) =>
        lines.map((runs, index) =>
          richText([{ text: index === 0 ? '• ' : '\u00A0\u00A0' }, ...runs], { color, isNext: at + index > 0 }),
        ),
      );
    case 'code':
      return block.text
        .split('\n')
        .map((text, index) => richText([{ text: text === '' ? '\u00A0' : text, isCode: true }], { isNext: index > 0 }));
    default:
      return block satisfies never;
  }
}

function richText(
  runs: readonly Run[],
  { color, isNext }: { color?: TextRun['color']; isNext: boolean },
): RichTextBlock {
  const shown = runs.length === 0 ? [{ text: '\u00A0' }] : runs;
  const inlines = shown.map(
    ({ text, href, isCode, isBold }): TextRun => ({
      type: 'TextRun',
      text: shownText(text, isCode === true),
      ...(color === undefined ? {} : { color }),
      ...(isBold ? { weight: 'Bolder' } : {}),
      ...(isCode ? { fontType: 'Monospace' } : {}),
      ...(href === undefined ? {} : { selectAction: { type: 'Action.OpenUrl', url: href } }),
    }),
  );
  return { type: 'RichTextBlock', inlines, ...(isNext ? { spacing: 'None' } : {}) };
}

/** `{{DATE(…)}}` is read in every text, and `${…}` where a card is a template; blanks in code would be taken together. */
function shownText(text: string, isCode: boolean): string {
  const inert = text.replace(/\{(?=\{)|\$(?=\{)/g, '$&\u200B');
  return isCode ? inert.replace(/\t/g, '    ').replace(/ (?= )|^ /g, '\u00A0') : inert;
}
