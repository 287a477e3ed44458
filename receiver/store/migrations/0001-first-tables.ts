import { type Kysely, sql } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';

/** Deliveries and effects are also the queue; tickets map a subject to what stands for it in a tracker. */
export async function up(db: Kysely<unknown>, { time, bytes, sequence }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('seq', sequence.type, sequence.build)
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('received_at', time, (column) => column.notNull())
    .addColumn('headers', 'text', (column) => column.notNull())
    .addColumn('body', bytes, (column) => column.notNull())
    .addColumn('events', 'text', (column) => column.notNull())
    .addUniqueConstraint('deliveries_source_id', ['source', 'id'])
    .execute();

  await db.schema
    .createTable('effects')
    .addColumn('seq', sequence.type, sequence.build)
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('delivery', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('rule', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('due_at', time, (column) => column.notNull())
    .addColumn('held_until', time, (column) => column.notNull())
    .addColumn('lease_until', time, (column) => column.notNull())
    .addColumn('worker', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('finished_at', time)
    .execute();
  await db.schema
    .createIndex('effects_unfinished_due')
    .on('effects')
    .columns(['status', 'due_at', 'seq'])
    .where(sql.ref('status'), 'in', [sql.lit('due'), sql.lit('running')])
    .execute();
  await db.schema
    .createIndex('effects_unfinished_order')
    .on('effects')
    .columns(['target', 'subject', 'seq'])
    .where(sql.ref('status'), 'in', [sql.lit('due'), sql.lit('running')])
    .execute();
  await db.schema
    .createIndex('effects_failed')
    .on('effects')
    .columns(['status', 'target'])
    .where(sql.ref('status'), '=', sql.lit('failed'))
    .execute();
  await db.schema.createIndex('effects_subject').on('effects').columns(['subject', 'status']).execute();
  await db.schema.createIndex('effects_delivery').on('effects').columns(['source', 'delivery']).execute();

  await db.schema
    .createTable('attempts')
    .addColumn('seq', sequence.type, sequence.build)
    .addColumn('effect', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('started_at', time, (column) => column.notNull())
    .addColumn('ended_at', time, (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('attempts_effect').on('attempts').columns(['effect', 'started_at']).execute();

  await db.schema
    .createTable('tickets')
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('rule', 'text', (column) => column.notNull())
    .addColumn('ticket', 'text')
    .addColumn('issued_id', 'text')
    .addColumn('draft_hash', 'text', (column) => column.notNull())
    .addColumn('intended_at', time, (column) => column.notNull())
    .addColumn('tried_at', time, (column) => column.notNull())
    .addColumn('applied_at', time, (column) => column.notNull())
    .addColumn('seen_at', time, (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('tickets_pk', ['target', 'subject'])
    .execute();
  await db.schema.createIndex('tickets_subject').on('tickets').columns(['subject', 'intended_at']).execute();
  await db.schema.createIndex('tickets_issued').unique().on('tickets').columns(['source', 'issued_id']).execute();
  await db.schema.createIndex('tickets_newest').on('tickets').columns(['intended_at']).execute();

  await db.schema
    .createTable('creations')
    .addColumn('seq', sequence.type, sequence.build)
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('at', time, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('creations_target').on('creations').columns(['target', 'at']).execute();

  await db.schema
    .createTable('checks')
    .addColumn('at', time, (column) => column.notNull())
    .addColumn('filler', bytes, (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('board_tickets')
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('labels', 'text', (column) => column.notNull())
    .addColumn('created_at', time, (column) => column.notNull())
    .addColumn('updated_at', time, (column) => column.notNull())
    .addPrimaryKeyConstraint('board_tickets_pk', ['target', 'number'])
    .addUniqueConstraint('board_tickets_key', ['target', 'key'])
    .addUniqueConstraint('board_tickets_subject', ['target', 'subject'])
    .execute();

  await db.schema
    .createTable('board_history')
    .addColumn('seq', sequence.type, sequence.build)
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('at', time, (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('board_history_key').on('board_history').columns(['target', 'key', 'seq']).execute();
}
