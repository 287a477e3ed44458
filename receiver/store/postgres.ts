import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import { TicketwireError } from '../../shared/errors.ts';
import type { StoreChange } from '../../shared/store/store.ts';
import { effectLeaseMs } from './clock-jumps.ts';
import { postgresTypes } from './column-types.ts';
import type { Database } from './database.ts';
import { openDatabaseClock } from './database-clock.ts';
import { postgresDialect } from './dialect.ts';
import { migrate } from './migrate.ts';
import { createStore, type ReceiverStore } from './store.ts';

const channel = 'ticketwire';
const connectTimeoutMs = 5_000;
/** A database that is silent for longer is away: twice that is less than the 10 s that senders wait. */
const queryTimeoutMs = 4_000;
/** Upgrades and transfers look at everything there is. */
const longQueryTimeoutMs = 10 * 60_000;
const heartbeatMs = 15_000;
const connection = {
  connectionTimeoutMillis: connectTimeoutMs,
  keepAlive: true,
} as const;
/** How long to wait before listening again after the connection for it broke. */
const reconnectMs = 1_000;
const maxReaders = 5;

// Times and sequences fit a number: they are far below 2^53.
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
};

/**
 * Opens a store that several receivers may share. Word of what became due, and of how attempts ended, goes to all of them.
 * Gives the clock they share, too. Throws `store-unavailable` when the database cannot be reached or brought to this
 * version.
 */
export async function openPostgresStore(
  connectionString: string,
  log: Logger,
): Promise<{ store: ReceiverStore; now(): number }> {
  const onBroken = (error: Error) => log.warn({ reason: error.message }, 'a connection to PostgreSQL broke');
  await (await openPostgresDatabase(connectionString, onBroken)).destroy();
  const writer = toKysely(connectionString, { max: 1, onBroken, queryTimeoutMs });
  const reader = toKysely(connectionString, { max: maxReaders, onBroken, queryTimeoutMs });
  // Receivers that share a store compare times with each other: the database's clock is the one they have in common.
  const clock = await openDatabaseClock(reader);
  const { now } = clock;
  let ears: Ears;
  try {
    ears = await listen(connectionString, log);
  } catch (error) {
    clock.close();
    await Promise.all([writer.destroy(), reader.destroy()]);
    throw unreachable(error);
  }
  const store = createStore({
    writer,
    reader,
    dialect: postgresDialect,
    now,
    publish: async (trx, change) => {
      await sql`select pg_notify(${channel}, ${wordOf(change)})`.execute(trx);
    },
    lock: async (trx, name) => {
      await sql`select pg_advisory_xact_lock(hashtext(${name}))`.execute(trx);
    },
    subscribe: (listener) => ears.onChange(listener),
  });
  const close = async () => {
    clock.close();
    await ears.close();
    await store.close();
  };
  await store.restartWaits(effectLeaseMs);
  return { store: { ...store, close }, now };
}

/** The tables in PostgreSQL, brought to this version, over one connection; throws as {@link openPostgresStore} does. */
export async function openPostgresDatabase(
  connectionString: string,
  onBroken: (error: Error) => void,
): Promise<Kysely<Database>> {
  const writer = toKysely(connectionString, { max: 1, onBroken, queryTimeoutMs: longQueryTimeoutMs });
  try {
    await sql`select 1`.execute(writer);
    await migrate(writer, postgresTypes);
    return writer;
  } catch (error) {
    await writer.destroy();
    throw unreachable(error);
  }
}

function toKysely(
  connectionString: string,
  given: { max: number; queryTimeoutMs: number; onBroken(error: Error): void },
): Kysely<Database> {
  const { max, queryTimeoutMs: query_timeout, onBroken } = given;
  const pool = new pg.Pool({ connectionString, max, query_timeout, ...connection, types });
  pool.on('error', onBroken);
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/** Ids of effects are in hex: none is one of these words. */
const changeWords = ['sources', 'rules'] as const;

function wordOf(change: StoreChange): string {
  switch (change.kind) {
    case 'ended':
      return change.effectId;
    case 'sources':
    case 'rules':
      return change.kind;
    case 'due':
    case 'missed':
      return '';
  }
}

function changeOf(word: string): StoreChange {
  if (word === '') return { kind: 'due' };
  const kind = changeWords.find((each) => each === word);
  return kind === undefined ? { kind: 'ended', effectId: word } : { kind };
}

interface Ears {
  onChange(listener: (change: StoreChange) => void): void;
  close(): Promise<void>;
}

/** Hears of changes on a connection of its own, and opens it again when it breaks. */
async function listen(connectionString: string, log: Logger): Promise<Ears> {
  const listeners: ((change: StoreChange) => void)[] = [];
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const tell = (change: StoreChange) => {
    for (const listener of listeners) listener(change);
  };

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString, query_timeout: queryTimeoutMs, ...connection });
    next.on('error', (error) => client === next && reconnect(error.message));
    next.on('end', () => client === next && reconnect('it was ended'));
    next.on('notification', ({ payload = '' }) => {
      tell(changeOf(payload));
    });
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
      client = next;
    } catch (error) {
      next.end().catch(() => {});
      throw error;
    }
  }

  function reconnect(reason: string): void {
    if (isClosed || timer !== undefined || client === undefined) return;
    log.warn({ reason }, 'the connection that listens to PostgreSQL broke off; opening it again');
    timer = setTimeout(() => {
      timer = undefined;
      connect().then(
        () => tell({ kind: 'missed' }),
        (error: Error) => reconnect(error.message),
      );
    }, reconnectMs);
  }

  await connect();
  // A connection that died without a word is noticed here, and only here.
  const heartbeat = setInterval(() => {
    const asked = client;
    asked?.query('select 1').catch((error: Error) => {
      if (client === asked) reconnect(error.message);
      asked.end().catch(() => {});
    });
  }, heartbeatMs);
  return {
    onChange: (listener: (change: StoreChange) => void) => {
      listeners.push(listener);
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      clearInterval(heartbeat);
      await client?.end();
    },
  };
}

function unreachable(cause: unknown): TicketwireError {
  if (cause instanceof TicketwireError) return cause;
  const reason = cause instanceof Error ? cause.message : 'unknown reason';
  return new TicketwireError(
    'store-unavailable',
    `The database that DATABASE_URL names cannot be used (${reason}). Does it run, and do user, password and name fit?`,
    { cause },
  );
}
