import { z } from 'zod';
import type { BoardChange } from '../../store/board.ts';
import type { TargetType } from '../target.ts';
import { type Tracker, written } from './tracker.ts';

const options = {
  labels: z.array(z.string().min(1)).default([]).describe('Labels put on every ticket of this target.'),
};

/** Tickets in Ticketwire's own store, with history: needs no account. docs/targets/local.md */
export const local: TargetType<typeof options> = {
  type: 'local',
  label: 'the local board',
  docs: 'docs/targets/local.md',
  options,
  needsStore: true,
  limits: {
    title: { maxChars: 256, maxBytes: 1_024 },
    body: { maxChars: 65_536, maxBytes: 262_143 },
    maxLabelChars: 50,
  },
  create: (settings, { name, board, now }) => {
    const change = (key: string, what: BoardChange) => board.change(name, key, what, now());
    const tracker: Tracker = {
      adopts: false,
      listLagMs: 0,
      findBySubject: (subject) => board.find(name, { subject }),
      readTicket: (key) => board.find(name, { key }),
      createTicket: async (subject, draft) => {
        const labels = [...new Set([...draft.labels, ...settings.labels])];
        return { ticket: await board.ensure(name, subject, { ...draft, labels }, now()) };
      },
      ensureContent: (ticket, { title, body }) => written(change(ticket.key, { what: 'updated', title, body })),
      ensureTransition: async (ticket, transition) => {
        if ((ticket.state === 'closed') === (transition !== 'reopen')) return ticket;
        return change(
          ticket.key,
          transition === 'reopen'
            ? { what: 'reopened', state: 'open', reason: null }
            : { what: 'closed', state: 'closed', reason: transition === 'close' ? 'done' : 'duplicate' },
        );
      },
      ensureLabels: async (ticket, { add, remove }) => {
        const missing = add.filter((label) => !ticket.labels.includes(label));
        const surplus = ticket.labels.filter((label) => remove.includes(label));
        if (missing.length + surplus.length === 0) return ticket;
        const what = [...missing.map((label) => `labeled ${label}`), ...surplus.map((label) => `unlabeled ${label}`)];
        const labels = [...ticket.labels.filter((label) => !surplus.includes(label)), ...missing];
        return change(ticket.key, { what: what.join(', '), labels });
      },
      ensureComment: async (ticket, { id, text }) => {
        // The first digits of its id tell a comment from every other one on the ticket.
        const head = `commented ${id.slice(0, 12)}: `;
        const history = await board.history(name, ticket.key);
        if (history.some(({ what }) => what.startsWith(head))) return false;
        await change(ticket.key, { what: `${head}${text}` });
        return true;
      },
    };
    return { tracker, isLocal: true };
  },
};
