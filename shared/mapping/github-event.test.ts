import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pullRequest, push, release, workflowRun } from '../../test/program/action/payloads.ts';
import type { JsonObject } from '../model/json.ts';
import { readGithubEvent } from './github-event.ts';

const read = (name: string, payload: unknown) => readGithubEvent(name, payload as JsonObject, 'octo/widgets');

describe("GitHub's events", () => {
  test.each<[string, unknown, string, string]>([
    ['pull_request', pullRequest(5), 'pull_request.merged', 'pull_request:octo/widgets#5'],
    ['pull_request_target', pullRequest(5, { isMerged: false }), 'pull_request.closed', 'pull_request:octo/widgets#5'],
    ['pull_request', pullRequest(5, { action: 'synchronize' }), 'pull_request.updated', 'pull_request:octo/widgets#5'],
    [
      'pull_request',
      pullRequest(5, { action: 'review_requested' }),
      'pull_request.review_requested',
      'pull_request:octo/widgets#5',
    ],
    [
      'pull_request_review',
      pullRequest(5, { action: 'submitted' }),
      'pull_request.reviewed',
      'pull_request:octo/widgets#5',
    ],
    ['push', push([]), 'push.branch', 'push:octo/widgets:refs/heads/main'],
    ['push', push([], 'refs/tags/v1'), 'push.tag', 'push:octo/widgets:refs/tags/v1'],
    ['push', { ...push([]), deleted: true }, 'push.deleted', 'push:octo/widgets:refs/heads/main'],
    ['release', release('v1'), 'release.published', 'release:octo/widgets:v1'],
    ['workflow_run', workflowRun(1), 'run.failed', 'run:octo/widgets:.github/workflows/ci.yml:main'],
    [
      'workflow_run',
      workflowRun(1, { conclusion: 'success' }),
      'run.passed',
      'run:octo/widgets:.github/workflows/ci.yml:main',
    ],
    ['workflow_run', { ...workflowRun(1), action: 'requested' }, 'other.workflow_run', 'workflow_run:octo/widgets'],
    ['workflow_run', workflowRun(1, { conclusion: 'skipped' }), 'other.workflow_run', 'workflow_run:octo/widgets'],
    ['schedule', {}, 'other.schedule', 'schedule:octo/widgets'],
    ['constructor', {}, 'other.constructor', 'constructor:octo/widgets'],
  ])('%s is read as it should be', (name, payload, type, subject) => {
    expect(read(name, payload)).toMatchObject({ type, subject });
  });

  test('a run of a fork is never taken for a branch of ours', () => {
    const { subject, data } = read('workflow_run', workflowRun(1, { home: 'mallory/widgets' }));
    expect(subject).toBe('run:octo/widgets:.github/workflows/ci.yml:mallory:main');
    expect(data.run?.is_fork).toBe(true);
  });

  test('who did it is told apart from the author, with what GitHub says of the author', () => {
    const { data } = read('pull_request', pullRequest(5, { login: 'dependabot[bot]', association: 'MEMBER' }));
    expect(data.actor).toEqual({ login: 'octo', is_bot: false });
    expect(data.author).toEqual({ login: 'dependabot[bot]', is_bot: true, association: 'member' });
  });

  test('what GitHub says of an author holds where it is the author who did it', () => {
    const { data } = read('pull_request', pullRequest(5, { login: 'octo', association: 'OWNER' }));
    expect(data.actor).toEqual({ login: 'octo', is_bot: false, association: 'owner' });
  });

  test('the author of a review is who wrote it', () => {
    const review = { body: 'Fine', user: { login: 'bob' }, author_association: 'MEMBER' };
    const { data, written } = read('pull_request_review', { ...pullRequest(5, { action: 'submitted' }), review });
    expect(data.author).toEqual({ login: 'bob', is_bot: false, association: 'member' });
    expect(written?.by).toEqual(data.author);
    expect(data.pull_request?.author).toBe('alice');
  });

  test('whatever a payload holds, it is read without a defect', () => {
    const names = fc.constantFrom('pull_request', 'push', 'release', 'workflow_run', 'issues', 'issue_comment', 'x');
    const part = fc.jsonValue({ maxDepth: 3 });
    const payload = fc.record({
      action: part,
      pull_request: part,
      issue: part,
      release: part,
      workflow_run: part,
      repository: part,
      sender: part,
      ref: part,
      commits: part,
    });
    fc.assert(
      fc.property(names, payload, (name, value) => {
        const { type, subject } = read(name, value);
        expect(type).toMatch(/^[a-z_]+\../);
        expect(subject).not.toBe('');
      }),
    );
  });
});
