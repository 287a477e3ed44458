import type { Kysely, Transaction } from 'kysely';
import { type Delivery, fetchedMark } from '../../shared/model/delivery.ts';
import type { Acceptance, Accepted } from '../../shared/store/store.ts';
import type { Database } from './database.ts';
import type { DeliveryKeys, DeliveryRow, KeptDelivery } from './delivery-keys.ts';
import { reviveDeadLetters } from './effects.ts';
import type { Engine } from './engine.ts';
import { claimOwn, insertEffects, type NewEffects } from './new-effects.ts';

/** Headers that prove who called: never kept, so that nobody who reads the store can call in that name. */
const unkeptHeaders = /^(authorization|proxy-authorization|cookie|x-gitlab-token)$|signature|secret|token/i;

type SharedEngine = Pick<Engine, 'dialect' | 'publish' | 'keys'>;

/** Stores deliveries with their effects; of one that is there already, the dead letters are made due again. */
export async function insertDeliveries(
  trx: Transaction<Database>,
  acceptances: readonly Acceptance[],
  { now, engine }: { now: number; engine: SharedEngine },
): Promise<{ values: readonly Accepted[]; afterCommit(): void }> {
  const { keys, dialect } = engine;
  const inserted = await insertRows(trx, acceptances, keys);
  const fresh = new Map(inserted.map((each) => [nameOf(each), each.seq]));
  const added: (NewEffects | undefined)[] = [];
  const values: Accepted[] = [];
  for (const { delivery, effects } of acceptances) {
    const seq = fresh.get(nameOf(delivery));
    // Of two with one id in one transaction, the first is the one that was stored.
    if (seq !== undefined && fresh.delete(nameOf(delivery))) {
      added.push({ origin: { source: delivery.source, id: delivery.id, seq }, effects, dueAt: delivery.receivedAt });
      values.push({ isDuplicate: false, newEffects: 0 });
      continue;
    }
    added.push(undefined);
    const own = inserted.find(({ source, id }) => source === delivery.source && id === delivery.id);
    const known = await findRow(trx, delivery, { keys, seq: own?.seq });
    if (known === undefined || isSame(known, delivery)) {
      if (known !== undefined) await reviveDeadLetters(trx, { seq: known.seq, effects, now, dialect });
      values.push({ isDuplicate: true, newEffects: 0 });
    } else values.push({ isDuplicate: false, isOther: true, newEffects: 0 });
  }
  const newIds = new Set(
    await insertEffects(
      trx,
      added.filter((each) => each !== undefined),
      engine,
    ),
  );
  const wanted = acceptances.map(({ claim }) => claim).filter((claim) => claim !== undefined);
  // Between receivers, an earlier effect of the subject may be stored at this moment, unseen.
  const claimed = engine.publish === undefined ? await claimOwn(trx, wanted, { newIds, now, dialect }) : undefined;
  return {
    values: values.map((accepted, index) => {
      // An effect that two deliveries bring is the first one's.
      const own = (added[index]?.effects ?? []).map(({ id }) => id).filter((id) => newIds.delete(id));
      const stored = { ...accepted, newEffects: own.length };
      if (claimed === undefined || acceptances[index]?.claim === undefined) return stored;
      return { ...stored, claimed: own.filter((id) => claimed.has(id)) };
    }),
    afterCommit: () => {
      for (const kept of inserted) keys?.add(kept);
    },
  };
}

/** The number of a delivery's row; undefined when it is not kept. */
export async function findSeq(
  reader: Kysely<Database>,
  { source, id }: Pick<Delivery, 'source' | 'id'>,
  keys: DeliveryKeys | undefined,
): Promise<number | undefined> {
  if (keys !== undefined) return keys.find(source, id);
  const query = reader.selectFrom('deliveries').select('seq').where('source', '=', source).where('id', '=', id);
  return (await query.executeTakeFirst())?.seq;
}

interface KnownRow {
  seq: number;
  headers: string;
  body: Uint8Array;
}

async function findRow(
  trx: Transaction<Database>,
  { source, id }: Delivery,
  { keys, seq = keys?.find(source, id) }: { keys: DeliveryKeys | undefined; seq: number | undefined },
): Promise<KnownRow | undefined> {
  const query = trx.selectFrom('deliveries').select(['seq', 'headers', 'body']);
  return (
    seq === undefined ? query.where('source', '=', source).where('id', '=', id) : query.where('seq', '=', seq)
  ).executeTakeFirst();
}

/**
 * Whether a delivery is the one that is kept under its id. Ids are not signed everywhere: somebody who sends again what
 * he once saw must not make another delivery a duplicate by giving it an id that is still to come.
 */
function isSame(known: KnownRow, delivery: Delivery): boolean {
  // What was fetched is the same thing in other bytes.
  const isFetched = fetchedMark in delivery.headers || known.headers.includes(`"${fetchedMark}"`);
  return isFetched || Buffer.compare(known.body, delivery.body) === 0;
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

/** As a JSON object. */
function keptHeaders(headers: Record<string, string>): string {
  const kept: Record<string, string> = {};
  for (const name in headers) if (!unkeptHeaders.test(name)) kept[name] = headers[name] ?? '';
  return JSON.stringify(kept);
}
