import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeGitea, giteaRepository, giteaToken, startFakeGitea } from '../../fakes/gitea.ts';
import { type FakeGithub, startFakeGithub } from '../../fakes/github.ts';
import { type FakeGitlab, gitlabProject, gitlabToken, startFakeGitlab } from '../../fakes/gitlab.ts';
import { runAction } from '../action-process.ts';
import { type RunChanges, workflowRun } from './payloads.ts';

describe('failing runs in the issues of another forge', () => {
  let github: FakeGithub;
  let gitlab: FakeGitlab;
  let gitea: FakeGitea;

  beforeAll(async () => {
    [github, gitlab, gitea] = await Promise.all([startFakeGithub(), startFakeGitlab(), startFakeGitea()]);
  });
  beforeEach(() => {
    for (const fake of [github, gitlab, gitea]) fake.reset();
    const jobs = [{ id: 5, name: 'build', conclusion: 'failure', html_url: 'https://github.com/j/5', steps: [] }];
    github.interfere(({ path }) => {
      if (path.includes('/jobs?')) return { status: 200, body: { total_count: 1, jobs } };
      return path.includes('/annotations') ? { status: 200, body: [] } : undefined;
    });
  });
  afterAll(async () => {
    expect([gitlab.faults, gitea.faults]).toEqual([[], []]);
    for (const fake of [github, gitlab, gitea]) await fake.close();
  });

  const targets: Record<string, () => string> = {
    gitlab: () => `{ type: gitlab-issues, project: ${gitlabProject}, url: "${gitlab.url}", token: "\${FORGE_TOKEN}" }`,
    gitea: () =>
      `{ type: gitea-issues, repository: ${giteaRepository}, url: "${gitea.url}", token: "\${FORGE_TOKEN}" }`,
  };
  const tokens: Record<string, string> = { gitlab: gitlabToken, gitea: giteaToken };

  describe.each(Object.keys(targets))('%s', (name) => {
    const fake = () => (name === 'gitlab' ? gitlab : gitea);
    const follow = (id: number, changes: RunChanges = {}, inputs: Record<string, string> = {}) =>
      runAction({
        event: 'workflow_run',
        payload: workflowRun(id, changes),
        inputs: {
          rules: `targets: { forge: ${targets[name]?.()} }\nrules: [{ name: Runs, on: run, do: [{ track: forge }] }]`,
          ...inputs,
        },
        env: { FORGE_TOKEN: tokens[name] ?? '' },
        apiUrl: github.apiUrl,
      });
    const states = () => fake().issues.map(({ state }) => (state === 'closed' ? 'closed' : 'open'));
    const writes = () => fake().requests.filter(({ method }) => method !== 'GET');

    test('one issue is opened, commented on, closed and opened again, found by its marker alone', async () => {
      const first = await follow(1);
      expect([first.status, first.tickets()]).toEqual([
        0,
        [expect.objectContaining({ target: 'forge', key: '1', change: 'created' })],
      ]);
      expect((await follow(2)).tickets()).toMatchObject([{ key: '1', change: 'commented' }]);
      expect((await follow(3, { conclusion: 'success' })).tickets()).toMatchObject([{ key: '1', change: 'closed' }]);
      expect(states()).toEqual(['closed']);
      expect((await follow(4)).tickets()).toMatchObject([{ key: '1', change: 'reopened' }]);
      expect(states()).toEqual(['open']);
      expect(fake().issues[0]?.labels).toHaveLength(1);
    });

    test('a dry run says what it would do, and writes nothing', async () => {
      const end = await follow(1, {}, { 'dry-run': 'true' });
      expect([end.status, writes()]).toEqual([0, []]);
      expect(end.summary).toContain('forge');
      expect(end.printed).not.toMatch(/::error/);
      await follow(1);
      fake().requests.length = 0;
      const again = await follow(2, { conclusion: 'success' }, { 'dry-run': 'true' });
      expect([again.status, writes(), states()]).toEqual([0, [], ['open']]);
    });
  });
});
