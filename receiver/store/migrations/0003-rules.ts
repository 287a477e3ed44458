import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';

/** Rules that are managed while the receiver runs. */
export async function up(db: Kysely<unknown>, { time, sequence }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('rules')
    .addColumn('seq', sequence.type, sequence.build)
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('rule', 'text', (column) => column.notNull())
    .addColumn('created_at', time, (column) => column.notNull())
    .execute();
}
