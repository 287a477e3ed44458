import { describe, expect, test } from '@jest/globals';
import type { HookEvent, Written } from '../model/event.ts';
import type { JsonObject } from '../model/json.ts';
import { withCommands } from './command-events.ts';
import { readGithubEvent } from './github-event.ts';

const octo = { login: 'octo', is_bot: false };
const comment = (written: Partial<Written>, changes: Partial<HookEvent> = {}): HookEvent => ({
  id: 'octo/1/0',
  sender: 'github',
  source: 'octo',
  type: 'comment.created',
  subject: 'issue:octo/widgets#1',
  occurredAt: 5,
  data: { actor: { login: 'author', is_bot: false } },
  payload: {},
  written: { text: '', on: 'issue', by: octo, ...written },
  ...changes,
});

describe('commands', () => {
  test('follow the comment they were given with, each an event of its own with its own giver', async () => {
    const events = await withCommands([comment({ text: 'Please\n/deploy main now\n\n/label bug' }), comment({})]);
    expect(events.map(({ type }) => type)).toEqual([
      'comment.created',
      'command.given',
      'command.given',
      'comment.created',
    ]);
    expect(events[1]).toEqual({
      id: 'octo/1/0/command/0',
      sender: 'github',
      source: 'octo',
      type: 'command.given',
      subject: 'issue:octo/widgets#1',
      occurredAt: 5,
      data: {
        actor: octo,
        author: octo,
        command: { name: 'deploy', args: ['main', 'now'], text: 'main now', on: 'issue' },
      },
      payload: {},
    });
    expect(events[2]).toMatchObject({ id: 'octo/1/0/command/1', data: { command: { name: 'label' } } });
  });

  test('have an occasion of their own where their comment has one', async () => {
    const [, command] = await withCommands([comment({ text: '/a' }, { occasion: 'run/7/0' })]);
    expect(command?.occasion).toBe('run/7/0/command/0');
  });

  test('are nobody else’s where it is not known who wrote them', async () => {
    const [, command] = await withCommands([comment({ text: '/a', by: undefined })]);
    expect(command?.data.actor).toBeUndefined();
  });

  test('are not given by bots', async () => {
    expect(await withCommands([comment({ text: '/a', by: { login: 'renovate[bot]', is_bot: true } })])).toHaveLength(1);
  });

  test('stay confidential', async () => {
    const [, command] = await withCommands([comment({ text: '/a' }, { isConfidential: true })]);
    expect(command?.isConfidential).toBe(true);
  });
});

describe('on GitHub a command is given', () => {
  const user = { login: 'octo', type: 'User' };
  const issue = { number: 1, body: '/a', user };
  const pull = { number: 2, body: '/b', user };
  const text = { body: '/c', user, commit_id: 'abc' };
  const commandsOf = async (name: string, payload: JsonObject) => {
    const event = { ...comment({}), written: undefined, ...readGithubEvent(name, payload) } as HookEvent;
    const [, ...commands] = await withCommands([event]);
    return commands.map(({ data }) => `${data.command?.name} on ${data.command?.on} by ${data.actor?.login}`);
  };

  test.each<[string, string, JsonObject, string[]]>([
    ['with a new issue', 'issues', { action: 'opened', issue }, ['a on issue by octo']],
    [
      'with a new pull request',
      'pull_request',
      { action: 'opened', pull_request: pull },
      ['b on pull_request by octo'],
    ],
    ['by a comment', 'issue_comment', { action: 'created', issue, comment: text }, ['c on issue by octo']],
    [
      'by a comment on a pull request',
      'issue_comment',
      { action: 'created', issue: { ...issue, pull_request: {} }, comment: text },
      ['c on pull_request by octo'],
    ],
    [
      'by a review, and by its reviewer',
      'pull_request_review',
      { action: 'submitted', pull_request: pull, review: { body: '/c', user: { login: 'reviewer' } } },
      ['c on pull_request by reviewer'],
    ],
    [
      'on a line',
      'pull_request_review_comment',
      { action: 'created', pull_request: pull, comment: text },
      ['c on diff by octo'],
    ],
    ['on a commit', 'commit_comment', { action: 'created', comment: text }, ['c on commit by octo']],
  ])('%s', async (_what, name, payload, commands) => {
    expect(await commandsOf(name, payload)).toEqual(commands);
  });

  test.each<[string, string, JsonObject]>([
    ['by editing an issue', 'issues', { action: 'edited', issue }],
    ['by editing a comment', 'issue_comment', { action: 'edited', issue, comment: text }],
    ['by deleting a comment', 'issue_comment', { action: 'deleted', issue, comment: text }],
    ['by pushing to a pull request', 'pull_request', { action: 'synchronize', pull_request: pull }],
    ['by dismissing a review', 'pull_request_review', { action: 'dismissed', pull_request: pull, review: text }],
  ])('never %s', async (_what, name, payload) => {
    expect(await commandsOf(name, payload)).toEqual([]);
  });
});
