import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeGithub, startFakeGithub } from '../../fakes/github.ts';
import { createGithubOrganization, type GithubOrganization } from '../../fakes/github-organization.ts';
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
    let octo: GithubOrganization;
    beforeEach(() => {
      octo = createGithubOrganization();
      github.interfere(octo.interfere);
    });
    const invite = (
      changes: PullRequestChanges = {},
      options = '',
      number = 1,
      inputs: Record<string, string> = {},
    ) => {
      const targets = `targets: { people: { type: github-org, organization: octo, token: "\${ORG_TOKEN}", api-url: "${github.apiUrl}" } }`;
      const rule = `{ name: Invite, on: pull_request.merged, do: [{ invite: { to: people, teams: [friends], welcome: "Come in."${options} } }] }`;
      return runAction({
        event: 'pull_request_target',
        payload: pullRequest(number, { at, ...changes }),
        inputs: { rules: `${targets}\nrules: [${rule}]`, ...inputs },
        env: { ORG_TOKEN: 'ghp_a_token_for_tests_only' },
        apiUrl: github.apiUrl,
      });
    };

    test('whoever is neither member nor invited is invited, with the team, and is told', async () => {
      const end = await invite();
      expect([end.status, end.output('status')]).toEqual([0, 'done']);
      expect(github.requests.map(({ method, path }) => `${method} ${path.split('?')[0]}`)).toEqual([
        'GET /user/21',
        'GET /orgs/octo/memberships/alice',
        'GET /repos/octo/widgets/issues',
        'GET /orgs/octo/teams/friends',
        'POST /orgs/octo/invitations',
        'POST /repos/octo/widgets/issues/1/comments',
        'GET /repos/octo/widgets/issues/1/comments',
      ]);
      expect(octo.invitations).toEqual([{ invitee: 21, teams: [7] }]);
      expect(JSON.parse(end.output('effects') ?? '')).toMatchObject([{ key: 'alice', change: 'invited' }]);
    });

    test('with after, merged work is counted with the token of the target, and what is lacking is told', async () => {
      const end = await invite({}, ', after: 2');
      expect(end.output('effects')).toContain('0 other pull requests were merged in octo/widgets, and 1 are needed');
      octo.items.push({ number: 7, login: 'alice', isMerged: true });
      github.requests.length = 0;
      await invite({}, ', after: 2');
      expect(octo.invitations).toHaveLength(1);
      const counted = github.requests.filter(({ path }) => path.includes('creator='));
      expect(new Set(counted.map(({ headers }) => headers.authorization))).toEqual(
        new Set(['Bearer ghp_a_token_for_tests_only']),
      );
    });

    test('who declined is not invited by a later merge', async () => {
      octo.items.push({ number: 1, login: 'alice', isMerged: true }, { number: 2, login: 'alice', isMerged: true });
      await invite();
      octo.memberships.clear();
      const end = await invite({}, '', 2);
      expect([end.output('status'), octo.invitations.length, octo.comments.length]).toEqual(['nothing', 1, 1]);
      expect(end.output('effects')).toContain('alice was invited before, as octo/widgets#1 tells');
    });

    test('a dry run invites nobody, and says whom it would', async () => {
      const end = await invite({}, '', 1, { 'dry-run': 'true' });
      expect(JSON.parse(end.output('effects') ?? '')).toMatchObject([{ key: 'alice', change: 'invited' }]);
      expect([octo.invitations, octo.comments]).toEqual([[], []]);
    });

    test.each(['active', 'pending'] as const)('an %s membership is left as it is', async (state) => {
      octo.memberships.set(21, { state, role: 'admin' });
      const end = await invite();
      expect(github.requests.map(({ method }) => method)).toEqual(['GET', 'GET']);
      expect(octo.memberships.get(21)).toEqual({ state, role: 'admin' });
      expect(JSON.parse(end.output('effects') ?? '')).toMatchObject([{ key: 'alice', change: 'member' }]);
    });

    test('bots, and pull requests that were not merged, invite nobody', async () => {
      await invite({ login: 'renovate[bot]' });
      await invite({ isMerged: false });
      expect(sent()).toEqual([]);
    });
  });
});
