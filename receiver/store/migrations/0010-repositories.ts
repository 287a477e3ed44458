import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';

/** The names that repositories have had, by their ids. docs/decisions/0029 */
export async function up(db: Kysely<unknown>, { time }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('repositories')
    .addColumn('forge', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('identity', 'text', (column) => column.notNull())
    // 0 once another repository has the name.
    .addColumn('is_ours', 'integer', (column) => column.notNull())
    .addColumn('seen_at', time, (column) => column.notNull())
    .addPrimaryKeyConstraint('repositories_key', ['forge', 'id', 'name'])
    .execute();
  await db.schema.createIndex('repositories_name').on('repositories').columns(['forge', 'name']).execute();
  await db.schema.createIndex('repositories_identity').on('repositories').columns(['forge', 'identity']).execute();
}
