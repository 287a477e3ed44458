import { TicketwireError } from '../errors.ts';
import { orderTime } from '../mapping/event-time.ts';
import { JsonReader, readJsonObject } from '../mapping/json-body.ts';
import { readSentryEvents } from '../mapping/sentry-events.ts';
import { hookEvents, otherType } from '../mapping/told-event.ts';
import { sentryScheme } from '../signing/sentry.ts';
import type { Sender } from './sender.ts';

/** Sentry's webhooks of internal and public integrations. docs/senders/sentry.md */
export const sentry: Sender = {
  id: 'sentry',
  label: 'Sentry',
  docs: 'docs/senders/sentry.md',
  scheme: sentryScheme,
  marks: ['sentry-hook-resource', 'sentry-hook-signature'],
  labels: [],
  maxBodyBytes: 1024 * 1024,
  deliveryId: (headers) => headers['request-id'],
  eventHeaders: (event) => ({ 'sentry-hook-resource': event }),

  normalize: (delivery) => {
    const { headers, source, id, receivedAt } = delivery;
    const resource = headers['sentry-hook-resource'];
    if (resource === undefined) {
      throw new TicketwireError(
        'malformed',
        'The header Sentry-Hook-Resource is missing: Sentry names the event there. Its legacy service hooks do not, and are not taken.',
      );
    }
    const payload = readJsonObject(delivery);
    const body = new JsonReader(payload);
    const action = body.requireText('action');
    const found = readSentryEvents(resource, { action, body });
    const other = { type: otherType(`${resource}.${action}`), subject: `${resource}:${id}`, data: {} };
    const events = (found.length === 0 ? [other] : found).map((event) => ({
      ...event,
      subject: `${sentry.id}:${source}:${event.subject}`,
      occurredAt: sentAt(headers['sentry-hook-timestamp'], receivedAt),
    }));
    return hookEvents(delivery, { sender: sentry.id, payload, events });
  },
};

/** Bodies do not say when what they tell of happened. The header is not signed: no more than the order hangs on it. */
function sentAt(header: string | undefined, receivedAt: number): number {
  return orderTime(/^\d{10}$/.test(header ?? '') ? Number(header) * 1_000 : undefined, receivedAt, maxLateMs);
}

const maxLateMs = 24 * 3_600_000;
