import { expect, test } from '@jest/globals';
import type { JsonObject } from '../model/json.ts';
import { readGithubEvent } from './github-event.ts';

const repository = { full_name: 'octo/widgets', default_branch: 'main' };

const check = (changes: JsonObject = {}, app = 'circleci-checks', branch: string | null = 'main') =>
  readGithubEvent('check_run', {
    action: 'completed',
    check_run: {
      id: 9,
      name: 'build@node20',
      conclusion: 'failure',
      head_sha: 'abc',
      started_at: '2026-01-31T10:00:00Z',
      completed_at: '2026-01-31T10:05:00Z',
      details_url: 'https://circleci.example/9',
      app: { slug: app },
      check_suite: { head_branch: branch },
      ...changes,
    },
    repository,
  });

test('a check of another CI system is a run of the branch, as old as its start', () => {
  expect(check()).toMatchObject({
    type: 'run.failed',
    subject: 'run:octo/widgets:check/circleci-checks/build@node20:main',
    occurredAt: Date.parse('2026-01-31T10:00:00Z'),
    data: {
      run: { workflow: 'build@node20', branch: 'main', conclusion: 'failure', url: 'https://circleci.example/9' },
    },
  });
  expect(check({ conclusion: 'success' })).toMatchObject({ type: 'run.passed', subject: check().subject });
});

test.each<[string, ReturnType<typeof check>]>([
  ['of GitHub Actions, which workflow_run tells of', check({}, 'github-actions')],
  ['of code scanning, which its alerts tell of', check({}, 'github-advanced-security')],
  ['of a fork, whose branch nobody names', check({}, 'circleci-checks', null)],
  ['that is neutral', check({ conclusion: 'neutral' })],
])('a check %s opens no ticket', (_what, event) => {
  expect(event.type).toBe('other.check_run');
});

const status = (changes: JsonObject = {}) =>
  readGithubEvent('status', {
    id: 5,
    state: 'failure',
    context: 'ci/jenkins',
    sha: 'abc',
    target_url: 'https://jenkins.example/5',
    description: 'Build 5 failed',
    branches: [{ name: 'topic' }, { name: 'main' }],
    updated_at: '2026-01-31T10:00:00Z',
    sender: { login: 'jenkins', type: 'User' },
    repository,
    ...changes,
  });

test('a status is a run of the default branch where the commit is its head, else of the first branch', () => {
  expect(status()).toMatchObject({
    type: 'run.failed',
    subject: 'run:octo/widgets:status/ci/jenkins:main',
    data: { run: { workflow: 'ci/jenkins', title: 'Build 5 failed' } },
  });
  expect(status({ branches: [{ name: 'topic' }], state: 'success' })).toMatchObject({
    type: 'run.passed',
    subject: 'run:octo/widgets:status/ci/jenkins:topic',
  });
});

test.each<[string, JsonObject]>([
  ['that is pending', { state: 'pending' }],
  ['of a commit that is the head of no branch', { branches: [] }],
  ['that a workflow wrote, which workflow_run tells of', { sender: { login: 'github-actions[bot]', type: 'Bot' } }],
])('a status %s opens no ticket', (_what, changes) => {
  expect(status(changes).type).toBe('other.status');
});

test.each([
  ['success', 'deployment.succeeded'],
  ['failure', 'deployment.failed'],
  ['error', 'deployment.failed'],
  ['in_progress', 'other.deployment_status'],
  ['inactive', 'other.deployment_status'],
])('a deployment that is %s is %s', (state, type) => {
  const payload = {
    action: 'created',
    deployment_status: { state, environment: 'production', environment_url: 'https://a.example', description: '' },
    deployment: { id: 1, ref: 'main', sha: 'abc', environment: 'production' },
    repository,
  };
  const event = readGithubEvent('deployment_status', payload);
  expect(event.type).toBe(type);
  if (type.startsWith('other')) return;
  expect(event.subject).toBe('deployment:octo/widgets:production');
  const facts = {
    environment: 'production',
    ref: 'main',
    sha: 'abc',
    url: 'https://a.example',
    state,
    description: '',
  };
  expect(event.data.deployment).toEqual(facts);
});
