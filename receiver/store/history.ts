import { type Kysely, type Selectable, sql } from 'kysely';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { DeliverySummary, EffectSummary, History } from '../../shared/store/store.ts';
import { tellOutcome } from '../../shared/store/tell-outcome.ts';
import type { Database } from './database.ts';
import { toRecord } from './tickets.ts';

const shownStatuses = ['due', 'running', 'failed'] as const;

/** What people look at, newest first. */
export function createHistory(reader: Kysely<Database>): History {
  return {
    deliveries: async ({ limit, source, status, text, before }) => {
      let query = reader.selectFrom('deliveries').select(['seq', 'source', 'id', 'received_at', 'events']);
      if (source !== undefined) query = query.where('source', '=', source);
      if (before !== undefined) query = query.where('seq', '<', before);
      if (text !== undefined) {
        const like = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
        query = query.where(({ or, exists, selectFrom }) =>
          or([
            sql<boolean>`lower(deliveries.id) like ${like} escape '\\'`,
            exists(
              selectFrom('effects')
                .select('effects.seq')
                .whereRef('effects.source', '=', 'deliveries.source')
                .whereRef('effects.delivery', '=', 'deliveries.id')
                .where(sql<boolean>`lower(effects.subject) like ${like} escape '\\'`),
            ),
          ]),
        );
      }
      if (status !== undefined) {
        query = query.where(({ exists, selectFrom }) =>
          exists(
            selectFrom('effects')
              .select('effects.seq')
              .whereRef('effects.source', '=', 'deliveries.source')
              .whereRef('effects.delivery', '=', 'deliveries.id')
              .where('effects.status', '=', status),
          ),
        );
      }
      const rows = await query.orderBy('seq', 'desc').limit(limit).execute();
      const effects = await effectsOf(reader, rows);
      return rows.map((row) => toSummary(row, effects));
    },

    delivery: async ({ id, source }) => {
      let query = reader.selectFrom('deliveries').select('seq').where('id', '=', id);
      if (source !== undefined) query = query.where('source', '=', source);
      const rows = await reader.selectFrom('deliveries').selectAll().where('seq', 'in', query).orderBy('seq').execute();
      const effects = await effectsOf(reader, rows);
      return Promise.all(
        rows.map(async (row) => ({
          ...toSummary(row, effects),
          delivery: {
            id: row.id,
            source: row.source,
            receivedAt: row.received_at,
            headers: JSON.parse(row.headers) as Record<string, string>,
            body: row.body,
          },
          attempts: await attemptsOf(reader, row),
        })),
      );
    },

    effectCounts: async () => {
      const rows = await reader
        .selectFrom('effects')
        .select(['target', 'status', ({ fn }) => fn.countAll().as('count')])
        .where('status', 'in', shownStatuses)
        .groupBy(['target', 'status'])
        .execute();
      return rows.map(({ target, status, count }) => ({
        target,
        status: status as (typeof shownStatuses)[number],
        count: Number(count),
      }));
    },

    tickets: async ({ limit }) => {
      const rows = await reader.selectFrom('tickets').selectAll().orderBy('intended_at', 'desc').limit(limit).execute();
      return rows.map(toRecord);
    },
  };
}

type EffectRow = Selectable<Database['effects']>;

async function effectsOf(
  reader: Kysely<Database>,
  deliveries: readonly { source: string; id: string }[],
): Promise<readonly EffectRow[]> {
  if (deliveries.length === 0) return [];
  return reader
    .selectFrom('effects')
    .selectAll()
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('source', 'delivery'),
        'in',
        deliveries.map(({ source, id }) => tuple(source, id)),
      ),
    )
    .orderBy('seq')
    .execute();
}

async function attemptsOf(reader: Kysely<Database>, { source, id }: { source: string; id: string }) {
  const rows = await reader
    .selectFrom('attempts')
    .innerJoin('effects', 'effects.id', 'attempts.effect')
    .select(['effect', 'number', 'started_at', 'ended_at', 'attempts.status', 'message'])
    .where('effects.source', '=', source)
    .where('effects.delivery', '=', id)
    .orderBy('started_at')
    .execute();
  return rows.map(({ started_at, ended_at, ...rest }) => ({ ...rest, startedAt: started_at, endedAt: ended_at }));
}

function toSummary(
  row: { seq: number; source: string; id: string; received_at: number; events: string },
  effects: readonly EffectRow[],
): DeliverySummary {
  const { seq, source, id } = row;
  return {
    position: seq,
    source,
    id,
    receivedAt: row.received_at,
    events: JSON.parse(row.events) as string[],
    effects: effects.filter((effect) => effect.source === source && effect.delivery === id).map(toEffectSummary),
  };
}

function toEffectSummary(row: EffectRow): EffectSummary {
  const { id, target, subject, rule, kind, status, attempts, outcome } = row;
  const message = outcome === '' ? '' : tellOutcome(JSON.parse(outcome) as Outcome);
  return { id, target, subject, rule, kind, status, attempts, dueAt: row.due_at, message };
}
