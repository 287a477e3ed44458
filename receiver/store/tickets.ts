import type { Kysely, Selectable, Transaction } from 'kysely';
import type { EventData } from '../../shared/model/event.ts';
import type { KnownRecord, Ticket, TicketRecord } from '../../shared/model/ticket.ts';
import { hourMs, nextFreeCreation } from '../../shared/store/creations.ts';
import { type FinishedAttempt, type TicketStore, withIssuedId } from '../../shared/store/store.ts';
import type { Database } from './database.ts';
import type { Engine } from './engine.ts';
import type { GroupCommit } from './group-commit.ts';

export function createTickets(reader: Kysely<Database>, commit: GroupCommit, lock: Engine['lock']): TicketStore {
  return {
    find: async (target, subject) => {
      const row = await reader
        .selectFrom('tickets')
        .selectAll()
        .where('target', '=', target)
        .where('subject', '=', subject)
        .executeTakeFirst();
      return row === undefined ? undefined : toRecord(row);
    },
    intend: (intent) =>
      commit.write(async (trx) => {
        const inserted = await trx
          .insertInto('tickets')
          .values({
            target: intent.target,
            subject: intent.subject,
            source: intent.source,
            rule: intent.rule,
            ticket: null,
            reference: null,
            suppression: null,
            suppression_at: null,
            issued_id: null,
            draft_hash: '',
            intended_at: intent.at,
            tried_at: intent.at,
            applied_at: 0,
            applied_received_at: 0,
            applied_origin: '',
            seen_at: 0,
            data: JSON.stringify(intent.data),
          })
          .onConflict((conflict) => conflict.columns(['target', 'subject']).doNothing())
          .executeTakeFirst();
        const row = await trx
          .selectFrom('tickets')
          .selectAll()
          .where('target', '=', intent.target)
          .where('subject', '=', intent.subject)
          .executeTakeFirstOrThrow();
        return { record: toRecord(row), isFresh: inserted.numInsertedOrUpdatedRows === 1n };
      }),
    noteTry: (target, subject, at) =>
      commit.write(async (trx) => {
        await trx
          .updateTable('tickets')
          .set({ tried_at: at })
          .where('target', '=', target)
          .where('subject', '=', subject)
          .execute();
      }),
    forget: (target, subject) => commit.write((trx) => forgetTicket(trx, target, subject)),
    takeCreation: (target, limits, at) =>
      commit.write(async (trx) => {
        await lock?.(trx, `creations of ${target}`);
        await trx
          .deleteFrom('creations')
          .where('target', '=', target)
          .where('at', '<=', at - hourMs)
          .execute();
        // Noted before the clock was set back: it has been at least no time since.
        await trx.updateTable('creations').set({ at }).where('target', '=', target).where('at', '>', at).execute();
        const rows = await trx
          .selectFrom('creations')
          .select('at')
          .where('target', '=', target)
          .orderBy('at')
          .execute();
        const times = rows.map((row) => row.at);
        const freeAt = nextFreeCreation(times, limits, at);
        if (freeAt === undefined) await trx.insertInto('creations').values({ target, at }).execute();
        return freeAt;
      }),
    findIssued: async (source, issuedId) => {
      const row = await reader
        .selectFrom('tickets')
        .select(['target', 'subject', 'data'])
        .where('source', '=', source)
        .where('issued_id', '=', issuedId)
        .executeTakeFirst();
      return row === undefined ? undefined : { ...row, data: JSON.parse(row.data) as EventData };
    },
    findByReference: async (reference) => {
      const rows = await reader
        .selectFrom('tickets')
        .selectAll()
        .where('reference', '=', reference.toLowerCase())
        .execute();
      return rows.map(toRecord).filter((record): record is KnownRecord => record.ticket !== null);
    },
    noteSuppression: (target, subject, { change, at }) =>
      commit.write(async (trx) => {
        await trx
          .updateTable('tickets')
          .set({ suppression: change, suppression_at: at })
          .where('target', '=', target)
          .where('subject', '=', subject)
          .execute();
      }),
  };
}

/** The attempt with an id for its ticket that no other ticket of the source has. */
export async function issueId(trx: Transaction<Database>, finished: FinishedAttempt): Promise<FinishedAttempt> {
  if (finished.ticket === undefined || !('save' in finished.ticket)) return finished;
  const { source, target, subject, issuedId, ticket } = finished.ticket.save;
  if (issuedId === null || ticket === null) return finished;
  const holder = await trx
    .selectFrom('tickets')
    .select(['target', 'subject'])
    .where('source', '=', source)
    .where('issued_id', '=', issuedId)
    .executeTakeFirst();
  const isFree = holder === undefined || (holder.target === target && holder.subject === subject);
  return isFree ? finished : withIssuedId(finished, ticket.reference);
}

/** What an attempt learned of a ticket, in the transaction that ends the attempt. */
export async function saveTicket(
  trx: Transaction<Database>,
  learned: NonNullable<FinishedAttempt['ticket']>,
): Promise<void> {
  if ('forget' in learned) return forgetTicket(trx, learned.forget.target, learned.forget.subject);
  const { save } = learned;
  const row = {
    source: save.source,
    rule: save.rule,
    ticket: save.ticket === null ? null : JSON.stringify(save.ticket),
    reference: save.ticket?.reference.toLowerCase() ?? null,
    issued_id: save.issuedId,
    draft_hash: save.draftHash,
    intended_at: save.intendedAt,
    tried_at: save.triedAt,
    applied_at: save.appliedAt,
    applied_received_at: save.appliedReceivedAt,
    applied_origin: save.appliedOrigin,
    seen_at: save.seenAt,
    data: JSON.stringify(save.data),
  };
  await trx
    .insertInto('tickets')
    .values({ target: save.target, subject: save.subject, ...row })
    .onConflict((conflict) => conflict.columns(['target', 'subject']).doUpdateSet(row))
    .execute();
}

async function forgetTicket(trx: Transaction<Database>, target: string, subject: string): Promise<void> {
  await trx.deleteFrom('tickets').where('target', '=', target).where('subject', '=', subject).execute();
}

export function toRecord(row: Selectable<Database['tickets']>): TicketRecord {
  return {
    target: row.target,
    subject: row.subject,
    source: row.source,
    rule: row.rule,
    ticket: row.ticket === null ? null : (JSON.parse(row.ticket) as Ticket),
    issuedId: row.issued_id,
    draftHash: row.draft_hash,
    intendedAt: row.intended_at,
    triedAt: row.tried_at,
    appliedAt: row.applied_at,
    appliedReceivedAt: row.applied_received_at,
    appliedOrigin: row.applied_origin,
    seenAt: row.seen_at,
    data: JSON.parse(row.data) as EventData,
    ...(row.suppression === null ? {} : { suppression: { change: row.suppression, at: row.suppression_at ?? 0 } }),
  };
}
