import { beforeEach, describe, expect, test } from '@jest/globals';
import { TicketwireError } from '../../errors.ts';
import { hashOf } from '../../mapping/marker.ts';
import { hashDraft } from '../../mapping/ticket-draft.ts';
import type { ListedTicket, Ticket, TicketChange, TicketDraft } from '../../model/ticket.ts';
import { createMemoryStore } from '../../store/memory.ts';
import type { Store } from '../../store/store.ts';
import type { TrackEffect } from './change.ts';
import { type Performed, performTrack } from './perform.ts';
import { listingOf, type Tracker } from './tracker.ts';

const draft: TicketDraft = { title: 't', body: 'b', labels: ['ticketwire'] };
const present: Ticket = {
  key: '7',
  reference: 'o/r#7',
  url: '',
  title: 't',
  state: 'open',
  reason: null,
  labels: ['ticketwire'],
};

function listedAs(ticket: Ticket, changes: Partial<ListedTicket> = {}): ListedTicket {
  const mark = { subjectHash: hashOf('s'), scopeHash: '', draftHash: '', occurrenceHash: '', order: 0, comments: 0 };
  return { ticket, createdAt: 0, updatedAt: 0, ...mark, ...changes };
}

/** A tracker that does what the test says and logs its calls. */
class ScriptedTracker implements Tracker {
  adopts = false;
  listLagMs = 10_000;
  calls: string[] = [];
  found: Ticket | undefined;
  listed: ListedTicket[] = [];
  known: Ticket | undefined = present;
  createFails: TicketwireError | undefined;

  async findBySubject(subject: string, since: number) {
    this.calls.push(`find ${subject} since ${since}`);
    return this.found;
  }
  async listTickets() {
    this.calls.push('list');
    return listingOf(this.listed, false);
  }
  async readTicket(key: string) {
    this.calls.push(`read ${key}`);
    return this.known;
  }
  async createTicket() {
    this.calls.push('create');
    if (this.createFails !== undefined) throw this.createFails;
    return { ticket: present };
  }
  async ensureContent(ticket: Ticket, { title }: TicketDraft) {
    this.calls.push(`write ${title}`);
    return { ticket: { ...ticket, title } };
  }
  async ensureComment(_ticket: Ticket, { text }: { text: string }) {
    this.calls.push(`say ${text}`);
    return true;
  }
  async ensureTransition(ticket: Ticket, transition: 'close' | 'reopen' | 'duplicate') {
    this.calls.push(transition);
    return { ...ticket, state: transition !== 'reopen' ? ('closed' as const) : ('open' as const) };
  }
  async ensureLabels(ticket: Ticket, { add, remove }: { add: readonly string[]; remove: readonly string[] }) {
    this.calls.push([...add.map((label) => `+${label}`), ...remove.map((label) => `-${label}`)].join(' '));
    return ticket;
  }
}

describe('performTrack', () => {
  let tracker: ScriptedTracker;
  let store: Store;
  let clock: number;

  beforeEach(() => {
    tracker = new ScriptedTracker();
    store = createMemoryStore();
    clock = 1_000_000;
  });

  function effect(change: TicketChange, changes: Partial<TrackEffect> = {}): TrackEffect {
    return {
      id: `${change}-${clock}`,
      target: 'issues',
      subject: 's',
      receivedAt: clock,
      occurredAt: null,
      cause: { event: 'e', type: 'alert.opened', source: 'lgtm', rule: 'One' },
      kind: 'track-ticket',
      change,
      draft: change === 'open' ? draft : null,
      adoptKey: null,
      data: {},
      ...changes,
    };
  }
  const perform = (given: TrackEffect) =>
    performTrack(given, { tracker, tickets: store.tickets, now: () => clock, attempt: 1 });

  /** Performs and records, as the worker does. */
  async function performAndRecord(given: TrackEffect): Promise<Performed> {
    const performed = await perform(given);
    await store.accept({
      delivery: { id: `${Math.random()}`, source: 'lgtm', receivedAt: clock, headers: {}, body: new Uint8Array() },
      events: [],
      effects: [given],
    });
    for (const claimed of await store.claimDue({ worker: 'w', limit: 1, now: clock, leaseMs: 1 })) {
      await store.finish({ ...claimed, startedAt: clock, endedAt: clock, ...performed });
    }
    tracker.calls = [];
    clock += 1_000;
    return performed;
  }

  test('a fresh intent creates at once, without looking', async () => {
    const { outcome, ticket } = await perform(effect('open'));
    expect(tracker.calls).toEqual(['create']);
    expect(outcome).toEqual({ status: 'done', result: { change: 'created', ticket: present, issuedId: '7' } });
    expect(ticket).toMatchObject({ save: { subject: 's', issuedId: '7', draftHash: hashDraft(draft), seenAt: clock } });
  });

  test('where others write too, it looks first even then', async () => {
    tracker.adopts = true;
    tracker.listed = [listedAs(present)];
    expect((await perform(effect('open'))).outcome).toMatchObject({ status: 'done', result: { change: 'unchanged' } });
    expect(tracker.calls).toEqual(['list']);
  });

  test('a try whose end is unknown is noted with its outcome where the store is away at that moment', async () => {
    tracker.createFails = new TicketwireError('timeout', 'slow');
    const { noteTry } = store.tickets;
    store.tickets.noteTry = async () => {
      throw new TicketwireError('store-unavailable', 'away');
    };
    clock += 5_000;
    const performed = await perform(effect('open'));
    expect(performed).toMatchObject({
      outcome: { status: 'retry', code: 'timeout' },
      ticket: { save: { triedAt: clock } },
    });
    store.tickets.noteTry = noteTry;
  });

  test('after a try whose end is unknown it looks, waits for the list, and only then creates again', async () => {
    tracker.createFails = new TicketwireError('timeout', 'no answer');
    await expect(perform(effect('open'))).rejects.toThrow('no answer');
    tracker.createFails = undefined;
    const triedAt = clock;

    clock += 5_000;
    expect((await perform(effect('open'))).outcome).toMatchObject({ status: 'retry', notBefore: triedAt + 10_000 });
    expect(tracker.calls).toEqual(['create', `find s since ${triedAt}`]);

    clock = triedAt + 10_000;
    expect((await perform(effect('open'))).outcome).toMatchObject({ status: 'done', result: { change: 'created' } });
    expect(tracker.calls.slice(2)).toEqual([`find s since ${triedAt}`, 'create']);
  });

  test('finds the ticket of a lost answer, and creates nothing', async () => {
    tracker.createFails = new TicketwireError('network', 'broke off');
    await expect(perform(effect('open'))).rejects.toThrow('broke off');
    tracker.found = present;
    expect((await perform(effect('open'))).outcome).toMatchObject({ status: 'done', result: { change: 'unchanged' } });
    expect(tracker.calls.filter((call) => call === 'create')).toHaveLength(1);
  });

  test.each(['rate-limited', 'target-refused', 'target-forbidden', 'target-not-found'] as const)(
    'after a refusal (%s) nothing can have been created, so the next try creates at once',
    async (code) => {
      tracker.createFails = new TicketwireError(code, 'no');
      await expect(perform(effect('open'))).rejects.toThrow('no');
      tracker.createFails = undefined;
      await perform(effect('open'));
      expect(tracker.calls).toEqual(['create', 'create']);
    },
  );

  test('a delivery older than what we know of an open ticket costs no request', async () => {
    const early = effect('open', { id: 'early' });
    clock += 500;
    await performAndRecord(effect('open'));
    expect((await perform(early)).outcome).toMatchObject({
      status: 'done',
      result: { change: 'unchanged', issuedId: '7' },
    });
    expect(tracker.calls).toEqual([]);
  });

  test.each<[string, TicketChange, Partial<Ticket>, string[], string]>([
    ['an open ticket', 'open', {}, [], 'unchanged'],
    ['a closed ticket', 'open', { state: 'closed', reason: 'done' }, ['reopen'], 'reopened'],
    ["a person's not planned", 'open', { state: 'closed', reason: 'not-planned' }, [], 'unchanged'],
    ['a closed ticket', 'reopen', { state: 'closed', reason: 'done' }, ['reopen'], 'reopened'],
    ["a person's not planned", 'reopen', { state: 'closed', reason: 'not-planned' }, [], 'unchanged'],
    ['an open ticket', 'close', {}, ['close'], 'closed'],
    ['a closed ticket', 'close', { state: 'closed', reason: 'done' }, [], 'unchanged'],
    ['an open ticket', 'suppress', {}, ['+wontfix'], 'suppressed'],
    ['a suppressed ticket', 'suppress', { labels: ['Wontfix'] }, [], 'unchanged'],
    ['a suppressed ticket', 'unsuppress', { labels: ['wontfix'] }, ['-wontfix'], 'unsuppressed'],
    [
      'a suppressed closed one',
      'unsuppress',
      { labels: ['wontfix'], state: 'closed' },
      ['-wontfix', 'reopen'],
      'unsuppressed',
    ],
    ['an open ticket', 'unsuppress', {}, [], 'unchanged'],
  ])('%s: %s', async (_what, change, state, writes, result) => {
    await performAndRecord(effect('open'));
    tracker.known = { ...present, ...state };
    const { outcome } = await perform(effect(change));
    expect(outcome).toMatchObject({ status: 'done', result: { change: result, issuedId: '7' } });
    expect(tracker.calls).toEqual(['read 7', ...writes]);
  });

  test('an event older than the last one applied changes nothing, and its sender learns the id all the same', async () => {
    const early = effect('close', { id: 'early', occurredAt: clock - 1 });
    await performAndRecord(effect('open'));
    clock += 5_000;
    const { outcome, ticket } = await perform(early);
    expect(outcome).toMatchObject({ status: 'done', result: { change: 'unchanged', issuedId: '7' } });
    expect(ticket).toBeUndefined();
    expect(tracker.calls).toEqual([]);
    expect((await perform(effect('close'))).outcome).toMatchObject({ result: { change: 'closed' } });
  });

  test('a changed draft is written, and the same one is not', async () => {
    await performAndRecord(effect('open'));
    const changed = { ...draft, title: 'new' };
    await performAndRecord(effect('open', { draft: changed }));
    await perform(effect('open', { draft: changed }));
    expect(tracker.calls).toEqual(['read 7']);
    await perform(effect('open'));
    expect(tracker.calls).toContain('write t');
  });

  test('a repeated create of an alert that is suppressed by now puts the label on', async () => {
    await performAndRecord(effect('open'));
    const suppressed = { alert: { id: 's', state: 'suppressed' as const } };
    expect((await perform(effect('open', { data: suppressed }))).outcome).toMatchObject({
      result: { change: 'suppressed' },
    });
    expect(tracker.calls).toEqual(['read 7', '+wontfix']);
  });

  test.each<[TicketChange]>([['close'], ['suppress'], ['reopen'], ['unsuppress']])(
    '%s of a gone ticket forgets it',
    async (change) => {
      await performAndRecord(effect('open'));
      tracker.known = undefined;
      const { outcome, ticket } = await perform(effect(change));
      expect(outcome).toEqual({ status: 'done', result: { change: 'gone' } });
      expect(ticket).toEqual({ forget: { target: 'issues', subject: 's' } });
    },
  );

  test('open of a gone ticket creates a new one at once', async () => {
    await performAndRecord(effect('open'));
    tracker.known = undefined;
    expect((await perform(effect('open'))).outcome).toMatchObject({ result: { change: 'created' } });
    expect(tracker.calls).toEqual(['read 7', 'create']);
  });

  test('without a ticket, an end is skipped: a resolution alone opens nothing', async () => {
    for (const change of ['close', 'suppress', 'unsuppress', 'reopen'] as const) {
      expect((await perform(effect(change))).outcome).toMatchObject({ status: 'skipped' });
    }
    expect(tracker.calls).toEqual([]);
  });

  describe('a ticket of a former subject', () => {
    const listedFormer = (changes: Partial<Ticket>) => {
      tracker.adopts = true;
      tracker.listed = [listedAs({ ...present, ...changes }, { subjectHash: hashOf('former'), draftHash: 'x' })];
    };

    test.each<[string, TicketChange, Partial<Ticket>, string, string[]]>([
      ['open', 'open', {}, 'updated', ['list', 'write t']],
      ['closed as done', 'open', { state: 'closed', reason: 'done' }, 'reopened', ['list', 'write t', 'reopen']],
      ['closed as not planned', 'open', { state: 'closed', reason: 'not-planned' }, 'updated', ['list', 'write t']],
      ['open, of an alert that is suppressed', 'suppress', {}, 'suppressed', ['list', '+wontfix']],
    ])('that is %s, and then %s, is found (%#)', async (_what, change, state, result, calls) => {
      listedFormer(state);
      const draftOf = change === 'open' ? draft : null;
      const { outcome } = await perform(effect(change, { formerSubjects: ['other', 'former'], draft: draftOf }));
      expect(outcome).toMatchObject({ result: { change: result, issuedId: '7' } });
      expect(tracker.calls).toEqual(calls);
    });

    test('such a ticket is not looked for where the subject has one of its own', async () => {
      listedFormer({});
      tracker.listed.push(listedAs({ ...present, key: '8' }));
      const { outcome } = await perform(effect('open', { formerSubjects: ['former'] }));
      expect(outcome).toMatchObject({ result: { issuedId: '8' } });
    });
  });

  test('a ticket that the sender names is adopted, with its key as its id', async () => {
    const { outcome, ticket } = await perform(effect('close', { adoptKey: '7' }));
    expect(tracker.calls).toEqual(['read 7', 'close']);
    expect(outcome).toMatchObject({ result: { change: 'closed', issuedId: '7' } });
    expect(ticket).toMatchObject({ save: { issuedId: '7', draftHash: '' } });
  });
});
