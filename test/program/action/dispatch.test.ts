import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type FakeGithub, startFakeGithub } from '../../fakes/github.ts';
import { runAction } from '../action-process.ts';
import { repository } from './payloads.ts';

const rules = `
- name: A release starts the packaging
  on: release.published
  do:
    - dispatch: { repository: octo/widgets, event: package, payload: { tag: "{{ release.tag }}" } }`;

let github: FakeGithub;
beforeAll(async () => {
  github = await startFakeGithub();
});
afterAll(async () => {
  expect(github.faults).toEqual([]);
  await github.close();
});

const release = (inputs: Record<string, string> = {}) =>
  runAction({
    event: 'release',
    payload: { action: 'published', release: { id: 1, tag_name: 'v1', name: 'One' }, repository },
    inputs: { rules, ...inputs },
    apiUrl: github.apiUrl,
  });
const dispatched = () => github.requests.filter(({ path }) => path.endsWith('/dispatches')).map(({ body }) => body);

test("starts workflows with the workflow's own token, says so, and in a dry run says what would be", async () => {
  let status = 204;
  github.interfere(({ path }) => (path.endsWith('/dispatches') ? { status, body: {} } : undefined));
  const dry = await release({ 'dry-run': 'true' });
  expect([dry.status, dispatched()]).toEqual([0, []]);
  expect(dry.summary).toContain('octo/widgets');
  const end = await release();
  expect([end.status, end.output('status'), end.tickets()]).toEqual([0, 'done', []]);
  expect(dispatched()).toEqual(['{"event_type":"package","client_payload":{"tag":"v1"}}']);
  expect(end.summary).toContain('dispatched');
  status = 403;
  const refused = await release();
  expect([refused.status, refused.output('status')]).toEqual([1, 'failed']);
  expect(refused.printed).toContain('contents: write');
});
