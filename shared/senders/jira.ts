import { readJiraEvents } from '../mapping/jira-event.ts';
import { readJsonObject } from '../mapping/json-body.ts';
import { hookEvents } from '../mapping/told-event.ts';
import { atlassianScheme } from '../signing/atlassian.ts';
import type { Sender } from './sender.ts';

/** Webhooks of Jira Cloud and Jira Data Center. docs/senders/jira.md */
export const jira: Sender = {
  id: 'jira',
  label: 'Jira',
  docs: 'docs/senders/jira.md',
  scheme: atlassianScheme,
  marks: ['x-atlassian-webhook-identifier'],
  labels: [],
  maxBodyBytes: 25 * 1024 * 1024,
  deliveryId: (headers) => headers['x-atlassian-webhook-identifier'],

  normalize: (delivery) => {
    const payload = readJsonObject(delivery);
    return hookEvents(delivery, { sender: jira.id, payload, events: readJiraEvents(payload) });
  },
};
