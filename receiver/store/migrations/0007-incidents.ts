import { type Kysely, sql } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';

/** Unresolved dead letters, and the incidents by which the receiver reports them and targets that are down. */
export async function up(db: Kysely<unknown>, { time }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('dead_letters')
    .addColumn('effect', 'text', (column) => column.primaryKey().notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('rule', 'text', (column) => column.notNull())
    .addColumn('died_at', time, (column) => column.notNull())
    // 1 once an incident has reported it.
    .addColumn('is_reported', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('dead_letters_incident')
    .on('dead_letters')
    .columns(['target', 'rule', 'died_at', 'effect'])
    .execute();
  await db.schema
    .createIndex('dead_letters_unreported')
    .on('dead_letters')
    .columns(['target', 'rule'])
    .where(sql.ref('is_reported'), '=', sql.lit(0))
    .execute();

  await db.schema
    .createTable('incidents')
    .addColumn('subject', 'text', (column) => column.primaryKey().notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    // Empty where the whole target is down.
    .addColumn('rule', 'text', (column) => column.notNull())
    .addColumn('is_open', 'integer', (column) => column.notNull())
    // Number of its events so far: two receivers never report the same one.
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('opened_at', time, (column) => column.notNull())
    .addColumn('touched_at', time, (column) => column.notNull())
    .execute();
}
