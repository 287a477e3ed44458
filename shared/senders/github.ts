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
  const form = Buffer.from(body).toString('latin1');
  const field = form.split('&').find((each) => each.startsWith('payload='));
  if (field === undefined) throw new TicketwireError('malformed', "The form has no field 'payload'.");
  const escaped = field.slice('payload='.length).replaceAll('+', ' ');
  // Bytes, not text: what is no UTF-8 must be refused, and not be replaced.
  const unescaped = escaped.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return readJsonObject(Buffer.from(unescaped, 'latin1'));
}
