import type { Kysely, Transaction } from 'kysely';
import type { StoreChange } from '../../shared/store/store.ts';
import type { Database } from './database.ts';
import type { DeliveryKeys } from './delivery-keys.ts';
import type { Dialect } from './dialect.ts';

/** What an engine gives: one connection that writes, one that reads what is committed, and word from other processes. */
export interface Engine {
  writer: Kysely<Database>;
  reader: Kysely<Database>;
  dialect: Dialect;
  now(): number;
  /** Where deliveries are found by their ids; absent: the database finds them. */
  keys?: DeliveryKeys;
  /** Passes a change on to every process, this one included, when the transaction commits. Absent: there is no other. */
  publish?(trx: Transaction<Database>, change: StoreChange): Promise<void>;
  /** Gives back the room of what was removed, where the engine does not do so by itself. */
  compact?(): void;
  /** Keeps other processes out of what a name stands for, until the transaction ends. */
  lock?(trx: Transaction<Database>, name: string): Promise<void>;
  /** Calls back for every published change. */
  subscribe?(listener: (change: StoreChange) => void): void;
}
