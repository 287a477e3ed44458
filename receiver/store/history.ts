import type { Kysely } from 'kysely';
import type { FinishedAttempt, History } from '../../shared/store/store.ts';
import type { Database } from './database.ts';
import { messageOf } from './effects.ts';
import { toRecord } from './tickets.ts';

/** What people look at, newest first. */
export function createHistory(reader: Kysely<Database>): History {
  return {
    deliveries: async ({ limit }) => {
      const deliveries = await reader
        .selectFrom('deliveries')
        .select(['source', 'id', 'received_at', 'events'])
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute();
      const effects = await reader
        .selectFrom('effects')
        .select(['source', 'delivery', 'target', 'kind', 'status', 'attempts', 'outcome'])
        .where(({ eb, refTuple, tuple }) =>
          deliveries.length === 0
            ? eb.lit(false)
            : eb(
                refTuple('source', 'delivery'),
                'in',
                deliveries.map(({ source, id }) => tuple(source, id)),
              ),
        )
        .orderBy('seq')
        .execute();
      return deliveries.map(({ source, id, received_at, events }) => ({
        source,
        id,
        receivedAt: received_at,
        events: JSON.parse(events) as string[],
        effects: effects
          .filter((effect) => effect.source === source && effect.delivery === id)
          .map(({ target, kind, status, attempts, outcome }) => ({
            target,
            kind,
            status,
            attempts,
            message: outcome === '' ? '' : messageOf(JSON.parse(outcome) as FinishedAttempt['outcome']),
          })),
      }));
    },
    effectCounts: async () => {
      const statuses = ['due', 'running', 'failed'] as const;
      const rows = await reader
        .selectFrom('effects')
        .select(['target', 'status', ({ fn }) => fn.countAll().as('count')])
        .where('status', 'in', statuses)
        .groupBy(['target', 'status'])
        .execute();
      return rows.map(({ target, status, count }) => ({
        target,
        status: status as (typeof statuses)[number],
        count: Number(count),
      }));
    },
    tickets: async ({ limit }) => {
      const rows = await reader.selectFrom('tickets').selectAll().orderBy('intended_at', 'desc').limit(limit).execute();
      return rows.map(toRecord);
    },
  };
}
