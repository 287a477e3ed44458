import type { DatabaseSync } from 'node:sqlite';

/** Which deliveries are kept, in memory: where a delivery may be, found without reading the disk. */
export interface DeliveryKeys {
  /** Sequence numbers under which a delivery may be kept; most often none. Each is to be looked at. */
  find(source: string, id: string): readonly number[];
  add(source: string, id: string, seq: number): void;
  remove(source: string, id: string, seq: number): void;
}

/**
 * An index over random ids costs a page of the disk for every row, more than the row itself; this one costs some 50 bytes
 * of memory. Only where no other process writes. docs/decisions/0010 has the figures.
 */
export function readDeliveryKeys(database: DatabaseSync): DeliveryKeys {
  const places = new Map<number, number | readonly number[]>();
  const keys: DeliveryKeys = {
    find: (source, id) => {
      const found = places.get(hash(source, id)) ?? [];
      return typeof found === 'number' ? [found] : found;
    },
    add: (source, id, seq) => {
      const key = hash(source, id);
      const there = keys.find(source, id);
      places.set(key, there.length === 0 ? seq : [...there, seq]);
    },
    remove: (source, id, seq) => {
      const key = hash(source, id);
      const left = keys.find(source, id).filter((each) => each !== seq);
      if (left.length === 0) places.delete(key);
      else places.set(key, left);
    },
  };
  // The index that lies beside the rows in their order holds no bodies.
  const rows = database.prepare('select seq, source, id from deliveries indexed by deliveries_keys order by seq');
  for (const { seq, source, id } of rows.iterate()) keys.add(String(source), String(id), Number(seq));
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
