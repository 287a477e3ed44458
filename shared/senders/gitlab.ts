import { readGitlabEvents } from '../mapping/gitlab-event.ts';
import { readJsonObject } from '../mapping/json-body.ts';
import { hookEvents } from '../mapping/told-event.ts';
import { gitlabScheme } from '../signing/gitlab.ts';
import type { Sender } from './sender.ts';

/** GitLab's webhooks of projects and groups, and its system hooks, of gitlab.com and self-managed. docs/senders/gitlab.md */
export const gitlab: Sender = {
  id: 'gitlab',
  label: 'GitLab',
  docs: 'docs/senders/gitlab.md',
  scheme: gitlabScheme,
  marks: ['x-gitlab-event'],
  labels: [],
  namesRepositories: true,
  maxBodyBytes: 25 * 1024 * 1024,
  // X-Gitlab-Webhook-UUID is the hook's, and X-Gitlab-Event-UUID is shared by the hooks that one event sets off.
  deliveryId: (headers) => headers['idempotency-key'] ?? headers['webhook-id'] ?? headers['x-gitlab-event-uuid'],
  eventHeaders: (event) => ({ 'x-gitlab-event': event }),

  normalize: (delivery) => {
    const payload = readJsonObject(delivery);
    const events = readGitlabEvents(delivery.headers['x-gitlab-event'] ?? '', payload);
    return hookEvents(delivery, { sender: gitlab.id, payload, events });
  },
};
