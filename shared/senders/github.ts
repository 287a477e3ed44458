import { TicketwireError } from '../errors.ts';
import { readGithubEvent } from '../mapping/github-event.ts';
import { githubOccasion } from '../mapping/github-occasion.ts';
import { hookEvents } from '../mapping/told-event.ts';
import { githubScheme, githubWithSha1 } from '../signing/github.ts';
import { jsonOrForm, readJsonOrForm } from './body.ts';
import type { Sender } from './sender.ts';

/** GitHub's webhooks of repositories, organisations and Apps, of github.com and GHES. docs/senders/github.md */
export const github: Sender = {
  id: 'github',
  label: 'GitHub',
  docs: 'docs/senders/github.md',
  scheme: githubScheme,
  marks: ['x-github-event'],
  takes: ['allow-sha1'],
  configured: ({ allowSha1 }) => (allowSha1 ? { ...github, scheme: githubWithSha1 } : github),
  labels: [],
  namesRepositories: true,
  contentTypes: jsonOrForm,
  maxBodyBytes: 25 * 1024 * 1024,
  deliveryId: (headers) => headers['x-github-delivery'],
  occasionOf: ({ payload }, { headers }) => githubOccasion(headers['x-github-event'] ?? '', payload),
  eventHeaders: (event) => ({ 'x-github-event': event }),

  normalize: (delivery) => {
    const name = delivery.headers['x-github-event'];
    if (name === undefined) {
      throw new TicketwireError('malformed', 'The header X-GitHub-Event is missing: GitHub names the event there.');
    }
    const payload = readJsonOrForm(delivery);
    return hookEvents(delivery, { sender: github.id, payload, events: [readGithubEvent(name, payload)] });
  },
};
