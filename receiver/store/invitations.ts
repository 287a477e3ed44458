import type { Kysely } from 'kysely';
import type { InvitationStore } from '../../shared/store/invitations.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './group-commit.ts';

export function createInvitations(reader: Kysely<Database>, commit: GroupCommit): InvitationStore {
  return {
    find: async (place, person) =>
      await reader
        .selectFrom('invitations')
        .selectAll()
        .where('place', '=', place)
        .where('person', '=', person)
        .executeTakeFirst(),
    add: (record) =>
      commit.write(async (trx) => {
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('invitations')
          .values(record)
          .onConflict((conflict) => conflict.columns(['place', 'person']).doNothing())
          .executeTakeFirst();
        return Number(numInsertedOrUpdatedRows ?? 0) > 0;
      }),
    save: (record) =>
      commit.write(async (trx) => {
        await trx
          .insertInto('invitations')
          .values(record)
          .onConflict((conflict) => conflict.columns(['place', 'person']).doUpdateSet(record))
          .execute();
      }),
    forget: ({ place, person, effect }) =>
      commit.write(async (trx) => {
        await trx
          .deleteFrom('invitations')
          .where('place', '=', place)
          .where('person', '=', person)
          .where('effect', '=', effect)
          .execute();
      }),
  };
}
