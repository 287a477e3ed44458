import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeGithub, startFakeGithub } from '../../fakes/github.ts';
import { type ActionEnd, runAction } from '../action-process.ts';
import { push, type RunChanges, workflowRun } from './payloads.ts';

interface Issue {
  number: number;
  state: string;
  state_reason: string | null;
  title: string;
  body: string;
  labels: { name: string }[];
}

const job = (name: string, conclusion: string | null, id = 5) => ({
  id,
  name,
  conclusion,
  html_url: `https://github.com/octo/widgets/actions/runs/1/job/${id}`,
  started_at: new Date().toISOString(),
  steps: [{ name: 'Run npm test', conclusion }],
});

describe('failing runs', () => {
  let github: FakeGithub;
  let jobs: unknown[];

  beforeAll(async () => {
    github = await startFakeGithub();
  });
  beforeEach(() => {
    github.reset();
    jobs = [job('build (20)', 'failure'), job('lint', 'success', 6)];
    github.interfere(({ path }) => {
      if (path.includes('/jobs?')) return { status: 200, body: { total_count: jobs.length, jobs } };
      if (!path.includes('/annotations')) return undefined;
      const annotation = { path: 'src/a.ts', start_line: 3, annotation_level: 'failure', message: 'Expected @octocat' };
      return { status: 200, body: [annotation, { ...annotation, annotation_level: 'warning', message: 'unused' }] };
    });
  });
  afterAll(async () => {
    expect(github.faults).toEqual([]);
    await github.close();
  });

  const follow = (id: number, changes: RunChanges = {}, inputs: Record<string, string> = { 'track-runs': 'true' }) =>
    runAction({ event: 'workflow_run', payload: workflowRun(id, changes), inputs, apiUrl: github.apiUrl });
  const issues = () => github.api<Issue[]>('GET', '/repos/octo/widgets/issues?state=all&sort=created&direction=asc');
  const comments = (number: number) =>
    github.api<{ body: string }[]>('GET', `/repos/octo/widgets/issues/${number}/comments`);
  const sent = () => github.requests.map(({ method, path }) => `${method} ${path.split('?')[0]?.split('/').at(-1)}`);

  async function requestsOf(step: () => Promise<ActionEnd>): Promise<string[]> {
    github.requests.length = 0;
    await step();
    return sent();
  }

  test('an issue tells jobs, steps and annotations, in five requests', async () => {
    const end = await follow(1);
    expect(end).toMatchObject({ status: 0 });
    expect(end.output('status')).toBe('done');
    expect(end.tickets()).toMatchObject([{ target: 'issues', key: '1', change: 'created' }]);
    const [issue] = await issues();
    expect(issue).toMatchObject({ title: 'CI fails on main', state: 'open' });
    expect(issue?.labels.map(({ name }) => name)).toEqual(['ticketwire']);
    expect(issue?.body).toContain('[Run 1](https://github.com/octo/widgets/actions/runs/1)');
    expect(issue?.body).toContain('ended with `failure` in `Run npm test`');
    expect(issue?.body).toContain('> src/a.ts:3: Expected @octocat');
    expect(issue?.body).not.toContain('unused');
    expect(issue?.body).not.toContain('lint');
    expect(sent()).toEqual(['GET jobs', 'GET annotations', 'GET issues', 'POST issues', 'GET issues']);
  });

  test('failing again comments in four requests, passing closes with a link in three, and returning reopens', async () => {
    await follow(1);
    expect(await requestsOf(() => follow(2))).toEqual(['GET jobs', 'GET annotations', 'GET issues', 'POST comments']);
    expect(await requestsOf(() => follow(3, { conclusion: 'success' }))).toEqual([
      'GET issues',
      'POST comments',
      'PATCH 1',
    ]);
    expect(await issues()).toMatchObject([{ state: 'closed', state_reason: 'completed' }]);
    const end = await follow(4, { conclusion: 'timed_out' });
    expect(end.tickets()).toMatchObject([{ key: '1', change: 'reopened' }]);
    expect(await issues()).toMatchObject([{ state: 'open' }]);
    const said = (await comments(1)).map(({ body }) => body.split('\n')[1]);
    expect(said).toEqual([
      'Failed again: [Run 2](https://github.com/octo/widgets/actions/runs/2) ended with `failure`.',
      'Passed again: [Run 3](https://github.com/octo/widgets/actions/runs/3).',
      'Failed again: [Run 4](https://github.com/octo/widgets/actions/runs/4) ended with `timed_out`.',
    ]);
  });

  test('one run and attempt is told once, another attempt again', async () => {
    const startedAt = new Date().toISOString();
    await follow(1, { startedAt });
    await follow(1, { startedAt });
    expect(await comments(1)).toEqual([]);
    await follow(2, { startedAt });
    await follow(2, { startedAt });
    expect(await comments(1)).toHaveLength(1);
    await follow(2, { startedAt, attempt: 2 });
    expect((await comments(1))[1]?.body).toContain('[Run 2, attempt 2]');
  });

  test('every workflow and branch has its own, and titles do not matter', async () => {
    await follow(1);
    await follow(2, { branch: 'release/1' });
    await follow(3, { workflow: 'nightly' });
    const titles = (await issues()).map(({ title }) => title);
    expect(titles).toEqual(['CI fails on main', 'CI fails on release/1', 'NIGHTLY fails on main']);
    await github.api('PATCH', '/repos/octo/widgets/issues/1', { title: 'Something a person wrote' });
    expect((await follow(4)).tickets()).toMatchObject([{ key: '1', change: 'commented' }]);
  });

  test.each(['cancelled', 'skipped', 'neutral', 'stale', 'action_required'])(
    '%s is no failure and no pass',
    async (conclusion) => {
      await follow(1);
      github.requests.length = 0;
      const end = await follow(2, { conclusion });
      expect([end.status, end.output('status'), sent()]).toEqual([0, 'nothing', []]);
    },
  );

  test('startup_failure is a failure', async () => {
    jobs = [];
    expect((await follow(1, { conclusion: 'startup_failure' })).tickets()).toMatchObject([{ change: 'created' }]);
  });

  test('what a person closed as not planned is left alone', async () => {
    await follow(1);
    await github.api('PATCH', '/repos/octo/widgets/issues/1', { state: 'closed', state_reason: 'not_planned' });
    const end = await follow(2);
    expect(end.tickets()).toMatchObject([{ key: '1', change: 'unchanged' }]);
    expect(end.summary).toContain('somebody closed it as not planned');
    expect(await issues()).toMatchObject([{ state: 'closed' }]);
  });

  test('runs of forks are left out, unless asked for, and then are not taken for a branch of ours', async () => {
    const fork = { home: 'mallory/widgets' };
    const left = await follow(1, fork);
    expect(left.output('status')).toBe('nothing');
    expect(left.summary).toContain('forks');
    const rules = '- { name: All, on: run, forks: true, do: [{ track: issues }] }';
    await follow(2);
    await follow(3, { ...fork, conclusion: 'success' }, { rules });
    await follow(4, fork, { rules });
    expect((await issues()).map(({ title, state }) => `${title} ${state}`)).toEqual([
      'CI fails on main open',
      'CI fails on mallory:main open',
    ]);
  });

  test('after: 3 waits for three failures in a row; cancelled runs do not interrupt them', async () => {
    const rules = '- { name: Flaky, on: run, after: 3, do: [{ track: issues }] }';
    const earlier = ['success', 'failure', 'cancelled', 'failure'].map((conclusion, index) => ({
      id: index + 1,
      conclusion,
    }));
    const answer = (runs: unknown[]) =>
      github.interfere(({ path }) => {
        if (path.includes('/workflows/ci.yml/runs')) return { status: 200, body: { workflow_runs: runs } };
        return path.includes('/jobs?') ? { status: 200, body: { jobs: [] } } : undefined;
      });
    answer(earlier.slice(0, 2).reverse());
    expect((await follow(3, {}, { rules })).output('status')).toBe('nothing');
    answer(earlier.slice().reverse());
    expect((await follow(5, {}, { rules })).tickets()).toMatchObject([{ change: 'created' }]);
  });

  test('per: job follows every job by itself', async () => {
    const rules = '- { name: Jobs, on: run, do: [{ track: { in: issues, per: job } }] }';
    jobs = [job('build (20)', 'failure'), job('build (22)', 'failure', 6), job('lint', 'success', 7)];
    await follow(1, {}, { rules });
    jobs = [job('build (20)', 'success'), job('build (22)', 'failure', 6), job('lint', 'failure', 7)];
    await follow(2, {}, { rules });
    // The jobs of one run are followed side by side: which issue is opened first is not promised.
    const told = async () => (await issues()).map(({ title, state }) => `${title} ${state}`).sort();
    expect(await told()).toEqual([
      'CI / build (20) fails on main closed',
      'CI / build (22) fails on main open',
      'CI / lint fails on main open',
    ]);
    jobs = jobs.map((each) => ({ ...(each as object), conclusion: 'success', steps: [] }));
    await follow(3, { conclusion: 'success' }, { rules });
    expect((await told()).filter((each) => each.endsWith('open'))).toEqual([]);
  });

  test("a fork's runs on a branch of the same name say nothing of ours", async () => {
    const early = new Date(Date.now() - 60_000).toISOString();
    await follow(1);
    await follow(2);
    github.interfere(({ path }) => {
      const runs = [{ id: 9, run_number: 9, conclusion: 'failure', head_repository: { full_name: 'mallory/widgets' } }];
      return path.includes('/workflows/ci.yml/runs') ? { status: 200, body: { workflow_runs: runs } } : undefined;
    });
    await follow(3, { conclusion: 'success', startedAt: early });
    expect(await issues()).toMatchObject([{ state: 'closed' }]);
  });

  test('a pass of an earlier run does not close what a later run opened, or commented on', async () => {
    const early = new Date(Date.now() - 60_000).toISOString();
    await follow(42);
    const opened = await follow(41, { conclusion: 'success', startedAt: early });
    expect(opened.summary).toContain('a later run failed');
    await follow(50, { conclusion: 'success' });
    await follow(51);
    github.interfere(({ path }) => {
      if (path.includes('/jobs?')) return { status: 200, body: { jobs: [] } };
      const runs = [{ id: 51, run_number: 51, conclusion: 'failure' }];
      return path.includes('/workflows/ci.yml/runs') ? { status: 200, body: { workflow_runs: runs } } : undefined;
    });
    const commented = await follow(49, { conclusion: 'success', startedAt: early });
    expect(commented.summary).toContain('run 51, which is later, failed');
    expect(await issues()).toMatchObject([{ state: 'open' }]);
  });

  test('five programs at once end in exactly one open issue', async () => {
    await Promise.all([1, 2, 3, 4, 5].map(() => follow(1)));
    const all = await issues();
    const open = all.filter(({ state }) => state === 'open');
    expect(open.map(({ number }) => number)).toEqual([1]);
    const reasons = github.requests.filter(({ method }) => method === 'PATCH').map(({ body }) => JSON.parse(body));
    // A later program may close what an earlier one is about to close itself.
    for (const reason of reasons) expect(reason).toEqual({ state: 'closed', state_reason: 'duplicate' });
    expect(all.slice(1).every(({ state }) => state === 'closed')).toBe(true);
  });

  test('a duplicate that was left open is closed at the next failure', async () => {
    await follow(1);
    const [first] = await issues();
    await github.api('POST', '/repos/octo/widgets/issues', { title: 't', body: first?.body, labels: ['ticketwire'] });
    // The emulator's own user wrote it; it counts once its author is named.
    const rules = [
      'targets: { here: { type: github-issues, repository: octo/widgets, token: x, authors: [ticketwire-bot], api-url: "URL" } }',
      'rules: [{ name: R, on: run, do: [{ track: here }] }]',
    ];
    const text = rules.join('\n').replace('token: x', `token: \${GITHUB_TOKEN}`).replace('URL', github.apiUrl);
    await follow(2, {}, { rules: text });
    expect((await issues()).map(({ state }) => state)).toEqual(['open', 'closed']);
  });

  describe('from inside a job', () => {
    const inside = (runId: string, jobStatus: string, env: Record<string, string> = {}) =>
      runAction({
        event: 'push',
        payload: push([]),
        inputs: { 'track-runs': 'true', 'job-status': jobStatus },
        env: { GITHUB_RUN_ID: runId, GITHUB_RUN_NUMBER: runId, ...env },
        apiUrl: github.apiUrl,
      });

    test('it is the same issue as from workflow_run', async () => {
      await follow(1);
      expect((await inside('2', 'failure')).tickets()).toMatchObject([{ key: '1', change: 'commented' }]);
      jobs = [job('build (20)', 'success')];
      expect((await inside('3', 'success')).tickets()).toMatchObject([{ key: '1', change: 'closed' }]);
    });

    test('five legs of a matrix that fail at once make one issue, and one comment when they fail again', async () => {
      await Promise.all([1, 2, 3, 4, 5].map(() => inside('1', 'failure')));
      expect((await issues()).filter(({ state }) => state === 'open')).toHaveLength(1);
      await Promise.all([1, 2, 3, 4, 5].map(() => inside('2', 'failure')));
      expect(await comments(1)).toHaveLength(1);
    });

    test('a leg that passes does not close what another leg of the same run opened or commented on', async () => {
      await inside('1', 'failure');
      expect((await inside('1', 'success')).summary).toContain('another job of this very run failed');
      await inside('2', 'failure');
      const end = await inside('2', 'success');
      expect(end.summary).toContain('of this very run failed');
      expect(await issues()).toMatchObject([{ state: 'open' }]);
    });

    test('a leg that fails and is not over yet counts, and one job alone comments in four requests', async () => {
      const failing = {
        ...job('build (20)', null),
        status: 'in_progress',
        steps: [{ name: 'test', conclusion: 'failure' }],
      };
      await follow(1);
      jobs = [failing, job('build (22)', 'success', 6)];
      await inside('2', 'failure');
      await inside('2', 'success');
      expect(await issues()).toMatchObject([{ state: 'open' }]);
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      jobs = [{ ...failing, started_at: new Date().toISOString() }];
      expect(await requestsOf(() => inside('3', 'failure'))).toEqual([
        'GET jobs',
        'GET annotations',
        'GET issues',
        'POST comments',
      ]);
    });

    test('a leg that fails opens again what a leg that passed closed meanwhile', async () => {
      await follow(1);
      let isClosed = false;
      github.interfere((request) => {
        if (request.path.includes('/jobs?')) return { status: 200, body: { jobs } };
        if (request.method === 'POST' && !isClosed) {
          isClosed = true;
          const closing = { state: 'closed', state_reason: 'completed' };
          return { answersAfter: github.api('PATCH', '/repos/octo/widgets/issues/1', closing) };
        }
        return request.path.includes('/annotations') ? { status: 200, body: [] } : undefined;
      });
      await inside('2', 'failure');
      expect(await issues()).toMatchObject([{ state: 'open' }]);
    });

    test('cancelled is nothing', async () => {
      expect((await inside('1', 'cancelled')).output('status')).toBe('nothing');
    });
  });
});
