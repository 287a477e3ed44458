import { nothingApplied } from '../model/applied.ts';
import type { EpochMs } from '../model/json.ts';
import type { KnownRecord, TicketRecord } from '../model/ticket.ts';
import { hourMs, nextFreeCreation } from './creations.ts';
import { type FinishedAttempt, type TicketStore, withIssuedId } from './store.ts';

/** The tickets of a store that lasts as long as the process; `records` are by {@link keyOf} target and subject. */
export function createMemoryTickets(): {
  tickets: TicketStore;
  records: Map<string, TicketRecord>;
  save(record: TicketRecord): void;
  issueId(finished: FinishedAttempt): FinishedAttempt;
} {
  const records = new Map<string, TicketRecord>();
  /** The record that has an issued id, by source and id. */
  const holders = new Map<string, string>();
  const creations = new Map<string, EpochMs[]>();

  const tickets: TicketStore = {
    find: async (target, subject) => records.get(keyOf(target, subject)),
    intend: async ({ at, ...intent }) => {
      const key = keyOf(intent.target, intent.subject);
      const known = records.get(key);
      if (known !== undefined) return { record: known, isFresh: false };
      const record: TicketRecord = {
        ...intent,
        ticket: null,
        issuedId: null,
        draftHash: '',
        intendedAt: at,
        triedAt: at,
        ...nothingApplied,
        seenAt: 0,
      };
      records.set(key, record);
      return { record, isFresh: true };
    },
    noteTry: async (target, subject, at) => {
      const key = keyOf(target, subject);
      const known = records.get(key);
      if (known !== undefined) records.set(key, { ...known, triedAt: at });
    },
    forget: async (target, subject) => {
      records.delete(keyOf(target, subject));
    },
    takeCreation: async (target, limits, at) => {
      // What was noted before the clock was set back counts as made now.
      const times = (creations.get(target) ?? [])
        .filter((time) => time > at - hourMs)
        .map((time) => Math.min(time, at));
      const freeAt = nextFreeCreation(times, limits, at);
      creations.set(target, freeAt === undefined ? [...times, at] : times);
      return freeAt;
    },
    findIssued: async (source, issuedId) =>
      [...records.values()].find((record) => record.source === source && record.issuedId === issuedId),
    findByReference: async (reference) =>
      [...records.values()].filter(
        (record): record is KnownRecord => record.ticket?.reference.toLowerCase() === reference.toLowerCase(),
      ),
    noteSuppression: async (target, subject, suppression) => {
      const key = keyOf(target, subject);
      const known = records.get(key);
      if (known !== undefined) records.set(key, { ...known, suppression });
    },
  };

  function save(record: TicketRecord): void {
    const key = keyOf(record.target, record.subject);
    records.set(key, { ...record, suppression: records.get(key)?.suppression });
  }

  function issueId(finished: FinishedAttempt): FinishedAttempt {
    if (finished.ticket === undefined || !('save' in finished.ticket)) return finished;
    const { source, issuedId, target, subject, ticket } = finished.ticket.save;
    const own = keyOf(target, subject);
    const issued = keyOf(source, issuedId ?? '');
    const holder = holders.get(issued);
    const isFree = holder === undefined || holder === own || records.get(holder)?.issuedId !== issuedId;
    if (isFree) holders.set(issued, own);
    return isFree || issuedId === null || ticket === null ? finished : withIssuedId(finished, ticket.reference);
  }

  return { tickets, records, save, issueId };
}

export function keyOf(...parts: string[]): string {
  return JSON.stringify(parts);
}
