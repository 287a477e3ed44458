import { TicketwireError } from '../errors.ts';
import { isoTime, orderTime } from '../mapping/event-time.ts';
import { JsonReader, readJsonObject } from '../mapping/json-body.ts';
import { readSnapshot } from '../mapping/snyk-snapshot.ts';
import { hookEvents, otherType, type ToldEvent } from '../mapping/told-event.ts';
import { snykScheme } from '../signing/snyk.ts';
import type { Sender } from './sender.ts';

/** Snyk's webhooks: what a test of a project found new, and what is gone. docs/senders/snyk.md */
export const snyk: Sender = {
  id: 'snyk',
  label: 'Snyk',
  docs: 'docs/senders/snyk.md',
  scheme: snykScheme,
  marks: ['x-snyk-event', 'x-snyk-transport-id', 'x-snyk-timestamp'],
  labels: [],
  maxBodyBytes: 1024 * 1024,
  deliveryId: (headers) => headers['x-snyk-transport-id'],
  eventHeaders: (event) => ({ 'x-snyk-event': event }),

  normalize: (delivery) => {
    const { headers, id, source, receivedAt } = delivery;
    const name = headers['x-snyk-event']?.split('/')[0]?.trim();
    if (name === undefined || name === '') {
      throw new TicketwireError('malformed', 'The header X-Snyk-Event is missing: Snyk names the event there.');
    }
    const payload = readJsonObject(delivery);
    const occurredAt = orderTime(isoTime(headers['x-snyk-timestamp']), receivedAt, maxLateMs);
    const told = (events: readonly ToldEvent[]) =>
      hookEvents(delivery, {
        sender: snyk.id,
        payload,
        events: events.map((event) => ({ ...event, subject: `${snyk.id}:${source}:${event.subject}`, occurredAt })),
      });
    if (name !== 'project_snapshot') {
      const type = name === 'ping' ? 'ping.received' : otherType(name);
      return told([{ type, subject: `${name}:${id}`, data: {} }]);
    }
    return told(
      readSnapshot(new JsonReader(payload)).map(({ type, subject, alert }) => ({ type, subject, data: { alert } })),
    );
  },
};

/** The header is not signed: no more than the order of a day hangs on it. */
const maxLateMs = 24 * 3_600_000;
