import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeGithub, startFakeGithub } from '../../fakes/github.ts';
import { runAction } from '../action-process.ts';
import { type PullRequestChanges, pullRequest } from './payloads.ts';

const rules = `
- name: Welcome
  on: [pull_request.opened, issue.opened]
  association: newcomer
  do:
    - comment: { in: issues, tickets: [this], text: "Welcome, {{ author.login }}!" }
- name: Thanks
  on: pull_request.merged
  association: newcomer
  do:
    - comment: { in: issues, tickets: [this], text: "Your first merge!" }`;

describe('newcomers', () => {
  let github: FakeGithub;
  let written: object[];

  beforeAll(async () => {
    github = await startFakeGithub();
  });
  beforeEach(async () => {
    github.reset();
    await github.api('POST', '/repos/octo/widgets/issues', { title: 'stands for the pull request' });
    written = [item(1)];
    github.interfere(({ path }) => (path.includes('creator=') ? { status: 200, body: written } : undefined));
  });
  afterAll(async () => {
    expect(github.faults).toEqual([]);
    await github.close();
  });

  const at = '2026-11-22T08:00:00Z';
  /** What the list of an author's contributions shows. */
  const item = (number: number, changes: object = {}) => ({
    number,
    comments: 0,
    updated_at: at,
    pull_request: { merged_at: null },
    ...changes,
  });
  const open = (changes: PullRequestChanges = {}) =>
    runAction({
      event: 'pull_request_target',
      payload: pullRequest(1, { action: 'opened', at, ...changes }),
      inputs: { rules },
      apiUrl: github.apiUrl,
    });
  const sent = () => github.requests.map(({ method, path }) => `${method} ${path.split('?')[0]?.split('/').at(-1)}`);

  test('the first pull request is welcomed in two requests', async () => {
    const end = await open();
    expect(end.tickets()).toMatchObject([{ key: '1', change: 'commented' }]);
    expect(sent()).toEqual(['GET issues', 'POST comments']);
    const [comment] = await github.api<{ body: string }[]>('GET', '/repos/octo/widgets/issues/1/comments');
    expect(comment?.body).toMatch(/^<!-- ticketwire:comment:[0-9a-f]{64} -->\nWelcome, alice!\n$/);
  });

  test('never twice', async () => {
    await open();
    written = [item(1, { comments: 1, updated_at: new Date().toISOString() })];
    const end = await open();
    expect(end.output('changed')).toBe('0');
    expect(await github.api('GET', '/repos/octo/widgets/issues/1/comments')).toHaveLength(1);
  });

  test.each<[string, PullRequestChanges, object[]]>([
    ['a second pull request', {}, [item(0), item(1)]],
    [
      'an author of a hundred things',
      {},
      Array.from({ length: 100 }, (_, index) => item(index + 1, { pull_request: undefined })),
    ],
    ['a second merge', { action: 'closed' }, [item(0, { pull_request: { merged_at: at } }), item(1)]],
  ])('%s is not welcomed', async (_what, changes, list) => {
    written = list;
    const end = await open(changes);
    expect([end.status, sent()]).toEqual([0, ['GET issues']]);
  });

  test.each<PullRequestChanges>([
    { association: 'MEMBER' },
    { association: 'OWNER' },
    { association: 'COLLABORATOR' },
    { login: 'renovate[bot]' },
  ])('%j is nobody to welcome, and costs nothing', async (changes) => {
    await open(changes);
    expect(sent()).toEqual([]);
  });

  test('a first pull request of somebody who wrote issues before is one', async () => {
    written = [item(0, { pull_request: undefined }), item(1)];
    expect((await open()).output('changed')).toBe('1');
  });

  test('the first merge is welcomed, whatever was opened before', async () => {
    written = [item(0), item(1)];
    expect((await open({ action: 'closed' })).output('changed')).toBe('1');
  });

  test('a list that cannot be had is a warning, and nobody is welcomed by mistake', async () => {
    github.interfere(({ path }) => (path.includes('creator=') ? { status: 403, body: { message: 'no' } } : undefined));
    const end = await open();
    expect([end.status, end.output('status'), sent()]).toEqual([0, 'partly', ['GET issues']]);
    expect(end.printed).toContain('issues: read');
  });

  describe('invitations', () => {
    const invite = (changes: PullRequestChanges = {}) => {
      const targets = `targets: { people: { type: github-org, organization: octo, token: "\${ORG_TOKEN}", api-url: "${github.apiUrl}" } }`;
      const rule =
        '{ name: Invite, on: pull_request.merged, do: [{ invite: { to: people, teams: [friends], welcome: "Come in." } }] }';
      return runAction({
        event: 'pull_request_target',
        payload: pullRequest(1, { at, ...changes }),
        inputs: { rules: `${targets}\nrules: [${rule}]` },
        env: { ORG_TOKEN: 'ghp_a_token_for_tests_only' },
        apiUrl: github.apiUrl,
      });
    };
    const membership = (status: number, body: object = {}) =>
      github.interfere(({ method, path }) => {
        if (!path.startsWith('/orgs/')) return undefined;
        return method === 'GET' ? { status, body } : { status: 200, body: { state: 'pending' } };
      });

    test('whoever is neither member nor invited is invited, joins the team, and is told', async () => {
      membership(404);
      const end = await invite();
      expect([end.status, end.output('status')]).toEqual([0, 'done']);
      expect(github.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
        'GET /orgs/octo/memberships/alice',
        'PUT /orgs/octo/teams/friends/memberships/alice',
        'POST /repos/octo/widgets/issues/1/comments',
      ]);
      expect(github.requests[1]?.body).toBe('{"role":"member"}');
    });

    test.each(['active', 'pending'])('an %s membership is left as it is', async (state) => {
      membership(200, { state, role: 'admin' });
      await invite();
      expect(sent()).toEqual(['GET alice']);
    });

    test('bots, and pull requests that were not merged, invite nobody', async () => {
      membership(404);
      await invite({ login: 'renovate[bot]' });
      await invite({ isMerged: false });
      expect(sent()).toEqual([]);
    });
  });
});
