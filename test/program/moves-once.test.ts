import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type FakeIssue, type FakeJira, startFakeJira } from '../fakes/jira.ts';
import { waitFor } from '../wait-for.ts';
import { deliverRelease } from './github-hook.ts';
import { makeWorkplace, type RunningReceiver, startReceiver } from './receiver-process.ts';

const workplace = makeWorkplace();
let jira: FakeJira;
let receiver: RunningReceiver;
let configuration: string;

beforeAll(async () => {
  jira = await startFakeJira({ deployment: 'data-center' });
  configuration = workplace.write(
    'ticketwire.yml',
    `
sources:
  octo: { sender: github, secret: "a secret for tests" }
  organisation: { sender: github, secret: "a secret for tests" }
targets:
  jira:
    type: jira
    site: https://jira.example.com
    token: ${jira.token}
    api-url: ${jira.apiUrl}
    project: SOC
    workflow: { To Do: { next: In Progress }, In Progress: { next: In Review }, In Review: {} }
rules:
  - { name: Pushes, on: [push, issue], do: [{ transition: { in: jira, move: next } }] }
  - { name: Releases, on: release, do: [{ transition: { in: jira, move: next } }, { release: { in: jira, version: "{{ release.tag }}", released: true } }] }
`,
  );
});
beforeEach(async () => {
  jira.reset();
  receiver = await startReceiver(workplace.directory, { configuration });
});
afterEach(async () => {
  await receiver.kill('SIGTERM');
  expect(jira.faults).toEqual([]);
});
afterAll(async () => {
  await jira.close();
  workplace.remove();
});

const issue = () => jira.issues.get('SOC-7') as FakeIssue;
const isIdle = async () => {
  const { text } = await receiver.get('/api/v1/deliveries');
  return !/"status":"(due|running)"/.test(text);
};
const deliver = (action: string, tag: string, source = 'octo') =>
  deliverRelease(receiver, action, { tag, body: 'SOC-7' }, { source });

test('a receiver that dies between a move and its answer does not make it again', async () => {
  const isReached = new Promise<void>((resolve) => {
    jira.interfere(({ method }) => {
      if (method !== 'POST') return undefined;
      // Jira makes the move, and its answer is under way for longer than the receiver lives.
      resolve();
      return { delayMs: 1_000 };
    });
  });
  await deliver('published', 'v1');
  await isReached;
  await receiver.kill('SIGKILL');
  expect(issue().status).toBe('In Progress');
  jira.interfere(undefined);
  receiver = await startReceiver(workplace.directory, { configuration });
  await waitFor(async () => jira.versions.all.length === 1 && (await isIdle()));
  expect(issue().status).toBe('In Progress');
});

test.each<[string, object]>([
  ['push', { ref: 'refs/heads/main', before: 'a'.repeat(40), after: 'b'.repeat(40), commits: [{ message: 'SOC-7' }] }],
  ['issues', { action: 'closed', issue: { number: 4, title: 'SOC-7', updated_at: '2026-01-31T12:00:00Z' } }],
])('what two hooks, and a third delivery, tell of one happening (%s) is one step', async (event, payload) => {
  const repository = { full_name: 'octo/widgets', html_url: 'https://github.com/octo/widgets', default_branch: 'main' };
  const body = JSON.stringify({ ...payload, repository });
  const signature = `sha256=${createHmac('sha256', 'a secret for tests').update(body).digest('hex')}`;
  for (const [source, id] of [
    ['octo', '1'],
    ['organisation', '2'],
    ['octo', '3'],
  ]) {
    const headers = {
      'x-hub-signature-256': signature,
      'x-github-event': event,
      'x-github-delivery': `${event}-${id}`,
    };
    expect((await receiver.post(`/hooks/${source}`, body, headers)).status).toBe(202);
  }
  await waitFor(isIdle);
  expect(issue().status).toBe('In Progress');
});

test('what two hooks tell of one release, at the same moment, is one step and one released version', async () => {
  const told = ['created', 'published', 'released'];
  const sources = ['octo', 'organisation'];
  await Promise.all(told.flatMap((action) => sources.map((source) => deliver(action, 'v2', source))));
  await waitFor(isIdle);
  expect(issue().status).toBe('In Progress');
  expect(jira.versions.all).toMatchObject([{ name: 'v2', released: true, releaseDate: '2026-01-31' }]);
  expect(issue().fields.versions).toHaveLength(1);
  await deliver('deleted', 'v2');
  await deliver('edited', 'v2');
  await waitFor(isIdle);
  const posts = jira.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/transitions'));
  expect(posts).toHaveLength(1);
});
