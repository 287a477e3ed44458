import { z } from 'zod';
import { sendChat } from '../../clients/chat.ts';
import type { Http } from '../../clients/http.ts';
import { TicketwireError } from '../../errors.ts';
import { cutText } from '../../mapping/cut.ts';
import { type Block, blocksOf, type Run } from '../../mapping/inert-blocks.ts';
import { isJsonObject } from '../../mapping/json-body.ts';
import type { EpochMs, JsonObject, JsonValue } from '../../model/json.ts';
import type { Message } from '../../model/message.ts';
import { addressValue, durationValue, secretAddressValue, tokenValue } from '../../settings/values.ts';
import type { TargetType } from '../target.ts';
import { plainLine } from './plain-text.ts';
import type { Room } from './room.ts';

const options = {
  url: secretAddressValue
    .optional()
    .describe('The address of an incoming webhook; a secret. It posts into its own channel, and knows no threads.'),
  token: tokenValue.optional().describe('Instead of url: the token of a bot with the scope chat:write.'),
  channel: z
    .string()
    .regex(/^[A-Z0-9]{8,}$/, 'must be the id of a channel, such as C0123456789; it stands in its details')
    .optional()
    .describe("With token: the channel's id."),
  'api-url': addressValue.default('https://slack.com/api').describe('With token: where requests go.'),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

/** A channel of Slack. https://docs.slack.dev/reference/methods/chat.postMessage */
export const slack: TargetType<typeof options> = {
  type: 'slack',
  label: 'Slack',
  docs: 'docs/targets/slack.md',
  options,
  room: { keepsTogether: ({ token }) => token !== undefined },
  lacks: ({ url, token, channel }) => {
    if (url !== undefined) return token === undefined ? undefined : "has 'url' and 'token', and needs one of them";
    return token === undefined || channel === undefined ? "needs 'url', or 'token' and 'channel'" : undefined;
  },
  create: ({ url, token, channel = '', timeout, ...settings }, { name, now, openHttp }) => {
    const http = openHttp(timeout);
    if (token === undefined) return { room: webhookRoom(url?.reveal() ?? '', { name, now, http }) };
    return { room: botRoom({ token: token.reveal(), channel, api: settings['api-url'] }, { name, now, http }) };
  },
};

interface RoomParts {
  name: string;
  now(): EpochMs;
  http: Http;
}

function webhookRoom(url: string, { name, now, http }: RoomParts): Room {
  return {
    hasThreads: false,
    post: async (message) => {
      const what = `Slack (incoming webhook, target '${name}')`;
      await sendChat(http, { what, method: 'POST', url, headers: {}, json: bodyOf(message) }, now);
      return undefined;
    },
  };
}

function botRoom({ token, channel, api }: { token: string; channel: string; api: string }, parts: RoomParts): Room {
  const { name, now, http } = parts;
  async function call(method: string, json: JsonObject): Promise<JsonObject> {
    const what = `Slack (${method}, target '${name}')`;
    const headers = { authorization: `Bearer ${token}` };
    const answer = await sendChat(http, { what, method: 'POST', url: `${api}/${method}`, headers, json }, now);
    if (isJsonObject(answer.json) && answer.json.ok === true) return answer.json;
    throw refusalOf(what, answer.json, now());
  }
  return {
    hasThreads: true,
    post: async (message, { thread }) => {
      const place = thread === undefined ? {} : { thread_ts: thread };
      const { ts } = await call('chat.postMessage', { channel, ...bodyOf(message), ...place });
      return typeof ts === 'string' ? ts : undefined;
    },
    update: async (ts, message) => {
      await call('chat.update', { channel, ts, ...bodyOf(message) });
      return true;
    },
  };
}

/** Errors that say what to do. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const remedies: Readonly<Record<string, string>> = {
  not_in_channel: 'Invite the bot to the channel.',
  channel_not_found: "Is the channel's id right, and may the bot see it?",
  is_archived: 'The channel is archived.',
  missing_scope: 'Give the bot the scope chat:write, and install it anew.',
  invalid_auth: 'The token is wrong.',
  not_authed: 'The token is missing.',
  account_inactive: 'The bot was removed: install it anew.',
  token_revoked: 'The token was revoked: install the bot anew.',
  token_expired: 'The token has expired: set a new one.',
};
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

/** Slack says 200 to what it does not do. */
function refusalOf(what: string, json: JsonValue | undefined, now: EpochMs): TicketwireError {
  const error = isJsonObject(json) && typeof json.error === 'string' ? json.error : undefined;
  if (error === undefined) return new TicketwireError('target-failed', `${what} gave an answer that is not Slack's.`);
  const said = `${what} says ${error}.`;
  if (error === 'ratelimited') return new TicketwireError('rate-limited', said, { notBefore: now + 30_000 });
  if (passing.has(error)) return new TicketwireError('target-failed', `${said} It is tried again.`);
  const remedy = Object.hasOwn(remedies, error) ? remedies[error] : undefined;
  return remedy === undefined
    ? new TicketwireError('target-refused', `${said} Sending the same again would be refused again.`)
    : new TicketwireError('target-forbidden', `${said} ${remedy}`);
}

/** Of a message; the recommended most is 4,000. */
const maxTextChars = 3_800;

/** Rich text, in which nothing is parsed; and a line for notifications, where nothing but entities is. */
function bodyOf({ line, details }: Message): JsonObject {
  const text = cutText(plainLine(line), { maxChars: 1_000, maxBytes: 4_000 });
  const cut = cutText(details, { maxChars: maxTextChars, maxBytes: 4 * maxTextChars });
  const elements = [...blocksOf(line), ...blocksOf(cut)].map(elementOf).filter((each) => each !== undefined);
  return {
    text: text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
    blocks: [{ type: 'rich_text', elements }],
    unfurl_links: false,
    unfurl_media: false,
  };
}

function elementOf(block: Block): JsonObject | undefined {
  switch (block.kind) {
    case 'paragraph':
      return { type: 'rich_text_section', elements: linesOf([...block.lines, []]) };
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

function linesOf(lines: readonly Run[][]): JsonObject[] {
  return lines.flatMap((runs, index) => [...(index === 0 ? [] : [{ type: 'text', text: '\n' }]), ...runs.map(runOf)]);
}

function runOf({ text, href, isCode }: Run): JsonObject {
  const style = isCode ? { style: { code: true } } : {};
  return href === undefined ? { type: 'text', text, ...style } : { type: 'link', url: href, text, ...style };
}
