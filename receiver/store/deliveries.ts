import type { Kysely, Transaction } from 'kysely';
import type { Acceptance, Accepted } from '../../shared/store/store.ts';
import type { Database } from './database.ts';
import type { DeliveryKeys, DeliveryRow, KeptDelivery } from './delivery-keys.ts';
import { insertEffects, reviveDeadLetters } from './effects.ts';

/** Headers that prove who called: never kept, so that nobody who reads the store can call in that name. */
const unkeptHeaders = /^(authorization|proxy-authorization|cookie|x-gitlab-token)$|signature|secret|token/i;

/** Stores deliveries with their effects; of one that is there already, the dead letters are made due again. */
export async function insertDeliveries(
  trx: Transaction<Database>,
  acceptances: readonly Acceptance[],
  { now, isShared, keys }: { now: number; isShared: boolean; keys: DeliveryKeys | undefined },
): Promise<{ values: readonly Accepted[]; afterCommit(): void }> {
  const inserted = await insertRows(trx, acceptances, keys);
  const fresh = new Set(inserted.map(nameOf));
  const values: Accepted[] = [];
  for (const { delivery, effects } of acceptances) {
    // Of two with one id in one transaction, the first is the one that was stored.
    const isDuplicate = !fresh.delete(nameOf(delivery));
    if (isDuplicate) await reviveDeadLetters(trx, delivery, now);
    const newEffects = isDuplicate
      ? 0
      : await insertEffects(trx, delivery, effects, { dueAt: delivery.receivedAt, isShared });
    values.push({ isDuplicate, newEffects });
  }
  return {
    values,
    afterCommit: () => {
      for (const kept of inserted) keys?.add(kept);
    },
  };
}

/** Stores what is not there yet, and gives it. */
async function insertRows(
  trx: Transaction<Database>,
  acceptances: readonly Acceptance[],
  keys: DeliveryKeys | undefined,
): Promise<readonly KeptDelivery[]> {
  if (keys === undefined) {
    return trx
      .insertInto('deliveries')
      .values(acceptances.map(rowOf))
      .onConflict((conflict) => conflict.columns(['source', 'id']).doNothing())
      .returning(['source', 'id', 'seq'])
      .execute();
  }
  const inserted = new Map<string, KeptDelivery>();
  for (const acceptance of acceptances) {
    const { source, id } = acceptance.delivery;
    const name = nameOf(acceptance.delivery);
    if (inserted.has(name) || keys.isKept(source, id)) continue;
    inserted.set(name, { source, id, seq: keys.insert(rowOf(acceptance)) });
  }
  return [...inserted.values()];
}

/** Which of some ids are deliveries of a source that are kept. */
export async function findKept(
  reader: Kysely<Database>,
  { source, ids, keys }: { source: string; ids: readonly string[]; keys: DeliveryKeys | undefined },
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  if (keys !== undefined) return new Set(ids.filter((id) => keys.isKept(source, id)));
  const rows = await reader
    .selectFrom('deliveries')
    .select('id')
    .where('source', '=', source)
    .where('id', 'in', ids)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

function rowOf({ delivery, events }: Acceptance): DeliveryRow {
  return {
    source: delivery.source,
    id: delivery.id,
    received_at: delivery.receivedAt,
    headers: keptHeaders(delivery.headers),
    body: delivery.body,
    events: JSON.stringify(events),
  };
}

function nameOf({ source, id }: { source: string; id: string }): string {
  return `${source}\n${id}`;
}

/** Removes old deliveries whose effects have all ended, with what belongs to them; gives which. */
export async function prune(
  trx: Transaction<Database>,
  old: { before: number; limit: number },
): Promise<readonly KeptDelivery[]> {
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
  return rows;
}

/** As a JSON object. */
function keptHeaders(headers: Record<string, string>): string {
  const kept: Record<string, string> = {};
  for (const name in headers) if (!unkeptHeaders.test(name)) kept[name] = headers[name] ?? '';
  return JSON.stringify(kept);
}
