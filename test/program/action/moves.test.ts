import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type FakeGithub, startFakeGithub } from '../../fakes/github.ts';
import { type FakeIssue, type FakeJira, startFakeJira } from '../../fakes/jira.ts';
import { runAction } from '../action-process.ts';
import { releasePayload } from '../github-hook.ts';
import { pullRequest } from './payloads.ts';

let github: FakeGithub;
let jira: FakeJira;

beforeAll(async () => {
  github = await startFakeGithub();
  jira = await startFakeJira({ deployment: 'cloud' });
});
beforeEach(() => {
  github.reset();
  jira.reset();
  jira.issues.set('SOC-4', { ...structuredClone(jira.issues.get('SOC-7') as FakeIssue), status: 'In Progress' });
  jira.issues.set('SOC-5', { ...structuredClone(jira.issues.get('SOC-7') as FakeIssue), status: 'Abandoned' });
});
afterAll(async () => {
  expect([...github.faults, ...jira.faults]).toEqual([]);
  await github.close();
  await jira.close();
});

const rules = () => `
targets:
  soc:
    type: jira
    site: https://acme.atlassian.net
    user: ${jira.user}
    token: ${jira.token}
    api-url: ${jira.apiUrl}
    projects: [SOC]
    workflow:
      To Do: { next: In Progress }
      In Progress: { next: In Review }
      In Review: {}
rules:
  - name: Releases
    on: [release, pull_request]
    do:
      - transition: { in: soc, move: next, tickets: [title, body], comment: "On its way." }
  - name: Versions
    on: release
    do:
      - release: { in: soc, version: "{{ release.tag }}", tickets: [body] }
`;
const run = (event: string, payload: unknown, inputs: Record<string, string> = {}) =>
  runAction({ event, payload, inputs: { rules: rules(), ...inputs }, apiUrl: github.apiUrl });
const release = (action: string, body: string) => run('release', releasePayload(action, { tag: 'v1', body }));
const statuses = () => ['SOC-7', 'SOC-4'].map((key) => jira.issues.get(key)?.status);
const posts = (part: string) => jira.requests.filter(({ method, path }) => method === 'POST' && path.endsWith(part));

test('runs for created, published and released of one release, also started again, move each ticket once', async () => {
  const first = await release('created', 'SOC-7 and SOC-4');
  expect([first.status, first.output('status'), first.output('changed')]).toEqual([0, 'done', '2']);
  expect(statuses()).toEqual(['In Progress', 'In Review']);
  for (const action of ['published', 'released', 'published']) await release(action, 'SOC-7 and SOC-4');
  expect(statuses()).toEqual(['In Progress', 'In Review']);
  expect([posts('/transitions').length, posts('/comment').length, posts('/version').length]).toEqual([2, 2, 1]);
});

test.each(['edited', 'deleted', 'unpublished'])(
  'a run for a release that is %s moves nothing, and says why',
  async (action) => {
    const end = await release(action, 'SOC-7');
    expect([end.status, end.output('status')]).toEqual([0, 'nothing']);
    expect(end.summary).toContain('moves nothing');
    expect(jira.requests).toEqual([]);
  },
);

test('a ticket in a version is told with its address', async () => {
  const end = await run('release', releasePayload('published', { tag: 'v1', body: 'SOC-5' }));
  expect(end.tickets()).toMatchObject([
    { key: 'SOC-5', change: 'versioned', url: 'https://acme.atlassian.net/browse/SOC-5' },
  ]);
});

test('a dry run shows moves and versions, and makes none', async () => {
  const payload = releasePayload('published', { tag: 'v1', body: 'SOC-7' });
  const end = await run('release', payload, { 'dry-run': 'true' });
  expect([end.status, end.output('status')]).toEqual([0, 'done']);
  expect(end.summary).toMatch(/moved.*Releases/);
  expect(end.summary).toMatch(/versioned.*Versions/);
  expect(jira.requests.every(({ method }) => method === 'GET')).toBe(true);
});

test('everything that is told of one pull request is one step', async () => {
  for (const action of ['opened', 'labeled', 'synchronize', 'closed']) {
    await run('pull_request', pullRequest(5, { title: 'SOC-7', action }));
  }
  expect(statuses()).toEqual(['In Progress', 'In Progress']);
});

test('a status that the workflow does not have is a warning that names it, and the others go on', async () => {
  const end = await release('published', 'SOC-5, SOC-7');
  expect([end.status, end.output('status')]).toEqual([0, 'partly']);
  expect(end.printed).toMatch(
    /::warning::.*SOC-5 is in 'Abandoned', a status that the workflow of 'soc' does not have/,
  );
  expect(statuses()[0]).toBe('In Progress');
});

test('a limit that outlasts the run fails every ticket of the target, by few requests', async () => {
  const keys = Array.from({ length: 60 }, (_, index) => `SOC-${index + 100}`);
  jira.interfere(() => ({ status: 429, headers: { 'retry-after': '3600' } }));
  const end = await release('published', keys.join(' '));
  expect([end.status, end.output('status')]).toEqual([1, 'failed']);
  expect(jira.requests.length).toBeLessThanOrEqual(8);
});
