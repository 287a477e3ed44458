import type { Kysely } from 'kysely';
import type { Store, StoreChange } from '../../shared/store/store.ts';
import { createBoard } from './board.ts';
import type { Database } from './database.ts';
import { insertDelivery } from './deliveries.ts';
import { claimDue, finish, followedOf, releaseLeases } from './effects.ts';
import { createGroupCommit } from './group-commit.ts';
import { createHistory } from './history.ts';
import { createTickets, saveTicket } from './tickets.ts';

/** What an engine gives: one connection that writes, one that reads what is committed. */
export interface Engine {
  writer: Kysely<Database>;
  reader: Kysely<Database>;
  now(): number;
}

/** The store over a database: queries that are the same on every engine. */
export function createStore({ writer, reader, now: clock }: Engine): Store & { releaseLeases(): Promise<void> } {
  const commit = createGroupCommit(writer);
  const listeners = new Set<(change: StoreChange) => void>();
  const announce = (change: StoreChange) => {
    for (const listener of listeners) listener(change);
  };

  return {
    accept: async (acceptance) => {
      const accepted = await commit.write((trx) => insertDelivery(trx, acceptance, clock()));
      announce({ kind: 'due' });
      return accepted;
    },
    claimDue: (claim) => commit.write((trx) => claimDue(trx, claim)),
    extendLeases: ({ worker, effectIds, leaseUntil }) =>
      commit.write(async (trx) => {
        await trx
          .updateTable('effects')
          .set({ lease_until: leaseUntil })
          .where('worker', '=', worker)
          .where('status', '=', 'running')
          .where('id', 'in', effectIds)
          .execute();
      }),
    finish: async (finished) => {
      const isOurs = await commit.write(async (trx) => {
        if (!(await finish(trx, finished))) return false;
        if (finished.ticket !== undefined) await saveTicket(trx, finished.ticket);
        return true;
      });
      if (isOurs) announce({ kind: 'ended', effectId: finished.effect.id, outcome: finished.outcome });
    },
    nextDueAt: async (now) => {
      const row = await reader
        .selectFrom('effects')
        .select(({ fn }) => fn.min('due_at').as('due_at'))
        .where('status', '=', 'due')
        .where('due_at', '>', now)
        .executeTakeFirst();
      return row?.due_at ?? undefined;
    },
    findFollowed: (subject) => followedOf(reader, subject),
    tickets: createTickets(reader, commit),
    board: createBoard(reader, commit),
    history: createHistory(reader),
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    checkWritable: async () => {
      await commit.write(async (trx) => {
        await trx.updateTable('effects').set({ worker: '' }).where('seq', '=', -1).execute();
      });
    },
    close: async () => {
      await commit.settle();
      await writer.destroy();
      await reader.destroy();
    },
    releaseLeases: () => commit.write((trx) => releaseLeases(trx, clock())),
  };
}
