import type { Kysely, Selectable } from 'kysely';
import type { Invitation, InvitationStore } from '../../shared/store/invitations.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './group-commit.ts';

export function createInvitations(reader: Kysely<Database>, commit: GroupCommit): InvitationStore {
  return {
    find: async ({ organization, userId }) => {
      const row = await reader
        .selectFrom('invitations')
        .selectAll()
        .where('organization', '=', organization)
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return row === undefined ? undefined : toInvitation(row);
    },
    intend: ({ organization, userId, login, occasion, at, abandonedBefore }) =>
      commit.write(async (trx) => {
        const row = { login, occasion, intended_at: at, invited_at: null, welcomed_at: null };
        const inserted = await trx
          .insertInto('invitations')
          .values({ organization, user_id: userId, ...row })
          .onConflict((conflict) => conflict.columns(['organization', 'user_id']).doNothing())
          .executeTakeFirst();
        if (inserted.numInsertedOrUpdatedRows === 1n) return 'fresh';
        const taken = await trx
          .updateTable('invitations')
          .set(row)
          .where('organization', '=', organization)
          .where('user_id', '=', userId)
          .where('invited_at', 'is', null)
          .where(({ eb, or }) => or([eb('occasion', '=', occasion), eb('intended_at', '<=', abandonedBefore)]))
          .executeTakeFirst();
        return taken.numUpdatedRows === 1n ? 'again' : 'taken';
      }),
    note: ({ organization, userId, occasion }, what, at) =>
      commit.write(async (trx) => {
        await trx
          .updateTable('invitations')
          .set(what === 'invited' ? { invited_at: at } : { welcomed_at: at })
          .where('organization', '=', organization)
          .where('user_id', '=', userId)
          .where('occasion', '=', occasion)
          .execute();
      }),
    add: (invitation) =>
      commit.write(async (trx) => {
        const { organization, userId, login, occasion, intendedAt, invitedAt, welcomedAt } = invitation;
        const inserted = await trx
          .insertInto('invitations')
          .values({
            organization,
            user_id: userId,
            login,
            occasion,
            intended_at: intendedAt,
            invited_at: invitedAt,
            welcomed_at: welcomedAt,
          })
          .onConflict((conflict) => conflict.columns(['organization', 'user_id']).doNothing())
          .executeTakeFirst();
        return inserted.numInsertedOrUpdatedRows === 1n;
      }),
    forget: ({ organization, userId }) =>
      commit.write(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom('invitations')
          .where('organization', '=', organization)
          .where('user_id', '=', userId)
          .executeTakeFirst();
        return numDeletedRows === 1n;
      }),
    list: async () => {
      const rows = await reader.selectFrom('invitations').selectAll().orderBy('intended_at', 'desc').execute();
      return rows.map(toInvitation);
    },
  };
}

function toInvitation(row: Selectable<Database['invitations']>): Invitation {
  return {
    organization: row.organization,
    userId: row.user_id,
    login: row.login,
    occasion: row.occasion,
    intendedAt: row.intended_at,
    invitedAt: row.invited_at,
    welcomedAt: row.welcomed_at,
  };
}
