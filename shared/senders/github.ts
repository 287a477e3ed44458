import { TicketwireError } from '../errors.ts';
import { readGithubEvent } from '../mapping/github-event.ts';
import { githubOccasion } from '../mapping/github-occasion.ts';
import { readJsonObject } from '../mapping/json-body.ts';
import type { Delivery } from '../model/delivery.ts';
import type { JsonObject } from '../model/json.ts';
import { githubScheme, githubWithSha1 } from '../signing/github.ts';
import { mediaTypeOf, type Sender } from './sender.ts';

const formType = 'application/x-www-form-urlencoded';

/** GitHub's webhooks of repositories, organisations and Apps, of github.com and GHES. docs/senders/github.md */
export const github: Sender = {
  id: 'github',
  label: 'GitHub',
  docs: 'docs/senders/github.md',
  scheme: githubScheme,
  sha1Scheme: githubWithSha1,
  labels: [],
  namesRepositories: true,
  contentTypes: ['application/json', formType],
  maxBodyBytes: 25 * 1024 * 1024,
  deliveryId: (headers) => headers['x-github-delivery'],
  occasionOf: ({ payload }, { headers }) => githubOccasion(headers['x-github-event'] ?? '', payload),
  eventHeaders: (event) => ({ 'x-github-event': event }),

  normalize: (delivery) => {
    const name = delivery.headers['x-github-event'];
    if (name === undefined) {
      throw new TicketwireError('malformed', 'The header X-GitHub-Event is missing: GitHub names the event there.');
    }
    const payload = readPayload(delivery);
    const { occurredAt, ...event } = readGithubEvent(name, payload);
    return [
      {
        ...event,
        id: `${delivery.source}/${delivery.id}/0`,
        sender: github.id,
        source: delivery.source,
        occurredAt: occurredAt ?? delivery.receivedAt,
        payload,
      },
    ];
  },
};

/** A hook is set to send JSON, or a form with the JSON in one field. */
function readPayload({ headers, body }: Delivery): JsonObject {
  if (mediaTypeOf(headers) !== formType) return readJsonObject(body);
  const form = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const field = fieldOf(form, 'payload');
  if (field === undefined) throw new TicketwireError('malformed', "The form has no field 'payload'.");
  return readJsonObject(unescapeForm(field));
}

function fieldOf(form: Buffer, name: string): Buffer | undefined {
  const start = `${name}=`;
  for (let at = form.indexOf(start); at >= 0; at = form.indexOf(start, at + 1)) {
    if (at > 0 && form[at - 1] !== ampersand) continue;
    const end = form.indexOf(ampersand, at);
    return form.subarray(at + start.length, end < 0 ? form.length : end);
  }
  return undefined;
}

const [ampersand, plus, percent, blank] = [0x26, 0x2b, 0x25, 0x20];

/** The bytes of a field, not its text: what is no UTF-8 must be refused, and not be replaced. In time with its length. */
function unescapeForm(field: Buffer): Buffer {
  const bytes = Buffer.alloc(field.length);
  let length = 0;
  for (let at = 0; at < field.length; at += 1) {
    let byte = field[at] ?? 0;
    if (byte === plus) byte = blank;
    else if (byte === percent) {
      const [high, low] = [digitOf(field[at + 1]), digitOf(field[at + 2])];
      if (high >= 0 && low >= 0) {
        byte = high * 16 + low;
        at += 2;
      }
    }
    bytes[length] = byte;
    length += 1;
  }
  return bytes.subarray(0, length);
}

function digitOf(byte: number | undefined): number {
  if (byte === undefined) return -1;
  return '0123456789abcdef'.indexOf(String.fromCharCode(byte).toLowerCase());
}
