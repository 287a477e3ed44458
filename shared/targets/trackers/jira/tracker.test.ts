import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { type FakeIssue, type FakeJira, startFakeJira } from '../../../../test/fakes/jira.ts';
import type { FakeProject } from '../../../../test/fakes/jira-project.ts';
import { createHttp, type Http } from '../../../clients/http.ts';
import { identityLabelOf } from '../../../clients/jira-issue.ts';
import { adfWords } from '../../../mapping/adf.ts';
import { inertTitle } from '../../../mapping/escape.ts';
import { markerOf, stateLineOf, subjectHashOf } from '../../../mapping/marker.ts';
import { hashDraft } from '../../../mapping/ticket-draft.ts';
import type { ListedTicket, TicketDraft } from '../../../model/ticket.ts';
import { createMemoryStore } from '../../../store/memory.ts';
import { jira as jiraType } from '../jira.ts';
import type { Tracker } from '../tracker.ts';

const subject = 'lgtm/octo/widgets#1';
const label = `ticketwire-${subjectHashOf(subject).slice(0, 32)}`;

describe.each(['cloud', 'data-center'] as const)('tickets of Jira that follow something, %s', (deployment) => {
  const isCloud = deployment === 'cloud';
  let fake: FakeJira;
  let tracker: Tracker;

  function open(options: Record<string, unknown> = {}, http?: Http): Tracker {
    const user = isCloud ? { user: fake.user } : {};
    const given = { site: fake.apiUrl, token: fake.token, project: 'SOC', ...user, ...options };
    const settings = z.strictObject(jiraType.options).parse(given);
    const openHttp = (timeoutMs: number) => http ?? createHttp({ timeoutMs });
    const board = createMemoryStore().board;
    const opened = jiraType.create(settings, { name: 'soc', board, now: Date.now, openHttp });
    if (opened.tracker === undefined) throw new Error('Nothing can be followed there.');
    return opened.tracker;
  }

  const draft = (changes: Partial<TicketDraft> = {}): TicketDraft => ({
    title: 'SQL query built from user input (octo/widgets)',
    body: `${markerOf(subject)}\nIn \`src/query.py\`:\n\n> \`\`\`\n> See @octocat and {color:red}.\n> \`\`\`\n`,
    labels: ['LGTM', 'needs triage', 'ticketwire'],
    ...changes,
  });
  const sent = (): string[] =>
    fake.requests.map(({ method, path }) => `${method} ${path.replace(/^\/rest\/api\/\d/, '').replace(/\?.*/, '')}`);
  const issueOf = (key: string): FakeIssue => fake.issues.get(key) as FakeIssue;
  const project = () => fake.projects[0] as FakeProject;
  const marked = async (listed: ListedTicket | undefined, of: TicketDraft | null = null) =>
    listed && ((await tracker.readMark?.(listed, of)) ?? listed);
  /** All transitions from everywhere. */
  const free = () => {
    for (const transition of fake.transitions) delete transition.from;
  };

  beforeAll(async () => {
    fake = await startFakeJira({ deployment });
  });
  beforeEach(() => {
    fake.reset();
    tracker = open();
  });
  afterEach(() => {
    expect(fake.faults).toEqual([]);
  });
  afterAll(async () => {
    await fake.close();
  });

  describe('opening', () => {
    test('writes type, text, labels and what it is about, and hides what finds it again', async () => {
      const { ticket, note } = await tracker.createTicket(subject, draft());
      expect(note).toBeUndefined();
      expect(ticket).toEqual({
        key: 'SOC-101',
        reference: 'SOC-101',
        url: `${fake.apiUrl}/browse/SOC-101`,
        title: 'SQL query built from user input (octo/widgets)',
        state: 'open',
        reason: null,
        labels: ['LGTM', 'needs-triage', 'ticketwire'],
      });
      const issue = issueOf('SOC-101');
      expect([issue.type, issue.summary]).toEqual(['Task', ticket.title]);
      expect(issue.labels).toEqual(['LGTM', 'needs-triage', 'ticketwire', label]);
      const { description } = issue.fields;
      if (isCloud) expect(adfWords(description as never)).toBe('In src/query.py: See @octocat and {color:red}.');
      else expect(description).toBe('In {{src/query.py}}:\n\n{noformat}\nSee @octocat and {color:red}.\n{noformat}');
      expect(JSON.stringify(description)).not.toContain('ticketwire');
      expect(sent()).toEqual(['POST /issue']);
    });

    test('links to where it was reported, once, by its id', async () => {
      const link = { url: 'https://lgtm.example/1', title: 'View on LGTM' };
      const { ticket } = await tracker.createTicket(subject, draft({ link }));
      await tracker.ensureContent(ticket, draft({ link: { ...link, title: 'Look' } }));
      expect(issueOf(ticket.key).links).toEqual([
        expect.objectContaining({
          globalId: `ticketwire:${subjectHashOf(subject)}`,
          object: { url: 'https://lgtm.example/1', title: 'Look' },
        }),
      ]);
    });

    test('a link that Jira will not have costs no ticket', async () => {
      fake.interfere(({ path }) => (path.endsWith('/remotelink') ? { status: 403, body: {} } : undefined));
      const created = await tracker.createTicket(
        subject,
        draft({ link: { url: 'https://lgtm.example/1', title: 'x' } }),
      );
      expect(created.ticket.key).toBe('SOC-101');
      expect(created.note).toMatch(/^SOC-101 has no link to where it was reported: .*403/);
    });

    test('takes type, priority and fields from the rule', async () => {
      const fields = { components: ['Login'], priority: 'Low', labels2: 'x' };
      project().screen.labels2 = { name: 'Other', required: true };
      await tracker.createTicket(subject, draft({ kind: { issueType: 'Bug', priority: 'High', fields } }));
      const issue = issueOf('SOC-101');
      expect([issue.type, issue.fields.priority, issue.fields.components, issue.fields.labels2]).toEqual([
        'Bug',
        { name: 'High' },
        [{ name: 'Login' }],
        'x',
      ]);
    });

    test('breaks no word that Jira would not link', async () => {
      project().screen.customfield_1 = { name: 'Commit', required: false };
      const title = inertTitle('Crash since 1a2b3c4d5e, says @octocat in #12');
      const kind = { fields: { customfield_1: inertTitle('1a2b3c4d5e') } };
      const { ticket } = await tracker.createTicket(subject, draft({ title, kind }));
      expect(issueOf('SOC-101')).toMatchObject({
        summary: 'Crash since 1a2b3c4d5e, says @octocat in #12',
        fields: { customfield_1: '1a2b3c4d5e' },
      });
      await tracker.ensureContent(ticket, draft({ title: inertTitle('Crash since 2a2b3c4d5e') }));
      expect(issueOf('SOC-101').summary).toBe('Crash since 2a2b3c4d5e');
    });

    test('a type may be named by its id', async () => {
      await tracker.createTicket(subject, draft({ kind: { issueType: '10003' } }));
      expect(issueOf('SOC-101').type).toBe('Bug');
    });

    test('where the project has no Task its first own type is taken', async () => {
      project().issueTypes = [
        { id: '1', name: 'Sub-task', subtask: true },
        { id: '2', name: 'Incident', subtask: false },
      ];
      await tracker.createTicket(subject, draft());
      expect(issueOf('SOC-101').type).toBe('Incident');
      expect(sent()).toEqual(['POST /issue', 'GET /issue/createmeta/SOC/issuetypes', 'POST /issue']);
    });

    test('a type that the rule names and the project lacks is refused with what there is', async () => {
      await expect(tracker.createTicket(subject, draft({ kind: { issueType: 'Bgu' } }))).rejects.toMatchObject({
        code: 'target-refused',
        message:
          "The project SOC has no issue type 'Bgu' (Specify a valid issue type). It has 'Sub-task', 'Task', 'Bug'. Set 'issue-type' of the step.",
      });
      expect([...fake.issues.keys()]).toEqual(['SOC-7']);
    });

    test.each([
      ['not on the screen', { customfield_1: 'x' }, 'customfield_1'],
      ['of a value that is not there', { components: ['Nowhere'] }, 'components'],
    ])('a field %s is left out, and said', async (_what, fields, id) => {
      const { ticket, note } = await tracker.createTicket(subject, draft({ kind: { fields } }));
      expect(issueOf(ticket.key).fields).not.toHaveProperty(id);
      expect(note).toContain(`SOC-101 was created without '${id}': `);
      expect(fake.issues.size).toBe(2);
    });

    test('a text for a field of rich text becomes a document where Jira wants one', async () => {
      project().screen.customfield_2 = { name: 'Impact', required: false, isRich: true };
      const { note } = await tracker.createTicket(
        subject,
        draft({ kind: { fields: { customfield_2: 'a *b* [c](d)' } } }),
      );
      const { customfield_2: impact } = issueOf('SOC-101').fields;
      expect(note).toBeUndefined();
      expect(isCloud ? adfWords(impact as never) : impact).toBe('a *b* [c](d)');
    });

    test('a title of what counts double fits', async () => {
      await tracker.createTicket(subject, draft({ title: '😀'.repeat(200) }));
      const { summary } = issueOf('SOC-101');
      expect([summary.length <= 254, summary.length > 240, summary.isWellFormed()]).toEqual([true, true, true]);
    });

    test('labels that the screen does not have leave a ticket that no list shows', async () => {
      fake.habits.offScreen = ['labels'];
      const created = await tracker.createTicket(subject, draft());
      expect([created.isLost, created.ticket.labels]).toEqual([true, []]);
    });

    test('a field that must be given and is not is named', async () => {
      project().screen.customfield_7 = { name: 'Team', required: true };
      await expect(tracker.createTicket(subject, draft())).rejects.toMatchObject({
        code: 'target-refused',
        message: expect.stringContaining('customfield_7: Team is required.'),
      });
    });

    test('of those to whom it is assigned the first is', async () => {
      await tracker.createTicket(subject, draft({ assignees: ['5b1', '5b2'] }));
      expect(issueOf('SOC-101').fields.assignee).toEqual(isCloud ? { accountId: '5b1' } : { name: '5b1' });
    });

    if (!isCloud) {
      test('without what it says of itself it is found by its label, and that is said', async () => {
        fake.interfere(({ path }) => (path.includes('/properties/') ? { status: 403, body: {} } : undefined));
        const state = stateLineOf({ scope: 's', draftHash: subjectHashOf('new'), occurrence: '', order: 0 });
        const created = await tracker.createTicket(subject, draft({ body: `${markerOf(subject)}\n${state}\nText\n` }));
        expect([created.isLost, created.note]).toEqual([false, expect.stringContaining('SOC-101/properties')]);
        fake.interfere(undefined);
        const listing = await tracker.listTickets?.({ closedSince: 0 });
        expect(listing?.of(subjectHashOf(subject)).map((each) => each.ticket.key)).toEqual(['SOC-101']);
      });
    }

    test('an answer that is no issue is tried again, because there may be one', async () => {
      fake.interfere(({ method }) => (method === 'POST' ? { status: 201, body: '<html>Sign in</html>' } : undefined));
      await expect(tracker.createTicket(subject, draft())).rejects.toMatchObject({ isRetryable: true });
    });

    if (!isCloud) {
      test('a text that grows beyond what Jira takes is cut', async () => {
        const long = `${markerOf(subject)}\n${'\\#'.repeat(14_000)}\n`;
        await tracker.createTicket(subject, draft({ body: long }));
        const description = String(issueOf('SOC-101').fields.description);
        expect([description.length <= 32_767, description.length > 25_000, description.endsWith('…')]).toEqual([
          true,
          true,
          true,
        ]);
      });
    }
  });

  describe('finding again', () => {
    test('by its label, and only what its own user wrote', async () => {
      const { ticket } = await tracker.createTicket(subject, draft());
      expect(await tracker.findBySubject(subject, Date.now())).toMatchObject(ticket);
      issueOf(ticket.key).creator = isCloud ? { accountId: 'stranger' } : { key: 'S', name: 'stranger' };
      expect(await tracker.findBySubject(subject, Date.now())).toBeUndefined();
      expect(await open({ authors: ['Stranger'] }).findBySubject(subject, Date.now())).toMatchObject(ticket);
    });

    test('not what is older than the intent', async () => {
      const { ticket } = await tracker.createTicket(subject, draft());
      issueOf(ticket.key).created = '2020-01-01T00:00:00.000+0000';
      expect(await tracker.findBySubject(subject, Date.now())).toBeUndefined();
      expect(await tracker.findBySubject(subject, 0)).toMatchObject(ticket);
    });

    test('an empty list for a stranger concludes nothing', async () => {
      await tracker.createTicket(subject, draft());
      fake.interfere(({ path }) => {
        if (path.includes('/search')) return { status: 200, body: { issues: [], total: 0, isLast: true } };
        return path.endsWith('/myself') ? { status: 401, body: '' } : undefined;
      });
      await expect(tracker.findBySubject(subject, 0)).rejects.toMatchObject({ code: 'target-forbidden' });
    });

    test.each([
      ['a page', '<html>Sign in</html>'],
      ['no list', { issues: {} }],
      ['an issue without fields', { issues: [{ key: 'SOC-1' }], total: 1 }],
    ])('%s instead of a list concludes nothing', async (_what, body) => {
      fake.interfere(({ path }) => (path.includes('/search') ? { status: 200, body } : undefined));
      await expect(tracker.findBySubject(subject, 0)).rejects.toMatchObject({
        code: 'target-failed',
        isRetryable: true,
      });
    });

    test('all of ours, however many pages there are, with what they say of themselves', async () => {
      const state = { scope: 'code', draftHash: subjectHashOf('draft'), occurrence: '7/1', order: 7 };
      const body = `${markerOf(subject)}\n${stateLineOf(state)}\nText\n`;
      const { ticket } = await tracker.createTicket(subject, draft({ body }));
      for (let index = 0; index < 120; index += 1) {
        fake.issues.set(`SOC-${1_000 + index}`, { ...structuredClone(issueOf(ticket.key)), labels: ['ticketwire'] });
      }
      await tracker.createTicket('other', draft({ body: body.replace(markerOf(subject), markerOf('other')) }));
      const listing = await tracker.listTickets?.({ closedSince: 0 });
      expect(listing?.isPaged).toBe(true);
      expect(listing?.tickets.map((each) => each.ticket.key)).toEqual(['SOC-101', 'SOC-1120']);
      const [listed] = listing?.of(subjectHashOf(subject)) ?? [];
      fake.requests.length = 0;
      expect(await marked(listed)).toMatchObject({
        subjectHash: subjectHashOf(subject),
        scopeHash: expect.stringMatching(/^[0-9a-f]{16}$/),
        draftHash: state.draftHash,
        order: 7,
      });
      expect(sent()).toEqual(isCloud ? [] : [`GET /issue/${ticket.key}/properties/ticketwire`]);
    });

    if (!isCloud) {
      const known = () => {
        const body = `${markerOf(subject)}\nText of **ours**\n`;
        const without = draft({ body });
        const state = stateLineOf({ scope: 'code', draftHash: hashDraft(without), occurrence: '', order: 0 });
        return draft({ body: body.replace('\n', `\n${state}\n`) });
      };

      test.each<[string, (issue: FakeIssue) => void, TicketDraft, number]>([
        ['shows the draft', () => undefined, known(), 0],
        [
          'shows it with other line ends',
          ({ fields }) => {
            fields.description = `${String(fields.description).replaceAll('\n', '\r\n')}\r\n`;
          },
          known(),
          0,
        ],
        [
          'was edited by a person',
          ({ fields }) => {
            fields.description = 'Mine';
          },
          known(),
          1,
        ],
        [
          'has a title of a person',
          (issue) => {
            issue.summary = 'Mine';
          },
          known(),
          1,
        ],
      ])('a ticket that %s is known by its text, or else by its property', async (_what, change, wanted, requests) => {
        const { ticket } = await tracker.createTicket(subject, known());
        change(issueOf(ticket.key));
        const [listed] = (await tracker.listTickets?.({ closedSince: 0 }))?.tickets ?? [];
        fake.requests.length = 0;
        expect((await marked(listed, wanted))?.draftHash).toBe(hashDraft(known()));
        expect(fake.requests).toHaveLength(requests);
      });

      test.each([403, 404])('a property that is answered %s leaves the ticket unmarked', async (status) => {
        const { ticket } = await tracker.createTicket(subject, known());
        fake.interfere(({ path }) => (path.includes('/properties/') ? { status, body: {} } : undefined));
        const [listed] = (await tracker.listTickets?.({ closedSince: 0 }))?.tickets ?? [];
        expect(await marked(listed, draft({ title: 'New' }))).toMatchObject({
          ticket: { key: ticket.key },
          isUnmarked: true,
          draftHash: '',
        });
      });
    }

    test('an issue that two pages show is one ticket', async () => {
      const { ticket } = await tracker.createTicket(subject, draft());
      const shown = { id: '1', key: ticket.key, ...fake.show(ticket.key, issueOf(ticket.key), new URLSearchParams()) };
      let page = 0;
      fake.interfere(({ path }) => {
        if (!path.includes('/search')) return undefined;
        page += 1;
        const more = page === 1 ? { nextPageToken: 'a' } : { isLast: true };
        return { status: 200, body: { issues: [shown], total: 2, ...(isCloud ? more : {}) } };
      });
      const listing = await tracker.listTickets?.({ closedSince: 0 });
      expect([page, listing?.tickets.length]).toEqual([2, 1]);
    });

    if (isCloud) {
      test('a list that comes to no end is given up', async () => {
        const { ticket } = await tracker.createTicket(subject, draft());
        const shown = { key: ticket.key, ...fake.show(ticket.key, issueOf(ticket.key), new URLSearchParams()) };
        const body = { issues: [shown], nextPageToken: 'same', isLast: false };
        fake.interfere(({ path }) => (path.includes('/search') ? { status: 200, body } : undefined));
        await expect(tracker.findBySubject(subject, 0)).rejects.toMatchObject({
          code: 'target-failed',
          message: expect.stringContaining('comes to no end'),
        });
      });
    }

    test('closed ones only as far back as is asked', async () => {
      const state = { scope: '', draftHash: subjectHashOf('draft'), occurrence: '', order: 0 };
      const body = `${markerOf(subject)}\n${stateLineOf(state)}\nText\n`;
      const { ticket } = await tracker.createTicket(subject, draft({ body }));
      const keys = async (reach: Parameters<NonNullable<Tracker['listTickets']>>[0]) =>
        (await tracker.listTickets?.(reach))?.tickets.map((each) => each.ticket.key);
      issueOf(ticket.key).updated = '2026-01-01T00:00:00.000+0000';
      expect(await keys({ closedSince: Date.now() })).toEqual([ticket.key]);
      issueOf(ticket.key).status = 'Done';
      expect(await keys({ closedSince: Date.now() })).toEqual([]);
      expect(await keys({ closedSince: Date.parse('2025-12-31T00:00:00Z') })).toEqual([ticket.key]);
      expect(await keys({ closedSince: 0 })).toEqual([ticket.key]);
      expect(await keys({ createdSince: Date.now() })).toEqual([]);
      issueOf(ticket.key).status = 'To Do';
      expect(await keys({ createdSince: Date.now() })).toEqual([ticket.key]);
      expect(await keys({ isSecondLook: true })).toEqual([ticket.key]);
    });

    test('a ticket is gone only where its project is there', async () => {
      expect(await tracker.readTicket('SOC-404')).toBeUndefined();
      fake.projects = [];
      await expect(tracker.readTicket('SOC-404')).rejects.toMatchObject({ code: 'target-not-found' });
    });

    test('a key of a project that is not ours is asked of nobody', async () => {
      expect(await tracker.readTicket('P2P-1')).toBeUndefined();
      expect(sent()).toEqual([]);
    });
  });

  describe('closing and opening again', () => {
    const closed = { state: 'closed', reason: 'done' } as const;

    test('goes the only way there is, however many steps it takes', async () => {
      const { ticket } = await tracker.createTicket(subject, draft());
      fake.transitions = fake.transitions.filter(({ id }) => id !== '41');
      expect(await tracker.ensureTransition(ticket, 'close')).toMatchObject(closed);
      expect([issueOf(ticket.key).status, issueOf(ticket.key).resolution]).toEqual(['Done', 'Done']);
    });

    test('of several statuses that are done takes the one that says so', async () => {
      free();
      fake.transitions.unshift({ id: '51', name: 'Give up', to: 'Abandoned' });
      const { ticket } = await tracker.createTicket(subject, draft());
      await tracker.ensureTransition(ticket, 'close');
      expect(issueOf(ticket.key).status).toBe('Done');
    });

    test('or the one that the target names', async () => {
      free();
      fake.transitions.unshift({ id: '51', name: 'Give up', to: 'Abandoned' });
      const other = open({ 'close-to': 'Abandoned', 'reopen-to': 'In Review' });
      const { ticket } = await other.createTicket(subject, draft());
      const moved = await other.ensureTransition(ticket, 'close');
      expect([moved?.state, issueOf(ticket.key).status]).toEqual(['closed', 'Abandoned']);
      await other.ensureTransition({ ...ticket, ...moved }, 'reopen');
      expect(issueOf(ticket.key).status).toBe('In Review');
    });

    test('gives a resolution where the screen has one, wanted or not', async () => {
      free();
      const finish = fake.transitions.find(({ id }) => id === '31');
      if (finish?.fields?.resolution !== undefined) finish.fields.resolution.required = false;
      const { ticket } = await tracker.createTicket(subject, draft());
      await tracker.ensureTransition(ticket, 'close');
      expect(issueOf(ticket.key).resolution).toBe('Done');
    });

    test('gives its own resolution in the place of one that stood there', async () => {
      free();
      const { ticket } = await tracker.createTicket(subject, draft());
      issueOf(ticket.key).resolution = "Won't Do";
      expect(await tracker.ensureTransition(ticket, 'close')).toMatchObject({ state: 'closed', reason: 'done' });
      expect(issueOf(ticket.key).resolution).toBe('Done');
    });

    test('opens again to anything that is not done', async () => {
      const { ticket } = await tracker.createTicket(subject, draft());
      issueOf(ticket.key).status = 'Done';
      expect(await tracker.ensureTransition({ ...ticket, ...closed }, 'reopen')).toMatchObject({ state: 'open' });
      expect(issueOf(ticket.key).status).toBe('To Do');
    });

    test('a duplicate is found by nobody any more', async () => {
      free();
      const { ticket } = await tracker.createTicket(subject, draft());
      expect(await tracker.ensureTransition(ticket, 'duplicate')).toMatchObject({
        state: 'closed',
        reason: 'duplicate',
      });
      expect(issueOf(ticket.key).labels).toEqual(['LGTM', 'needs-triage']);
      expect(await tracker.findBySubject(subject, 0)).toBeUndefined();
    });

    test('says what there is where no way leads there', async () => {
      fake.transitions = [{ id: '1', name: 'Wait', to: 'In Progress' }];
      const { ticket } = await tracker.createTicket(subject, draft());
      await expect(tracker.ensureTransition(ticket, 'close')).rejects.toMatchObject({
        code: 'target-refused',
        message: expect.stringContaining("is in 'In Progress', and no transition fits 'category:done'"),
      });
    });

    test('a ticket that is gone is none', async () => {
      const { ticket } = await tracker.createTicket(subject, draft());
      fake.issues.delete(ticket.key);
      expect(await tracker.ensureTransition(ticket, 'close')).toBeUndefined();
      expect(await tracker.ensureContent(ticket, draft())).toBeUndefined();
      expect(await tracker.ensureLabels(ticket, { add: ['x'], remove: [] })).toBeUndefined();
    });
  });

  test('rewrites title, text and what it says of itself', async () => {
    const { ticket } = await tracker.createTicket(subject, draft());
    const state = stateLineOf({ scope: 's', draftHash: subjectHashOf('new'), occurrence: '', order: 0 });
    await tracker.ensureContent(ticket, draft({ title: 'New', body: `${markerOf(subject)}\n${state}\nOther\n` }));
    const issue = issueOf(ticket.key);
    expect(issue.summary).toBe('New');
    expect(JSON.stringify(issue.fields.description)).toContain('Other');
    expect(issue.properties?.ticketwire).toMatchObject({ draftHash: subjectHashOf('new') });
  });

  describe('a field that Jira refuses at an edit', () => {
    const refuse = (...ids: string[]) => {
      fake.interfere(({ method, path, body }) => {
        if (method !== 'PUT' || !/\/issue\/[^/]+$/.test(path)) return undefined;
        const { fields = {} } = JSON.parse(body) as { fields?: Record<string, unknown> };
        const named = ids.filter((id) => Object.hasOwn(fields, id));
        const errors = Object.fromEntries(named.map((id) => [id, 'It cannot be set.']));
        return named.length === 0 ? undefined : { status: 400, body: { errorMessages: [], errors } };
      });
    };

    test.each(['summary', 'description'])('%s leaves the rest updated, and is named', async (id) => {
      const { ticket } = await tracker.createTicket(subject, draft({ title: 'Old' }));
      const state = stateLineOf({ scope: 's', draftHash: subjectHashOf('new'), occurrence: '', order: 0 });
      const changed = draft({ title: 'New', body: `${markerOf(subject)}\n${state}\nOther\n` });
      refuse(id);
      const written = await tracker.ensureContent(ticket, changed);
      expect(written).toEqual({
        ticket: { ...ticket, title: id === 'summary' ? 'Old' : 'New' },
        note: `The field '${id}' of ${ticket.key} was not updated: It cannot be set.`,
      });
      const issue = issueOf(ticket.key);
      expect(issue.summary).toBe(written?.ticket.title);
      expect(JSON.stringify(issue.fields.description).includes('Other')).toBe(id === 'summary');
      expect(issue.properties?.ticketwire).toMatchObject({ draftHash: subjectHashOf('new') });
    });

    test('fails the edit where nothing else is left', async () => {
      const { ticket } = await tracker.createTicket(subject, draft());
      refuse('summary', 'description');
      await expect(tracker.ensureContent(ticket, draft({ title: 'New' }))).rejects.toMatchObject({
        code: 'target-refused',
      });
    });
  });

  if (!isCloud) {
    test('an edit whose property Jira refuses says so', async () => {
      const state = stateLineOf({ scope: 's', draftHash: subjectHashOf('new'), occurrence: '', order: 0 });
      const body = `${markerOf(subject)}\n${state}\nOther\n`;
      const { ticket } = await tracker.createTicket(subject, draft());
      fake.interfere(({ path }) => (path.includes('/properties/') ? { status: 403, body: {} } : undefined));
      const written = await tracker.ensureContent(ticket, draft({ body }));
      expect(written?.note).toContain(`${ticket.key} does not say what it is about: `);
    });
  }

  test('a ticket with the label of a former subject gets the one of its own', async () => {
    const former = 'sarif:octo/widgets:former';
    const { ticket } = await tracker.createTicket(former, draft({ body: `${markerOf(former)}\nText\n` }));
    await tracker.ensureContent(ticket, draft({ body: `${markerOf(subject)}\nText\n` }), subjectHashOf(former));
    expect(issueOf(ticket.key).labels).toContain(identityLabelOf(subjectHashOf(subject)));
    expect(issueOf(ticket.key).labels).not.toContain(identityLabelOf(subjectHashOf(former)));
    expect(await tracker.findBySubject(subject, 0)).toMatchObject({ key: ticket.key });
  });

  test('a comment that is longer than Jira takes is cut', async () => {
    const { ticket } = await tracker.createTicket(subject, draft());
    const remark = { id: 'b'.repeat(64), text: 'x\\#'.repeat(20_000), since: 0, isContended: false, mayExist: false };
    await tracker.ensureComment(ticket, remark);
    const [comment] = issueOf(ticket.key).comments;
    const length = isCloud ? adfWords(comment?.body as never).length : String(comment?.body).length;
    expect([length <= 32_767, length > 15_000]).toEqual([true, true]);
  });

  test('a ticket that was moved to a project which is none of ours is left alone, and named', async () => {
    fake.interfere(({ method, path }) => {
      if (method !== 'GET' || !path.includes('/issue/SOC-7?')) return undefined;
      const shown = { key: 'EXT-3', ...fake.show('EXT-3', issueOf('SOC-7'), new URLSearchParams()) };
      return { status: 200, body: shown };
    });
    await expect(tracker.readTicket('SOC-7')).rejects.toMatchObject({
      code: 'target-refused',
      message: expect.stringContaining('EXT-3 is in no project that the target'),
    });
  });

  test('comments once, and says whether it did', async () => {
    const { ticket } = await tracker.createTicket(subject, draft());
    const remark = { id: 'a'.repeat(64), text: 'Reported once more.', since: 0, isContended: false, mayExist: true };
    expect(await tracker.ensureComment(ticket, remark)).toBe(true);
    expect(await tracker.ensureComment(ticket, remark)).toBe(false);
    expect(issueOf(ticket.key).comments).toHaveLength(1);
  });

  describe('every failure is told apart', () => {
    const html = { 'content-type': 'text/html' };
    test.each<[string, { status: number; headers?: Record<string, string>; body: unknown }, object]>([
      [
        '400 for the whole',
        { status: 400, body: { errorMessages: ["Field 'x' is odd"], errors: {} } },
        { code: 'target-refused' },
      ],
      ['401', { status: 401, body: '' }, { code: 'target-forbidden', message: expect.stringContaining('cloud-id') }],
      [
        '403',
        { status: 403, body: { errorMessages: ['No'] } },
        { code: 'target-forbidden', message: expect.stringContaining('permission') },
      ],
      ['404', { status: 404, body: { errorMessages: ['No'] } }, { code: 'target-not-found' }],
      ['409', { status: 409, body: {} }, { code: 'target-failed', isRetryable: true }],
      [
        '410 of an interface that was removed',
        { status: 410, body: { errorMessages: ['removed'] } },
        { code: 'target-refused', message: expect.stringContaining('does not offer this any more') },
      ],
      [
        '429 with seconds',
        { status: 429, headers: { 'retry-after': '30' }, body: {} },
        { code: 'rate-limited', notBefore: expect.any(Number) },
      ],
      [
        '429 with a time',
        { status: 429, headers: { 'x-ratelimit-reset': '2099-01-01T00:00:00Z' }, body: {} },
        { code: 'rate-limited', notBefore: Date.parse('2099-01-01T00:00:00Z') },
      ],
      ['500', { status: 500, body: {} }, { code: 'target-failed', isRetryable: true }],
      [
        '503 as a page',
        { status: 503, headers: html, body: '<html>Down</html>' },
        { code: 'target-failed', isRetryable: true },
      ],
      [
        'a page that says 200',
        { status: 200, headers: html, body: '<html>Sign in</html>' },
        { code: 'target-failed', isRetryable: true },
      ],
    ])('%s', async (_what, answer, failure) => {
      fake.interfere(({ path }) => (path.includes('/issue') ? answer : undefined));
      await expect(tracker.createTicket(subject, draft())).rejects.toMatchObject(failure);
    });
  });

  if (isCloud) {
    describe('a token that the site does not know', () => {
      const gateway = 'https://api.atlassian.com/ex/jira/11223344-a1b2';
      /** Sends what goes to the gateway to the fake, and what goes to the site gets 401. */
      function through(tenant: { status: number; json: unknown }, isKnown = true) {
        const http = createHttp({ timeoutMs: 5_000 });
        const asked: string[] = [];
        const headers = { get: () => null };
        const routed: Http = {
          send: async (request) => {
            asked.push(request.url);
            if (request.url.endsWith('/_edge/tenant_info')) {
              expect(request.headers).not.toHaveProperty('authorization');
              return { ...tenant, json: tenant.json as never, headers, url: request.url };
            }
            if (!request.url.startsWith(gateway) || !isKnown) return { status: 401, headers, json: undefined, url: '' };
            return http.send({ ...request, url: request.url.replace(gateway, fake.apiUrl) });
          },
        };
        return { asked, tracker: open({ site: 'https://acme.atlassian.net' }, routed) };
      }

      test('is tried at the gateway of the id that the site tells, and kept to', async () => {
        const { asked, tracker: scoped } = through({ status: 200, json: { cloudId: '11223344-a1b2' } });
        const { ticket } = await scoped.createTicket(subject, draft());
        expect(ticket.url).toBe('https://acme.atlassian.net/browse/SOC-101');
        await scoped.readTicket('SOC-101');
        expect(asked.map((url) => url.replace(/\?.*/, ''))).toEqual([
          'https://acme.atlassian.net/rest/api/3/issue',
          'https://acme.atlassian.net/_edge/tenant_info',
          `${gateway}/rest/api/3/myself`,
          `${gateway}/rest/api/3/issue`,
          `${gateway}/rest/api/3/issue/SOC-101`,
        ]);
      });

      test.each<[string, { status: number; json: unknown }]>([
        ['nothing', { status: 404, json: undefined }],
        ['something else', { status: 200, json: { cloudId: '../../evil' } }],
      ])('is refused where the site tells %s', async (_what, tenant) => {
        const { asked, tracker: scoped } = through(tenant);
        await expect(scoped.createTicket(subject, draft())).rejects.toMatchObject({ code: 'target-forbidden' });
        expect(asked.some((url) => url.includes('api.atlassian.com'))).toBe(false);
      });

      test.each([403, 404, 502])('is not sought at a gateway that answers %s', async (status) => {
        const { asked, tracker: scoped } = through({ status: 200, json: { cloudId: '11223344-a1b2' } });
        fake.interfere(({ path }) => (path.endsWith('/myself') ? { status, body: {} } : undefined));
        for (let attempt = 0; attempt < 2; attempt += 1) {
          await expect(scoped.createTicket(subject, draft())).rejects.toMatchObject({ code: 'target-forbidden' });
        }
        expect(asked.filter((url) => url.startsWith('https://acme.atlassian.net/rest/'))).toHaveLength(2);
        expect(asked.filter((url) => url.startsWith(gateway)).every((url) => url.endsWith('/myself'))).toBe(true);
      });

      test('is refused where the gateway does not know it either', async () => {
        const { tracker: scoped } = through({ status: 200, json: { cloudId: '11223344-a1b2' } }, false);
        await expect(scoped.createTicket(subject, draft())).rejects.toMatchObject({ code: 'target-forbidden' });
      });
    });
  }
});
