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
    try {
      await db.connection().execute(async (connection) => {
        // Kysely's own transaction would hide why a commit failed behind the undoing that fails after it.
        const trx = connection as Transaction<Database>;
        await sql`begin`.execute(trx);
        try {
          for (const waiting of batch) ended.push(await runAlone(trx, waiting));
          await sql`commit`.execute(trx);
        } catch (error) {
          // A full disk ends the transaction by itself, and then there is nothing to undo.
          await sql`rollback`.execute(trx).catch(() => {});
          throw error;
        }
      });
    } catch (error) {
      onFailure();
      for (const { reject } of batch) reject(storeError(error));
      return;
    }
    for (const end of ended) end();
  }

  /** One write in the transaction of many; gives what is to be told when that is durable. */
  async function runAlone(trx: Transaction<Database>, { operation, resolve, reject }: Waiting): Promise<() => void> {
    await sql`savepoint one_write`.execute(trx);
    try {
      const value = await operation(trx);
      await sql`release one_write`.execute(trx);
      return () => resolve(value);
    } catch (error) {
      onFailure();
      await sql`rollback to one_write`.execute(trx).catch(() => {
        throw error;
      });
      await sql`release one_write`.execute(trx);
      return () => reject(storeError(error));
    }
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
