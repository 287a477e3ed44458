import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';

/** Whom we invited to an organisation, and whom we found in it: nobody is invited twice. */
export async function up(db: Kysely<unknown>, { time }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('invitations')
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('login', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('effect', 'text', (column) => column.notNull())
    .addColumn('at', time, (column) => column.notNull())
    .addPrimaryKeyConstraint('invitations_key', ['place', 'person'])
    .execute();
}
