import type { Kysely, Selectable } from 'kysely';
import { type Board, type BoardTicket, newBoardTicket } from '../../shared/store/board.ts';
import type { Database } from './database.ts';
import type { Engine } from './engine.ts';
import type { GroupCommit } from './group-commit.ts';

/** Tickets of the `local` tracker, in their own tables. */
export function createBoard(reader: Kysely<Database>, commit: GroupCommit, lock: Engine['lock']): Board {
  return {
    ensure: (target, subject, draft, at) =>
      commit.write(async (trx) => {
        // The next number is given to one at a time, over all receivers.
        await lock?.(trx, `board ${target}`);
        const known = await selectTicket(trx, target).where('subject', '=', subject).executeTakeFirst();
        if (known?.state === 'open') return toBoardTicket(known);
        if (known !== undefined) {
          await trx
            .updateTable('board_tickets')
            .set({ subject: `${known.key} was ${subject}` })
            .where('target', '=', target)
            .where('key', '=', known.key)
            .execute();
        }
        const last = await trx
          .selectFrom('board_tickets')
          .select(({ fn }) => fn.max('number').as('number'))
          .where('target', '=', target)
          .executeTakeFirst();
        const number = (last?.number ?? 0) + 1;
        const ticket = newBoardTicket(target, number, draft, at);
        await trx
          .insertInto('board_tickets')
          .values({
            target,
            number,
            key: ticket.key,
            subject,
            title: ticket.title,
            body: ticket.body,
            state: ticket.state,
            reason: ticket.reason,
            labels: JSON.stringify(ticket.labels),
            created_at: at,
            updated_at: at,
          })
          .execute();
        await trx.insertInto('board_history').values({ target, key: ticket.key, at, what: 'created' }).execute();
        return ticket;
      }),

    find: async (target, by) => {
      const row = await ('key' in by
        ? selectTicket(reader, target).where('key', '=', by.key)
        : selectTicket(reader, target).where('subject', '=', by.subject)
      ).executeTakeFirst();
      return row === undefined ? undefined : toBoardTicket(row);
    },

    change: (target, key, { what, labels, ...change }, at) =>
      commit.write(async (trx) => {
        const row = await trx
          .updateTable('board_tickets')
          .set({
            ...change,
            ...(labels === undefined ? {} : { labels: JSON.stringify(labels) }),
            updated_at: at,
          })
          .where('target', '=', target)
          .where('key', '=', key)
          .returningAll()
          .executeTakeFirst();
        if (row === undefined) return undefined;
        await trx.insertInto('board_history').values({ target, key, at, what }).execute();
        return toBoardTicket(row);
      }),

    history: (target, key) =>
      reader
        .selectFrom('board_history')
        .select(['at', 'what'])
        .where('target', '=', target)
        .where('key', '=', key)
        .orderBy('seq')
        .execute(),
  };
}

function selectTicket(db: Kysely<Database>, target: string) {
  return db.selectFrom('board_tickets').selectAll().where('target', '=', target);
}

function toBoardTicket(row: Selectable<Database['board_tickets']>): BoardTicket {
  return {
    target: row.target,
    key: row.key,
    reference: row.key,
    url: '',
    title: row.title,
    body: row.body,
    state: row.state,
    reason: row.reason,
    labels: JSON.parse(row.labels) as string[],
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
