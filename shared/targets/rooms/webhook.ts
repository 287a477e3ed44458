import { createChat, type Refusals } from '../../clients/chat.ts';
import { cutBlocks } from '../../mapping/cut-blocks.ts';
import { inertMarkdown } from '../../mapping/escape.ts';
import type { Block } from '../../mapping/inert-blocks.ts';
import { blocksOf } from '../../mapping/inert-blocks.ts';
import type { Message } from '../../model/message.ts';
import { durationValue, limitsValue, secretAddressValue, secretValue } from '../../settings/values.ts';
import { standardWebhooks } from '../../signing/standard-webhooks.ts';
import type { TargetType } from '../target.ts';
import { cannotBeAsked } from './incoming.ts';
import { aroundOf, markdownOf } from './markdown.ts';
import { plainLine, plainText } from './plain-text.ts';

const options = {
  url: secretAddressValue.describe('Where messages go, by POST; it may hold a credential.'),
  secret: secretValue
    .optional()
    .describe('Signs every message by Standard Webhooks: 24 to 64 random bytes in base64, whsec_ before them or not.'),
  limits: limitsValue().describe('Messages in a minute and in an hour; none unless set.'),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

/** Any program that takes JSON. https://www.standardwebhooks.com/ */
export const webhook: TargetType<typeof options> = {
  type: 'webhook',
  label: 'any system that takes JSON',
  docs: 'docs/targets/webhook.md',
  options,
  room: { keepsTogether: () => false },
  lacks: ({ secret }) => {
    const text = secret?.reveal();
    if (text?.startsWith('whpk_')) return "has a 'secret' that is a public key: nothing can be signed with one.";
    const objection = text === undefined ? undefined : standardWebhooks.objectionTo?.(text);
    return objection === undefined ? undefined : `has a 'secret' that ${objection}.`;
  },
  create: ({ url, secret, limits, timeout }, { name, now, openHttp }) => {
    const chat = createChat({ http: openHttp(timeout), now, refusals });
    const what = `The webhook of the target '${name}'`;
    return {
      room: {
        hasThreads: false,
        limits,
        post: async (message, { id }) => {
          const body = Buffer.from(JSON.stringify(webhookBody(message)));
          const proof =
            secret === undefined ? { 'webhook-id': id } : standardWebhooks.sign(body, secret.reveal(), now(), id);
          const headers = { 'content-type': 'application/json', ...proof };
          await chat.send({ what, method: 'POST', url: url.reveal(), headers, body });
          return undefined;
        },
      },
      probe: async () => cannotBeAsked,
    };
  },
};

const refusals: Refusals = {
  '401': { remedy: "Has the receiver the same 'secret', and the right time?" },
  '403': { remedy: "Has the receiver the same 'secret', and the right time?" },
  '404': { remedy: 'Nothing takes messages there: is the address right?' },
  '410': { remedy: 'The receiver wants no more messages: remove the rule, or set another address.' },
  '413': { code: 'target-refused', remedy: 'The receiver takes no message of this size.' },
};

/** Standard Webhooks asks for less than 20 kB; the details stand in it twice. */
const maxBytes = 20_000;
const maxChars = 8_000;
const maxLineChars = 1_000;

/** The body of a request: the message as plain text and as Markdown. */
export function webhookBody(message: Message) {
  const { tone, event } = message;
  const lines = cutBlocks(blocksOf(message.line), { maxChars: maxLineChars, fits: () => true });
  const line = markdown(lines);
  const written = (blocks: readonly Block[]) => ({
    type: event.type,
    timestamp: event.at,
    data: {
      text: plainLine(line),
      details: plainText(blocks),
      markdown: { line, details: markdown(blocks) },
      tone,
      event,
    },
  });
  const fits = (blocks: readonly Block[]) => Buffer.byteLength(JSON.stringify(written(blocks))) <= maxBytes;
  return written(cutBlocks(blocksOf(message.details), { maxChars, fits }));
}

/** Written anew, since a text must not be cut within an escape. */
function markdown(blocks: readonly Block[]): string {
  return markdownOf(blocks, {
    escape: (plain) => (plain.trim() === '' ? plain : aroundOf(plain, inertMarkdown(plain))),
    address: (href) => href,
  });
}
