import type { Transaction } from 'kysely';
import type { Acceptance, Accepted } from '../../shared/store/store.ts';
import type { Database } from './database.ts';
import { insertEffects, reviveDeadLetters } from './effects.ts';

/** Headers that prove who called: never kept, so that nobody who reads the store can call in that name. */
const unkeptHeaders = /^(authorization|proxy-authorization|cookie|x-gitlab-token)$|signature|secret|token/i;

/** Stores a delivery with its effects, or makes the dead letters of its first receipt due again. */
export async function insertDelivery(
  trx: Transaction<Database>,
  { delivery, events, effects }: Acceptance,
  { now, isShared }: { now: number; isShared: boolean },
): Promise<Accepted> {
  const inserted = await trx
    .insertInto('deliveries')
    .values({
      source: delivery.source,
      id: delivery.id,
      received_at: delivery.receivedAt,
      headers: JSON.stringify(keptHeaders(delivery.headers)),
      body: delivery.body,
      events: JSON.stringify(events),
    })
    .onConflict((conflict) => conflict.columns(['source', 'id']).doNothing())
    .executeTakeFirst();

  if (inserted.numInsertedOrUpdatedRows === 0n) {
    await reviveDeadLetters(trx, delivery, now);
    return { isDuplicate: true };
  }
  await insertEffects(trx, delivery, effects, { dueAt: delivery.receivedAt, isShared });
  return { isDuplicate: false };
}

/** Removes old deliveries whose effects have all ended, with what belongs to them. */
export async function prune(trx: Transaction<Database>, old: { before: number; limit: number }): Promise<number> {
  const rows = await trx
    .selectFrom('deliveries as each')
    .select(['each.seq', 'each.source', 'each.id'])
    .where('each.received_at', '<', old.before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('effects')
            .select('effects.seq')
            .whereRef('effects.source', '=', 'each.source')
            .whereRef('effects.delivery', '=', 'each.id')
            .where('effects.status', 'in', ['due', 'running']),
        ),
      ),
    )
    .orderBy('each.seq')
    .limit(old.limit)
    .execute();
  for (const { seq, source, id } of rows) {
    const effects = trx
      .selectFrom('effects')
      .select('effects.id')
      .where('source', '=', source)
      .where('delivery', '=', id);
    await trx.deleteFrom('attempts').where('effect', 'in', effects).execute();
    await trx.deleteFrom('effects').where('source', '=', source).where('delivery', '=', id).execute();
    await trx.deleteFrom('deliveries').where('seq', '=', seq).execute();
  }
  return rows.length;
}

function keptHeaders(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !unkeptHeaders.test(name)));
}
