import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import { isAboutOneWrite, storeError } from './store-errors.ts';

export type Write<T> = (trx: Transaction<Database>) => Promise<T>;

export type GatheredWrite<Item, T> = (trx: Transaction<Database>, items: readonly Item[]) => Promise<Gathered<T>>;

export interface Gathered<T> {
  /** One for each item, in their order. */
  values: readonly T[];
  /** Called once the transaction is durable, before the next one begins. */
  afterCommit?(): void;
}

export interface GroupCommit {
  /** Runs a write in the next transaction; resolves when that is durable. Throws `store-unavailable` when it is not. */
  write<T>(operation: Write<T>): Promise<T>;
  /**
   * Gives a function that writes an item: those that go into one transaction are written by one call of `writeAll`.
   */
  gather<Item, T>(writeAll: GatheredWrite<Item, T>): (item: Item) => Promise<T>;
  /** Resolves when nothing is being written. */
  settle(): Promise<void>;
}

interface Waiting {
  operation: Write<unknown> | { writeAll: GatheredWrite<unknown, unknown>; item: unknown };
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** One transaction is never larger: what waits longer than this would take too long to answer. */
const maxBatch = 256;
const maxTurns = 16;

/**
 * Writes that arrive while a transaction commits go into the next one together: one fsync for all of them.
 * When one is to blame for a failure, all are undone and done again one by one: a write may run twice, and must leave what
 * one run would. When the database is, all fail at once, with those that wait for it.
 * `onFailure` hears of every failure, `onCommit` of the seconds that each transaction took.
 */
export function createGroupCommit(
  db: Kysely<Database>,
  onFailure: () => void,
  onCommit: (seconds: number) => void = () => {},
): GroupCommit {
  const waiting: Waiting[] = [];
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    await gatherMore();
    while (waiting.length > 0) {
      await commit(waiting.splice(0, maxBatch));
      // The store answers synchronously: without this, timers and sockets would starve.
      await gatherMore();
    }
    running = undefined;
  }

  /** As long as each turn of the event loop brings more, a transaction is not begun: a larger one costs less for each. */
  async function gatherMore(): Promise<void> {
    for (let turn = 0, before = -1; turn < maxTurns && waiting.length > before; turn += 1) {
      before = waiting.length;
      await new Promise(setImmediate);
    }
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    const startedAt = performance.now();
    try {
      const ended = await inTransaction(async (trx) => {
        const told: (() => void)[] = [];
        const gathered = new Map<GatheredWrite<unknown, unknown>, { item: unknown; resolve(value: unknown): void }[]>();
        for (const { operation, resolve } of batch) {
          if (typeof operation === 'function') {
            const value = await operation(trx);
            told.push(() => resolve(value));
          } else {
            const { writeAll, item } = operation;
            const others = gathered.get(writeAll);
            if (others === undefined) gathered.set(writeAll, [{ item, resolve }]);
            else others.push({ item, resolve });
          }
        }
        for (const [writeAll, items] of gathered) {
          const { values, afterCommit } = await writeAll(
            trx,
            items.map(({ item }) => item),
          );
          if (afterCommit !== undefined) told.push(afterCommit);
          items.forEach(({ resolve }, index) => {
            told.push(() => resolve(values[index]));
          });
        }
        return told;
      });
      onCommit((performance.now() - startedAt) / 1_000);
      for (const end of ended) end();
    } catch (error) {
      onFailure();
      if (batch.length > 1 && isAboutOneWrite(error)) {
        // Each is done again by itself, and only the one that is to blame fails.
        for (const each of batch) await commit([each]);
        return;
      }
      for (const { reject } of batch) reject(storeError(error));
      // What came meanwhile would wait as long, and fail alike: whoever sent it had better hear of it now.
      if (!isAboutOneWrite(error)) for (const { reject } of waiting.splice(0)) reject(storeError(error));
    }
  }

  /** Kysely's own transaction would hide why a commit failed behind the undoing that fails after it. */
  async function inTransaction<T>(steps: (trx: Transaction<Database>) => Promise<T>): Promise<T> {
    return db.connection().execute(async (connection) => {
      const trx = connection as Transaction<Database>;
      await sql`begin`.execute(trx);
      try {
        const value = await steps(trx);
        await sql`commit`.execute(trx);
        return value;
      } catch (error) {
        // A full disk ends the transaction by itself, and then there is nothing to undo.
        await sql`rollback`.execute(trx).catch(() => {});
        throw error;
      }
    });
  }

  function enqueue<T>(operation: Waiting['operation']): Promise<T> {
    return new Promise((resolve, reject) => {
      waiting.push({ operation, resolve: resolve as (value: unknown) => void, reject });
      running ??= run();
    });
  }

  return {
    write: enqueue,
    gather: (writeAll) => (item) => enqueue({ writeAll: writeAll as GatheredWrite<unknown, unknown>, item }),
    settle: async () => {
      while (running !== undefined) await running;
    },
  };
}
