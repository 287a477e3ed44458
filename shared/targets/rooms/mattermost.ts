import { z } from 'zod';
import { createChat, type Refusals } from '../../clients/chat.ts';
import type { Block } from '../../mapping/inert-blocks.ts';
import type { Message } from '../../model/message.ts';
import { durationValue, limitsValue, secretAddressValue } from '../../settings/values.ts';
import type { TargetType } from '../target.ts';
import { contentWithin } from './content.ts';
import { cannotBeAsked, requireOk } from './incoming.ts';
import { type Dialect, markdownOf } from './markdown.ts';

/** Servers that limit at all take 10 requests a second; people read fewer. */
const usualLimits = { perMinute: 60, perHour: 3_600 };

const options = {
  url: secretAddressValue.describe('The address of an incoming webhook; a secret. Lock it to its channel.'),
  channel: z
    .string()
    .regex(/^[\w.-]{1,64}$/, 'must be the name of a channel as it stands in its address')
    .optional()
    .describe("Another channel than the webhook's own, by its name in the address."),
  limits: limitsValue(usualLimits).describe('Messages in a minute and in an hour.'),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

/** A channel of Mattermost. https://developers.mattermost.com/integrate/webhooks/incoming/ */
export const mattermost: TargetType<typeof options> = {
  type: 'mattermost',
  label: 'Mattermost',
  docs: 'docs/targets/mattermost.md',
  options,
  room: { keepsTogether: () => false },
  create: ({ url, channel, timeout, limits = usualLimits }, { name, now, openHttp }) => {
    const chat = createChat({ http: openHttp(timeout), now, refusals });
    const what = `Mattermost (incoming webhook, target '${name}')`;
    return {
      room: {
        hasThreads: false,
        limits,
        post: async (message) => {
          const json = { text: mattermostText(message), ...(channel === undefined ? {} : { channel }) };
          requireOk(what, await chat.send({ what, method: 'POST', url: url.reveal(), headers: {}, json }));
          return undefined;
        },
      },
      probe: async () => cannotBeAsked,
    };
  },
};

const refusals: Refusals = {
  'web.incoming_webhook.invalid.app_error': {
    remedy: 'The webhook was removed, or its address is wrong: make a new one.',
  },
  'web.incoming_webhook.disabled.app_error': {
    remedy: "Incoming webhooks are off: switch them on in the System Console under 'Integrations'.",
  },
  'web.incoming_webhook.channel.app_error': { remedy: "Is 'channel' the channel's name as it stands in its address?" },
  'web.incoming_webhook.channel_locked.app_error': {
    remedy: "The webhook is locked to its own channel: leave 'channel' out, or unlock it.",
  },
  'web.incoming_webhook.permissions.app_error': {
    remedy: 'Whoever made the webhook may not post there: let them join the channel, or make a new one.',
  },
  'web.incoming_webhook.user.app_error': { remedy: 'Whoever made the webhook is gone: make a new one.' },
};

/** A post holds 16,383 characters; longer ones are split, and code with them. */
const maxChars = 16_383;

/** The text of a post, in which nothing calls anybody. */
export function mattermostText(message: Message): string {
  const blocks = contentWithin(message, { maxChars, fits: (tried) => [...written(tried)].length <= maxChars });
  return written(blocks);
}

/** Before it reads Markdown, a webhook makes links of `<a|b>`, also in code. */
const slackLink = /<[^\n<|>]+\|[^\n>]+>/;

function written(blocks: readonly Block[]): string {
  const text = markdownOf(blocks, dialect);
  if (!slackLink.test(text)) return text;
  return markdownOf(blocks, { ...dialect, code: (code) => codeText(code).replace(/\|/g, 'ǀ') });
}

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '|': '&#124;', $: '&#36;', '&': '&amp;' };

/**
 * Its own reading of Markdown is https://github.com/mattermost/marked; mentions, hashtags, channels and emoji are looked
 * for in what that came to. `$`, `<` and `\` have no escape there.
 */
const dialect: Dialect = {
  escape: (plain) =>
    plain
      .replace(/\u2424/g, '\u21B5')
      .replace(/([@~#])(?=[\p{L}\p{N}_.-])/gu, '$1\u200B')
      .replace(/:(?=[\p{L}\d%/_+-])|(?<!\S)[:;](?=\S)/gu, '$&\u200B')
      .replace(/www(?=\d{0,3}\.)/gi, '$&\u200B')
      .replace(/^=/gm, '\u200B=')
      .replace(/\\(?![A-Za-z0-9])/g, '\\\\')
      .replace(/[`*_{}[\]()#+\-.!~>]/g, '\\$&')
      .replace(/&(?=\w+;)|[<|$]/g, (char) => entities[char] ?? char),
  code: (code) => codeText(code),
  address: (href) => href.replace(/[()]/g, (char) => (char === '(' ? '%28' : '%29')),
};

function codeText(code: string): string {
  return code.replace(/\u2424/g, '\u21B5').replace(/<!(?=\w)/g, '<!\u200B');
}
