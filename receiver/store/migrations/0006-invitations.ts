import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';

/** Who was invited to which organisation. */
export async function up(db: Kysely<unknown>, { time }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('invitations')
    .addColumn('organization', 'text', (column) => column.notNull())
    // As large as a time in ms, and larger than what PostgreSQL calls an integer.
    .addColumn('user_id', time, (column) => column.notNull())
    .addColumn('login', 'text', (column) => column.notNull())
    .addColumn('occasion', 'text', (column) => column.notNull())
    .addColumn('intended_at', time, (column) => column.notNull())
    .addColumn('invited_at', time)
    .addColumn('welcomed_at', time)
    .addPrimaryKeyConstraint('invitations_key', ['organization', 'user_id'])
    .execute();
}
