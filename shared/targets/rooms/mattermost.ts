import { z } from 'zod';
import { sendChat } from '../../clients/chat.ts';
import { cutText } from '../../mapping/cut.ts';
import type { Message } from '../../model/message.ts';
import { durationValue, secretAddressValue } from '../../settings/values.ts';
import type { TargetType } from '../target.ts';
import { markdownOf } from './markdown.ts';

const options = {
  url: secretAddressValue.describe('The address of an incoming webhook; a secret. Lock it to its channel.'),
  channel: z
    .string()
    .regex(/^[\w.-]{1,64}$/, 'must be the name of a channel as it stands in its address')
    .optional()
    .describe("Another channel than the webhook's own, by its name in the address."),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

/** A channel of Mattermost. https://developers.mattermost.com/integrate/webhooks/incoming/ */
export const mattermost: TargetType<typeof options> = {
  type: 'mattermost',
  label: 'Mattermost',
  docs: 'docs/targets/mattermost.md',
  options,
  room: { keepsTogether: () => false },
  create: ({ url, channel, timeout }, { name, now, openHttp }) => {
    const http = openHttp(timeout);
    const what = `Mattermost (incoming webhook, target '${name}')`;
    return {
      room: {
        hasThreads: false,
        post: async (message) => {
          const json = { text: textOf(message), ...(channel === undefined ? {} : { channel }) };
          await sendChat(http, { what, method: 'POST', url: url.reveal(), headers: {}, json }, now);
          return undefined;
        },
      },
    };
  },
};

/** A post holds 16,383 characters. */
const maxTextChars = 15_000;

/** `@channel`, `@here`, `@all` and names call people wherever they stand; nothing else is live once it is escaped. */
function textOf({ line, details }: Message): string {
  const text = markdownOf(details === '' ? line : `${line}\n\n${details}`, {
    escape: (plain) =>
      plain
        .replace(/[\\`*_{}[\]()#+\-.!|~>$]/g, '\\$&')
        .replace(/</g, '\\<')
        .replace(/@(?=\w)/g, '@\u200B')
        .replace(/:(?=\w+:)/g, ':\u200B')
        .replace(/:\/\//g, ':\u200B//'),
    link: (label, href) => `[${label}](${href})`,
  });
  return cutText(text, { maxChars: maxTextChars, maxBytes: 4 * maxTextChars });
}
