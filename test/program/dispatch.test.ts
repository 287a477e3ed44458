import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type FakeGithub, fakeToken, startFakeGithub } from '../fakes/github.ts';
import { waitFor } from '../wait-for.ts';
import { makeWorkplace, type RunningReceiver, secret, startReceiver } from './receiver-process.ts';

const workplace = makeWorkplace();
let github: FakeGithub;
let receiver: RunningReceiver;
beforeAll(async () => {
  github = await startFakeGithub();
  github.interfere(({ path }) => (path.endsWith('/dispatches') ? { status: 204, body: {} } : undefined));
  const configuration = workplace.write(
    'ticketwire.yml',
    `
sources:
  app: { sender: github, secret: "${secret}" }
  hook: { sender: github, secret: "${secret}" }
targets:
  issues: { type: github-issues, repository: octo/widgets, token: ${fakeToken}, api-url: "${github.apiUrl}" }
rules:
  - name: Ships
    on: command
    command: ship
    do: [{ dispatch: { repository: octo/widgets, event: ship, payload: { where: "{{ command.text }}" } } }]`,
  );
  receiver = await startReceiver(workplace.directory, { configuration });
});
afterAll(async () => {
  expect(github.faults).toEqual([]);
  await receiver.kill('SIGTERM');
  await github.close();
  workplace.remove();
});

function comment(source: string, delivery: string, id: number, text: string) {
  const body = JSON.stringify({
    action: 'created',
    issue: { number: 1, title: 'x' },
    comment: { id, body: text, user: { id: 21, login: 'alice', type: 'User' }, author_association: 'MEMBER' },
    repository: { full_name: 'octo/widgets', html_url: 'https://github.com/octo/widgets', default_branch: 'main' },
    sender: { id: 21, login: 'alice', type: 'User' },
  });
  return receiver.post(`/hooks/${source}`, body, {
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    'x-github-event': 'issue_comment',
    'x-github-delivery': delivery,
  });
}
const started = () =>
  github.requests
    .filter(({ path }) => path.endsWith('/dispatches'))
    .map(({ body }) => JSON.parse(body).client_payload.where);
const idle = async () => {
  const { deliveries } = (await receiver.get('/api/v1/deliveries')).json as {
    deliveries: { effects: { status: string }[] }[];
  };
  return deliveries.every(({ effects }) => effects.every(({ status }) => status === 'done'));
};

test('a command that several hooks tell of starts workflows once, each of several commands, and once more when asked', async () => {
  await Promise.all([
    comment('app', 'a', 7, '/ship here\n\n/ship there'),
    comment('hook', 'b', 7, '/ship here\n\n/ship there'),
    comment('hook', 'c', 8, '/ship elsewhere'),
  ]);
  await waitFor(async () => started().length >= 3 && (await idle()));
  expect(started().toSorted()).toEqual(['elsewhere', 'here', 'there']);
  const { status } = await receiver.post('/api/v1/deliveries/c/redeliver', '', {});
  expect(status).toBe(202);
  await waitFor(async () => started().length >= 4 && (await idle()));
  expect(started().filter((where) => where === 'elsewhere')).toHaveLength(2);
});
