import { createHash } from 'node:crypto';
import type { Block, Run } from '../../../mapping/inert-blocks.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Message } from '../../../model/message.ts';
import { contentWithin } from '../content.ts';
import { plainText } from '../plain-text.ts';

/** An event holds 65,536 bytes, with what servers add to it. https://spec.matrix.org/latest/client-server-api/#size-limits */
const maxBytes = 60_000;
const maxChars = 15_000;

/** What a message says, with an empty list of mentions: whatever a text says, it calls nobody. */
type Said = {
  msgtype: 'm.notice';
  body: string;
  format: 'org.matrix.custom.html';
  formatted_body: string;
  'm.mentions': Record<string, never>;
};

export function newContent(message: Message, thread: string | undefined): JsonObject {
  // Whoever knows no threads sees an answer to the first message.
  const place = { rel_type: 'm.thread', event_id: thread ?? '', is_falling_back: true };
  const relation = { 'm.relates_to': { ...place, 'm.in_reply_to': { event_id: thread ?? '' } } };
  return within(message, (said) => ({ ...said, ...(thread === undefined ? {} : relation) }));
}

/** https://spec.matrix.org/latest/client-server-api/#event-replacements */
export function editContent(message: Message, reference: string): JsonObject {
  return within(message, (said) => ({
    ...said,
    body: `* ${said.body}`,
    formatted_body: `* ${said.formatted_body}`,
    'm.new_content': said,
    'm.relates_to': { rel_type: 'm.replace', event_id: reference },
  }));
}

/** The same for every attempt at this edit, and for no other request: neither for a later edit to the same text. */
export function editId(message: Message, reference: string, content: JsonObject): string {
  const parts = [reference, message.event.id, JSON.stringify(content)];
  return `edit-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)}`;
}

function within(message: Message, write: (said: Said) => JsonObject): JsonObject {
  const written = (blocks: readonly Block[]) => write(saidIn(blocks));
  const fits = (blocks: readonly Block[]) => Buffer.byteLength(JSON.stringify(written(blocks))) <= maxBytes;
  return written(contentWithin(message, { maxChars, fits }));
}

function saidIn(blocks: readonly Block[]): Said {
  const shown = new Set<string>();
  return {
    msgtype: 'm.notice',
    body: plainText(blocks, (run) => {
      const href = hrefOf(run);
      if (href === undefined || shown.has(href)) return unlinked(run.text);
      shown.add(href);
      return run.text.replaceAll('\u200B', '') === href ? href : `${unlinked(run.text)} (${href})`;
    }),
    format: 'org.matrix.custom.html',
    formatted_body: blocks.map(htmlOf).join(''),
    'm.mentions': {},
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
      // A parser drops a line feed right behind the tag.
      return `<pre><code>${escapeHtml(unlinked(block.text))}</code></pre>`;
    default:
      return block satisfies never;
  }
}

function runOf(run: Run): string {
  const text = escapeHtml(unlinked(run.text));
  const coded = run.isCode ? `<code>${text}</code>` : text;
  const shown = run.isBold ? `<strong>${coded}</strong>` : coded;
  const href = hrefOf(run);
  return href === undefined ? shown : `<a href="${escapeHtml(href)}">${shown}</a>`;
}

/** An address of matrix.to shows as the user or the room it names. */
function hrefOf({ href }: Run): string | undefined {
  if (href === undefined || !URL.canParse(href)) return undefined;
  return /(^|\.)matrix\.to\.?$/i.test(new URL(href).hostname) ? undefined : href;
}

/** Clients make links of addresses, names of hosts, users and rooms wherever they stand. */
function unlinked(text: string): string {
  return text
    .replace(/([@#!+])(?=[\w.=/-])/g, '$1\u200B')
    .replace(/:(?=\/\/|\w)/g, ':\u200B')
    .replace(/(?<=\S)\.(?=\p{L}{2})/gu, '.\u200B');
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
