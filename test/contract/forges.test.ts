import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { createDryHttp } from '../../shared/clients/dry-http.ts';
import { createHttp } from '../../shared/clients/http.ts';
import { TicketwireError } from '../../shared/errors.ts';
import { markerOf, remarkMarkerOf } from '../../shared/mapping/marker.ts';
import type { Step } from '../../shared/model/rule.ts';
import type { Ticket, TicketDraft } from '../../shared/model/ticket.ts';
import { createMemoryStore } from '../../shared/store/memory.ts';
import type { Finding, OpenTarget, TargetType } from '../../shared/targets/target.ts';
import { giteaIssues } from '../../shared/targets/trackers/gitea-issues.ts';
import { gitlabIssues } from '../../shared/targets/trackers/gitlab-issues.ts';
import { settleDuplicates } from '../../shared/targets/trackers/listed.ts';
import type { NamedTickets } from '../../shared/targets/trackers/named-tickets.ts';
import type { Tracker } from '../../shared/targets/trackers/tracker.ts';
import {
  type FakeGitea,
  giteaRepository,
  giteaToken,
  namelessToken,
  readerToken,
  startFakeGitea,
} from '../fakes/gitea.ts';
import {
  type FakeGitlab,
  gitlabProject,
  gitlabToken,
  guestToken,
  readOnlyToken,
  startFakeGitlab,
  strangerToken,
} from '../fakes/gitlab.ts';

type Opened = OpenTarget & { tracker: Tracker; named: NamedTickets };

let gitlab: FakeGitlab;
let gitea: FakeGitea;
beforeAll(async () => {
  gitlab = await startFakeGitlab();
  gitea = await startFakeGitea();
});
afterAll(async () => {
  for (const fake of [gitlab, gitea]) await fake.close();
});
beforeEach(() => {
  gitlab.reset();
  gitea.reset();
});
afterEach(() => {
  expect([gitlab.faults, gitea.faults]).toEqual([[], []]);
});

const now = () => Date.parse('2026-03-01T00:00:00Z');

/** Opens a target as the configuration would. */
function open(type: TargetType, given: Record<string, unknown>, { isDry = false, isStoreless = false } = {}): Opened {
  const settings = z.strictObject(type.options).parse(given);
  const openHttp = (timeoutMs: number) => {
    const http = createHttp({ timeoutMs });
    return isDry ? createDryHttp(http) : http;
  };
  const dependencies = { name: 'here', board: createMemoryStore().board, now, openHttp, isStoreless };
  return type.create(settings, dependencies) as Opened;
}

const asType = (type: unknown) => type as TargetType;
const forges = {
  gitlab: {
    fake: (): FakeGitlab | FakeGitea => gitlab,
    place: gitlabProject,
    weakToken: guestToken,
    list: /\/issues\?/,
    open: (changes: Record<string, unknown> = {}, how = {}) =>
      open(asType(gitlabIssues), { project: gitlabProject, url: gitlab.url, token: gitlabToken, ...changes }, how),
    createAs: (token: string, body: string, labels: readonly string[] = []) => {
      const headers = { 'private-token': token };
      const issue = gitlab.api<{ labels: unknown[] }>(
        'POST',
        '/projects/42/issues',
        { title: 'x', description: body },
        headers,
      );
      issue.labels = [...labels];
    },
  },
  gitea: {
    fake: (): FakeGitlab | FakeGitea => gitea,
    place: giteaRepository,
    weakToken: readerToken,
    list: /\/issues\?/,
    open: (changes: Record<string, unknown> = {}, how = {}) =>
      open(asType(giteaIssues), { repository: giteaRepository, url: gitea.url, token: giteaToken, ...changes }, how),
    createAs: (token: string, body: string, labels: readonly string[] = []) => {
      const authorization = `token ${token}`;
      const issue = gitea.api<{ labels: unknown[] }>(
        'POST',
        `/repos/${giteaRepository}/issues`,
        { title: 'x', body },
        { authorization },
      );
      issue.labels = gitea.labels.filter(({ name }) => labels.includes(name));
    },
  },
};

const draftOf = (subject: string, changes: Partial<TicketDraft> = {}): TicketDraft => ({
  title: 'Unused import',
  body: `${markerOf(subject)}\nText\n`,
  labels: ['LGTM', 'ticketwire'],
  ...changes,
});

async function failureOf(step: Promise<unknown>): Promise<TicketwireError> {
  const error: unknown = await step.catch((thrown) => thrown);
  if (error instanceof TicketwireError) return error;
  throw new Error('It did not fail.', { cause: error });
}

describe.each(Object.entries(forges))('the tracker of %s', (name, forge) => {
  const sent = () => forge.fake().requests.map(({ method, path }) => `${method} ${path.split('?')[0]}`);
  const writes = () => forge.fake().requests.filter(({ method }) => method !== 'GET');

  describe.each<[string, number, unknown, Record<string, string>, string, RegExp]>([
    ['says that it is too much', 429, {}, { 'retry-after': '7' }, 'rate-limited', /asks us to wait/],
    ['names the time of a limit', 429, {}, { 'ratelimit-reset': String(now() / 1_000 + 9) }, 'rate-limited', /wait/],
    [
      'fails',
      500,
      { message: '500 Internal Server Error' },
      {},
      'target-failed',
      /500: 500 Internal Server Error\. It is tried again/,
    ],
    [
      'shows the page of a proxy',
      502,
      '<html>Bad Gateway</html>',
      {},
      'target-failed',
      /answered 502\. It is tried again/,
    ],
    ['is told of a conflict', 409, { message: { base: ['a race'] } }, {}, 'target-failed', /base: a race/],
    ['does not know the token', 401, { message: '401 Unauthorized' }, {}, 'target-forbidden', /set a new one/],
    [
      'wants another scope',
      403,
      { error: 'insufficient_scope', error_description: 'x' },
      {},
      'target-forbidden',
      /insufficient_scope; x\. Most likely the token lacks the scope/,
    ],
    ['does not have it', 404, { message: '404 Not found' }, {}, 'target-not-found', /may not see it/],
    ['finds it wrong', 422, { message: { title: ['is too long'] } }, {}, 'target-refused', /title: is too long/],
    ['sends us elsewhere', 302, '', { location: 'https://evil.example/' }, 'target-refused', /sends us elsewhere/],
    ['shows a page', 200, '<html>Sign in</html>', {}, 'target-failed', /sign-in page/],
  ])('where the forge %s', (_what, status, body, headers, code, words) => {
    test('creating tells it, once, and never the token', async () => {
      const { tracker } = forge.open();
      await tracker.createTicket('other', draftOf('other'));
      forge.fake().requests.length = 0;
      forge.fake().interfere(({ method }) => (method === 'POST' ? { status, body, headers } : undefined));
      const error = await failureOf(tracker.createTicket('s', draftOf('s')));
      expect([error.code, error.message]).toEqual([code, expect.stringMatching(words)]);
      expect(error.message).toMatch(/^Git[\w]+('s answer|.*target 'here')/);
      expect(error.message).not.toMatch(/glpat|a0123456789/);
      expect(writes()).toHaveLength(1);
      if (status === 429) expect(error.notBefore).toBe(now() + (headers['retry-after'] === undefined ? 9_000 : 7_000));
    });

    test('nothing is concluded about what is open', async () => {
      const { tracker } = forge.open();
      await tracker.createTicket('s', draftOf('s'));
      forge.fake().interfere(({ path }) => (forge.list.test(path) ? { status, body, headers } : undefined));
      expect((await failureOf(tracker.findBySubject('s', 1))).code).toBe(code);
      expect((await failureOf(Promise.resolve(tracker.listTickets?.({ closedSince: 0 })))).code).toBe(code);
    });
  });

  test('an answer that is lost is a network failure, and the ticket is found afterwards', async () => {
    const { tracker } = forge.open();
    forge
      .fake()
      .interfere(({ method, path }) =>
        method === 'POST' && path.endsWith('/issues') ? { isCutAfter: true } : undefined,
      );
    const error = await failureOf(tracker.createTicket('s', draftOf('s')));
    expect(error.code).toBe('network');
    forge.fake().interfere(undefined);
    expect(await tracker.findBySubject('s', Date.now() - 1_000)).toMatchObject({ key: '1' });
    expect(await tracker.findBySubject('t', Date.now() - 1_000)).toBeUndefined();
  });

  test('an answer that is late is a time-out', async () => {
    const { tracker } = forge.open({ timeout: '100ms' });
    forge.fake().interfere(() => ({ delayMs: 1_000 }));
    expect((await failureOf(tracker.readTicket('1'))).code).toBe('timeout');
  });

  test('a repository that was renamed is followed within its server', async () => {
    const { tracker } = forge.open();
    const { ticket } = await tracker.createTicket('s', draftOf('s'));
    forge.fake().interfere(({ path, headers }) => {
      if (!path.includes('old')) return undefined;
      const base = name === 'gitlab' ? '/api/v4/projects/42' : `/api/v1/repos/${giteaRepository}`;
      return {
        status: name === 'gitlab' ? 301 : 307,
        headers: { location: `${base}/issues/${path.split('/').at(-1)}` },
        body: headers && '',
      };
    });
    const renamed = forge.open(name === 'gitlab' ? { project: 'octo/old' } : { repository: 'octo/old' });
    expect(await renamed.tracker.readTicket(ticket.key)).toMatchObject({
      key: ticket.key,
      reference: `octo/old#${ticket.key}`,
    });
    expect(await renamed.tracker.ensureTransition({ ...ticket }, 'close')).toMatchObject({ state: 'closed' });
  });

  test('a ticket is gone where issues can be read and it is not among them', async () => {
    expect(await forge.open().tracker.readTicket('77')).toBeUndefined();
  });

  test('a token that lost its access is a failure, and nothing is gone', async () => {
    const { tracker } = forge.open();
    const { ticket } = await tracker.createTicket('s', draftOf('s'));
    forge.fake().interfere(() => ({ status: 404, body: { message: '404 Not Found' } }));
    for (const step of [
      () => tracker.readTicket(ticket.key),
      () => tracker.ensureTransition(ticket, 'close'),
      () => tracker.ensureContent(ticket, draftOf('s')),
    ]) {
      expect((await failureOf(step())).code).toBe('target-not-found');
    }
  });

  test('where issues are switched off nothing is gone', async () => {
    const { tracker } = forge.open();
    const { ticket } = await tracker.createTicket('s', draftOf('s'));
    if (name === 'gitlab') gitlab.project.issues_enabled = false;
    else gitea.repository.has_issues = false;
    expect((await failureOf(tracker.readTicket(ticket.key))).code).toBe('target-not-found');
  });

  test("a stranger's copy of a marker counts for nothing, a named author's does", async () => {
    await forge.open().tracker.createTicket('other', draftOf('other'));
    forge.createAs(forge.weakToken, `${markerOf('s')}\nforged`, ['ticketwire']);
    const since = Date.now() - 1_000;
    expect(await forge.open().tracker.findBySubject('s', since)).toBeUndefined();
    const author = name === 'gitlab' ? 'Guest' : 'Reader';
    expect(await forge.open({ authors: [author] }).tracker.findBySubject('s', since)).toMatchObject({ key: '2' });
    const keysOf = async ({ tracker }: Opened) =>
      (await tracker.listTickets?.({ closedSince: 0 }))?.tickets.map(({ ticket }) => ticket.key);
    expect(await keysOf(forge.open({ authors: [author] }))).toEqual(['2', '1']);
    expect(await keysOf(forge.open())).toEqual(['1']);
  });

  test('a marker that stands anywhere but at the start counts for nothing', async () => {
    const { tracker } = forge.open();
    await tracker.createTicket('s', draftOf('s', { body: `Text\n${markerOf('s')}\n` }));
    expect(await tracker.findBySubject('s', Date.now() - 1_000)).toBeUndefined();
  });

  test('labels that are left out are told of, and the ticket is found by its author', async () => {
    const { tracker } = forge.open({ token: forge.weakToken });
    const { note, isLost } = await tracker.createTicket('s', draftOf('s'));
    expect(note).toMatch(/LGTM, ticketwire.*(role Planner or Reporter|no write access)/);
    expect(isLost).toBe(true);
    expect(await tracker.findBySubject('s', Date.now() - 1_000)).toMatchObject({ key: '1' });
    const [ticket] = [await tracker.readTicket('1')];
    const error = await failureOf(tracker.ensureLabels(ticket as Ticket, { add: ['wontfix'], remove: [] }));
    expect(error.code).toBe('target-forbidden');
  });

  test('lists are read page by page, back to the time of the intent and no further', async () => {
    const { tracker } = forge.open();
    await tracker.createTicket('s', draftOf('s'));
    const [first] = forge.fake().issues;
    const pages = name === 'gitlab' ? 100 : 50;
    for (let index = 0; index < 2 * pages; index += 1) await tracker.createTicket(`t${index}`, draftOf(`t${index}`));
    Object.assign(first as object, { created_at: '2026-01-01T00:00:00Z' });
    forge.fake().requests.length = 0;
    expect(await tracker.findBySubject('s', Date.parse('2026-01-01T00:00:00Z'))).toMatchObject({ key: '1' });
    const lists = () => forge.fake().requests.filter(({ path }) => forge.list.test(path));
    expect(lists()).toHaveLength(3);
    for (const issue of forge.fake().issues.slice(0, -pages / 2)) issue.created_at = '2026-01-01T00:00:00Z';
    forge.fake().requests.length = 0;
    expect(await tracker.findBySubject('s', Date.parse('2026-02-01T00:00:00Z'))).toBeUndefined();
    // By the label and by the author, one page each: it holds what is older.
    expect(lists()).toHaveLength(2);
    const listing = await tracker.listTickets?.({ isSecondLook: true });
    expect(listing?.tickets).toHaveLength(2 * pages + 1);
    expect((await tracker.listTickets?.({ closedSince: 0 }))?.isPaged).toBe(true);
  });

  test('of two rivals the first stays, though the list shows it late', async () => {
    const since = Date.now();
    const ours = forge.open({}, { isStoreless: true });
    const theirs = forge.open({}, { isStoreless: true });
    const { ticket: first } = await theirs.tracker.createTicket('s', draftOf('s'));
    const { ticket: second } = await ours.tracker.createTicket('s', draftOf('s'));
    forge.fake().lagFor(1);
    const waits: number[] = [];
    const stayed = await settleDuplicates([{ subject: 's', ticket: second }], ours.tracker, {
      since,
      wait: async (ms) => void waits.push(ms),
    });
    expect(stayed.get(second.key)).toMatchObject({ key: first.key });
    expect(waits.length).toBeGreaterThan(0);
    expect((await ours.tracker.readTicket(first.key))?.state).toBe('open');
    expect(await ours.tracker.readTicket(second.key)).toMatchObject({ state: 'closed', reason: 'duplicate' });
  });

  test('looks before the first attempt where it is told to, and where nothing is kept', () => {
    expect(forge.open().tracker.adopts).toBe(false);
    expect(forge.open({ adopt: true }).tracker.adopts).toBe(true);
    expect(forge.open({}, { isStoreless: true }).tracker.adopts).toBe(true);
  });

  test('is reached by where people open it, by where its API is, or by both', async () => {
    const { url } = forge.fake();
    const api = `${url}/api/${name === 'gitlab' ? 'v4' : 'v1'}`;
    for (const addresses of [{ url }, { url: undefined, 'api-url': api }, { url, 'api-url': api }]) {
      const { tracker } = forge.open(addresses);
      const { ticket } = await tracker.createTicket('s', draftOf('s'));
      expect(ticket.url.startsWith(`${url}/`)).toBe(true);
    }
  });

  test('is slow to create only where limits say so, and on gitlab.com', () => {
    expect(forge.open().tracker.creationLimits).toBeUndefined();
    expect(forge.open({ limits: { 'per-minute': 3, 'per-hour': 5 } }).tracker.creationLimits).toEqual({
      perMinute: 3,
      perHour: 5,
    });
    if (name !== 'gitlab') return;
    expect(forge.open({ url: 'https://gitlab.com' }).tracker.creationLimits).toEqual({
      perMinute: 200,
      perHour: 12_000,
    });
  });

  test("the target's labels are put on, and people assigned", async () => {
    const { tracker } = forge.open({ labels: ['team'] });
    const login = name === 'gitlab' ? 'guest' : 'reader';
    const { ticket, note } = await tracker.createTicket('s', draftOf('s', { assignees: [login] }));
    expect([...ticket.labels].sort()).toEqual(['LGTM', 'team', 'ticketwire']);
    expect(note).toBeUndefined();
    expect(forge.fake().issues[0]?.assignees).toMatchObject([
      name === 'gitlab' ? { username: 'guest' } : { login: 'reader' },
    ]);
  });

  test('a comment of a stranger with our marker does not stand for ours; what others of ours wrote first does', async () => {
    const { tracker } = forge.open();
    const { ticket } = await tracker.createTicket('s', draftOf('s'));
    const id = 'c'.repeat(64);
    const body = `${remarkMarkerOf(id)}\nforged`;
    const path = name === 'gitlab' ? '/projects/42/issues/1/notes' : `/repos/${giteaRepository}/issues/1/comments`;
    const say = (token: string) =>
      forge.fake().api('POST', path, { body }, { 'private-token': token, authorization: `token ${token}` });
    say(forge.weakToken);
    const remark = { id, text: 'Failed again.', since: Date.now(), isContended: true, mayExist: true };
    expect(await tracker.ensureComment(ticket, remark)).toBe(true);
    const count = () => (name === 'gitlab' ? gitlab.notesOf(1) : gitea.commentsOf(1)).length;
    expect(count()).toBe(2);
    // Another of ours was faster, as a list that is read afterwards shows: our own is taken back.
    const second = { ...remark, mayExist: false };
    expect(await tracker.ensureComment(ticket, second)).toBe(false);
    expect(count()).toBe(2);
  });

  test('without writing, everything looks as if it had been done', async () => {
    await forge.open().tracker.createTicket('t', draftOf('t'));
    const kept = await forge.open().tracker.readTicket('1');
    forge.fake().requests.length = 0;
    const { tracker, named } = forge.open({}, { isDry: true });
    const { ticket, note } = await tracker.createTicket('s', draftOf('s'));
    expect([ticket.state, note]).toEqual(['open', undefined]);
    expect(await tracker.ensureTransition(kept as Ticket, 'close')).toMatchObject({ key: '1', state: 'closed' });
    expect(await tracker.ensureContent(kept as Ticket, draftOf('t', { title: 'New' }))).toMatchObject({
      ticket: { title: 'New' },
    });
    expect((await tracker.ensureLabels(kept as Ticket, { add: ['wontfix'], remove: ['LGTM'] }))?.labels).toEqual([
      'ticketwire',
      'wontfix',
    ]);
    expect(await named.ensureMoved('1', { to: 'closed', maxHops: 1, fields: {} })).toMatchObject({ change: 'moved' });
    expect(writes()).toEqual([]);
  });

  describe('tickets that people name', () => {
    let named: NamedTickets;
    beforeEach(async () => {
      const opened = forge.open();
      await opened.tracker.createTicket('s', draftOf('s'));
      ({ named } = opened);
      forge.fake().requests.length = 0;
    });
    const move = (to: string, key = '1') => named.ensureMoved(key, { to, maxHops: 1, fields: {} });

    test('are closed and opened, by what people call that', async () => {
      expect(await move('Done')).toMatchObject({ change: 'moved', ticket: { key: '1', state: 'closed' } });
      expect(await move('closed')).toMatchObject({ change: 'unchanged' });
      expect(await move('open')).toMatchObject({ change: 'moved', ticket: { state: 'open' } });
      expect(writes()).toHaveLength(2);
    });

    test.each(['not planned', 'In Progress', 'constructor'])('cannot be moved to %j', async (to) => {
      const error = await failureOf(move(to));
      expect(error).toMatchObject({
        code: 'configuration',
        message: expect.stringMatching(/It knows: closed, open\.$/),
      });
      expect(sent()).toEqual([]);
    });

    test('are commented once, with their address', async () => {
      const remark = { id: 'd'.repeat(64), text: 'Released.', since: now(), mayExist: true };
      const said = await named.ensureComment('1', remark);
      expect(said).toMatchObject({ change: 'commented', ticket: { reference: `${forge.place}#1` } });
      const [issue] = forge.fake().issues;
      expect(said.ticket.url).toBe(issue !== undefined && 'web_url' in issue ? issue.web_url : issue?.html_url);
      expect(await named.ensureComment('1', remark)).toMatchObject({ change: 'unchanged' });
    });

    test('are labelled', async () => {
      expect(await named.ensureLabels('1', { add: ['done'], remove: ['LGTM'] })).toMatchObject({
        change: 'labeled',
        ticket: { labels: name === 'gitlab' ? ['done', 'ticketwire'] : ['ticketwire', 'done'] },
      });
      expect(await named.ensureLabels('1', { add: ['Done'], remove: ['LGTM'] })).toMatchObject({ change: 'unchanged' });
    });

    test('that are not there are not found', async () => {
      for (const step of [move('closed', '9'), named.ensureLabels('9', { add: ['x'], remove: [] })]) {
        expect((await failureOf(step)).code).toBe('target-not-found');
      }
      const said = named.ensureComment('9', { id: 'e'.repeat(64), text: 'x', mayExist: false });
      expect((await failureOf(said)).code).toBe('target-not-found');
    });
  });
});

describe('gitlab-issues', () => {
  const bodies = () => gitlab.requests.filter(({ body }) => body !== '').map(({ body }) => JSON.parse(body) as object);

  test('no line of any text is a quick action', async () => {
    const { tracker, named } = forges.gitlab.open();
    const text = `${markerOf('s')}\n/close\n\`\`\`\n/label ~x\n\`\`\`\n\r/assign @all\n`;
    const { ticket } = await tracker.createTicket('s', draftOf('s', { body: text, title: '/close' }));
    await tracker.ensureContent(ticket, draftOf('s', { body: `${text}/reopen\n`, title: '/close' }));
    const remark = { text: '/close\n> /close', since: now(), mayExist: false };
    await tracker.ensureComment(ticket, { ...remark, id: 'a'.repeat(64), isContended: false });
    await named.ensureComment('1', { ...remark, id: 'b'.repeat(64) });
    expect(gitlab.actions).toEqual([]);
    expect(gitlab.issues[0]).toMatchObject({ state: 'opened', title: '/close' });
    expect(gitlab.issues[0]?.description?.replaceAll('\u200B', '')).toBe(`${text.replace('\n\r', '\n\n')}/reopen\n`);
  });

  test('a title finds nobody, and is as long as GitLab takes', async () => {
    const { tracker } = forges.gitlab.open();
    const { ticket } = await tracker.createTicket('s', draftOf('s', { title: `${'%a'.repeat(127)}b` }));
    expect([...ticket.title]).toHaveLength(255);
    expect(ticket.title).toMatch(/^(%\u200Ba)+%\u200B?…$/);
    expect(await tracker.ensureContent(ticket, draftOf('s', { title: 'for $1 and &2' }))).toMatchObject({
      ticket: { title: 'for $\u200B1 and &\u200B2' },
    });
  });

  test('a label with a comma stays one label, and is taken off as one', async () => {
    const { tracker } = forges.gitlab.open({ labels: ['a, b'] });
    const { ticket, note } = await tracker.createTicket('s', draftOf('s', { labels: ['ticketwire', 'x,y'] }));
    expect([[...ticket.labels].sort(), note]).toEqual([['a; b', 'ticketwire', 'x;y'], undefined]);
    expect((await tracker.ensureLabels(ticket, { add: ['x,y', 'z,z'], remove: ['a, b'] }))?.labels).toEqual([
      'ticketwire',
      'x;y',
      'z;z',
    ]);
  });

  test('issues are confidential where that is asked for, and else not', async () => {
    await forges.gitlab.open().tracker.createTicket('s', draftOf('s'));
    await forges.gitlab.open({ confidential: true }).tracker.createTicket('t', draftOf('t'));
    expect(gitlab.issues.map(({ confidential }) => confidential)).toEqual([false, true]);
  });

  test('a project may be named by its number', async () => {
    const { tracker } = forges.gitlab.open({ project: 42 });
    const { ticket } = await tracker.createTicket('s', draftOf('s'));
    expect(ticket).toMatchObject({ key: '1', reference: 'octo/sub/widgets#1' });
    expect(await tracker.findBySubject('s', Date.now() - 1_000)).toMatchObject({ key: '1' });
    expect(gitlab.requests.map(({ path }) => path.split('?')[0])).toContain('/projects/42/issues');
  });

  test.each(['widgets', '/octo/widgets', 'octo//widgets', 'octo/widgets/', '../x', 'octo/..', '0', ''])(
    '%j is no project',
    (project) => {
      expect(() => forges.gitlab.open({ project })).toThrow(/path of a project/);
    },
  );

  test('whoever is to be assigned and is unknown is told of', async () => {
    const { note, isLost } = await forges.gitlab
      .open()
      .tracker.createTicket('s', draftOf('s', { assignees: ['nobody', 'guest'] }));
    expect(note).toBe('GitLab knows nobody called nobody to assign.');
    expect(isLost).toBe(false);
    expect(gitlab.issues[0]?.assignees).toMatchObject([{ username: 'guest' }]);
  });

  test('what somebody closed as a duplicate by a quick action is one', async () => {
    const { tracker } = forges.gitlab.open();
    await tracker.createTicket('s', draftOf('s'));
    Object.assign(gitlab.issues[0] as object, { state: 'closed', _links: { closed_as_duplicate_of: 'https://x/1' } });
    expect(await tracker.readTicket('1')).toMatchObject({ state: 'closed', reason: 'duplicate' });
  });

  test('the token goes in its own header, and nowhere else', async () => {
    await forges.gitlab.open().tracker.createTicket('s', draftOf('s'));
    expect(gitlab.requests[0]?.headers).toMatchObject({ 'private-token': gitlabToken, accept: 'application/json' });
    expect(gitlab.requests[0]?.headers.authorization).toBeUndefined();
    expect(JSON.stringify(bodies())).not.toContain(gitlabToken);
  });
});

describe('gitea-issues', () => {
  test('an issue opens without a person who cannot be assigned, and a note names them', async () => {
    const { tracker } = forges.gitea.open();
    const { ticket, note } = await tracker.createTicket('s', draftOf('s', { assignees: ['nobody', 'reader'] }));
    expect(note).toBe('Gitea does not let nobody be assigned there.');
    expect(ticket.labels).toContain('ticketwire');
    expect(gitea.issues).toHaveLength(1);
    expect(gitea.issues[0]?.assignees).toMatchObject([{ login: 'reader' }]);
  });

  const names = () => gitea.labels.map(({ name }) => name);

  test('labels are made once, and known by their ids afterwards', async () => {
    const { tracker } = forges.gitea.open();
    await tracker.createTicket('s', draftOf('s'));
    expect(names()).toEqual(['LGTM', 'ticketwire']);
    gitea.requests.length = 0;
    await tracker.createTicket('t', draftOf('t'));
    expect(gitea.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /repos/octo/widgets/issues']);
  });

  test("the organisation's labels are taken, but for the one that tickets are listed by", async () => {
    gitea.organizationLabels.push(
      { id: 1, name: 'LGTM', color: '#000000' },
      { id: 2, name: 'ticketwire', color: '#000000' },
    );
    const { tracker } = forges.gitea.open();
    const { ticket } = await tracker.createTicket('s', draftOf('s'));
    const kept = gitea.issues[0]?.labels.map(
      ({ id, name }) => `${name} of the ${id < 100 ? 'organisation' : 'repository'}`,
    );
    expect(kept?.sort()).toEqual(['LGTM of the organisation', 'ticketwire of the repository']);
    expect((await tracker.ensureLabels(ticket, { add: [], remove: ['LGTM'] }))?.labels).toEqual(['ticketwire']);
    expect(gitea.issues[0]?.labels.map(({ name }) => name)).toEqual(['ticketwire']);
  });

  test('a label that was deleted and made anew since is found again', async () => {
    const { tracker } = forges.gitea.open();
    await tracker.createTicket('s', draftOf('s'));
    gitea.labels.length = 0;
    const { ticket, note } = await tracker.createTicket('t', draftOf('t'));
    expect([[...ticket.labels].sort(), note]).toEqual([['LGTM', 'ticketwire'], undefined]);
    expect(gitea.issues[1]?.labels.map(({ name }) => name)).toEqual(['LGTM', 'ticketwire']);
  });

  test('where somebody makes the same label at the same moment, only the first stays', async () => {
    const { tracker } = forges.gitea.open();
    gitea.interfere(({ method, path, body }) => {
      const isOurs = method === 'POST' && path.endsWith('/labels') && body.includes('"ticketwire"');
      if (isOurs) gitea.labels.push({ id: 50, name: 'ticketwire', color: '#ffffff' });
      return undefined;
    });
    await tracker.createTicket('s', draftOf('s'));
    expect(gitea.labels.filter(({ name }) => name === 'ticketwire').map(({ id }) => id)).toEqual([50]);
    expect(await tracker.findBySubject('s', Date.now() - 1_000)).toMatchObject({ key: '1' });
    expect((await tracker.listTickets?.({ closedSince: 0 }))?.tickets).toHaveLength(1);
  });

  test('where the labels cannot be put on afterwards the ticket is told of, not lost sight of', async () => {
    const { tracker } = forges.gitea.open();
    await tracker.createTicket('s', draftOf('s'));
    gitea.labels.length = 0;
    gitea.interfere(({ method, path }) =>
      method === 'POST' && path.endsWith('/labels') ? { status: 500 } : undefined,
    );
    const { ticket, note, isLost } = await tracker.createTicket('t', draftOf('t'));
    expect([ticket.key, isLost]).toEqual(['2', true]);
    expect(note).toMatch(/lacks the labels LGTM, ticketwire/);
  });

  test('as long as there is no such label nothing is listed', async () => {
    for (let index = 0; index < 120; index += 1) forges.gitea.createAs(readerToken, 'somebody asks');
    expect((await forges.gitea.open().tracker.listTickets?.({ closedSince: 0 }))?.tickets).toEqual([]);
    expect(gitea.requests.filter(({ path }) => path.includes('/issues?'))).toEqual([]);
  });

  test('a pull request is never a ticket, but can be commented on and labelled', async () => {
    const { tracker, named } = forges.gitea.open();
    await tracker.createTicket('s', draftOf('s'));
    Object.assign(gitea.issues[0] as object, { pull_request: { merged: false } });
    expect(await tracker.findBySubject('s', Date.now() - 1_000)).toBeUndefined();
    expect((await failureOf(tracker.readTicket('1'))).code).toBe('unprocessable');
    expect((await failureOf(named.ensureMoved('1', { to: 'closed', maxHops: 1, fields: {} }))).code).toBe(
      'unprocessable',
    );
    expect(await named.ensureLabels('1', { add: ['done'], remove: [] })).toMatchObject({ change: 'labeled' });
    const remark = { id: 'f'.repeat(64), text: 'Hi.', mayExist: false };
    expect(await named.ensureComment('1', remark)).toMatchObject({ change: 'commented' });
  });

  test('an issue that depends on open ones cannot be closed, and Gitea says why', async () => {
    const { tracker } = forges.gitea.open();
    const { ticket } = await tracker.createTicket('s', draftOf('s'));
    const message = 'cannot close this issue because it still has open dependencies';
    gitea.interfere(({ method }) => (method === 'PATCH' ? { status: 412, body: { message } } : undefined));
    const error = await failureOf(tracker.ensureTransition(ticket, 'close'));
    expect([error.code, error.message]).toEqual(['target-refused', expect.stringContaining(message)]);
  });

  test('an author whom nobody knows has no issues, and fails nothing', async () => {
    const { tracker } = forges.gitea.open({ authors: ['gone'] });
    expect(await tracker.findBySubject('s', Date.now() - 1_000)).toBeUndefined();
  });

  test('a token that may not say whose it is needs an author', async () => {
    const unnamed = forges.gitea.open({ token: namelessToken });
    expect(await failureOf(unnamed.tracker.findBySubject('s', 1))).toMatchObject({
      code: 'configuration',
      message: expect.stringContaining("'authors'"),
    });
    await unnamed.tracker.createTicket('s', draftOf('s'));
    expect(await unnamed.tracker.findBySubject('s', Date.now() - 1_000)).toMatchObject({ key: '1' });
  });

  test('brackets of prose open no formula', async () => {
    const { tracker } = forges.gitea.open();
    const body = `${markerOf('s')}\n[f\\(x\\)](https://lgtm.example)\n`;
    await tracker.createTicket('s', draftOf('s', { body }));
    expect(gitea.issues[0]?.body).toBe(`${markerOf('s')}\n[f&#40;x&#41;](https://lgtm.example)\n`);
  });
});

const track: Step = { verb: 'track', in: 'here' };
const say = { verb: 'comment', in: 'here', tickets: ['this'] } as unknown as Step;
const told = (findings: readonly Finding[] | undefined) =>
  (findings ?? []).map(({ what, remedy }) => (remedy === undefined ? what : `NOT: ${what} -> ${remedy}`));

describe('what a target of GitLab proves of itself', () => {
  const probe = async (changes: Record<string, unknown> = {}, steps: readonly Step[] = [track]) =>
    told(await forges.gitlab.open(changes).probe?.({ steps, helps: false, teams: [] }));
  afterEach(() => expect(gitlab.requests.filter(({ method }) => method !== 'GET')).toEqual([]));

  test('that all is well', async () => {
    expect(await probe()).toEqual([
      'The token is accepted (as Ticketwire-Bot)',
      "The token has the scope 'api', until 2027-01-31",
      'The project octo/sub/widgets can be read',
      'octo/sub/widgets has issues',
      'Issues of octo/sub/widgets can be changed and labelled (access level 20)',
      "The label 'ticketwire' is not there yet, and comes with the first ticket",
    ]);
    gitlab.labels.add('ticketwire');
    expect((await probe()).at(-1)).toBe("The label 'ticketwire' is there");
  });

  test('that the token only reads', async () => {
    expect((await probe({ token: readOnlyToken }))[1]).toMatch(
      /^NOT: The token lacks the scope 'api' \(it has read_api\) -> Make a token/,
    );
  });

  test('that the user is a guest, or nobody', async () => {
    const guest = await probe({ token: guestToken });
    expect(guest.slice(-2)).toEqual([
      expect.stringMatching(/^NOT: .*access level 10.* -> Give .* Planner or Reporter/),
      expect.stringMatching(/^NOT: The label 'ticketwire' is not in .* may not create it -> Give/),
    ]);
    expect((await probe({ token: strangerToken })).at(-2)).toMatch(/^NOT: .*access level 0/);
    expect((await probe({ token: guestToken }, [say])).filter((line) => line.startsWith('NOT'))).toEqual([]);
  });

  test('that there is no such project, or none with issues, or only an archived one', async () => {
    expect((await probe({ project: 'octo/none' })).at(-1)).toMatch(
      /^NOT: The project octo\/none is not there.* -> Check 'project' and 'url'/,
    );
    Object.assign(gitlab.project, { issues_enabled: false, archived: true });
    expect(await probe({}, [say])).toEqual([
      ...(await probe({}, [say])).slice(0, 3),
      expect.stringMatching(/^NOT: .* has no issues.* -> Turn issues on/),
      expect.stringMatching(/^NOT: .* is archived.* -> Unarchive it/),
    ]);
  });

  test('nothing, where the token is unknown', async () => {
    await expect(probe({ token: 'wrong' })).rejects.toMatchObject({ code: 'target-forbidden' });
  });
});

describe('what a target of Gitea proves of itself', () => {
  const probe = async (changes: Record<string, unknown> = {}, steps: readonly Step[] = [track]) =>
    told(await forges.gitea.open(changes).probe?.({ steps, helps: false, teams: [] }));
  afterEach(() => expect(gitea.requests.filter(({ method }) => method !== 'GET')).toEqual([]));

  test('that all is well', async () => {
    expect(await probe()).toEqual([
      'The token is accepted (as Ticketwire-Bot)',
      'The repository octo/widgets can be read',
      'octo/widgets has issues',
      'Issues of octo/widgets can be changed and labelled',
      "The label 'ticketwire' is not there yet, and comes with the first ticket",
    ]);
    gitea.labels.push({ id: 1, name: 'ticketwire', color: '#ededed' });
    expect((await probe()).at(-1)).toBe("The label 'ticketwire' is there");
  });

  test('that the token may not say whose it is', async () => {
    expect((await probe({ token: namelessToken }))[0]).toMatch(
      /^NOT: The token may not ask.* -> Give it the scope 'read:user'/,
    );
    expect((await probe({ token: namelessToken, authors: ['me'] }))[0]).toMatch(/^The token may not ask.*\(me\)$/);
  });

  test('that the user may not write', async () => {
    expect((await probe({ token: readerToken })).slice(-2)).toEqual([
      expect.stringMatching(/^NOT: Issues of octo\/widgets cannot be labelled.* -> Give/),
      expect.stringMatching(/^NOT: The label 'ticketwire' is not in octo\/widgets.* -> Give/),
    ]);
    expect((await probe({ token: readerToken }, [say])).filter((line) => line.startsWith('NOT'))).toEqual([]);
  });

  test('that there is no such repository, or none with issues, or only an archived one', async () => {
    expect((await probe({ repository: 'octo/none' })).at(-1)).toMatch(/^NOT: The repository octo\/none is not there/);
    Object.assign(gitea.repository, { has_issues: false, archived: true });
    expect((await probe()).slice(2)).toEqual([
      expect.stringMatching(/^NOT: .* has no issues of its own -> Turn on/),
      expect.stringMatching(/^NOT: .* is archived.* -> Unarchive it/),
    ]);
  });
});
