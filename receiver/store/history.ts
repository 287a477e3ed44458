import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { Outcome } from '../../shared/model/outcome.ts';
import {
  type DeliveryPage,
  type DeliverySummary,
  type EffectSummary,
  type History,
  maxListedEffects,
} from '../../shared/store/store.ts';
import { tellOutcome } from '../../shared/store/tell-outcome.ts';
import type { Database } from './database.ts';
import type { Engine } from './engine.ts';
import { findPage, findSeqs } from './find-deliveries.ts';
import { toRecord } from './tickets.ts';

/** What people look at, newest first. */
export function createHistory(engine: Pick<Engine, 'reader' | 'dialect' | 'keys'>): History {
  const { reader, dialect } = engine;
  return {
    deliveries: async (page: DeliveryPage) => {
      const { seqs, next } = await findPage(page, engine);
      const rows = await reader
        .selectFrom('deliveries')
        .select(['seq', 'source', 'id', 'received_at', 'events'])
        .where(dialect.isOneOf('seq', 'bigint', seqs))
        .orderBy('seq', 'desc')
        .execute();
      const isListed = dialect.isOneOf('delivery_seq', 'bigint', seqs);
      const effects = await firstEffectsOf(reader, isListed);
      const counts = await countsOf(reader, isListed);
      return {
        deliveries: rows.map((row) => ({ ...toSummary(row, effects), effectCount: counts.get(row.seq) ?? 0 })),
        next,
      };
    },

    delivery: async (wanted) => {
      const seqs = await findSeqs(wanted, engine);
      const rows = await reader
        .selectFrom('deliveries')
        .selectAll()
        .where(dialect.isOneOf('seq', 'bigint', seqs))
        .orderBy('seq')
        .execute();
      const effects = await effectsOf(reader, dialect.isOneOf('delivery_seq', 'bigint', seqs));
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
          attempts: await attemptsOf(reader, row.seq),
        })),
      );
    },

    effectCounts: async () => {
      // Each from an index that holds nothing else.
      const { rows } = await sql<{ target: string; status: 'due' | 'running' | 'failed'; count: number | string }>`
        select target, 'due' as status, sum(count) as count from (
          select target, count(*) as count from effects where status = 'due' and blocked = 0 group by target
          union all
          select target, count(*) as count from effects where status = 'due' and blocked = 1 group by target
        ) as waiting group by target
        union all
        select target, 'running', count(*) from effects where status = 'running' group by target
        union all
        select target, 'failed', count(*) from effects where status = 'failed' group by target`.execute(reader);
      return rows.map(({ count, ...rest }) => ({ ...rest, count: Number(count) }));
    },

    tickets: async ({ limit }) => {
      const rows = await reader.selectFrom('tickets').selectAll().orderBy('intended_at', 'desc').limit(limit).execute();
      return rows.map(toRecord);
    },
  };
}

const shownColumns = [
  'id',
  'delivery_seq',
  'target',
  'subject',
  'rule',
  'kind',
  'status',
  'attempts',
  'due_at',
  'outcome',
] as const;

type EffectRow = Pick<Selectable<Database['effects']>, (typeof shownColumns)[number]>;

/** Effects by their delivery, in their order. */
async function effectsOf(
  reader: Kysely<Database>,
  isWanted: RawBuilder<boolean>,
): Promise<ReadonlyMap<number, readonly EffectRow[]>> {
  const rows = await reader.selectFrom('effects').select(shownColumns).where(isWanted).orderBy('seq').execute();
  return Map.groupBy(rows, (row) => row.delivery_seq);
}

/** The first effects of each delivery. */
async function firstEffectsOf(
  reader: Kysely<Database>,
  isWanted: RawBuilder<boolean>,
): Promise<ReadonlyMap<number, readonly EffectRow[]>> {
  const rows = await reader
    .selectFrom('effects')
    .select(shownColumns)
    .where(
      'seq',
      'in',
      reader
        .selectFrom(
          reader
            .selectFrom('effects')
            .select(['seq', sql<number>`row_number() over (partition by delivery_seq order by seq)`.as('place')])
            .where(isWanted)
            .as('numbered'),
        )
        .select('numbered.seq')
        .where('place', '<=', maxListedEffects),
    )
    .orderBy('seq')
    .execute();
  return Map.groupBy(rows, (row) => row.delivery_seq);
}

async function countsOf(reader: Kysely<Database>, isWanted: RawBuilder<boolean>): Promise<ReadonlyMap<number, number>> {
  const rows = await reader
    .selectFrom('effects')
    .select(['delivery_seq', ({ fn }) => fn.countAll().as('count')])
    .where(isWanted)
    .groupBy('delivery_seq')
    .execute();
  return new Map(rows.map(({ delivery_seq, count }) => [delivery_seq, Number(count)]));
}

async function attemptsOf(reader: Kysely<Database>, seq: number) {
  const rows = await reader
    .selectFrom('attempts')
    .innerJoin('effects', 'effects.id', 'attempts.effect')
    .select(['effect', 'number', 'started_at', 'ended_at', 'attempts.status', 'message'])
    .where('effects.delivery_seq', '=', seq)
    .orderBy('started_at')
    .execute();
  return rows.map(({ started_at, ended_at, ...rest }) => ({ ...rest, startedAt: started_at, endedAt: ended_at }));
}

function toSummary(
  row: { seq: number; source: string; id: string; received_at: number; events: string },
  effects: ReadonlyMap<number, readonly EffectRow[]>,
): DeliverySummary {
  const { seq, source, id } = row;
  const own = effects.get(seq) ?? [];
  return {
    position: seq,
    source,
    id,
    receivedAt: row.received_at,
    events: JSON.parse(row.events) as string[],
    effects: own.map(toEffectSummary),
    effectCount: own.length,
  };
}

function toEffectSummary(row: EffectRow): EffectSummary {
  const { id, target, subject, rule, kind, status, attempts, outcome } = row;
  const message = outcome === '' ? '' : tellOutcome(JSON.parse(outcome) as Outcome);
  return { id, target, subject, rule, kind, status, attempts, dueAt: row.due_at, message };
}
