import { type Kysely, sql, type Transaction } from 'kysely';
import { TicketwireError } from '../../shared/errors.ts';
import type { Database } from './database.ts';

export type Write<T> = (trx: Transaction<Database>) => Promise<T>;

export interface GroupCommit {
  /** Runs a write in the next transaction; resolves when that is durable. Throws `store-unavailable` when it is not. */
  write<T>(operation: Write<T>): Promise<T>;
  /** Resolves when nothing is being written. */
  settle(): Promise<void>;
}

interface Waiting {
  operation: Write<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** One transaction is never larger: what waits longer than this would take too long to answer. */
const maxBatch = 256;

/**
 * Writes that arrive while a transaction commits go into the next one together: one fsync for all of them.
 * A write that throws is undone alone, by a savepoint; `onFailure` hears of every one.
 */
export function createGroupCommit(db: Kysely<Database>, onFailure: () => void): GroupCommit {
  const waiting: Waiting[] = [];
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await commit(waiting.splice(0, maxBatch));
      // The store answers synchronously: without this, timers and sockets would starve.
      await new Promise(setImmediate);
    }
    running = undefined;
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    const ended: (() => void)[] = [];
    // A full disk ends the whole transaction, and then undoing fails too: the first error is the one that tells why.
    let first: unknown;
    try {
      await db.transaction().execute(async (trx) => {
        for (const { operation, resolve, reject } of batch) {
          await sql`savepoint one_write`.execute(trx);
          try {
            const value = await operation(trx);
            ended.push(() => resolve(value));
          } catch (error) {
            first ??= error;
            onFailure();
            await sql`rollback to one_write`.execute(trx);
            ended.push(() => reject(storeError(error)));
          }
          await sql`release one_write`.execute(trx);
        }
      });
    } catch (error) {
      onFailure();
      for (const { reject } of batch) reject(storeError(first ?? error));
      return;
    }
    for (const end of ended) end();
  }

  return {
    write: (operation) =>
      new Promise((resolve, reject) => {
        waiting.push({ operation, resolve: resolve as (value: unknown) => void, reject });
        running ??= new Promise(setImmediate).then(run);
      }),
    settle: async () => {
      while (running !== undefined) await running;
    },
  };
}

/** What a store throws, in our terms: a failed write can always be tried again. */
export function storeError(cause: unknown): TicketwireError {
  if (cause instanceof TicketwireError) return cause;
  const reason = cause instanceof Error ? cause.message : 'unknown reason';
  return new TicketwireError(
    'store-unavailable',
    `The store could not be written (${reason}). Is the disk full or read-only?`,
    {
      cause,
    },
  );
}
