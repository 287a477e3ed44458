import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type ChatHooks, startChatHooks } from '../../fakes/chat-hooks.ts';
import { type FakeGithub, startFakeGithub } from '../../fakes/github.ts';
import { runAction } from '../action-process.ts';
import { pullRequest, workflowRun } from './payloads.ts';

describe('rooms of a workflow', () => {
  let github: FakeGithub;
  let hooks: ChatHooks;
  beforeAll(async () => {
    github = await startFakeGithub();
  });
  beforeEach(async () => {
    github.reset();
    hooks = await startChatHooks();
  });
  afterEach(() => hooks.stop());
  afterAll(async () => {
    expect(github.faults).toEqual([]);
    await github.close();
  });

  const run = (event: string, payload: unknown, rules: string, inputs: Record<string, string> = {}) =>
    runAction({
      event,
      payload,
      inputs: {
        rules: `
targets:
  dev: { type: webhook, url: "\${DEV_URL}" }
  ops: { type: webhook, url: "\${OPS_URL}" }
rules: ${rules}
`,
        ...inputs,
      },
      apiUrl: github.apiUrl,
      env: { DEV_URL: hooks.url('dev'), OPS_URL: hooks.url('ops') },
    });

  test('are told, each by itself, and the summary says what', async () => {
    hooks.fail('ops', 500, 1);
    const rules =
      '[{ name: Merges, on: pull_request.merged, do: [{ post: ops }, { post: { to: dev, thread: false } }] }]';
    const end = await run('pull_request', pullRequest(5, { title: 'Let *them* in' }), rules);
    expect([hooks.said('dev').length, hooks.said('ops').length]).toEqual([1, 1]);
    expect(hooks.said('dev')[0]?.text).toContain('Let *them* in');
    expect([end.status, end.output('status'), end.output('changed')]).toEqual([0, 'done', '0']);
    expect(JSON.parse(end.output('effects') ?? '[]')).toMatchObject([{ change: 'posted' }, { change: 'posted' }]);
    expect(end.summary).toContain('posted');
    expect(end.summary).toContain('Let');
  });

  test('are told nothing in a dry run, which says what it would be', async () => {
    const rules = '[{ name: Runs, on: run, do: [{ post: dev }] }]';
    const end = await run('workflow_run', workflowRun(7), rules, { 'dry-run': 'true' });
    expect(hooks.asked('dev')).toBe(0);
    expect([end.status, end.output('status')]).toEqual([0, 'done']);
    expect(end.summary).toContain('CI');
  });

  test('that fail for good fail the step, with a remedy and without the address', async () => {
    hooks.fail('dev', 404, 9);
    const rules = '[{ name: Runs, on: run, do: [{ post: { to: dev, every: 5m } }] }]';
    const end = await run('workflow_run', workflowRun(7), rules);
    expect(end.status).toBe(1);
    expect(end.printed).toContain("target 'dev'");
    const shown = end.printed.replace(/^::add-mask::.*$/gm, '') + end.summary;
    expect(shown).not.toContain(hooks.url('dev'));
  });
});
