import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { type FakeJira, startFakeJira } from '../../../test/fakes/jira.ts';
import { createHttp, type Http } from '../../clients/http.ts';
import { TicketwireError } from '../../errors.ts';
import { inertMarkdown } from '../../mapping/escape.ts';
import { createMemoryStore } from '../../store/memory.ts';
import { jira as jiraType } from './jira.ts';
import type { Move, NamedResult, NamedTickets } from './named-tickets.ts';

const site = 'https://acme.atlassian.net';
const now = (): number => 0;
const read = '/issue/SOC-7?fields=summary,status,labels,resolution,updated';
const readAll = `GET ${read}&expand=transitions,transitions.fields`;
const make = 'POST /issue/SOC-7/transitions';
const list = 'GET /issue/SOC-7/transitions?expand=transitions.fields';

/** Opens a target as the configuration would. */
function openJira(given: Record<string, unknown>, http?: Http): NamedTickets {
  const settings = z.strictObject(jiraType.options).parse({ site, token: 't', ...given });
  const openHttp = (timeoutMs: number) => http ?? createHttp({ timeoutMs });
  const { named } = jiraType.create(settings, { name: 'soc', board: createMemoryStore().board, now, openHttp });
  if (named === undefined) throw new Error('Jira has no named tickets.');
  return named;
}

async function failureOf(step: Promise<unknown>): Promise<TicketwireError> {
  const error: unknown = await step.catch((thrown) => thrown);
  if (error instanceof TicketwireError) return error;
  throw new Error('It did not fail.', { cause: error });
}

describe.each(['cloud', 'data-center'] as const)('named tickets of Jira, %s', (deployment) => {
  const isCloud = deployment === 'cloud';
  let jira: FakeJira;
  let tickets: NamedTickets;

  function open(options: Record<string, unknown> = {}): NamedTickets {
    const user = isCloud ? { user: jira.user } : {};
    const address = isCloud ? site : 'https://jira.example.com/jira';
    return openJira({ site: address, ...user, token: jira.token, 'api-url': jira.apiUrl, ...options });
  }

  const url = isCloud ? `${site}/browse/SOC-7` : 'https://jira.example.com/jira/browse/SOC-7';
  const issue = () => jira.issues.get('SOC-7') as NonNullable<ReturnType<typeof jira.issues.get>>;
  const sent = (): string[] =>
    jira.requests.map(({ method, path }) => `${method} ${path.replace(`/rest/api/${isCloud ? 3 : 2}`, '')}`);
  const bodies = (): unknown[] =>
    jira.requests.filter(({ body }) => body !== '').map(({ body }) => JSON.parse(body) as unknown);
  const move = async (to: string, options: Partial<Pick<Move, 'maxHops' | 'fields'>> = {}): Promise<NamedResult> => {
    const result = await tickets.ensureMoved('SOC-7', { to, maxHops: 1, fields: {}, ...options });
    if ('skipped' in result) throw new Error(result.skipped);
    return result;
  };

  beforeAll(async () => {
    jira = await startFakeJira({ deployment });
  });
  beforeEach(() => {
    jira.reset();
    tickets = open();
  });
  afterEach(() => {
    expect(jira.faults).toEqual([]);
  });
  afterAll(async () => {
    await jira.close();
  });

  describe('moving', () => {
    test.each(['In Progress', 'in progress', 'Start Progress', 'start progress', '11', 'category:indeterminate'])(
      'to %j takes two requests',
      async (to) => {
        expect(await move(to)).toEqual({
          ticket: {
            key: 'SOC-7',
            reference: 'SOC-7',
            url,
            title: 'Login fails',
            state: 'open',
            reason: null,
            labels: ['bug'],
          },
          change: 'moved',
          note: "Moved by 'Start Progress' to 'In Progress'.",
        });
        expect(sent()).toEqual([readAll, make]);
        expect(bodies()).toEqual([{ transition: { id: '11' } }]);
        expect(issue().status).toBe('In Progress');
      },
    );

    test.each(['To Do', 'to do', 'category:new'])('to %j, where it is already, takes one request', async (to) => {
      expect((await move(to)).change).toBe('unchanged');
      expect(sent()).toEqual([readAll]);
    });

    test('by a transition that leads where the ticket is already writes nothing', async () => {
      jira.transitions.push({ id: '61', name: 'Back to Start', to: 'To Do' });
      expect((await move('Back to Start')).change).toBe('unchanged');
      expect(sent()).toEqual([readAll]);
    });

    test('asks for the transitions where the ticket comes without them', async () => {
      jira.habits.hides = 'transitions';
      expect((await move('In Progress')).change).toBe('moved');
      expect(sent()).toEqual([readAll, list, make]);
    });

    test('prefers the id, then the status, then the name, each first as it is written', async () => {
      jira.transitions = [
        { id: '1', name: '2', to: 'In Progress' },
        { id: '2', name: 'go', to: 'In Review' },
        { id: '3', name: 'Go', to: 'Done' },
        { id: '4', name: 'Stop', to: 'Abandoned' },
        { id: '5', name: 'abandoned', to: 'In Progress' },
      ];
      for (const to of ['2', 'Go', 'GO!', 'Abandoned', 'sTOP', 'dONE']) {
        issue().status = 'To Do';
        await move(to).catch(() => undefined);
      }
      expect(bodies()).toEqual(['2', '3', '4', '4', '3'].map((id) => ({ transition: { id } })));
    });

    test.each<[string, string, string]>([
      ['To Do', '2', "Moved by 'Plan' to 'To Do'."],
      ['to do', '2', "Moved by 'Plan' to 'To Do'."],
      ['Review', '3', "Moved by 'Review' to 'Done'."],
      ['1', '1', "Moved by 'To Do' to 'Abandoned'."],
    ])('to %j goes to the status before the transition of that name, and says which way', async (to, id, note) => {
      issue().status = 'In Progress';
      jira.transitions = [
        { id: '1', name: 'To Do', to: 'Abandoned' },
        { id: '2', name: 'Plan', to: 'To Do' },
        { id: '3', name: 'Review', to: 'Done' },
      ];
      expect(await move(to)).toMatchObject({ change: 'moved', note });
      expect(bodies()).toEqual([{ transition: { id } }]);
    });

    test('takes the transition that asks for least where several lead to one status', async () => {
      jira.transitions = [
        { id: '1', name: 'A', to: 'Done', fields: { resolution: { required: true } } },
        { id: '2', name: 'B', to: 'Done', fields: {} },
        { id: '3', name: 'C', to: 'Done' },
      ];
      expect((await move('Done')).ticket).toMatchObject({ state: 'closed', reason: 'done' });
      expect(bodies()).toEqual([{ transition: { id: '3' } }]);
    });

    test('refuses what is ambiguous, with the choices', async () => {
      jira.transitions = [
        { id: '1', name: 'Close', to: 'Done' },
        { id: '2', name: 'Give up', to: 'Abandoned' },
      ];
      const error = await failureOf(move('category:done'));
      expect(error.code).toBe('target-refused');
      expect(error.message).toBe(
        "SOC-7 is in 'To Do', and several transitions fit 'category:done': 'Close' (1, to 'Done'), 'Give up' (2, to 'Abandoned').",
      );
      expect(sent()).toEqual([readAll]);
    });

    test('refuses where nothing fits, and says what there is', async () => {
      const error = await failureOf(move('Done'));
      expect(error.code).toBe('target-refused');
      expect(error.message).toBe(
        "SOC-7 is in 'To Do', and no transition fits 'Done': there are 'Start Progress' (11, to 'In Progress').",
      );
      jira.transitions = [];
      expect((await failureOf(move('Done'))).message).toContain("may lack the permission 'Transition issues'");
    });

    test('passes transitions that are not available by', async () => {
      const to = { id: '3', name: 'In Progress', statusCategory: { key: 'indeterminate' } };
      const status = { id: '1', name: 'To Do', statusCategory: { key: 'new' } };
      const transitions = [{ id: '1', name: 'Start', to, isAvailable: false }];
      jira.interfere(() => ({ status: 200, body: { fields: { summary: 'x', status }, transitions } }));
      expect((await failureOf(move('In Progress'))).code).toBe('target-refused');
    });
  });

  describe('moving in several steps', () => {
    test('goes on where there is one way only, and says so', async () => {
      const { ticket, change, note } = await move('Done', {
        maxHops: 3,
        fields: { resolution: 'Fixed', fixVersions: [{ name: '1' }] },
      });
      expect([ticket.state, change, note]).toEqual([
        'closed',
        'moved',
        "Moved by 'Start Progress' to 'In Progress', then 'Ask for Review' to 'In Review', then 'Finish' to 'Done'.",
      ]);
      expect(sent()).toEqual([readAll, make, readAll, make, readAll, make]);
      expect(bodies()).toEqual([
        { transition: { id: '11' } },
        { transition: { id: '21' } },
        { transition: { id: '31' }, fields: { resolution: { name: 'Fixed' }, fixVersions: [{ name: '1' }] } },
      ]);
    });

    test('makes no more steps than allowed, and says where the ticket is now', async () => {
      const error = await failureOf(move('Done', { maxHops: 2 }));
      expect(error.message).toContain("SOC-7 is in 'In Progress', and no transition fits 'Done'");
      expect(sent()).toEqual([readAll, make, readAll]);
    });

    test('stops where the way is open', async () => {
      jira.transitions.push({ id: '61', name: 'Drop', from: ['In Progress'], to: 'Abandoned' });
      const error = await failureOf(move('Done', { maxHops: 5 }));
      expect(error.message).toContain(
        "SOC-7 is in 'In Progress', and which way leads on to 'Done' is open: 'Ask for Review' (21, to 'In Review'), 'Drop' (61, to 'Abandoned')",
      );
      expect(issue().status).toBe('In Progress');
    });

    test('never goes back, and never closes what is to be open', async () => {
      jira.transitions = [
        { id: '1', name: 'Start', from: ['To Do'], to: 'In Progress' },
        { id: '2', name: 'Stop', from: ['In Progress'], to: 'To Do' },
      ];
      expect((await failureOf(move('Done', { maxHops: 9 }))).message).toContain(
        "is in 'In Progress', and no transition",
      );
      jira.requests.length = 0;
      issue().status = 'To Do';
      jira.transitions = [{ id: '3', name: 'Close', to: 'Done' }];
      expect((await failureOf(move('category:indeterminate', { maxHops: 9 }))).code).toBe('target-refused');
      expect(sent()).toEqual([readAll]);
    });
  });

  describe('the fields of a move', () => {
    beforeEach(() => {
      issue().status = 'In Review';
    });
    const body = (fields: unknown) => ({ transition: { id: '31' }, fields });
    const way = "Moved by 'Finish' to 'Done'.";
    const leftOut = (id: string) => `The field '${id}' was left out: the screen of 'Finish' does not have it.`;

    test('are sent as far as the screen has them', async () => {
      const moved = await move('Done', { fields: { resolution: "Won't Do", assignee: { id: 'x' } } });
      const { ticket } = moved;
      expect(bodies()).toEqual([body({ resolution: { name: "Won't Do" } })]);
      expect(moved).toMatchObject({ note: `${way} ${leftOut('assignee')}`, isWarning: true });
      expect(ticket.reason).toBe('not-planned');
    });

    test('get a resolution where one is required', async () => {
      const { note, isWarning } = await move('Done');
      expect(bodies()).toEqual([body({ resolution: { name: 'Done' } })]);
      expect(note).toBe(`${way} The transition 'Finish' asks for a resolution: 'Done' was chosen.`);
      expect(isWarning).toBeUndefined();
      expect(sent()).toEqual([readAll, make]);
    });

    test('keep the resolution there is', async () => {
      issue().resolution = 'Duplicate';
      expect((await move('Done')).ticket.reason).toBe('duplicate');
      expect(bodies()).toEqual([body({ resolution: { name: 'Duplicate' } })]);
    });

    test.each([
      ['Fixed', ['Later', 'Fixed']],
      ['Erledigt', ['Erledigt', 'Fertig']],
    ])('fall back on %s', async (chosen, names) => {
      const allowedValues = names.map((name, index) => ({ id: String(index), name }));
      jira.transitions = [
        { id: '31', name: 'Finish', to: 'Done', fields: { resolution: { required: true, allowedValues } } },
      ];
      await move('Done');
      expect(bodies()).toEqual([body({ resolution: { name: chosen } })]);
    });

    test('are asked for where they are required, unless the ticket has them', async () => {
      const allowedValues = [{ id: '1', name: 'Web' }];
      const components = { name: 'Components', required: true, allowedValues };
      const summary = { name: 'Summary', required: true };
      const team = { name: 'Team', required: true, hasDefaultValue: true };
      jira.transitions = [{ id: '31', name: 'Finish', to: 'Done', fields: { components, summary, team } }];
      const error = await failureOf(move('Done'));
      expect(error.code).toBe('target-refused');
      expect(error.message).toBe(
        "SOC-7 is in 'In Review', and the transition 'Finish' needs 'Components' (components: Web).",
      );
      expect(sent()).toEqual([readAll, 'GET /issue/SOC-7?fields=components,summary']);
      issue().fields.components = [{ name: 'Web' }];
      issue().fields.summary = 'Login fails';
    });

    test('are asked about where the ticket comes without its screens', async () => {
      jira.habits.hides = 'screens';
      await move('Done', { fields: { resolution: 'Fixed' } });
      expect(sent()).toEqual([readAll, list, make]);
      expect(bodies()).toEqual([body({ resolution: { name: 'Fixed' } })]);
    });

    test('that Jira finds on no screen are left out, once', async () => {
      jira.habits.offScreen = ['resolution'];
      const { note, ticket } = await move('Done', { fields: { resolution: 'Fixed', fixVersions: [{ name: '1' }] } });
      expect(bodies()).toEqual([
        body({ resolution: { name: 'Fixed' }, fixVersions: [{ name: '1' }] }),
        body({ fixVersions: [{ name: '1' }] }),
      ]);
      expect(note).toBe(`${way} ${leftOut('resolution')}`);
      expect(ticket).toMatchObject({ state: 'closed', reason: 'done' });
    });

    test.each<[string, Record<string, unknown>, unknown]>([
      ['by its id', { errors: { resolution: 'Resolution is required.' } }, { resolution: { name: 'Fixed' } }],
      ['in words', { errorMessages: ['Please set a Resolution.'] }, { resolution: { name: 'Fixed' } }],
      [
        'with a field that it does not take',
        { errors: { resolution: 'Required.', fixVersions: 'It is not on the appropriate screen, or unknown.' } },
        { resolution: { name: 'Fixed' } },
      ],
    ])('that Jira does not list are sent when it asks for them %s', async (_how, refusal, fields) => {
      jira.habits.unlisted = ['resolution'];
      let posts = 0;
      jira.interfere(({ method }) => {
        posts += method === 'POST' ? 1 : 0;
        return method === 'POST' && posts === 1 ? { status: 400, body: { errorMessages: [], ...refusal } } : undefined;
      });
      const wanted = { resolution: 'Fixed', fixVersions: ['1'] };
      const { note = '', ticket } = await move('Done', { fields: wanted });
      expect(bodies()[1]).toMatchObject(body(fields));
      expect(note).not.toContain("'resolution' was left out");
      expect(ticket).toMatchObject({ state: 'closed', reason: 'done' });
      expect(bodies()).toHaveLength(2);
    });

    test('that Jira neither lists nor asks for are left out with a warning', async () => {
      jira.transitions = [{ id: '31', name: 'Finish', to: 'Done' }];
      const moved = await move('Done', { fields: { resolution: 'Fixed' } });
      expect(moved).toMatchObject({ note: `${way} ${leftOut('resolution')}`, isWarning: true });
      expect(bodies()).toEqual([{ transition: { id: '31' } }]);
    });

    test('that Jira asks for again stop the move after the second request', async () => {
      jira.habits.unlisted = ['resolution'];
      const errors = { resolution: 'Resolution is required.' };
      jira.interfere(({ method }) => (method === 'POST' ? { status: 400, body: { errors } } : undefined));
      expect((await failureOf(move('Done', { fields: { resolution: 'Fixed' } }))).code).toBe('target-refused');
      expect(bodies()).toHaveLength(2);
    });

    test('break no word that Jira would not link', async () => {
      await move('Done', { fields: { resolution: 'Fixed', fixVersions: ['1a2b3c\u200B4d5e'] } });
      expect(bodies()).toEqual([body({ resolution: { name: 'Fixed' }, fixVersions: [{ name: '1a2b3c4d5e' }] })]);
    });

    test('that Jira refuses for another reason stop the move', async () => {
      jira.interfere(({ method }) =>
        method === 'POST'
          ? { status: 400, body: { errorMessages: [], errors: { resolution: 'No such resolution.' } } }
          : undefined,
      );
      const error = await failureOf(move('Done', { fields: { resolution: 'Nope' } }));
      expect([error.code, sent().length]).toEqual(['target-refused', 2]);
      expect(error.message).toContain('resolution: No such resolution.');
    });
  });

  describe('trouble', () => {
    test.each<[string, number, Record<string, string>, string]>([
      ['a conflict', 409, {}, 'target-failed'],
      ['a rate limit', 429, { 'retry-after': '3' }, 'rate-limited'],
      ['a sign-in page', 200, {}, 'target-failed'],
    ])('%s at the transition is tried again later', async (_what, status, headers, code) => {
      jira.interfere(({ method }) => (method === 'POST' ? { status, headers, body: '<html>' } : undefined));
      expect((await failureOf(move('In Progress'))).code).toBe(code);
    });

    test('a transition whose answer was lost counts, though its name is offered no more', async () => {
      jira.interfere(({ method }) => (method === 'POST' ? { isCutAfter: true } : undefined));
      expect((await failureOf(move('Start Progress'))).code).toBe('network');
      expect((await move('Start Progress')).change).toBe('unchanged');
      expect(sent()).toEqual([readAll, make, readAll]);
      expect((await failureOf(move('Start Progress'))).code).toBe('target-refused');
    });

    test('a ticket that is not there is not found', async () => {
      const error = await failureOf(tickets.ensureMoved('SOC-8', { to: 'Done', maxHops: 1, fields: {} }));
      expect(error.code).toBe('target-not-found');
    });

    test.each(['', 'soc-7', 'SOC-07', 'SOC-0', 'SOC', '7-7', 'SOC-7/../SOC-8', 'SOC-7?x', 'SOC-7\n'])(
      'the key %j is none, and is never asked for',
      async (key) => {
        const steps = [
          tickets.ensureMoved(key, { to: 'Done', maxHops: 1, fields: {} }),
          tickets.ensureComment(key, { id: 'a', text: 'x', mayExist: false }),
          tickets.ensureLabels(key, { add: ['x'], remove: [] }),
        ];
        for (const step of steps) expect((await failureOf(step)).code).toBe('target-not-found');
        expect(sent()).toEqual([]);
      },
    );

    test('tickets of other projects are not touched', async () => {
      tickets = open({ project: 'OPS', projects: ['R2_D2'] });
      const error = await failureOf(move('Done'));
      expect([error.code, sent().length]).toEqual(['target-refused', 0]);
      expect(error.message).toContain('OPS, R2_D2');
      tickets = open({ project: 'SOC' });
      expect((await move('In Progress')).change).toBe('moved');
    });

    test.each([
      ['no JSON', '<html>'],
      ['no issue', { key: 'SOC-7' }],
      ['no status', { fields: { summary: 'x' } }],
      ['a list', []],
    ])('%s in place of a ticket is a failure of the target', async (_what, body) => {
      jira.interfere(() => ({ status: 200, body }));
      expect((await failureOf(move('Done'))).code).toBe('target-failed');
      expect((await failureOf(tickets.ensureLabels('SOC-7', { add: ['x'], remove: [] }))).code).toBe('target-failed');
      const remark = { id: 'a', text: 'x', mayExist: true };
      expect((await failureOf(tickets.ensureComment('SOC-7', remark))).code).toBe('target-failed');
    });

    test('transitions in another shape are a failure of the target', async () => {
      const status = { id: '1', name: 'To Do', statusCategory: { key: 'new' } };
      jira.interfere(() => ({ status: 200, body: { fields: { summary: 'x', status }, transitions: [{ id: 1 }] } }));
      const error = await failureOf(move('Done'));
      expect([error.code, error.message]).toEqual([
        'target-failed',
        expect.stringContaining('holds no list of transitions'),
      ]);
    });

    test('wrong credentials are named without being told', async () => {
      tickets = open({ token: 'wrong-token' });
      const error = await failureOf(move('Done'));
      expect(error.code).toBe('target-forbidden');
      expect(error.message).not.toMatch(/wrong-token|Basic|Bearer/);
    });
  });

  describe('commenting', () => {
    const id = 'a'.repeat(64);
    const text = `See [the change](https://e.example/1) by ${inertMarkdown('@octo [~admin]')}`;
    const post = 'POST /issue/SOC-7/comment';
    const look = `GET /issue/SOC-7/comment?orderBy=-created&maxResults=100${isCloud ? '&expand=properties' : ''}`;
    const comment = (mayExist: boolean, given = id) => tickets.ensureComment('SOC-7', { id: given, text, mayExist });

    test('takes one request', async () => {
      expect(await comment(false)).toEqual({
        ticket: { key: 'SOC-7', reference: 'SOC-7', url, title: '', state: 'open', reason: null, labels: [] },
        change: 'commented',
      });
      expect(sent()).toEqual([post]);
      const content = [
        { type: 'text', text: 'See ' },
        { type: 'text', text: 'the change', marks: [{ type: 'link', attrs: { href: 'https://e.example/1' } }] },
        { type: 'text', text: ' by @octo [~admin]' },
      ];
      expect(bodies()).toEqual([
        isCloud
          ? {
              body: { type: 'doc', version: 1, content: [{ type: 'paragraph', content }] },
              properties: [{ key: 'ticketwire', value: { id } }],
            }
          : { body: 'See [the change|https://e.example/1] by &#64;octo \\[\\~admin\\]' },
      ]);
    });

    test('is not done twice where it may have been done', async () => {
      await comment(true);
      issue().comments.push({
        id: '1',
        body: isCloud ? { type: 'doc', version: 1, content: [] } : 'Thanks',
        properties: [],
      });
      jira.requests.length = 0;
      expect((await comment(true)).change).toBe('unchanged');
      expect(sent()).toEqual([look]);
      expect(issue().comments.length).toBe(2);
    });

    test('is known by its id on Cloud, and by its words where ids cannot be had', async () => {
      await comment(true);
      const other = 'b'.repeat(64);
      expect((await comment(true, other)).change).toBe(isCloud ? 'commented' : 'unchanged');
      jira.habits.expandsProperties = false;
      expect((await comment(true, 'c'.repeat(64))).change).toBe('unchanged');
    });

    test('is looked for as far back as it can have been written', async () => {
      await comment(true);
      const created = '2026-01-01T00:00:00.000+0000';
      const body = isCloud ? { type: 'doc', version: 1, content: [] } : 'Thanks';
      for (let each = 0; each < 150; each += 1)
        issue().comments.push({ id: String(each), body, properties: [], created });
      jira.requests.length = 0;
      expect((await comment(true)).change).toBe('unchanged');
      expect(sent()).toEqual([look, `${look}&startAt=100`]);
      jira.requests.length = 0;
      const since = Date.parse(created) + 3_600_000;
      const remark = { id, text, mayExist: true, since };
      expect((await tickets.ensureComment('SOC-7', remark)).change).toBe('commented');
      expect(sent()).toEqual([look, post]);
    });

    test('that gives no comment is tried again later', async () => {
      jira.interfere(() => ({ status: 200, body: '<html>' }));
      expect((await failureOf(comment(false))).code).toBe('target-failed');
    });
  });

  describe('labelling', () => {
    const label = (add: string[], remove: string[]) => tickets.ensureLabels('SOC-7', { add, remove });

    test('changes only what is not so yet', async () => {
      const { ticket, change } = await label(['bug', 'in review', 'in review'], ['stale', 'bug2']);
      expect([ticket.labels, change]).toEqual([['bug', 'in-review'], 'labeled']);
      expect(sent()).toEqual([`GET ${read}`, 'PUT /issue/SOC-7']);
      expect(bodies()).toEqual([{ update: { labels: [{ add: 'in-review' }] } }]);
      expect(issue().labels).toEqual(['bug', 'in-review']);
    });

    test('takes labels off', async () => {
      expect((await label(['x'], ['bug'])).ticket.labels).toEqual(['x']);
      expect(issue().labels).toEqual(['x']);
    });

    test('writes nothing where nothing is to change', async () => {
      expect(await label(['bug', ' '], ['stale'])).toMatchObject({
        change: 'unchanged',
        ticket: { title: 'Login fails', labels: ['bug'] },
      });
      expect(sent()).toEqual([`GET ${read}`]);
    });
  });
});

describe('the settings of Jira', () => {
  interface Seen {
    url: string;
    authorization: string | undefined;
  }

  async function firstRequest(options: Record<string, unknown>): Promise<Seen> {
    const seen: Seen[] = [];
    const tickets = openJira(options, {
      send: async ({ url, headers }) => {
        seen.push({ url, authorization: headers.authorization });
        return { status: 404, headers: new Headers(), json: undefined, url };
      },
    });
    await failureOf(tickets.ensureLabels('SOC-7', { add: ['x'], remove: [] }));
    return { url: seen[0]?.url.split('/issue/')[0] ?? '', authorization: seen[0]?.authorization };
  }

  const basic = `Basic ${Buffer.from('jö@e.example:t').toString('base64')}`;
  const user = 'jö@e.example';

  test.each<[string, Record<string, unknown>, Seen]>([
    ['Cloud', { user }, { url: `${site}/rest/api/3`, authorization: basic }],
    [
      'Cloud with a scoped token',
      { user, 'cloud-id': '1122-ab' },
      { url: 'https://api.atlassian.com/ex/jira/1122-ab/rest/api/3', authorization: basic },
    ],
    [
      'Cloud with a bearer token',
      { 'cloud-id': '1122-ab' },
      { url: 'https://api.atlassian.com/ex/jira/1122-ab/rest/api/3', authorization: 'Bearer t' },
    ],
    [
      'Data Center',
      { site: 'https://j.example/jira/' },
      { url: 'https://j.example/jira/rest/api/2', authorization: 'Bearer t' },
    ],
    [
      'Data Center with a password',
      { site: 'https://j.example', user, deployment: 'data-center' },
      { url: 'https://j.example/rest/api/2', authorization: basic },
    ],
    [
      'another address for requests',
      { user, 'api-url': 'https://proxy.example/jira' },
      { url: 'https://proxy.example/jira/rest/api/3', authorization: basic },
    ],
  ])('%s', async (_what, options, request) => {
    expect(await firstRequest(options)).toEqual(request);
  });

  test('Cloud needs a user', () => {
    expect(() => openJira({})).toThrow("set 'user'");
  });

  test.each([
    { project: 'soc' },
    { project: '1SOC' },
    { project: 'SOC-7' },
    { projects: ['A B'] },
    { site: 'acme' },
    { user: 'a:b' },
    { user: '' },
    { token: 'a b' },
    { 'cloud-id': '../x' },
    { deployment: 'server' },
    { timeout: '1h' },
  ])('%j is refused', (options) => {
    expect(z.strictObject(jiraType.options).safeParse({ site, token: 't', ...options }).success).toBe(false);
  });
});
