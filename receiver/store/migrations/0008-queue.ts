import { type Kysely, sql } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';

/**
 * Indexes for a queue that costs the same however much has been done before: work in progress is found by partial
 * indexes, and effects by the number of their delivery instead of its random id. docs/decisions/0024
 */
export async function up(db: Kysely<unknown>, { time }: ColumnTypes): Promise<void> {
  for (const name of ['unfinished_due', 'unfinished_order', 'failed', 'subject', 'delivery']) {
    await db.schema.dropIndex(`effects_${name}`).execute();
  }
  await db.schema
    .alterTable('effects')
    .addColumn('delivery_seq', time, (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('effects')
    .addColumn('blocked', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('effects')
    .addColumn('waits_from', time, (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`update effects set delivery_seq = deliveries.seq from deliveries where deliveries.source = effects.source and deliveries.id = effects.delivery`.execute(
    db,
  );

  await sql`create index effects_ready on effects (target, due_at, seq) where status = 'due' and blocked = 0`.execute(
    db,
  );
  await sql`create index effects_blocked on effects (target) where status = 'due' and blocked = 1`.execute(db);
  await sql`create index effects_waiting on effects (subject, target) where status = 'due' and outcome <> ''`.execute(
    db,
  );
  await sql`create index effects_running on effects (target, subject, lease_until) where status = 'running'`.execute(
    db,
  );
  await sql`create index effects_unfinished on effects (subject, target, seq) where status in ('due', 'running')`.execute(
    db,
  );
  await sql`create index effects_failed on effects (target) where status = 'failed'`.execute(db);
  await sql`create index effects_ended on effects (status, delivery_seq) where status in ('done', 'skipped', 'failed')`.execute(
    db,
  );
  await sql`create index effects_delivery on effects (delivery_seq, subject)`.execute(db);

  await sql`create index deliveries_received on deliveries (received_at)`.execute(db);
  await sql`create index deliveries_source on deliveries (source, seq)`.execute(db);
}
