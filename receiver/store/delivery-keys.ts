import type { DatabaseSync } from 'node:sqlite';
import type { Insertable } from 'kysely';
import type { Database } from './database.ts';

export type DeliveryRow = Insertable<Database['deliveries']>;

/** A delivery that is kept, and the number of its row. */
export interface KeptDelivery {
  source: string;
  id: string;
  seq: number;
}

/** Which deliveries are kept, in memory: found without reading the disk. Every call is within the writer's transaction. */
export interface DeliveryKeys {
  /** The number of a delivery's row; undefined when it is not kept. */
  find(source: string, id: string): number | undefined;
  /** Writes a row, and gives its number; not kept before {@link add} says that the transaction is durable. */
  insert(row: DeliveryRow): number;
  add(kept: KeptDelivery): void;
  remove(kept: KeptDelivery): void;
}

/**
 * An index over random ids costs a page of the disk for every row, more than the row itself; this one costs some 50 bytes
 * of memory. Only where no other process writes. docs/decisions/0010 has the figures.
 */
export function readDeliveryKeys(database: DatabaseSync): DeliveryKeys {
  const places = new Map<number, number | readonly number[]>();
  const placesOf = (key: number): readonly number[] => {
    const found = places.get(key);
    if (found === undefined) return [];
    return typeof found === 'number' ? [found] : found;
  };
  const look = database.prepare('select source, id from deliveries where seq = ?');
  const write = database.prepare(
    'insert into deliveries (source, id, received_at, headers, body, events) values (?, ?, ?, ?, ?, ?)',
  );
  const keys: DeliveryKeys = {
    find: (source, id) =>
      placesOf(hash(source, id)).find((seq) => {
        const row = look.get(seq);
        return row?.source === source && row.id === id;
      }),
    insert: (row) =>
      Number(write.run(row.source, row.id, row.received_at, row.headers, row.body, row.events).lastInsertRowid),
    add: ({ source, id, seq }) => {
      const key = hash(source, id);
      const there = placesOf(key);
      places.set(key, there.length === 0 ? seq : [...there, seq]);
    },
    remove: ({ source, id, seq }) => {
      const key = hash(source, id);
      const left = placesOf(key).filter((each) => each !== seq);
      if (left.length === 0) places.delete(key);
      else places.set(key, left);
    },
  };
  // The index that lies beside the rows in their order holds no bodies.
  const rows = database.prepare('select seq, source, id from deliveries indexed by deliveries_keys order by seq');
  for (const { seq, source, id } of rows.iterate()) {
    keys.add({ source: String(source), id: String(id), seq: Number(seq) });
  }
  return keys;
}

/** FNV-1a, in 30 bits: two with one hash cost a look at a row. */
function hash(source: string, id: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < source.length; at += 1) value = Math.imul(value ^ source.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ 10, 0x01000193);
  for (let at = 0; at < id.length; at += 1) value = Math.imul(value ^ id.charCodeAt(at), 0x01000193);
  return value & 0x3fffffff;
}
