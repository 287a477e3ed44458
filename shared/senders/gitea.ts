import { TicketwireError } from '../errors.ts';
import { readGiteaEvent } from '../mapping/gitea-event.ts';
import { hookEvents } from '../mapping/told-event.ts';
import { giteaScheme } from '../signing/gitea.ts';
import { jsonOrForm, readJsonOrForm } from './body.ts';
import type { Sender } from './sender.ts';

/** Webhooks of Gitea and Forgejo; they name the event under GitHub's name as well. docs/senders/gitea.md */
export const gitea: Sender = {
  id: 'gitea',
  label: 'Gitea',
  docs: 'docs/senders/gitea.md',
  scheme: giteaScheme,
  marks: ['x-gitea-event', 'x-forgejo-event', 'x-gogs-event'],
  sharesMarks: ['x-github-event'],
  labels: [],
  namesRepositories: true,
  contentTypes: jsonOrForm,
  maxBodyBytes: 25 * 1024 * 1024,
  deliveryId: (headers) => headers['x-gitea-delivery'] ?? headers['x-forgejo-delivery'] ?? headers['x-gogs-delivery'],
  eventHeaders: (event) => ({ 'x-gitea-event': event }),

  normalize: (delivery) => {
    const { headers } = delivery;
    // Gitea 1.23 leaves the name of a status empty, and gives its type all the same.
    const names = ['x-gitea-event', 'x-forgejo-event', 'x-gogs-event', 'x-gitea-event-type', 'x-forgejo-event-type'];
    const name = names.map((header) => headers[header]).find((text) => text !== undefined && text !== '');
    if (name === undefined) {
      throw new TicketwireError('malformed', 'The header X-Gitea-Event is missing: Gitea names the event there.');
    }
    const payload = readJsonOrForm(delivery);
    return hookEvents(delivery, { sender: gitea.id, payload, events: [readGiteaEvent(name, payload)] });
  },
};
