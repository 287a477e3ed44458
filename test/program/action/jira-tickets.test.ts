import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeGithub, startFakeGithub } from '../../fakes/github.ts';
import { type FakeIssue, type FakeJira, startFakeJira } from '../../fakes/jira.ts';
import { runAction } from '../action-process.ts';
import { type RunChanges, workflowRun } from './payloads.ts';

describe.each(['cloud', 'data-center'] as const)('failing runs become tickets of Jira, %s', (deployment) => {
  let github: FakeGithub;
  let jira: FakeJira;

  beforeAll(async () => {
    github = await startFakeGithub();
    jira = await startFakeJira({ deployment });
  });
  beforeEach(() => {
    github.reset();
    jira.reset();
    for (const transition of jira.transitions) delete transition.from;
    github.interfere(({ path }) => (path.includes('/jobs?') ? { status: 200, body: { jobs: [] } } : undefined));
  });
  afterEach(() => {
    expect(jira.faults).toEqual([]);
  });
  afterAll(async () => {
    await github.close();
    await jira.close();
  });

  const run = (id: number, changes: RunChanges = {}, inputs: Record<string, string> = {}) =>
    runAction({
      event: 'workflow_run',
      payload: workflowRun(id, changes),
      inputs: {
        rules: '- { name: Runs, on: run, do: [{ track: { in: jira, issue-type: Bug } }] }',
        'jira-url': jira.apiUrl,
        ...(deployment === 'cloud' ? { 'jira-user': jira.user } : {}),
        'jira-token': jira.token,
        'jira-projects': 'SOC',
        ...inputs,
      },
      apiUrl: github.apiUrl,
    });
  const opened = () => [...jira.issues].filter(([, { creator }]) => creator !== undefined);

  test('one ticket, opened, commented on, closed and opened again', async () => {
    const end = await run(1);
    expect([end.status, end.tickets()]).toMatchObject([0, [{ target: 'jira', key: 'SOC-101', change: 'created' }]]);
    expect((await run(2)).tickets()).toMatchObject([{ key: 'SOC-101', change: 'commented' }]);
    expect((await run(3, { conclusion: 'success' })).tickets()).toMatchObject([{ key: 'SOC-101', change: 'closed' }]);
    expect((await run(4)).tickets()).toMatchObject([{ key: 'SOC-101', change: 'reopened' }]);
    const issue = jira.issues.get('SOC-101') as FakeIssue;
    expect(issue).toMatchObject({ summary: 'CI fails on main', type: 'Bug', status: 'To Do' });
    expect(issue.comments).toHaveLength(3);
    expect(opened()).toHaveLength(1);
  });

  test('a dry run opens none', async () => {
    const end = await run(1, {}, { 'dry-run': 'true' });
    expect(end.status).toBe(0);
    expect(end.summary).toContain('CI fails on main');
    expect(opened()).toEqual([]);
    expect(jira.requests.filter(({ method, path }) => method !== 'GET' && !path.includes('/search'))).toEqual([]);
  });

  test('two runs at once end in one open ticket', async () => {
    await Promise.all([run(1), run(1)]);
    expect(opened().filter(([, { status }]) => status !== 'Done')).toHaveLength(1);
  });
});
