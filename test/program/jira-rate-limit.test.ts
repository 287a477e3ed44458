import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type FakeIssue, type FakeJira, startFakeJira } from '../fakes/jira.ts';
import { waitFor } from '../wait-for.ts';
import { deliverRelease } from './github-hook.ts';
import { makeWorkplace, type RunningReceiver, startReceiver } from './receiver-process.ts';

const workplace = makeWorkplace();
const count = 200;
let jira: FakeJira;
let receiver: RunningReceiver;

const configuration = () => `
sources: { octo: { sender: github, secret: "a secret for tests" } }
targets:
  jira:
    type: jira
    site: https://acme.atlassian.net
    user: ${jira.user}
    token: ${jira.token}
    api-url: ${jira.apiUrl}
    projects: [SOC]
    workflow: { To Do: { next: In Progress }, In Progress: {} }
rules:
  - { name: Releases, on: release, do: [{ transition: { in: jira, move: next } }] }
`;
const body = Array.from({ length: count }, (_, index) => `SOC-${100 + index}`).join(' ');
const hasMoved = async () =>
  [...jira.issues.values()].filter(({ status }) => status === 'In Progress').length === count;

beforeAll(async () => {
  jira = await startFakeJira({ deployment: 'cloud' });
  receiver = await startReceiver(workplace.directory, {
    configuration: workplace.write('ticketwire.yml', configuration()),
  });
});
beforeEach(() => {
  jira.reset();
  const issue = jira.issues.get('SOC-7') as FakeIssue;
  for (const key of body.split(' ')) jira.issues.set(key, structuredClone(issue));
});
afterAll(async () => {
  await receiver.kill('SIGTERM');
  expect(jira.faults).toEqual([]);
  await jira.close();
  workplace.remove();
});

test('one answer that asks us to wait is asked for by those under way at most, and costs the others no attempt', async () => {
  let refused = 0;
  let waitUntil = 0;
  jira.interfere(() => {
    waitUntil ||= Date.now() + 1_000;
    if (Date.now() >= waitUntil) return undefined;
    refused += 1;
    return { status: 429, headers: { 'retry-after': '1', 'ratelimit-reason': 'jira-burst-based' } };
  });
  await deliverRelease(receiver, 'published', { tag: 'v1', body });
  await waitFor(hasMoved);
  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThanOrEqual(16);
  expect(jira.requests.length).toBe(2 * count + refused);
});

test('a limit on one ticket holds up no other', async () => {
  jira.interfere(({ path }) =>
    path.includes('/SOC-100')
      ? { status: 429, headers: { 'retry-after': '3600', 'ratelimit-reason': 'jira-per-issue-on-write' } }
      : undefined,
  );
  await deliverRelease(receiver, 'published', { tag: 'v2', body });
  const others = async () => [...jira.issues].filter(([, { status }]) => status === 'In Progress').length === count - 1;
  await waitFor(others);
  expect(jira.requests.filter(({ path }) => path.includes('/SOC-100'))).toHaveLength(1);
});
