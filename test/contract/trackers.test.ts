import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { createHttp } from '../../shared/clients/http.ts';
import { markerOf } from '../../shared/mapping/marker.ts';
import type { Ticket, TicketDraft } from '../../shared/model/ticket.ts';
import { Secret } from '../../shared/settings/secret.ts';
import { createMemoryStore } from '../../shared/store/memory.ts';
import { targetTypes } from '../../shared/targets/registry.ts';
import { giteaIssues } from '../../shared/targets/trackers/gitea-issues.ts';
import { githubIssues } from '../../shared/targets/trackers/github-issues.ts';
import { gitlabIssues } from '../../shared/targets/trackers/gitlab-issues.ts';
import { jira } from '../../shared/targets/trackers/jira.ts';
import { local } from '../../shared/targets/trackers/local.ts';
import { type ListReach, listingOf, type Tracker } from '../../shared/targets/trackers/tracker.ts';
import { type FakeGitea, giteaRepository, giteaToken, startFakeGitea } from '../fakes/gitea.ts';
import { type FakeGithub, fakeToken, startFakeGithub } from '../fakes/github.ts';
import { type FakeGitlab, gitlabProject, gitlabToken, startFakeGitlab } from '../fakes/gitlab.ts';
import { type FakeJira, startFakeJira } from '../fakes/jira.ts';

interface Subject {
  tracker: Tracker;
  /** Requests that change something, since the last call. */
  writes(): number;
}

let github: FakeGithub;
let gitlab: FakeGitlab;
let gitea: FakeGitea;
let cloud: FakeJira;
let dataCenter: FakeJira;
beforeAll(async () => {
  github = await startFakeGithub();
  gitlab = await startFakeGitlab({ basePath: '/gitlab' });
  gitea = await startFakeGitea({ basePath: '/git' });
  cloud = await startFakeJira({ deployment: 'cloud' });
  dataCenter = await startFakeJira({ deployment: 'data-center' });
});
afterAll(async () => {
  for (const fake of [github, gitlab, gitea, cloud, dataCenter]) {
    expect(fake.faults).toEqual([]);
    await fake.close();
  }
});

const now = Date.now;
const openHttp = (timeoutMs: number) => createHttp({ timeoutMs });
const settings = {
  repository: 'octo/widgets',
  token: new Secret(fakeToken),
  labels: [],
  authors: [],
  adopt: false,
  timeout: 5_000,
};
const { labels, authors, adopt, timeout } = settings;
const shared = { labels, authors, adopt, timeout };

/** Every tracker type, ready to use on loopback; a new one gets an entry here, or this suite fails. */
const subjects: Record<string, () => Subject> = {
  local: () => {
    const { board } = createMemoryStore();
    let writes = 0;
    const counted = {
      ...board,
      change: (...given: Parameters<typeof board.change>) => {
        writes += 1;
        return board.change(...given);
      },
    };
    const { tracker } = local.create({ labels: [] }, { name: 'board', board: counted, now, openHttp });
    if (tracker === undefined) throw new Error('no tracker');
    return { tracker, writes: () => writes };
  },
  'github-issues': () => {
    github.reset();
    const { board } = createMemoryStore();
    const { tracker } = githubIssues.create(
      { ...settings, 'api-url': github.apiUrl },
      { name: 'issues', board, now, openHttp },
    );
    if (tracker === undefined) throw new Error('no tracker');
    return { tracker, writes: () => github.requests.filter(({ method }) => method !== 'GET').length };
  },
  jira: () => jiraSubject(cloud),
  'jira (Data Center)': () => jiraSubject(dataCenter),
  'gitlab-issues': () => {
    gitlab.reset();
    const { tracker } = gitlabIssues.create(
      { ...shared, project: gitlabProject, url: gitlab.url, token: new Secret(gitlabToken), confidential: false },
      { name: 'issues', board: createMemoryStore().board, now, openHttp },
    );
    if (tracker === undefined) throw new Error('no tracker');
    return { tracker, writes: () => gitlab.requests.filter(({ method }) => method !== 'GET').length };
  },
  'gitea-issues': () => {
    gitea.reset();
    const { tracker } = giteaIssues.create(
      { ...shared, repository: giteaRepository, url: gitea.url, token: new Secret(giteaToken) },
      { name: 'issues', board: createMemoryStore().board, now, openHttp },
    );
    if (tracker === undefined) throw new Error('no tracker');
    return { tracker, writes: () => gitea.requests.filter(({ method }) => method !== 'GET').length };
  },
};

function jiraSubject(fake: FakeJira): Subject {
  fake.reset();
  // Closing and reopening in one step each.
  for (const transition of fake.transitions) delete transition.from;
  const options = {
    site: fake.apiUrl,
    token: fake.token,
    project: 'SOC',
    ...(fake === cloud ? { user: fake.user } : {}),
  };
  const settings = z.strictObject(jira.options).parse(options);
  const { tracker } = jira.create(settings, { name: 'soc', board: createMemoryStore().board, now, openHttp });
  if (tracker === undefined) throw new Error('no tracker');
  const isWrite = ({ method, path }: { method: string; path: string }) => method !== 'GET' && !path.includes('/search');
  return { tracker, writes: () => fake.requests.filter(isWrite).length };
}

function draft(subject: string, title = 'Unused import'): TicketDraft {
  return { title, body: `${markerOf(subject)}\nText\n`, labels: ['LGTM', 'ticketwire'] };
}

test('every tracker whose tickets can follow something is under contract', () => {
  const following = Object.values(targetTypes).filter(({ limits }) => limits !== undefined);
  const types = Object.keys(subjects).map((name) => name.replace(/ .*/, ''));
  expect([...new Set(types)].sort()).toEqual(following.map(({ type }) => type).sort());
});

describe.each(Object.entries(subjects))('the tracker %s', (_name, make) => {
  let tracker: Tracker;
  let writes: () => number;
  let ticket: Ticket;

  beforeEach(async () => {
    ({ tracker, writes } = make());
    ({ ticket } = await tracker.createTicket('s', draft('s')));
  });

  test('creates an open ticket as drafted', () => {
    expect(ticket).toMatchObject({ title: 'Unused import', state: 'open', reason: null });
    expect([...ticket.labels].sort()).toEqual(['LGTM', 'ticketwire']);
    expect(ticket.key).toMatch(/\d/);
    expect(ticket.reference).toContain(ticket.key);
  });

  test('reads it back, and finds it by its subject and no other', async () => {
    expect(await tracker.readTicket(ticket.key)).toMatchObject(ticket);
    expect(await tracker.findBySubject('s', now() - 1_000)).toMatchObject(ticket);
    expect(await tracker.findBySubject('t', now() - 1_000)).toBeUndefined();
  });

  test.each(['999', 'BOARD-999', '0', '-1', '1/labels', '..', 'x'.repeat(300), ''])(
    'knows no ticket %j',
    async (key) => {
      expect(await tracker.readTicket(key)).toBeUndefined();
    },
  );

  test('closes and reopens, and writes only when there is something to change', async () => {
    const closed = await tracker.ensureTransition(ticket, 'close');
    expect(closed).toMatchObject({ state: 'closed', reason: 'done' });
    expect(await tracker.readTicket(ticket.key)).toMatchObject({ state: 'closed', reason: 'done' });
    const before = writes();
    expect(await tracker.ensureTransition({ ...ticket, ...closed }, 'close')).toMatchObject({ state: 'closed' });
    expect(writes()).toBe(before);
    const reopened = await tracker.ensureTransition({ ...ticket, ...closed }, 'reopen');
    expect(reopened).toMatchObject({ state: 'open', reason: null });
  });

  test('puts labels on and takes them off, and leaves the others', async () => {
    const labeled = await tracker.ensureLabels(ticket, { add: ['wontfix'], remove: [] });
    expect([...(labeled?.labels ?? [])].sort()).toEqual(['LGTM', 'ticketwire', 'wontfix']);
    const before = writes();
    await tracker.ensureLabels({ ...ticket, ...labeled }, { add: ['wontfix'], remove: ['not there'] });
    expect(writes()).toBe(before);
    const bare = await tracker.ensureLabels({ ...ticket, ...labeled }, { add: [], remove: ['wontfix'] });
    expect([...(bare?.labels ?? [])].sort()).toEqual(['LGTM', 'ticketwire']);
    expect([...((await tracker.readTicket(ticket.key))?.labels ?? [])].sort()).toEqual(['LGTM', 'ticketwire']);
  });

  test('lists what is open, and what was closed lately', async () => {
    if (tracker.listTickets === undefined) return;
    const { ticket: second } = await tracker.createTicket('t', draft('t'));
    await tracker.ensureTransition(second, 'close');
    const keysOf = async (...given: Parameters<NonNullable<Tracker['listTickets']>>) =>
      (await tracker.listTickets?.(...given))?.tickets.map((each) => each.ticket.key).sort();
    expect(await keysOf({ closedSince: now() - 60_000 })).toEqual([ticket.key, second.key]);
    expect(await keysOf({ closedSince: now() + 3_600_000 })).toEqual([ticket.key]);
    expect(await keysOf({ createdSince: now() - 60_000 })).toEqual([ticket.key]);
    expect(await keysOf({ createdSince: now() + 3_600_000 })).toEqual([]);
    expect(await keysOf({ isSecondLook: true })).toEqual([ticket.key]);
  });

  test('writes new content', async () => {
    const before = writes();
    expect(await tracker.ensureContent(ticket, draft('s', 'Another title'))).toMatchObject({
      ticket: { title: 'Another title' },
    });
    expect(writes()).toBe(before + 1);
  });
});

describe.each(['gitlab-issues', 'gitea-issues'])('the tracker %s, whose fake keeps what it is told,', (name) => {
  let tracker: Tracker;
  let writes: () => number;
  let ticket: Ticket;
  const listed = async (reach: ListReach) => (await tracker.listTickets?.(reach)) ?? listingOf([], false);

  beforeEach(async () => {
    ({ tracker, writes } = (subjects[name] as () => Subject)());
    ({ ticket } = await tracker.createTicket('s', draft('s')));
  });

  test('closes a duplicate, and tells it from what is done', async () => {
    const closed = await tracker.ensureTransition(ticket, 'duplicate');
    expect(closed?.state).toBe('closed');
    expect((await listed({ closedSince: 0 })).tickets.map((each) => each.ticket.reason)).toEqual(['duplicate']);
    const reopened = await tracker.ensureTransition({ ...ticket, ...closed }, 'reopen');
    expect(reopened).toMatchObject({ state: 'open', reason: null });
    expect(await tracker.ensureTransition({ ...ticket, ...reopened }, 'close')).toMatchObject({ reason: 'done' });
  });

  test('writes a comment once', async () => {
    const remark = { id: 'c'.repeat(64), text: 'Failed again.', since: now(), isContended: false };
    expect(await tracker.ensureComment(ticket, { ...remark, mayExist: false })).toBe(true);
    expect(await tracker.ensureComment(ticket, { ...remark, mayExist: true })).toBe(false);
    const before = writes();
    expect(await tracker.ensureComment(ticket, { ...remark, id: 'd'.repeat(64), mayExist: true })).toBe(true);
    expect(writes()).toBe(before + 1);
  });
});

describe('github-issues', () => {
  const make = (changes: Partial<typeof settings> = {}): Tracker => {
    const { tracker } = githubIssues.create(
      { ...settings, ...changes, 'api-url': github.apiUrl },
      { name: 'issues', board: createMemoryStore().board, now, openHttp },
    );
    if (tracker === undefined) throw new Error('no tracker');
    return tracker;
  };
  beforeEach(() => github.reset());

  test('reads the list back to the given time and no further', async () => {
    const page = Array.from({ length: 100 }, (_, index) => ({
      number: 1_000 - index,
      created_at: new Date(Date.parse('2026-01-10T00:00:00Z') - index * 3_600_000).toISOString(),
      user: { login: 'ticketwire-bot' },
      body: '',
    }));
    github.interfere(({ path }) => (path.includes('/issues?') ? { status: 200, body: page } : undefined));
    expect(await make().findBySubject('s', Date.parse('2026-01-08T00:00:00Z'))).toBeUndefined();
    const lists = github.requests
      .filter(({ path }) => path.includes('/issues?'))
      .map(({ path }) => path.replace(/.*state=all&(.*?)&.*/, '$1'));
    expect(lists).toEqual(['labels=ticketwire', 'creator=ticketwire-bot']);
  });

  test('goes on to the next page while nothing is older', async () => {
    const issue = {
      number: 7,
      created_at: '2026-01-10T00:00:00Z',
      user: { login: 'Ticketwire-Bot' },
      body: markerOf('s'),
    };
    github.interfere(({ path }) => {
      if (!path.includes('/issues?')) return undefined;
      const filler = { ...issue, number: 1, body: '' };
      return {
        status: 200,
        body: path.endsWith('page=1') ? Array(100).fill(filler) : [{ ...issue, pull_request: {} }, issue],
      };
    });
    expect(await make().findBySubject('s', 0)).toMatchObject({ key: '7' });
  });

  test("takes a named author's marker, and a stranger's not", async () => {
    await make().createTicket('s', draft('s'));
    github.interfere(({ path }) =>
      path === '/user' ? { status: 403, body: { message: 'Resource not accessible' } } : undefined,
    );
    await expect(make().findBySubject('s', 0)).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringContaining("'authors'"),
    });
    expect(await make({ authors: ['somebody'] as never[] }).findBySubject('s', 0)).toBeUndefined();
    expect(await make({ authors: ['ticketwire-bot'] as never[] }).findBySubject('s', 0)).toMatchObject({ key: '1' });
  });

  test('an issue that was transferred is followed to its new place by its old number', async () => {
    const { ticket } = await make().createTicket('s', draft('s'));
    const moved = {
      number: 99,
      title: 'Moved',
      state: 'open',
      html_url: 'https://github.com/octo/gadgets/issues/99',
      labels: [],
    };
    github.interfere(({ path }) => {
      if (path.startsWith('/repositories/')) return { status: 200, body: moved };
      return { status: 301, headers: { location: '/repositories/5/issues/99' } };
    });
    const read = await make().readTicket(ticket.key);
    expect(read).toMatchObject({ key: '1', reference: 'octo/widgets#1', url: moved.html_url });
    if (read !== undefined) await make().ensureTransition(read, 'close');
    expect(github.requests.slice(-2).map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PATCH /repos/octo/widgets/issues/1',
      'PATCH /repositories/5/issues/99',
    ]);
    github.faults.length = 0;
  });

  test('an issue whose labels were dropped is found by its author', async () => {
    await make().createTicket('s', { ...draft('s'), labels: [] });
    expect(await make().findBySubject('s', now() - 1_000)).toMatchObject({ key: '1' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a page instead of a list', { '/issues?': { status: 200, body: 'maintenance' } }],
    ['an object instead of a list', { '/issues?': { status: 200, body: {} } }],
    ['nobody instead of a login', { '/user': { status: 200, body: 'maintenance' } }],
    ['a limit instead of a login', { '/user': { status: 403, body: { message: 'API rate limit exceeded' } } }],
  ])('%s concludes nothing, and is tried again', async (_what, answers) => {
    github.interfere(
      ({ path }) => Object.entries(answers).find(([part]) => path.includes(part))?.[1] as object | undefined,
    );
    const tracker = make();
    await expect(tracker.findBySubject('s', 1)).rejects.toMatchObject({ isRetryable: true });
    github.interfere(undefined);
    expect(await tracker.findBySubject('s', 1)).toBeUndefined();
  });

  test('where issues are switched off no ticket is gone', async () => {
    github.interfere(({ path }) =>
      path === '/repos/octo/widgets'
        ? { status: 200, body: { has_issues: false } }
        : { status: 410, body: { message: 'Issues are disabled' } },
    );
    await expect(make().readTicket('1')).rejects.toMatchObject({ code: 'target-not-found' });
  });

  test('learns from what it creates which login it writes as', async () => {
    const tracker = make();
    await tracker.createTicket('s', draft('s'));
    github.interfere(({ path }) => (path === '/user' ? { status: 403, body: {} } : undefined));
    expect(await tracker.findBySubject('s', now() - 1_000)).toMatchObject({ key: '1' });
  });

  test('a server that knows no duplicates closes as not planned', async () => {
    const { ticket } = await make().createTicket('s', draft('s'));
    github.interfere(({ body }) =>
      body.includes('"duplicate"') ? { status: 422, body: { message: 'Validation Failed' } } : undefined,
    );
    expect(await make().ensureTransition(ticket, 'duplicate')).toMatchObject({
      state: 'closed',
      reason: 'not-planned',
    });
  });

  test('says which labels GitHub dropped', async () => {
    github.interfere(({ method }) =>
      method === 'POST' ? { status: 201, body: { number: 5, title: 't', state: 'open', labels: [] } } : undefined,
    );
    const { note } = await make().createTicket('s', draft('s'));
    expect(note).toMatch(/dropped the labels LGTM, ticketwire of octo\/widgets#5.*push or triage access/);
  });

  test('a label with odd characters is taken off by its encoded name', async () => {
    const { ticket } = await make().createTicket('s', { ...draft('s'), labels: ['ticketwire', 'a/b c?'] });
    await make().ensureLabels(ticket, { add: [], remove: ['A/B C?'] });
    expect(github.requests.at(-1)?.path).toBe('/repos/octo/widgets/issues/1/labels/a%2Fb%20c%3F');
  });
});

describe('github-issues', () => {
  test('an issue opens without a person who cannot be assigned, and a note names them', async () => {
    github.reset();
    const { board } = createMemoryStore();
    const dependencies = { name: 'issues', board, now, openHttp };
    const { tracker } = githubIssues.create({ ...settings, 'api-url': github.apiUrl }, dependencies);
    github.interfere(({ method, path, body }) => {
      const login = /\/assignees\/(.+)$/.exec(path)?.[1];
      if (login !== undefined) return { status: login === 'ghost' ? 404 : 204 };
      if (method !== 'POST' || !body.includes('ghost')) return undefined;
      const error = { resource: 'Issue', field: 'assignees', value: 'ghost', code: 'invalid' };
      return { status: 422, body: { message: 'Validation Failed', errors: [error] } };
    });
    const draft = { title: 'Failing run', body: 'It failed.', labels: ['ticketwire'], assignees: ['ghost'] };
    const created = await tracker?.createTicket('s', draft);
    github.interfere(undefined);
    expect(created?.note).toBe('GitHub does not let ghost be assigned there.');
    expect(created?.ticket.labels).toEqual(['ticketwire']);
  });
});
