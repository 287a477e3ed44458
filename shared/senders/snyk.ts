import { TicketwireError } from '../errors.ts';
import { isoTime, orderTime } from '../mapping/event-time.ts';
import { JsonReader, readJsonObject } from '../mapping/json-body.ts';
import { readSnapshot } from '../mapping/snyk-snapshot.ts';
import { otherType } from '../mapping/told-event.ts';
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
    const payload = readJsonObject(delivery.body);
    const common = {
      sender: snyk.id,
      source,
      occurredAt: orderTime(isoTime(headers['x-snyk-timestamp']), receivedAt, maxLateMs),
      payload,
    };
    if (name !== 'project_snapshot') {
      const type = name === 'ping' ? ('ping.received' as const) : otherType(name);
      return [{ ...common, id: `${source}/${id}/0`, type, subject: `${snyk.id}:${source}:${name}:${id}`, data: {} }];
    }
    return readSnapshot(new JsonReader(payload)).map(({ type, subject, alert }, position) => ({
      ...common,
      id: `${source}/${id}/${position}`,
      type,
      subject: `${snyk.id}:${source}:${subject}`,
      data: { alert },
    }));
  },
};

/** The header is not signed: no more than the order of a day hangs on it. */
const maxLateMs = 24 * 3_600_000;
