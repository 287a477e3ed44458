import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createGithubAnswers } from '../../fakes/answers.ts';
import { type FakeGithub, startFakeGithub } from '../../fakes/github.ts';
import { runAction } from '../action-process.ts';
import { repository } from './payloads.ts';

const rules = `
- name: Triage
  on: command
  command: triage
  association: [owner, member]
  do:
    - label: { in: issues, tickets: [this], add: [triaged] }
    - comment: { in: issues, tickets: [this], text: "{{ command.args[0] }} for {{ actor.login }}" }
- name: Answers pings
  on: command.given
  command: ping
  do: [{ react: heart }, { reply: "pong, {{ actor.login }}" }]`;

describe('slash commands', () => {
  let github: FakeGithub;
  beforeAll(async () => {
    github = await startFakeGithub();
  });
  beforeEach(async () => {
    github.reset();
    await github.api('POST', '/repos/octo/widgets/issues', { title: 'It breaks' });
  });
  afterAll(async () => {
    expect(github.faults).toEqual([]);
    await github.close();
  });

  const comment = (body: string, association = 'MEMBER', inputs: Record<string, string> = {}) =>
    runAction({
      event: 'issue_comment',
      payload: {
        action: 'created',
        issue: { number: 1, title: 'It breaks' },
        comment: { id: 7, body, user: { login: 'octo', type: 'User' }, author_association: association },
        repository,
      },
      inputs: { rules, ...inputs },
      apiUrl: github.apiUrl,
    });

  test('do what their rule says, by whoever gave them', async () => {
    const end = await comment('Thanks!\n\n/triage urgent *\n');
    expect([end.status, end.tickets()]).toMatchObject([0, [{ key: '1', change: 'labeled' }]]);
    const [written] = await github.api<{ body: string }[]>('GET', '/repos/octo/widgets/issues/1/comments');
    expect(written?.body).toContain('urgent for octo');
    const issue = await github.api<{ labels: { name: string }[] }>('GET', '/repos/octo/widgets/issues/1');
    expect(issue.labels.map(({ name }) => name)).toEqual(['triaged']);
  });

  test("are answered where they were given, with the workflow's own token, and once", async () => {
    const answers = createGithubAnswers();
    github.interfere(answers.interfere);
    const end = await comment('/ping');
    expect([end.status, end.output('status')]).toEqual([0, 'done']);
    expect(JSON.parse(end.output('effects') ?? '[]')).toMatchObject([
      { rule: 'Answers pings', event: 'command.given', target: 'issues', key: '#1', change: 'reacted' },
      { rule: 'Answers pings', target: 'issues', key: '#1', change: 'replied' },
    ]);
    expect([...answers.reactions]).toEqual([['/repos/octo/widgets/issues/comments/7', new Set(['heart'])]]);
    expect(end.tickets()).toEqual([]);
    await comment('/ping');
    const written = await github.api<{ body: string }[]>('GET', '/repos/octo/widgets/issues/1/comments');
    expect(written.map(({ body }) => body.split('\n')[1])).toEqual(['pong, octo']);
  });

  test('are not answered in a dry run, which says what would be', async () => {
    const end = await comment('/ping', 'MEMBER', { 'dry-run': 'true' });
    expect(github.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(end.summary).toContain('replied');
  });

  test('are listed for whoever asks', async () => {
    const end = await comment('/ticketwire help', 'NONE');
    expect(end.status).toBe(0);
    const [written] = await github.api<{ body: string }[]>('GET', '/repos/octo/widgets/issues/1/comments');
    expect(written?.body.split('\n').slice(3)).toEqual([
      '- `/triage`: Triage (for owner or member)',
      '- `/ping`: Answers pings',
      '',
    ]);
  });

  test.each([
    ['in a quote', '> /triage', 'MEMBER'],
    ['of another name', '/triag', 'MEMBER'],
    ['of somebody the rule does not name', '/triage', 'NONE'],
  ])('%s do nothing', async (_what, body, association) => {
    const end = await comment(body, association);
    expect([end.status, end.output('status')]).toEqual([0, 'nothing']);
  });
});
