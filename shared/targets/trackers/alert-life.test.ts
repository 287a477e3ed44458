import { describe, expect, test } from '@jest/globals';
import { hashDraft } from '../../mapping/ticket-draft.ts';
import type { Ticket, TicketChange, TicketDraft } from '../../model/ticket.ts';
import { createMemoryStore } from '../../store/memory.ts';
import type { TrackEffect } from './change.ts';
import { performTrack } from './perform.ts';
import { type Tracker, written } from './tracker.ts';

const dayMs = 24 * 3_600_000;
const now = 400 * dayMs;
const draft: TicketDraft = { title: 't', body: '<!-- marker -->\nbody\n', labels: ['ticketwire'] };

/** How the ticket of the subject is when something is heard of it; undefined: there is none. */
const found: Record<string, Partial<Ticket> | undefined> = {
  none: undefined,
  open: { state: 'open', reason: null },
  'open, suppressed': { state: 'open', reason: null, labels: ['ticketwire', 'wontfix'] },
  'closed recently': { state: 'closed', reason: 'done', updatedAt: now - 2 * dayMs },
  'closed long ago': { state: 'closed', reason: 'done', updatedAt: now - 200 * dayMs },
  'closed as not planned': { state: 'closed', reason: 'not-planned', updatedAt: now - 200 * dayMs },
  "closed, and labelled won't fix": {
    state: 'closed',
    reason: 'done',
    labels: ['ticketwire', 'WontFix'],
    updatedAt: now - 200 * dayMs,
  },
};

/** The ticket, what is heard, what becomes of it, and `reopen-within` in days; null: no rule sets it. */
const life: readonly (readonly [string, TicketChange, string, number | null])[] = [
  ['none', 'open', 'create', null],
  ['none', 'reopen', 'create', null],
  ['none', 'close', 'nothing', null],
  ['none', 'suppress', 'nothing', null],
  ['none', 'unsuppress', 'nothing', null],
  ['open', 'open', 'nothing', null],
  ['open', 'reopen', 'nothing', null],
  ['open', 'close', 'close', null],
  ['open', 'suppress', '+wontfix', null],
  ['open', 'unsuppress', 'nothing', null],
  ['open, suppressed', 'open', 'nothing', null],
  ['open, suppressed', 'close', 'close', null],
  ['open, suppressed', 'suppress', 'nothing', null],
  ['open, suppressed', 'unsuppress', '-wontfix', null],
  ['closed recently', 'open', 'reopen', 30],
  ['closed recently', 'open', 'reopen', 0],
  ['closed recently', 'close', 'nothing', 30],
  ['closed recently', 'suppress', '+wontfix', 30],
  ['closed long ago', 'open', 'reopen', null],
  ['closed long ago', 'open', 'reopen', 0],
  ['closed long ago', 'open', 'create after o/r#7', 30],
  ['closed long ago', 'reopen', 'create after o/r#7', 30],
  ['closed long ago', 'close', 'nothing', 30],
  ['closed long ago', 'suppress', '+wontfix', 30],
  ['closed as not planned', 'open', 'nothing', null],
  ['closed as not planned', 'open', 'nothing', 30],
  ['closed as not planned', 'open', 'nothing', 0],
  ['closed as not planned', 'reopen', 'nothing', 30],
  ['closed recently', 'unsuppress', 'reopen', null],
  ['closed long ago', 'unsuppress', 'reopen', 30],
  ['closed as not planned', 'close', 'nothing', null],
  ['closed as not planned', 'suppress', '+wontfix', null],
  ['closed as not planned', 'unsuppress', 'reopen', null],
  ["closed, and labelled won't fix", 'close', 'nothing', null],
  ["closed, and labelled won't fix", 'suppress', 'nothing', null],
  ["closed, and labelled won't fix", 'open', 'nothing', null],
  ["closed, and labelled won't fix", 'open', 'nothing', 30],
  ["closed, and labelled won't fix", 'reopen', 'reopen', null],
  ["closed, and labelled won't fix", 'unsuppress', '-wontfix reopen', null],
];

describe('what becomes of a ticket', () => {
  test.each(life)('%s, and then %s: %s (%#)', async (...[there, change, wanted, days]) => {
    const { tickets } = createMemoryStore();
    const known: Ticket | undefined =
      found[there] === undefined
        ? undefined
        : {
            key: '7',
            reference: 'o/r#7',
            url: '',
            title: 't',
            state: 'open',
            reason: null,
            labels: [],
            ...found[there],
          };
    const calls: string[] = [];
    const effect = effectOf(change, days);
    if (known !== undefined) {
      await tickets.intend({ target: 'issues', subject: 's', source: 'src', rule: 'r', data: {}, at: 1 });
      const { record } = await tickets.intend({
        target: 'issues',
        subject: 's',
        source: 'src',
        rule: 'r',
        data: {},
        at: 1,
      });
      tickets.find = async () => ({ ...record, ticket: known, issuedId: '7', draftHash: hashDraft(draft) });
    }
    await performTrack(effect, { tracker: trackerOf(known, calls), tickets, now: () => now, attempt: 1 });
    expect(calls.join(' ') || 'nothing').toBe(wanted);
  });
});

function effectOf(change: TicketChange, days: number | null): TrackEffect {
  return {
    id: 'e',
    target: 'issues',
    subject: 's',
    receivedAt: now,
    occurredAt: null,
    cause: { event: 'e', type: 'alert.opened', source: 'src', rule: 'r' },
    kind: 'track-ticket',
    change,
    draft: change === 'open' || change === 'reopen' ? draft : null,
    adoptKey: null,
    data: {},
    ...(days === null
      ? {}
      : {
          manner: {
            isRewritten: true,
            repeated: null,
            closed: null,
            onClose: 'close',
            reopenWithinMs: days * dayMs,
            occurrence: '',
            order: 0,
            maxNew: null,
          },
        }),
  };
}

function trackerOf(known: Ticket | undefined, calls: string[]): Tracker {
  const note = async (what: string) => {
    calls.push(what);
    return known;
  };
  return {
    adopts: false,
    listLagMs: 0,
    findBySubject: async () => undefined,
    readTicket: async () => known,
    createTicket: async (_subject, { body }) => {
      const previous = /Previous ticket: (\S+)\n$/.exec(body)?.[1]?.replace(/\u200b/g, '');
      calls.push(previous === undefined ? 'create' : `create after ${previous}`);
      return { ticket: { key: '8', reference: 'o/r#8', url: '', title: 't', state: 'open', reason: null, labels: [] } };
    },
    ensureContent: () => written(note('write')),
    ensureTransition: (_ticket, transition) => note(transition),
    ensureLabels: (_ticket, { add, remove }) =>
      note([...add.map((label) => `+${label}`), ...remove.map((label) => `-${label}`)].join(' ')),
    ensureComment: async () => true,
  };
}
