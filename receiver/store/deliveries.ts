import type { Kysely, Transaction } from 'kysely';
import { type Delivery, fetchedMark } from '../../shared/model/delivery.ts';
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
  const numbers = new Map(inserted.map((each) => [nameOf(each), each.seq]));
  const seqOf = ({ source, id }: Delivery) => numbers.get(nameOf({ source, id })) ?? keys?.find(source, id);
  for (const { delivery, effects } of acceptances) {
    // Of two with one id in one transaction, the first is the one that was stored.
    if (fresh.delete(nameOf(delivery))) {
      const newEffects = await insertEffects(trx, delivery, effects, { dueAt: delivery.receivedAt, isShared });
      values.push({ isDuplicate: false, newEffects });
    } else if (await isSame(trx, delivery, seqOf)) {
      await reviveDeadLetters(trx, { delivery, effects }, now);
      values.push({ isDuplicate: true, newEffects: 0 });
    } else values.push({ isDuplicate: false, isOther: true, newEffects: 0 });
  }
  return {
    values,
    afterCommit: () => {
      for (const kept of inserted) keys?.add(kept);
    },
  };
}

/**
 * Whether a delivery is the one that is kept under its id. Ids are not signed everywhere: somebody who sends again what
 * he once saw must not make another delivery a duplicate by giving it an id that is still to come.
 */
async function isSame(
  trx: Transaction<Database>,
  delivery: Delivery,
  seqOf: (delivery: Delivery) => number | undefined,
): Promise<boolean> {
  const seq = seqOf(delivery);
  const query = trx.selectFrom('deliveries').select(['headers', 'body']);
  const row = await (seq === undefined
    ? query.where('source', '=', delivery.source).where('id', '=', delivery.id)
    : query.where('seq', '=', seq)
  ).executeTakeFirst();
  // What was fetched is the same thing in other bytes.
  const isFetched = fetchedMark in delivery.headers || row?.headers.includes(`"${fetchedMark}"`) === true;
  return row === undefined || isFetched || Buffer.compare(row.body, delivery.body) === 0;
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
    if (inserted.has(name) || keys.find(source, id) !== undefined) continue;
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
  if (keys !== undefined) return new Set(ids.filter((id) => keys.find(source, id) !== undefined));
  const kept = new Set<string>();
  for (let at = 0; at < ids.length; at += maxParameters) {
    const rows = await reader
      .selectFrom('deliveries')
      .select('id')
      .where('source', '=', source)
      .where('id', 'in', ids.slice(at, at + maxParameters))
      .execute();
    for (const { id } of rows) kept.add(id);
  }
  return kept;
}

/** A statement takes 65,535 at most. */
const maxParameters = 5_000;

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
