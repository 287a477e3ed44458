import { type Kysely, sql } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';

/**
 * Sources registered while the receiver runs, with their secrets encrypted; how far the deliveries of a hook were caught
 * up with. On the embedded store, an index in the order of the rows takes the place of the one over random ids.
 */
export async function up(db: Kysely<unknown>, { time, bytes, sequence, isSequential }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('sources')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('sender', 'text', (column) => column.notNull())
    .addColumn('repository', 'text')
    .addColumn('created_at', time, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('source_secrets')
    .addColumn('seq', sequence.type, sequence.build)
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('sealed', bytes, (column) => column.notNull())
    .addColumn('created_at', time, (column) => column.notNull())
    .addColumn('until', time)
    .execute();
  await db.schema.createIndex('source_secrets_source').on('source_secrets').columns(['source']).execute();
  await db.schema
    .createTable('catch_ups')
    .addColumn('source', 'text', (column) => column.primaryKey())
    .addColumn('caught_until', time, (column) => column.notNull())
    .addColumn('lease_until', time, (column) => column.notNull())
    .addColumn('worker', 'text', (column) => column.notNull())
    .execute();
  if (isSequential) await keysInOrder(db, { time, bytes, sequence });
}

/** SQLite drops no constraint: the rows move to a table without it. */
async function keysInOrder(
  db: Kysely<unknown>,
  { time, bytes, sequence }: Pick<ColumnTypes, 'time' | 'bytes' | 'sequence'>,
): Promise<void> {
  await db.schema.alterTable('deliveries').renameTo('deliveries_before').execute();
  await db.schema
    .createTable('deliveries')
    .addColumn('seq', sequence.type, sequence.build)
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('received_at', time, (column) => column.notNull())
    .addColumn('headers', 'text', (column) => column.notNull())
    .addColumn('body', bytes, (column) => column.notNull())
    .addColumn('events', 'text', (column) => column.notNull())
    .execute();
  await sql`insert into deliveries select seq, source, id, received_at, headers, body, events from deliveries_before`.execute(
    db,
  );
  await db.schema.dropTable('deliveries_before').execute();
  await db.schema.createIndex('deliveries_keys').on('deliveries').columns(['seq', 'source', 'id']).execute();
}
