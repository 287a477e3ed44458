import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';

/** Which event a ticket and a message were last brought up to: when it was received, and which server reported it. */
export async function up(db: Kysely<unknown>, { time }: ColumnTypes): Promise<void> {
  const addTo = async (table: 'tickets' | 'messages', columns: readonly string[]) => {
    for (const column of columns) {
      await db.schema
        .alterTable(table)
        .addColumn(column, time, (definition) => definition.notNull().defaultTo(0))
        .execute();
    }
    await db.schema
      .alterTable(table)
      .addColumn('applied_origin', 'text', (definition) => definition.notNull().defaultTo(''))
      .execute();
  };
  await addTo('tickets', ['applied_received_at']);
  await addTo('messages', ['applied_at', 'applied_received_at']);
}
