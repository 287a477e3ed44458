import { JsonReader, readJsonObject } from '../mapping/json-body.ts';
import { hookEvents, otherType, type ToldEvent } from '../mapping/told-event.ts';
import type { VerifiedDelivery } from '../model/delivery.ts';
import type { HookEvent } from '../model/event.ts';
import { standardWebhooks as scheme, standardWebhooksOf } from '../signing/standard-webhooks.ts';
import { templatedEvents } from './generic.ts';
import type { Sender } from './sender.ts';

/** Any system that signs by Standard Webhooks, or as Svix does. docs/senders/standard-webhooks.md */
export const standardWebhooks: Sender = {
  id: 'standard-webhooks',
  label: 'Standard Webhooks',
  docs: 'docs/senders/standard-webhooks.md',
  scheme,
  marks: [],
  takes: ['signature', 'event'],
  signatureKeys: ['headerPrefix', 'toleranceMs'],
  labels: [],
  maxBodyBytes: 1024 * 1024,
  deliveryId: (headers) => headers['webhook-id'],
  configured: ({ name, signature: { headerPrefix = 'webhook-', toleranceMs }, event }) => ({
    ...standardWebhooks,
    label: name,
    scheme: standardWebhooksOf(headerPrefix, toleranceMs),
    deliveryId: (headers) => headers[`${headerPrefix}id`],
    ...(event === undefined
      ? {}
      : {
          namesRepositories: true,
          normalize: (delivery) =>
            templatedEvents(delivery, {
              sender: standardWebhooks.id,
              templates: event,
              payload: readJsonObject(delivery),
            }),
        }),
  }),
  normalize: ownEvents,
};

/** What it is called, and when it happened, where the body follows the specification's advice. */
function ownEvents(delivery: VerifiedDelivery): HookEvent[] {
  const payload = readJsonObject(delivery);
  const body = new JsonReader(payload);
  const at = Date.parse(body.text('timestamp') ?? '');
  const event: ToldEvent = {
    type: otherType(body.text('type') ?? 'message'),
    subject: `${delivery.source}:${delivery.id}`,
    occurredAt: Number.isNaN(at) ? undefined : at,
    data: {},
  };
  return hookEvents(delivery, { sender: standardWebhooks.id, payload, events: [event] });
}
