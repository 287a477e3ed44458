import { describe, expect, test } from '@jest/globals';
import type { VerifiedDelivery } from '../model/delivery.ts';
import { trustStored } from '../signing/verify.ts';
import { gitea } from './gitea.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';

const repository = {
  id: 1,
  name: 'widgets',
  full_name: 'octo/widgets',
  html_url: 'https://git.example/octo/widgets',
  default_branch: 'main',
  owner: { login: 'octo' },
};
const hourMs = 3_600_000;

function deliveryOf(event: string, header: string, body: object, receivedAt = 5 * hourMs): VerifiedDelivery {
  const headers = { [header]: event, 'content-type': 'application/json' };
  return trustStored({ id: `${event}-1`, source: 's', receivedAt, headers, body: Buffer.from(JSON.stringify(body)) });
}
const push = (ref: string, after: string) => ({ ref, before: '1'.repeat(40), after, commits: [], repository });

describe('a push to a commit id of zeros is a deletion', () => {
  test.each([
    ['sha-1', '0'.repeat(40)],
    ['sha-256', '0'.repeat(64)],
  ])('with ids of %s', (_kind, zeros) => {
    for (const ref of ['refs/tags/v1', 'refs/heads/topic']) {
      const gitlabPush = { ...push(ref, zeros), object_kind: 'push', project: { path_with_namespace: 'octo/widgets' } };
      const events = [
        ...github.normalize(deliveryOf('push', 'x-github-event', push(ref, zeros))),
        ...gitea.normalize(deliveryOf('push', 'x-gitea-event', push(ref, zeros))),
        ...gitlab.normalize(deliveryOf('Push Hook', 'x-gitlab-event', gitlabPush)),
      ];
      expect(events.map(({ type, data }) => [type, data.push?.is_deleted])).toEqual(
        Array(3).fill(['push.deleted', true]),
      );
    }
  });
});

describe('Gitea tells a deletion twice, as a push and by itself', () => {
  const zeros = '0'.repeat(40);
  const idsOf = (event: string, body: object, receivedAt?: number) =>
    [...gitea.normalize(deliveryOf(event, 'x-gitea-event', body, receivedAt))].map(({ id, type }) => ({ id, type }));

  test.each([
    ['tag', 'v1', 'refs/tags/v1'],
    ['branch', 'topic', 'refs/heads/topic'],
  ])('the deletion of a %s is one event, whichever comes first', (ref_type, ref, fullRef) => {
    const asPush = idsOf('push', push(fullRef, zeros));
    const asDeletion = idsOf('delete', { ref, ref_type, pusher_type: 'user', repository });
    expect(asPush).toMatchObject([{ type: 'push.deleted' }]);
    expect(asDeletion).toEqual(asPush);
    // Hours later it is another deletion, and so is that of another.
    expect(idsOf('push', push(fullRef, zeros), 8 * hourMs)).not.toEqual(asPush);
    expect(idsOf('push', push(`${fullRef}.1`, zeros))).not.toEqual(asPush);
  });

  test('other pushes keep the id of their delivery', () => {
    expect(idsOf('push', push('refs/tags/v1', '2'.repeat(40)))).toEqual([{ id: 's/push-1/0', type: 'push.tag' }]);
  });
});
