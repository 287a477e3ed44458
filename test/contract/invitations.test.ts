import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createHttp } from '../../shared/clients/http.ts';
import { loadConfiguration } from '../../shared/config/load.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { createMemoryStore } from '../../shared/store/memory.ts';
import { type FakeGithub, fakeToken, type Interference, startFakeGithub } from '../fakes/github.ts';
import { createGithubOrganization, type GithubOrganization } from '../fakes/github-organization.ts';
import { type ActorOptions, createActor } from './commands.ts';
import { type MergedChanges, mergedPullRequest } from './merged.ts';

const day = 24 * 3_600_000;
const start = Date.parse('2026-02-01T00:00:00Z');

let github: FakeGithub;
let octo: GithubOrganization;
let now: number;
beforeAll(async () => {
  github = await startFakeGithub();
});
beforeEach(() => {
  github.reset();
  octo = createGithubOrganization();
  github.interfere((request) => octo.interfere(request));
  now = start;
});
afterEach(() => {
  expect(github.faults).toEqual([]);
});
afterAll(() => github.close());

const targetWith = (options = '') =>
  `{ type: github-org, organization: octo, token: ${fakeToken}, api-url: "${github.apiUrl}"${options} }`;
const welcomed = 'invite: { to: people, welcome: "Welcome, @{{ author.login }}" }';

/** A program that lives on: what it is told it does at once, and keeps. */
function program(step = welcomed, { rules = '', ...options }: ActorOptions & { rules?: string } = {}) {
  const store = createMemoryStore();
  const configuration = `
targets: { people: ${targetWith()}, others: ${targetWith().replace('octo', 'Octo')} }
rules:
  - { name: Invites, on: [pull_request.merged, issue.opened], do: [{ ${step} }] }${rules}`;
  const actor = createActor(configuration, { store, now: () => now, ...options });
  return {
    store,
    merge: async (changes: MergedChanges = {}): Promise<Outcome[]> => {
      const { done } = await actor.deliver('github', 'pull_request', mergedPullRequest(changes));
      return done.map(({ outcome }) => outcome);
    },
  };
}

const sent = () => github.requests.map(({ method, path }) => `${method} ${path.split('?')[0]}`);
const invited = () => octo.invitations.map(({ invitee }) => invitee);
const said = () => octo.comments.map(({ number }) => number);
const failing = (method: string, path: RegExp, answer: Interference) => {
  octo.fail = (request) => (request.method === method && path.test(request.path) ? answer : undefined);
};
const refusal = (message: string, status = 422) => ({
  status,
  body: { message: 'Validation Failed', errors: [{ message }] },
});
const pulls = (count: number, login = 'alice', isMerged = true) =>
  Array.from({ length: count }, (_, index) => ({ number: 100 + index, login, isMerged }));

interface Scenario {
  what: string;
  step?: string;
  changes?: MergedChanges;
  prepare?(): void;
  /** Of the outcome: its status, and words of it; `unplanned`: nothing was to be done. */
  end: Outcome['status'] | 'unplanned';
  words?: RegExp;
  invited?: number[];
  said?: number[];
}

const needing = (count: number) => `invite: { to: people, after: ${count}, welcome: Hello }`;
const alice = { id: 21, login: 'alice', type: 'User' };

describe('who is invited', () => {
  test.each<Scenario>([
    { what: 'a first merge', end: 'done', words: /invited/, invited: [21], said: [2] },
    { what: 'without a welcome', step: 'invite: people', end: 'done', invited: [21] },
    { what: 'a pull request that was not merged', changes: { isMerged: false }, end: 'unplanned' },
    { what: 'a bot', changes: { user: { ...alice, type: 'Bot' } }, end: 'unplanned' },
    { what: 'a login of a bot', changes: { user: { ...alice, login: 'x[bot]' } }, end: 'unplanned' },
    { what: 'nobody any more', changes: { user: null }, end: 'unplanned' },
    { what: 'the ghost', changes: { user: { id: 10_137, login: 'ghost', type: 'User' } }, end: 'unplanned' },
    { what: "a person's repository", changes: { ownerType: 'User' }, end: 'unplanned' },
    {
      what: "another organisation's repository",
      changes: { repository: 'acme/widgets' },
      end: 'skipped',
      words: /acme\/widgets is no repository of octo/,
    },
    ...['Bot', 'Mannequin', 'Organization', 'EnterpriseUserAccount'].map(
      (type): Scenario => ({
        what: `an account of the type ${type}`,
        prepare: () => octo.accounts.splice(0, 1, { id: 21, login: 'alice', type }),
        end: 'skipped',
        words: new RegExp(`of the type ${type}`),
      }),
    ),
    {
      what: 'somebody suspended',
      prepare: () => octo.accounts.splice(0, 1, { id: 21, login: 'alice', suspended_at: '2026-01-01T00:00:00Z' }),
      end: 'skipped',
      words: /is suspended/,
    },
    {
      what: 'an account that is gone',
      prepare: () => octo.accounts.splice(0),
      end: 'failed',
      words: /Either it does not exist/,
    },
    {
      what: 'an account that is gone, whose login is another’s now',
      prepare: () => octo.accounts.splice(0, 1, { id: 99, login: 'alice' }),
      end: 'skipped',
      words: /account of alice is gone/,
    },
    {
      what: 'somebody renamed meanwhile, whose login is another’s now',
      prepare: () => octo.accounts.splice(0, 1, { id: 22, login: 'alice' }, { id: 21, login: 'alicia' }),
      end: 'done',
      words: /"login":"alicia"/,
      invited: [21],
      said: [2],
    },
    ...(['member', 'admin'] as const).map(
      (role): Scenario => ({
        what: `a member with the role ${role}`,
        prepare: () => octo.memberships.set(21, { state: 'active', role }),
        end: 'done',
        words: /alice is a member of octo already/,
      }),
    ),
    {
      what: 'somebody whom others invited',
      prepare: () => octo.memberships.set(21, { state: 'pending', role: 'member' }),
      end: 'done',
      words: /is invited to octo already, and has not answered/,
    },
    {
      what: 'the second merge, where two are needed',
      step: needing(2),
      prepare: () => octo.items.push(...pulls(1)),
      end: 'done',
      invited: [21],
      said: [2],
    },
    {
      what: 'the first merge, where two are needed',
      step: needing(2),
      prepare: () =>
        octo.items.push(
          { number: 2, login: 'alice', isMerged: true },
          { number: 1, login: 'alice', isMerged: false },
          { number: 5, login: 'bob', isMerged: true },
        ),
      end: 'skipped',
      words: /of alice, 0 other pull requests were merged in octo\/widgets, and 1 are needed/,
    },
    {
      what: 'the eleventh merge, where two are needed',
      step: needing(2),
      prepare: () => octo.items.push(...pulls(10)),
      end: 'done',
      invited: [21],
      said: [2],
    },
    {
      what: 'a third merge behind a page of issues',
      step: needing(3),
      prepare: () =>
        octo.items.push(
          ...pulls(2),
          ...Array.from({ length: 150 }, (_, index) => ({
            number: 300 + index,
            login: 'alice',
            isMerged: false,
            isIssue: true,
          })),
        ),
      end: 'done',
      invited: [21],
      said: [2],
    },
    { what: 'no merge, where none is needed', step: needing(0), end: 'done', invited: [21], said: [2] },
    {
      what: 'work that cannot be counted',
      step: needing(2),
      prepare: () => failing('GET', /creator=/, { status: 403, body: { message: 'Resource not accessible' } }),
      end: 'failed',
      words: /issues: read/,
    },
    {
      what: 'a team that is not there',
      step: 'invite: { to: people, teams: [friends, foes] }',
      end: 'failed',
      words: /octo has no team 'foes'/,
    },
    {
      what: 'a token that may not invite',
      prepare: () =>
        failing('POST', /invitations$/, { status: 403, body: { message: 'Resource not accessible by integration' } }),
      end: 'failed',
      words: /Members: read and write.*a workflow's own token has none/,
    },
    {
      what: 'an organisation that the token does not see',
      prepare: () => {
        const notFound = { status: 404, body: { message: 'Not Found' } };
        octo.fail = ({ method, path }) => (method !== 'GET' && path.startsWith('/orgs/') ? notFound : undefined);
      },
      end: 'failed',
      words: /Members: read and write/,
    },
    ...(
      [
        ['You must purchase at least one more seat to add this user as a member.', /No seat is left: buy one/],
        ['The user has blocked the organization', /has blocked/],
        ['Enterprise managed users cannot be invited', /identity provider/],
        ['The invitee must have two-factor authentication enabled', /they switch it on first/],
        ['Something new', /Something new.*settings for members/],
      ] as const
    ).map(
      ([message, words]): Scenario => ({
        what: `refused: ${message}`,
        prepare: () => failing('POST', /invitations$/, refusal(message)),
        end: 'failed',
        words,
      }),
    ),
    {
      what: 'over the limit of invitations',
      prepare: () => failing('POST', /invitations$/, refusal('Over invitation rate limit')),
      end: 'retry',
      words: /tried again in a day.*"isNarrow":true/,
    },
  ])('$what: $end', async ({ step, changes, prepare, ...expected }) => {
    prepare?.();
    const { merge, store } = program(step);
    const outcomes = await merge(changes);
    if (expected.end === 'unplanned') expect([outcomes, sent()]).toEqual([[], []]);
    else {
      expect(outcomes.map(({ status }) => status)).toEqual([expected.end]);
      expect(JSON.stringify(outcomes)).toMatch(expected.words ?? /./);
    }
    expect({ invited: invited(), said: said() }).toEqual({
      invited: expected.invited ?? [],
      said: expected.said ?? [],
    });
    // Nothing is kept of whoever was not invited, unless they are there: another merge may.
    const kept = (await store.invitations.list()).filter(({ occasion }) => occasion !== '');
    expect(kept.map(({ userId }) => userId)).toEqual(expected.invited ?? []);
  });

  test('an owner stays an owner, also one who became it while we looked', async () => {
    octo.fail = ({ path }) => {
      if (path.endsWith('/invitations')) octo.memberships.set(21, { state: 'active', role: 'admin' });
      return undefined;
    };
    const { merge, store } = program();
    expect(await merge()).toMatchObject([{ status: 'done', result: { change: 'member' } }]);
    expect(octo.memberships.get(21)).toEqual({ state: 'active', role: 'admin' });
    expect([invited(), said()]).toEqual([[], []]);
    expect(await store.invitations.list()).toMatchObject([{ userId: 21, occasion: '' }]);
  });

  test('what is asked, and in which order', async () => {
    octo.items.push(...pulls(1));
    await program('invite: { to: people, teams: [friends], after: 2, welcome: Hi }').merge();
    expect(sent()).toEqual([
      'GET /user/21',
      'GET /orgs/octo/memberships/alice',
      'GET /repos/octo/widgets/issues',
      'GET /orgs/octo/teams/friends',
      'POST /orgs/octo/invitations',
      'POST /repos/octo/widgets/issues/2/comments',
    ]);
    expect(JSON.parse(github.requests[4]?.body ?? '')).toEqual({
      invitee_id: 21,
      role: 'direct_member',
      team_ids: [7],
    });
  });

  test('where the number is not told, the account is asked for by its login', async () => {
    await program().merge({ user: { login: 'alice', type: 'User' } });
    expect([sent()[0], invited()]).toEqual(['GET /users/alice', [21]]);
  });

  test('on another server of the same organisation’s name nobody is', async () => {
    const configuration = `
targets: { people: { type: github-org, organization: octo, token: t, api-url: "https://ghe.example/api/v3" } }
rules: [{ name: R, on: pull_request.merged, do: [{ invite: people }] }]`;
    const { done } = await createActor(configuration).deliver('github', 'pull_request', mergedPullRequest());
    expect(done).toMatchObject([{ outcome: { status: 'skipped', reason: expect.stringContaining('another server') } }]);
  });
});

describe('never twice', () => {
  test.each(['active', 'pending'] as const)(
    'who was found %s, and is there no more, is not asked back',
    async (state) => {
      const { merge } = program();
      octo.memberships.set(21, { state, role: 'member' });
      await merge();
      expect(await merge({ number: 3 })).toMatchObject([{ status: 'done', result: { change: 'member' } }]);
      octo.memberships.clear();
      expect(await merge({ number: 4 })).toEqual([
        {
          status: 'skipped',
          reason:
            'alice was a member or invited by 2026-02-01 and is not there now: nobody is invited twice; an owner of octo may invite them by hand',
        },
      ]);
      expect([invited(), said()]).toEqual([[], []]);
    },
  );

  test('a welcome that a person took away stays away', async () => {
    const { merge } = program();
    await merge();
    octo.comments.length = 0;
    await merge();
    expect(said()).toEqual([]);
  });

  test('who was invited is not invited again, whatever became of it, and nobody is asked', async () => {
    const { merge } = program();
    await merge();
    octo.memberships.clear();
    github.requests.length = 0;
    now += 400 * day;
    expect(await merge({ number: 3 })).toEqual([
      {
        status: 'skipped',
        reason:
          'alice was invited on 2026-02-01, and nobody is invited twice; an owner of octo may invite them by hand',
      },
    ]);
    expect([sent(), said()]).toEqual([[], [2]]);
  });

  test('a person who was renamed is the same, and whoever has the login now is another', async () => {
    const { merge } = program();
    await merge();
    octo.memberships.clear();
    octo.accounts.splice(0, 1, { id: 22, login: 'alice' }, { id: 21, login: 'alicia' });
    expect(await merge({ number: 3, user: { ...alice, login: 'alicia' } })).toMatchObject([{ status: 'skipped' }]);
    expect(await merge({ number: 4, user: { ...alice, id: 22 } })).toMatchObject([{ status: 'done' }]);
    expect([invited(), said()]).toEqual([
      [21, 22],
      [2, 4],
    ]);
  });

  test('the same merge told of by two hooks is one', async () => {
    const { merge } = program();
    expect((await Promise.all([merge(), merge()])).flat().map(({ status }) => status)).toContain('done');
    await merge();
    expect([invited(), said()]).toEqual([[21], [2]]);
  });

  test('two rules and two targets of one organisation are one', async () => {
    const rules = '\n  - { name: Again, on: pull_request.merged, do: [{ invite: { to: others, welcome: Hi } }] }';
    const { merge } = program(welcomed, { rules });
    expect((await merge()).map(({ status }) => status)).toEqual(['done', 'skipped']);
    expect([invited(), said()]).toEqual([[21], [2]]);
  });

  test('two at the same moment: the second waits, and then does nothing', async () => {
    const { merge, store } = program();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    const { intend } = store.invitations;
    store.invitations.intend = async (intent) => {
      const intended = await intend(intent);
      begin();
      if (intended === 'fresh') await ended;
      return intended;
    };
    const first = merge();
    await begun;
    expect(await merge({ number: 3 })).toMatchObject([
      { status: 'retry', code: 'not-ready', notBefore: start + 10_000 },
    ]);
    end();
    expect(await first).toMatchObject([{ status: 'done' }]);
    expect(await merge({ number: 3 })).toMatchObject([{ status: 'skipped' }]);
    expect([invited(), said()]).toEqual([[21], [2]]);
  });
});

describe('what breaks off', () => {
  test.each<[string, Interference]>([
    ['was done, and its answer is lost', { isCutAfter: true }],
    ['never arrived', { isReset: true }],
    ['failed on their side', { status: 502, body: {} }],
  ])('an invitation that %s becomes one invitation and one comment', async (_what, failure) => {
    const { merge } = program();
    failing('POST', /invitations$/, failure);
    expect(await merge()).toMatchObject([{ status: 'retry' }]);
    octo.fail = undefined;
    expect(await merge()).toMatchObject([{ status: 'done', result: { change: 'invited' } }]);
    expect([invited(), said()]).toEqual([[21], [2]]);
  });

  test('an invitation whose answer was lost, and which was taken up meanwhile, is welcomed', async () => {
    const { merge } = program();
    failing('POST', /invitations$/, { isCutAfter: true });
    await merge();
    octo.fail = undefined;
    octo.memberships.set(21, { state: 'active', role: 'member' });
    expect(await merge()).toMatchObject([{ status: 'done', result: { change: 'invited' } }]);
    expect([invited(), said()]).toEqual([[21], [2]]);
  });

  test('where only the comment failed, only the comment is tried again, on the very pull request', async () => {
    const { merge } = program();
    failing('POST', /comments$/, { status: 403, body: { message: 'Resource not accessible' } });
    expect(await merge()).toMatchObject([{ status: 'failed', message: expect.stringContaining('issues: write') }]);
    octo.fail = undefined;
    octo.memberships.clear();
    expect(await merge({ number: 3 })).toMatchObject([{ status: 'skipped' }]);
    github.requests.length = 0;
    expect(await merge()).toMatchObject([{ status: 'done', result: { change: 'invited', login: 'alice' } }]);
    expect(sent()).toEqual(['GET /repos/octo/widgets/issues/2/comments', 'POST /repos/octo/widgets/issues/2/comments']);
    expect([invited(), said()]).toEqual([[21], [2]]);
    expect(await merge()).toMatchObject([{ status: 'skipped' }]);
  });

  test('a comment that was written, and whose answer was lost, is written once', async () => {
    const { merge } = program();
    failing('POST', /comments$/, { isCutAfter: true });
    expect(await merge()).toMatchObject([{ status: 'retry' }]);
    octo.fail = undefined;
    expect(await merge()).toMatchObject([{ status: 'done' }]);
    expect(said()).toEqual([2]);
  });

  test('a refusal is no invitation: when its cause is gone, the next merge invites', async () => {
    const { merge } = program();
    failing('POST', /invitations$/, refusal('You must purchase at least one more seat'));
    await merge();
    octo.fail = undefined;
    expect(await merge({ number: 3 })).toMatchObject([{ status: 'done' }]);
    expect([invited(), said()]).toEqual([[21], [3]]);
  });

  test('what was given up is taken over by a later merge, which counts as any does', async () => {
    const { merge } = program(needing(2));
    octo.items.push(...pulls(1));
    failing('POST', /invitations$/, { isReset: true });
    await merge();
    octo.fail = undefined;
    expect(await merge({ number: 3 })).toMatchObject([{ status: 'retry', code: 'not-ready' }]);
    now += 11 * 60_000;
    octo.items.length = 0;
    expect(await merge({ number: 3 })).toMatchObject([
      { status: 'skipped', reason: expect.stringContaining('needed') },
    ]);
    octo.items.push(...pulls(1));
    expect(await merge({ number: 3 })).toMatchObject([{ status: 'done' }]);
    expect([invited(), said()]).toEqual([[21], [3]]);
  });

  test('an invitation of which only GitHub knew is known from then on, without a comment of another merge', async () => {
    const { merge } = program();
    failing('POST', /invitations$/, { isCutAfter: true });
    await merge();
    octo.fail = undefined;
    expect(await merge({ number: 3 })).toMatchObject([{ status: 'done', result: { change: 'member' } }]);
    octo.memberships.clear();
    expect(await merge({ number: 4 })).toMatchObject([{ status: 'skipped' }]);
    expect([invited(), said()]).toEqual([[21], []]);
  });
});

describe('where nothing is kept', () => {
  const storeless = (step = welcomed) => program(step, { isStoreless: true });

  test('the welcome under earlier work tells that they were invited', async () => {
    octo.items.push({ number: 2, login: 'alice', isMerged: true }, ...pulls(3));
    await storeless().merge();
    octo.memberships.clear();
    github.requests.length = 0;
    expect(await storeless().merge({ number: 3 })).toMatchObject([
      { status: 'skipped', reason: expect.stringContaining('was invited before, as octo/widgets#2 tells') },
    ]);
    expect(sent().filter((each) => each.endsWith('/comments'))).toEqual(['GET /repos/octo/widgets/issues/2/comments']);
    expect([invited(), said()]).toEqual([[21], [2]]);
  });

  test('a run that was started beside another takes its comment back', async () => {
    await storeless().merge();
    octo.fail = ({ method, path }) => {
      if (path.endsWith('/memberships/alice')) return { status: 404, body: {} };
      return method === 'POST' && path.endsWith('/invitations') ? { status: 201, body: { id: 1 } } : undefined;
    };
    const [first] = octo.comments;
    await storeless().merge();
    expect(octo.comments).toEqual([first]);
    expect(sent().filter((each) => each.startsWith('DELETE'))).toHaveLength(1);
  });

  test("somebody else's welcome tells nothing of them", async () => {
    octo.accounts.push({ id: 22, login: 'bob' });
    octo.items.push({ number: 2, login: 'bob', isMerged: true });
    await storeless().merge();
    await storeless().merge({ number: 3, user: { id: 22, login: 'bob', type: 'User' } });
    expect([invited(), said()]).toEqual([
      [21, 22],
      [2, 3],
    ]);
  });

  test('two runs of one merge at once leave one comment', async () => {
    const [one, other] = [storeless(), storeless()];
    await Promise.all([one.merge(), other.merge()]);
    expect(invited()).toEqual([21]);
    expect(new Set(said())).toEqual(new Set([2]));
    expect(said()).toHaveLength(1);
  });
});

test('an issue that was moved from another repository invites nobody', async () => {
  const rules = `rules: [{ name: I, on: issue.opened, do: [{ invite: { to: people, after: 0 } }] }]`;
  const actor = createActor(`targets: { people: ${targetWith()} }\n${rules}`, { now: () => now });
  const { pull_request: _, ...common } = mergedPullRequest({});
  const opened = { ...common, action: 'opened', issue: { number: 3, title: 'x', user: alice } };
  const changes = { old_issue: { number: 1 }, old_repository: { id: 1 } };
  const moved = await actor.deliver('github', 'issues', { ...opened, changes });
  expect([moved.done, moved.reasons]).toEqual([[], ['the issue was moved here, and not opened']]);
  await actor.deliver('github', 'issues', opened);
  expect(invited()).toEqual([21]);
});

describe('what check --online finds', () => {
  const probe = async (step: string, apiUrl = github.apiUrl) => {
    const text = `
targets: { people: { type: github-org, organization: octo, token: t, api-url: "${apiUrl}" } }
rules: [{ name: R, on: pull_request.merged, do: [{ ${step} }] }]`;
    const loaded = loadConfiguration({ text, file: 'test', directory: '.', env: {}, now });
    if (!('configuration' in loaded)) throw new Error('This is no configuration.');
    const { targets, rules } = loaded.configuration;
    const { board } = createMemoryStore();
    const open = targets[0]?.open({ board, now: () => now, openHttp: (timeoutMs) => createHttp({ timeoutMs }) });
    return open?.probe?.({ steps: rules.flatMap(({ steps }) => steps), helps: false, teams: [] });
  };
  const answering = (headers: Record<string, string>, status = 200) => {
    octo.fail = ({ path }) => {
      if (path === '/orgs/octo') return { status: 200, body: {} };
      return path.startsWith('/orgs/octo/invitations') ? { status, headers, body: [] } : undefined;
    };
  };

  test.each<[string, Record<string, string>, number, string | undefined]>([
    ['an owner’s classic token', { 'x-oauth-scopes': 'repo, admin:org' }, 200, undefined],
    ['a classic token without the scope', { 'x-oauth-scopes': 'repo, read:org' }, 200, 'scopes are repo, read:org'],
    ['a fine-grained token', {}, 200, undefined],
    ['a token without Members', {}, 403, 'Members: read and write'],
  ])('%s', async (_what, headers, status, remedy) => {
    answering(headers, status);
    const found = await probe('invite: { to: people, teams: [friends] }');
    expect(found).toHaveLength(3);
    const remedies = (found ?? []).flatMap((each) => each.remedy ?? []);
    expect(remedies).toEqual(remedy === undefined ? [] : [expect.stringContaining(remedy)]);
    expect(github.requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  test('Enterprise Server has no list of invitations, and is not asked for it', async () => {
    const server = await startFakeGithub({ basePath: '/api/v3' });
    answering({}, 404);
    server.interfere((request) => octo.interfere(request));
    expect(await probe('invite: people', server.apiUrl)).toEqual([{ what: 'The organisation octo can be seen' }]);
    await server.close();
  });
});

describe('on Enterprise Server', () => {
  let server: FakeGithub;
  beforeAll(async () => {
    server = await startFakeGithub({ basePath: '/api/v3' });
  });
  beforeEach(() => {
    server.reset();
    server.interfere((request) => octo.interfere(request));
  });
  afterAll(() => server.close());

  const merge = async (teams = '[friends]') => {
    const configuration = `
targets: { people: { type: github-org, organization: octo, token: t, api-url: "${server.apiUrl}" } }
rules: [{ name: R, on: pull_request.merged, do: [{ invite: { to: people, teams: ${teams} } }] }]`;
    const url = new URL(server.apiUrl).origin;
    const payload = mergedPullRequest({ url: `${url}/octo/widgets` });
    const { done } = await createActor(configuration).deliver('github', 'pull_request', payload);
    return done.map(({ outcome }) => outcome);
  };

  test('people are added by their login, to the organisation and then to its teams', async () => {
    expect(await merge()).toMatchObject([{ status: 'done', result: { change: 'invited' } }]);
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /user/21',
      'GET /orgs/octo/memberships/alice',
      'GET /orgs/octo/teams/friends',
      'PUT /orgs/octo/memberships/alice',
      'PUT /orgs/octo/teams/friends/memberships/alice',
    ]);
    expect(server.faults).toEqual([]);
  });

  test('who was put into the organisation and not into a team is invited all the same', async () => {
    octo.fail = ({ method, path }) =>
      method === 'PUT' && path.includes('/teams/') ? { status: 403, body: { message: 'no' } } : undefined;
    expect(await merge()).toMatchObject([
      { status: 'retry', message: expect.stringContaining('They are invited, but not to each team') },
    ]);
  });

  test('an owner is asked about and left alone, and a team that is not there stops it before', async () => {
    octo.memberships.set(21, { state: 'active', role: 'admin' });
    await merge();
    expect(octo.memberships.get(21)).toEqual({ state: 'active', role: 'admin' });
    octo.memberships.clear();
    expect(await merge('[foes]')).toMatchObject([{ status: 'failed' }]);
    expect(octo.memberships.size).toBe(0);
  });
});
