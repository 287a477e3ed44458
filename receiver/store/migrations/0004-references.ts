import { type Kysely, sql } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';

/** Tickets are found by what they are called, and it is known whether their alerts are suppressed. */
export async function up(db: Kysely<unknown>, { time, memberOf }: ColumnTypes): Promise<void> {
  await db.schema.alterTable('tickets').addColumn('reference', 'text').execute();
  await db.schema.alterTable('tickets').addColumn('suppression', 'text').execute();
  await db.schema.alterTable('tickets').addColumn('suppression_at', time).execute();
  await sql`update tickets set reference = lower(${memberOf('ticket', 'reference')}) where ticket is not null`.execute(
    db,
  );
  await db.schema.createIndex('tickets_reference').on('tickets').columns(['reference']).execute();
}
