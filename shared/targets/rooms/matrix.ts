import { z } from 'zod';
import { sendChat } from '../../clients/chat.ts';
import { cutText } from '../../mapping/cut.ts';
import { type Block, blocksOf, type Run } from '../../mapping/inert-blocks.ts';
import { isJsonObject } from '../../mapping/json-body.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Message } from '../../model/message.ts';
import { addressValue, durationValue, tokenValue } from '../../settings/values.ts';
import type { TargetType } from '../target.ts';
import { plainText } from './plain-text.ts';

const options = {
  'api-url': addressValue.describe('The homeserver: https://matrix.example.com.'),
  token: tokenValue.describe('The access token of the user that writes; it must have joined the room.'),
  room: z
    .string()
    .regex(/^!\S{1,254}$/, 'must be the id of a room, such as !abc:example.com; it stands in its settings')
    .describe("The room's id."),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

/** A room of Matrix. https://spec.matrix.org/latest/client-server-api/ */
export const matrix: TargetType<typeof options> = {
  type: 'matrix',
  label: 'Matrix',
  docs: 'docs/targets/matrix.md',
  options,
  room: { keepsTogether: () => true },
  create: ({ token, room, timeout, 'api-url': apiUrl }, { name, now, openHttp }) => {
    const http = openHttp(timeout);
    const what = `Matrix (message, target '${name}')`;
    return {
      room: {
        hasThreads: true,
        post: async (message, { id, thread }) => {
          // The same transaction is the same message, however often it is sent.
          const path = `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/${id}`;
          const headers = { authorization: `Bearer ${token.reveal()}` };
          const request = { what, method: 'PUT' as const, url: apiUrl + path, headers, json: bodyOf(message, thread) };
          const { json } = await sendChat(http, request, now);
          return isJsonObject(json) && typeof json.event_id === 'string' ? json.event_id : undefined;
        },
      },
    };
  },
};

/** An event holds 65,536 bytes, all its parts together. */
const maxDetailChars = 5_000;

/** An empty list of mentions: whatever a text says, it calls nobody. */
function bodyOf({ line, details }: Message, thread: string | undefined): JsonObject {
  const cut = cutText(details, { maxChars: maxDetailChars, maxBytes: 3 * maxDetailChars });
  const markdown = `${cutText(line, { maxChars: 1_000, maxBytes: 3_000 })}${cut === '' ? '' : `\n\n${cut}`}`;
  return {
    msgtype: 'm.notice',
    body: plainText(markdown, (text, href) => `${text} (${href})`),
    format: 'org.matrix.custom.html',
    formatted_body: blocksOf(markdown).map(htmlOf).join(''),
    'm.mentions': {},
    ...(thread === undefined ? {} : { 'm.relates_to': { rel_type: 'm.thread', event_id: thread } }),
  };
}

function htmlOf(block: Block): string {
  const line = (runs: readonly Run[]) => runs.map(runOf).join('');
  switch (block.kind) {
    case 'paragraph':
      return `<p>${block.lines.map(line).join('<br>')}</p>`;
    case 'list':
      return `<ul>${block.items.map((lines) => `<li>${lines.map(line).join('<br>')}</li>`).join('')}</ul>`;
    case 'code':
      return `<pre><code>${escapeHtml(block.text)}</code></pre>`;
    default:
      return block satisfies never;
  }
}

function runOf({ text, href, isCode }: Run): string {
  const shown = isCode ? `<code>${escapeHtml(text)}</code>` : escapeHtml(text);
  return href === undefined ? shown : `<a href="${escapeHtml(href)}">${shown}</a>`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
