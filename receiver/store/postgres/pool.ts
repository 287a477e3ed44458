import { setTimeout as delay } from 'node:timers/promises';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import type { Database } from '../database.ts';
import { type Connection, connectTimeoutMs } from './connections.ts';
import { endsConnection, isPoolBusy, isServerFull, SilenceError } from './failures.ts';

export interface Guard {
  /** An answer takes no longer, or its connection is given up. */
  queryTimeoutMs: number;
  /** Called before a connection is taken; rejects while the database is away. */
  pass?(): Promise<void>;
  /** Called with every failure that cost a connection, or that kept one from being opened. */
  noteFailure?(error: unknown): void;
}

/** Pause before trying again to get a connection from a server that is full. */
const fullRetryMs = 250;

/** Kysely over a pool whose broken connections are never used again. */
export function toKysely(pool: pg.Pool, guard: Guard): Kysely<Database> {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: guardPool(pool, guard) }) });
}

function guardPool(pool: pg.Pool, guard: Guard): PostgresPool {
  return {
    options: pool.options,
    connect: async () => {
      await guard.pass?.();
      return guardConnection(await acquire(pool, guard), guard);
    },
    end: () => pool.end(),
  };
}

/** Takes a connection. Where the server is full, waits for one that the pool has already. */
export async function acquire(
  pool: pg.Pool,
  { noteFailure }: Pick<Guard, 'noteFailure'> = {},
): Promise<Connection & { release(discard?: boolean): void }> {
  const deadline = performance.now() + connectTimeoutMs;
  for (;;) {
    try {
      return (await pool.connect()) as unknown as Connection & pg.PoolClient;
    } catch (error) {
      if (isServerFull(error) && pool.totalCount > 0 && performance.now() < deadline) await delay(fullRetryMs);
      else {
        if (!isPoolBusy(error)) noteFailure?.(error);
        throw error;
      }
    }
  }
}

/** A connection that goes back to its pool only while it is idle and whole. */
function guardConnection(
  connection: Connection & { release(discard?: boolean): void },
  { queryTimeoutMs, noteFailure }: Guard,
): PostgresPoolClient {
  let failure: unknown;

  async function query(sql: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
    // Not even a ROLLBACK: it would queue behind the statement that got no answer.
    if (failure !== undefined) throw failure;
    try {
      const result = await ask(connection, { sql, parameters, timeoutMs: queryTimeoutMs });
      if (sql === 'commit') requireCommitted(connection, result);
      return result;
    } catch (error) {
      if (endsConnection(error) && !(error instanceof UncommittedError)) {
        failure = error;
        noteFailure?.(error);
      }
      throw error;
    }
  }

  return {
    query: query as unknown as PostgresPoolClient['query'],
    release: (discard) => {
      const isIdle = connection.getTransactionStatus() === 'I';
      connection.release(discard === true || failure !== undefined || !isIdle);
    },
  };
}

/** Sends one statement and waits for its answer, but no longer than the time given. */
export async function ask(
  connection: Connection,
  { sql, parameters = [], timeoutMs }: { sql: string; parameters?: readonly unknown[]; timeoutMs: number },
): Promise<pg.QueryResult> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new SilenceError(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  if (sql === 'commit') connection.lastWarning = undefined;
  try {
    return await Promise.race([connection.query(sql, [...parameters]), silence]);
  } finally {
    clearTimeout(timer);
  }
}

class UncommittedError extends Error {}

/**
 * A COMMIT can be answered without having made anything durable: it ends a failed transaction by undoing it, and it warns
 * when it no longer waited for a synchronous standby.
 */
function requireCommitted({ lastWarning }: Connection, { command }: pg.QueryResult): void {
  if (command !== 'COMMIT') throw new UncommittedError('the transaction was rolled back');
  if (lastWarning !== undefined) throw new UncommittedError(`committed with a warning: ${lastWarning}`);
}
