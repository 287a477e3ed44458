import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
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
    - comment: { in: issues, tickets: [this], text: "{{ command.args[0] }} for {{ actor.login }}" }`;

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

  const comment = (body: string, association = 'MEMBER') =>
    runAction({
      event: 'issue_comment',
      payload: {
        action: 'created',
        issue: { number: 1, title: 'It breaks' },
        comment: { body, user: { login: 'octo', type: 'User' }, author_association: association },
        repository,
      },
      inputs: { rules },
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

  test.each([
    ['in a quote', '> /triage', 'MEMBER'],
    ['of another name', '/triag', 'MEMBER'],
    ['of somebody the rule does not name', '/triage', 'NONE'],
  ])('%s do nothing', async (_what, body, association) => {
    const end = await comment(body, association);
    expect([end.status, end.output('status')]).toEqual([0, 'nothing']);
  });
});
