import { z } from 'zod';
import { sendChat } from '../../clients/chat.ts';
import { cutText } from '../../mapping/cut.ts';
import { isJsonObject } from '../../mapping/json-body.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Message } from '../../model/message.ts';
import { durationValue, secretAddressValue } from '../../settings/values.ts';
import type { TargetType } from '../target.ts';
import { markdownOf } from './markdown.ts';
import { plainLine } from './plain-text.ts';

const options = {
  url: secretAddressValue.describe(
    "The address of a channel's webhook: https://discord.com/api/webhooks/ID/TOKEN; a secret.",
  ),
  thread: z
    .string()
    .regex(/^\d{15,22}$/, 'must be the id of a thread')
    .optional()
    .describe('The id of a thread of the channel: messages go there. Channels that are forums need one.'),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

/** A channel of Discord. https://discord.com/developers/docs/resources/webhook#execute-webhook */
export const discord: TargetType<typeof options> = {
  type: 'discord',
  label: 'Discord',
  docs: 'docs/targets/discord.md',
  options,
  room: { keepsTogether: () => true },
  create: ({ url, thread, timeout }, { name, now, openHttp }) => {
    const http = openHttp(timeout);
    const to = new URL(url.reveal());
    /** Without `wait` a message that was not kept is no error. */
    const address = (path: string) => {
      const at = new URL(to);
      at.pathname += path;
      if (path === '') at.searchParams.set('wait', 'true');
      if (thread !== undefined) at.searchParams.set('thread_id', thread);
      return at.href;
    };
    const call = (method: 'POST' | 'PATCH', path: string, json: JsonObject) => {
      const what = `Discord (webhook, target '${name}')`;
      return sendChat(http, { what, method, url: address(path), headers: {}, json }, now);
    };
    return {
      room: {
        hasThreads: false,
        post: async (message) => {
          const { json } = await call('POST', '', bodyOf(message));
          return isJsonObject(json) && typeof json.id === 'string' ? json.id : undefined;
        },
        update: async (reference, message) => {
          await call('PATCH', `/messages/${reference}`, bodyOf(message));
          return true;
        },
      },
    };
  },
};

const limits = { title: 256, description: 4_000 } as const;
const colours = { good: 0x2e_a0_43, bad: 0xd7_3a_49, neutral: 0x6e_77_81 } as const;

/** An embed, and nobody is called, whatever a text says. */
function bodyOf({ line, details, tone, event }: Message): JsonObject {
  const cut = (text: string, maxChars: number) => cutText(text, { maxChars, maxBytes: 4 * maxChars });
  const description = markdownOf(details === '' ? line : `${line}\n\n${details}`, {
    escape: (plain) =>
      plain
        .replace(/[\\`*_~|>#\-+[\]().!:<@]/g, '\\$&')
        .replace(/(@)(?=everyone|here)/gi, '$1\u200B')
        .replace(/\/\//g, '/\u200B/'),
    link: (label, href) => `[${label}](<${href}>)`,
  });
  return {
    content: '',
    allowed_mentions: { parse: [] },
    embeds: [
      {
        description: cut(description, limits.description),
        color: colours[tone],
        timestamp: event.at,
        footer: { text: cut(plainLine(event.source), limits.title) },
      },
    ],
  };
}
