import { createHmac, randomUUID } from 'node:crypto';
import { type Answer, type RunningReceiver, secret } from './receiver-process.ts';

/** A release as GitHub tells of it. */
export function releasePayload(action: string, release: { tag: string; body: string; isDraft?: boolean }): object {
  const { tag, body, isDraft = false } = release;
  return {
    action,
    repository: {
      full_name: 'octo/widgets',
      html_url: 'https://github.com/octo/widgets',
      default_branch: 'main',
    },
    sender: { login: 'octo', type: 'User' },
    release: {
      tag_name: tag,
      name: tag,
      body,
      draft: isDraft,
      prerelease: false,
      html_url: `https://github.com/octo/widgets/releases/tag/${tag}`,
      published_at: isDraft ? null : '2026-01-31T12:00:00Z',
    },
  };
}

/** Posts a release event as GitHub does, signed, with a delivery id of its own. */
export async function deliverRelease(
  receiver: RunningReceiver,
  action: string,
  release: { tag: string; body: string; isDraft?: boolean },
  { source = 'octo', key = secret, delivery = randomUUID() }: { source?: string; key?: string; delivery?: string } = {},
): Promise<Answer> {
  const text = JSON.stringify(releasePayload(action, release));
  const signature = createHmac('sha256', key).update(text).digest('hex');
  return receiver.post(`/hooks/${source}`, text, {
    'x-hub-signature-256': `sha256=${signature}`,
    'x-github-event': 'release',
    'x-github-delivery': delivery,
  });
}
