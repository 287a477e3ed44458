import { TicketwireError } from '../errors.ts';
import { readBitbucketEvents } from '../mapping/bitbucket-event.ts';
import { readJsonObject } from '../mapping/json-body.ts';
import { hookEvents } from '../mapping/told-event.ts';
import { atlassianScheme } from '../signing/atlassian.ts';
import type { Sender } from './sender.ts';

/** Webhooks of Bitbucket Cloud and Bitbucket Data Center. docs/senders/bitbucket.md */
export const bitbucket: Sender = {
  id: 'bitbucket',
  label: 'Bitbucket',
  docs: 'docs/senders/bitbucket.md',
  scheme: atlassianScheme,
  marks: ['x-event-key'],
  labels: [],
  namesRepositories: true,
  maxBodyBytes: 25 * 1024 * 1024,
  deliveryId: (headers) => headers['x-request-uuid'] ?? headers['x-request-id'],
  // Data Center's button "Test connection".
  isUnsignedTest: (headers) =>
    headers['x-event-key'] === 'diagnostics:ping' && headers['x-hub-signature'] === undefined,
  eventHeaders: (event) => ({ 'x-event-key': event }),

  normalize: (delivery) => {
    const key = delivery.headers['x-event-key'];
    if (key === undefined) {
      throw new TicketwireError('malformed', 'The header X-Event-Key is missing: Bitbucket names the event there.');
    }
    const payload = readJsonObject(delivery);
    return hookEvents(delivery, { sender: bitbucket.id, payload, events: readBitbucketEvents(key, payload) });
  },
};
