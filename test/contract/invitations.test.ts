import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../shared/model/json.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { type FakeGithub, fakeToken, type Interference, type LoggedRequest, startFakeGithub } from '../fakes/github.ts';
import { createActor } from './commands.ts';

/** Members and invitations as GitHub keeps them; whom it refuses, and how. */
interface Organization {
  states: Map<string, 'active' | 'pending'>;
  ids: Map<string, number>;
  merged: number;
  /** Answers the next requests of this kind, by their order, instead of GitHub; then it is itself again. */
  trouble: { method: string; path: RegExp; answer: Interference }[];
}

describe('invitations', () => {
  let github: FakeGithub;
  let org: Organization;
  beforeAll(async () => {
    github = await startFakeGithub();
  });
  beforeEach(async () => {
    github.reset();
    org = { states: new Map(), ids: new Map([['alice', 5]]), merged: 0, trouble: [] };
    github.interfere(answer);
    ahead = 0;
    for (const title of ['One', 'Two']) await github.api('POST', '/repos/octo/widgets/issues', { title });
  });
  afterEach(() => {
    expect(github.faults).toEqual([]);
  });
  afterAll(() => github.close());

  function answer(request: LoggedRequest): Interference | undefined {
    const { method, path } = request;
    const at = org.trouble.findIndex((each) => each.method === method && each.path.test(path));
    const [found] = at < 0 ? [] : org.trouble.splice(at, 1);
    if (found !== undefined) return found.answer;
    const [, login] = /^\/orgs\/octo\/(?:teams\/[^/]+\/)?memberships\/([^/]+)$/i.exec(path) ?? [];
    if (login !== undefined && method === 'PUT') {
      if (org.states.get(login) !== 'active') org.states.set(login, 'pending');
      return { status: 200, body: { state: org.states.get(login), role: 'member' } };
    }
    if (login !== undefined) {
      const state = org.states.get(login);
      return state === undefined ? { status: 404, body: {} } : { status: 200, body: { state, role: 'admin' } };
    }
    const [, user] = /^\/users\/([^/]+)$/.exec(path) ?? [];
    if (user !== undefined) {
      const id = org.ids.get(user);
      return id === undefined ? { status: 404, body: {} } : { status: 200, body: { login: user, id, type: 'User' } };
    }
    if (!path.includes('creator=')) return undefined;
    const list = Array.from({ length: org.merged }, (_, index) => ({
      number: 1 + index,
      pull_request: { merged_at: '2026-01-01T00:00:00Z' },
    }));
    return { status: 200, body: list };
  }

  const targets = () => `
  people: { type: github-org, organization: octo, token: ${fakeToken}, api-url: "${github.apiUrl}" }
  same: { type: github-org, organization: Octo, token: ${fakeToken}, api-url: "${github.apiUrl}" }`;
  const inviting = (options = '', to = 'people') =>
    `{ name: Invite ${to}, on: pull_request.merged, do: [{ invite: { to: ${to}, welcome: "Come in, {{ author.login }}."${options} } }] }`;
  let ahead = 0;
  const actor = (...rules: string[]) => {
    const text = `targets:${targets()}\nrules: [${(rules.length === 0 ? [inviting()] : rules).join(', ')}]`;
    return createActor(text, () => Date.now() + ahead);
  };

  /** A merge, as GitHub tells it. */
  function merge(number = 1, changes: { user?: JsonObject; owner?: JsonObject; merged?: boolean } = {}): JsonObject {
    const { user = {}, owner = {}, merged = true } = changes;
    const author = { login: 'alice', id: 5, type: 'User', ...user };
    return {
      action: 'closed',
      number,
      pull_request: {
        number,
        title: 'Fix',
        merged,
        merged_at: merged ? '2026-11-22T08:00:00Z' : null,
        user: author,
        author_association: 'NONE',
        base: { ref: 'main' },
        head: { ref: 'fix', repo: { full_name: 'alice/widgets' } },
      },
      repository: {
        full_name: 'octo/widgets',
        html_url: 'https://github.com/octo/widgets',
        owner: { login: 'octo', type: 'Organization', ...owner },
      },
      organization: { login: 'octo' },
      sender: { login: 'carol', id: 9, type: 'User' },
    };
  }
  const outcomes = (done: readonly { outcome: Outcome }[]) =>
    done.map(({ outcome }) => (outcome.status === 'done' ? outcome.result.change : outcome.status));
  const puts = () => github.requests.filter(({ method }) => method === 'PUT').map(({ path }) => path);
  const comments = () =>
    github.requests.filter(({ method }) => method === 'POST').map(({ path }) => path.replace(/^.*issues\//, ''));
  const sent = () => ({ invitations: puts().length, comments: comments().length });

  test.each<[string, JsonObject, Partial<Organization>, string[], { invitations: number; comments: number }]>([
    ['a first merge', merge(), {}, ['invited'], { invitations: 1, comments: 1 }],
    ['a member', merge(), { states: new Map([['alice', 'active']]) }, ['member'], { invitations: 0, comments: 0 }],
    [
      'somebody who is invited',
      merge(),
      { states: new Map([['alice', 'pending']]) },
      ['member'],
      { invitations: 0, comments: 0 },
    ],
    ['no merge', merge(1, { merged: false }), {}, [], { invitations: 0, comments: 0 }],
    ['a bot', merge(1, { user: { login: 'robot', type: 'Bot' } }), {}, [], { invitations: 0, comments: 0 }],
    ['a robot by its login', merge(1, { user: { login: 'renovate[bot]' } }), {}, [], { invitations: 0, comments: 0 }],
    ['a mannequin', merge(1, { user: { type: 'Mannequin' } }), {}, [], { invitations: 0, comments: 0 }],
    ['an organisation', merge(1, { user: { type: 'Organization' } }), {}, [], { invitations: 0, comments: 0 }],
    ['a personal repository', merge(1, { owner: { type: 'User' } }), {}, [], { invitations: 0, comments: 0 }],
  ])('%s', async (_what, payload, given, expected, requests) => {
    Object.assign(org, given);
    const { done } = await actor().deliver('github', 'pull_request', payload);
    expect([outcomes(done), sent()]).toEqual([expected, requests]);
  });

  test('the membership is read before anything else', async () => {
    await actor().deliver('github', 'pull_request', merge());
    expect(github.requests.map(({ method, path }) => `${method} ${path.split('?')[0]}`).slice(0, 2)).toEqual([
      'GET /orgs/octo/memberships/alice',
      'PUT /orgs/octo/memberships/alice',
    ]);
  });

  test('nobody is invited twice, whatever became of it, under whichever login', async () => {
    const { deliver } = actor();
    await deliver('github', 'pull_request', merge(1));
    expect(outcomes((await deliver('github', 'pull_request', merge(2))).done)).toEqual(['member']);
    org.states.clear();
    const declined = await deliver('github', 'pull_request', merge(2));
    expect(declined.done[0]?.outcome).toMatchObject({ status: 'skipped' });
    expect(JSON.stringify(declined.done)).toMatch(
      /alice was invited on \d{4}-\d\d-\d\d and is not there now: nobody is/,
    );
    const renamed = await deliver('github', 'pull_request', merge(2, { user: { login: 'alicia' } }));
    expect(outcomes(renamed.done)).toEqual(['skipped']);
    const successor = await deliver('github', 'pull_request', merge(2, { user: { id: 6 } }));
    expect(outcomes(successor.done)).toEqual(['invited']);
    expect(sent()).toEqual({ invitations: 2, comments: 2 });
  });

  test('who was a member and left is not invited', async () => {
    const { deliver } = actor();
    org.states.set('alice', 'active');
    await deliver('github', 'pull_request', merge(1));
    org.states.clear();
    expect(outcomes((await deliver('github', 'pull_request', merge(2))).done)).toEqual(['skipped']);
    expect(sent()).toEqual({ invitations: 0, comments: 0 });
  });

  test('a comment that failed is the only thing that is tried again', async () => {
    const { deliver } = actor();
    org.trouble.push({ method: 'POST', path: /comments/, answer: { status: 502, body: {} } });
    const first = await deliver('github', 'pull_request', merge(), { id: 'one' });
    expect(outcomes(first.done)).toEqual(['retry']);
    const again = await deliver('github', 'pull_request', merge(), { id: 'one', attempt: 2 });
    expect(outcomes(again.done)).toEqual(['invited']);
    expect(puts()).toHaveLength(1);
    expect(await github.api('GET', '/repos/octo/widgets/issues/1/comments')).toHaveLength(1);
  });

  test('a comment whose answer was lost is not written again', async () => {
    const { deliver } = actor();
    org.trouble.push({ method: 'POST', path: /comments/, answer: { isCutAfter: true } });
    await deliver('github', 'pull_request', merge(), { id: 'one' });
    await deliver('github', 'pull_request', merge(), { id: 'one', attempt: 2 });
    expect(await github.api('GET', '/repos/octo/widgets/issues/1/comments')).toHaveLength(1);
  });

  test('an invitation whose answer was lost is one, and is welcomed', async () => {
    const { deliver } = actor();
    org.trouble.push({ method: 'PUT', path: /./, answer: { isReset: true } });
    expect(outcomes((await deliver('github', 'pull_request', merge(), { id: 'one' })).done)).toEqual(['retry']);
    // It had arrived.
    org.states.set('alice', 'pending');
    const again = await deliver('github', 'pull_request', merge(), { id: 'one', attempt: 2 });
    expect([outcomes(again.done), sent()]).toEqual([['invited'], { invitations: 1, comments: 1 }]);
  });

  test('who is being invited by another event is waited for, and invited by this one when that has given up', async () => {
    const { deliver } = actor();
    org.trouble.push({ method: 'PUT', path: /./, answer: { isReset: true } });
    await deliver('github', 'pull_request', merge(1));
    const waiting = await deliver('github', 'pull_request', merge(2));
    expect(waiting.done[0]?.outcome).toMatchObject({ status: 'retry', code: 'not-ready' });
    expect(puts()).toHaveLength(1);
    ahead = 10 * 60_000;
    expect(outcomes((await deliver('github', 'pull_request', merge(2))).done)).toEqual(['invited']);
  });

  test('a welcome that a person took away stays away', async () => {
    const { deliver } = actor();
    await deliver('github', 'pull_request', merge(), { id: 'one' });
    const [comment] = await github.api<{ id: number }[]>('GET', '/repos/octo/widgets/issues/1/comments');
    await github.api('DELETE', `/repos/octo/widgets/issues/comments/${comment?.id}`);
    expect(outcomes((await deliver('github', 'pull_request', merge(), { id: 'one', attempt: 2 })).done)).toEqual([
      'invited',
    ]);
    expect(await github.api('GET', '/repos/octo/widgets/issues/1/comments')).toEqual([]);
  });

  test('another target of the organisation, however it is written, knows whom the first invited', async () => {
    const { deliver } = actor(inviting(), inviting('', 'same'));
    org.trouble.push({ method: 'GET', path: /^\/orgs\/Octo/, answer: { status: 404, body: {} } });
    const { done } = await deliver('github', 'pull_request', merge());
    expect(outcomes(done)).toEqual(['invited', 'skipped']);
  });

  test('no comment without an invitation', async () => {
    org.trouble.push({ method: 'PUT', path: /./, answer: { status: 403, body: { message: 'You must be an admin' } } });
    const { deliver } = actor();
    const { done } = await deliver('github', 'pull_request', merge());
    expect([outcomes(done), comments()]).toEqual([['failed'], []]);
    expect(JSON.stringify(done)).toContain('Members: write');
    // It was nobody's fault but the token's: the next merge invites.
    expect(outcomes((await deliver('github', 'pull_request', merge(2))).done)).toEqual(['invited']);
  });

  test('what GitHub refuses is told with its reason, and what to do', async () => {
    const message = 'Invitee is blocked';
    org.trouble.push({ method: 'PUT', path: /./, answer: { status: 422, body: { message } } });
    const { done } = await actor().deliver('github', 'pull_request', merge());
    expect(outcomes(done)).toEqual(['failed']);
    expect(JSON.stringify(done)).toContain(
      "GitHub does not let alice be invited to octo (target 'people'): Invitee is blocked. Most likely",
    );
  });

  test('two merges at once, and two targets of one organisation, are one invitation', async () => {
    const { deliver } = actor(inviting(), inviting('', 'same'));
    const all = await Promise.all([
      deliver('github', 'pull_request', merge(1)),
      deliver('github', 'pull_request', merge(2)),
    ]);
    const ended = all.flatMap(({ done }) => outcomes(done));
    expect(ended.filter((change) => change === 'invited')).toHaveLength(1);
    expect(ended.every((change) => ['invited', 'member', 'retry'].includes(change))).toBe(true);
    expect(sent()).toEqual({ invitations: 1, comments: 1 });
  });

  test.each([
    [2, 'skipped', 'alice has 2 merged pull requests here, and 3 are needed'],
    [3, 'done', 'invited'],
    [30, 'done', 'invited'],
  ])('after: 3 is counted where the sender does not tell: %d with this one', async (merged, status, said) => {
    org.merged = merged;
    const { done } = await actor(inviting(', after: 3')).deliver('github', 'pull_request', merge());
    expect(done[0]?.outcome).toMatchObject({ status });
    expect(JSON.stringify(done[0]?.outcome)).toContain(said);
  });

  test('a team that is not there fails before anybody is invited', async () => {
    org.trouble.push({ method: 'PUT', path: /teams\/gone/, answer: { status: 404, body: {} } });
    const { done } = await actor(inviting(', teams: [gone, friends]')).deliver('github', 'pull_request', merge());
    expect([outcomes(done), org.states.size, comments()]).toEqual([['failed'], 0, []]);
  });

  test('a login that somebody else has by now is not invited for a merge of long ago', async () => {
    const { deliver } = actor();
    org.ids.set('alice', 77);
    const { done } = await deliver('github', 'pull_request', merge(), { receivedAt: Date.now() - 2 * 3_600_000 });
    expect(done[0]?.outcome).toEqual({ status: 'skipped', reason: 'alice is another person by now, or nobody' });
    org.ids.set('alice', 5);
    const late = await deliver('github', 'pull_request', merge(), { receivedAt: Date.now() - 2 * 3_600_000 });
    expect(outcomes(late.done)).toEqual(['invited']);
  });
});
