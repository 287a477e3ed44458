import { sendChat } from '../../clients/chat.ts';
import { cutText } from '../../mapping/cut.ts';
import { type Block, blocksOf, type Run } from '../../mapping/inert-blocks.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Message } from '../../model/message.ts';
import { durationValue, secretAddressValue } from '../../settings/values.ts';
import type { TargetType } from '../target.ts';

const options = {
  url: secretAddressValue.describe(
    'The address of a workflow "When a Teams webhook request is received"; a secret. Connectors of Office 365 are no more.',
  ),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

/** A channel or chat of Microsoft Teams, by way of a workflow. https://adaptivecards.io/schemas/adaptive-card.json */
export const teams: TargetType<typeof options> = {
  type: 'teams',
  label: 'Microsoft Teams',
  docs: 'docs/targets/teams.md',
  options,
  room: { keepsTogether: () => false },
  create: ({ url, timeout }, { name, now, openHttp }) => {
    const http = openHttp(timeout);
    const what = `Teams (workflow, target '${name}')`;
    return {
      room: {
        hasThreads: false,
        post: async (message) => {
          await sendChat(http, { what, method: 'POST', url: url.reveal(), headers: {}, json: bodyOf(message) }, now);
          return undefined;
        },
      },
    };
  },
};

/** A request holds 28 KB; a character takes up to six bytes as JSON. */
const maxDetailChars = 3_500;
const colours = { good: 'Good', bad: 'Attention', neutral: 'Default' } as const;

/** Runs of text parse no Markdown, and call nobody: a mention would need an entity beside the card. */
function bodyOf({ line, details, tone }: Message): JsonObject {
  const cut = cutText(details, { maxChars: maxDetailChars, maxBytes: 4 * maxDetailChars });
  const head = cutText(line, { maxChars: 1_000, maxBytes: 4_000 });
  const card = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.4',
    body: [
      ...blocksOf(head).flatMap((block) => elementsOf(block, { color: colours[tone] })),
      ...blocksOf(cut).flatMap((block) => elementsOf(block, {})),
    ],
  };
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

function elementsOf(block: Block, style: JsonObject): JsonObject[] {
  switch (block.kind) {
    case 'paragraph':
      return block.lines.map((runs) => richText(runs, style));
    case 'list':
      return block.items.flatMap((lines) =>
        lines.map((runs, index) => richText([{ text: index === 0 ? '• ' : '   ' }, ...runs], style)),
      );
    case 'code':
      return block.text.split('\n').map((text) => richText([{ text: text === '' ? ' ' : text, isCode: true }], style));
    default:
      return block satisfies never;
  }
}

function richText(runs: readonly Run[], style: JsonObject): JsonObject {
  return {
    type: 'RichTextBlock',
    inlines: runs.map(({ text, href, isCode }) => ({
      type: 'TextRun',
      text,
      ...style,
      ...(isCode ? { fontType: 'Monospace' } : {}),
      ...(href === undefined ? {} : { selectAction: { type: 'Action.OpenUrl', url: href } }),
    })),
  };
}
