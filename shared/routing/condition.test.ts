import { describe, expect, test } from '@jest/globals';
import type { EventType, HookEvent } from '../model/event.ts';
import type { Rule } from '../model/rule.ts';
import { objectionOf } from './condition.ts';

const event = (type: EventType, changes: Partial<HookEvent> = {}): HookEvent => ({
  id: 'octo/1/0',
  sender: 'github',
  source: 'octo',
  type,
  subject: 's',
  occurredAt: 5,
  data: {},
  payload: {},
  ...changes,
});
const objection = (rule: Partial<Rule>, given: HookEvent) =>
  objectionOf({ name: 'R', on: ['**'], from: [], isEnabled: true, steps: [], ...rule }, given, {});

describe('command', () => {
  const given = (name: string) =>
    event('command.given', { data: { command: { name, args: [], text: '', on: 'issue' } } });

  test.each<[readonly string[], string, boolean]>([
    [['deploy'], 'deploy', true],
    [['deploy'], 'undeploy', false],
    [['deploy', 'rollback'], 'rollback', true],
    [['deploy*'], 'deploy-now', true],
    [['!deploy'], 'deploy', false],
    [['!deploy'], 'label', true],
  ])('%j and /%s', (command, name, isWanted) => {
    expect(objection({ command }, given(name)) === undefined).toBe(isWanted);
  });

  test('wants nothing but commands', () => {
    expect(objection({ command: ['**'] }, event('comment.created'))).toBe('its command is **, and this has none');
  });
});

test.each<[Partial<Rule>, boolean]>([
  [{}, false],
  [{ branches: ['main'] }, false],
  [{ tags: ['v*'] }, true],
  [{ branches: ['**'] }, true],
])('a run for a tag reaches rules that match it: %j', (rule, isWanted) => {
  const run = { branch: 'v1.0', tag: 'v1.0' } as NonNullable<HookEvent['data']['run']>;
  expect(objection(rule, event('run.failed', { data: { run } })) === undefined).toBe(isWanted);
});

describe('branches of a merge queue', () => {
  const branch = 'gh-readonly-queue/main/pr-5-0123';
  const queued = [
    event('run.failed', { data: { run: { branch } as NonNullable<HookEvent['data']['run']> } }),
    event('push.branch', { data: { push: { branch } as NonNullable<HookEvent['data']['push']> } }),
    event('push.deleted', { data: { push: { branch } as NonNullable<HookEvent['data']['push']> } }),
  ];

  test.each<[Partial<Rule>, boolean]>([
    [{}, false],
    [{ branches: ['main'] }, false],
    [{ branches: ['gh-readonly-queue/**'] }, true],
    [{ branches: ['**'] }, true],
  ])('%j', (rule, isWanted) => {
    for (const each of queued) expect(objection(rule, each) === undefined).toBe(isWanted);
  });
});

test('what is confidential is left out unless the rule says otherwise', () => {
  const issue = event('issue.opened', { isConfidential: true });
  expect(objection({}, issue)).toBe('what is confidential is left out unless it says confidential: true');
  expect(objection({ confidential: true }, issue)).toBeUndefined();
  expect(objection({ confidential: true }, event('issue.opened'))).toBeUndefined();
});

describe('who did it, and whose it is', () => {
  const alice = { login: 'alice', is_bot: false, association: 'none' };
  const octo = { login: 'octo', is_bot: false, association: 'owner' };
  const pullRequest = (author: string) => ({ author }) as NonNullable<HookEvent['data']['pull_request']>;

  test.each<[Partial<Rule>, HookEvent['data'], boolean]>([
    [{ actors: ['octo'] }, { actor: octo, author: alice }, true],
    [{ actors: ['alice'] }, { actor: octo, author: alice }, false],
    [{ authors: ['alice'] }, { actor: octo, author: alice }, true],
    [{ authors: ['octo'] }, { actor: octo, author: alice }, false],
    [{ authors: ['bob'] }, { actor: octo, pull_request: pullRequest('bob') }, true],
    [{ authors: ['octo'] }, { actor: octo, pull_request: pullRequest('') }, true],
    [{ authors: ['octo'] }, { actor: octo }, true],
    [{ association: ['owner'] }, { actor: octo, author: alice }, false],
    [{ association: ['none'] }, { actor: octo, author: alice }, true],
    [{ association: ['owner'] }, { actor: octo }, true],
  ])('%j of %j', (rule, data, isWanted) => {
    expect(objection(rule, event('pull_request.merged', { data })) === undefined).toBe(isWanted);
  });
});

test('a rule for teams is for people on GitHub', () => {
  const rule = { teams: [{ organization: 'octo', team: 'leads' }] };
  const repository = { full_name: 'octo/widgets', url: '', default_branch: 'main' };
  const alice = { login: 'alice', is_bot: false };
  const of = (data: HookEvent['data']) => objection(rule, event('command.given', { data }));
  expect(of({ repository, actor: alice })).toBeUndefined();
  const expected = 'it is for members of octo/leads, and this was done by nobody who could be one';
  expect(of({ repository })).toBe(expected);
  expect(of({ repository, actor: { ...alice, is_bot: true } })).toBe(expected);
  expect(of({ repository: { ...repository, forge: 'gitlab' }, actor: alice })).toBe(expected);
});
