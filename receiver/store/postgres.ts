import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import type { Logger } from 'pino';
import { TicketwireError } from '../../shared/errors.ts';
import { effectLeaseMs } from './clock-jumps.ts';
import { postgresTypes } from './column-types.ts';
import type { Database } from './database.ts';
import { openDatabaseClock } from './database-clock.ts';
import { postgresDialect } from './dialect.ts';
import { migrate } from './migrate.ts';
import { type Availability, createAvailability } from './postgres/availability.ts';
import { type Connection, createConnections } from './postgres/connections.ts';
import { reasonOf } from './postgres/failures.ts';
import { channel, requireNotifications, startListening, wordOf } from './postgres/listener.ts';
import { acquire, ask, toKysely } from './postgres/pool.ts';
import { endAbandoned, prepareSession, queryTimeoutMs, writeCheck } from './postgres/session.ts';
import { createStore, type ReceiverStore } from './store.ts';

/** Upgrades and transfers look at everything there is. */
const longQueryTimeoutMs = 10 * 60_000;
const maxReaders = 5;

/**
 * Opens a store that several receivers may share. Word of what became due, and of how attempts ended, goes to all of them.
 * Gives the clock they share, too. Throws `store-unavailable` when the database cannot be reached or brought to this
 * version. What it does when the database goes away later: docs/decisions/0022.
 */
export async function openPostgresStore(
  connectionString: string,
  log: Logger,
): Promise<{ store: ReceiverStore; now(): number }> {
  await requireNotifications(connectionString).catch((error) => {
    throw unreachable(error);
  });
  await (await openPostgresDatabase(connectionString)).destroy();
  const database = openPools(connectionString, log);
  const { writer, reader, availability } = database;
  try {
    // Opens a connection for each purpose while there are some.
    await database.probe();
    const clock = await openDatabaseClock(reader);
    // After a failover it is the clock of another machine.
    availability.onRecovery(clock.refresh);
    const listener = await startListening({ open: database.openListening, availability, log });
    const store = createStore({
      writer,
      reader,
      dialect: postgresDialect,
      now: clock.now,
      publish: async (trx, change) => {
        await sql`select pg_notify(${channel}, ${wordOf(change)})`.execute(trx);
      },
      lock: async (trx, name) => {
        await sql`select pg_advisory_xact_lock(hashtext(${name}))`.execute(trx);
      },
      subscribe: listener.onChange,
    });
    await store.restartWaits(effectLeaseMs);
    const close = async () => {
      availability.stop();
      clock.close();
      await listener.close();
      await store.close();
    };
    return { store: { ...store, close }, now: clock.now };
  } catch (error) {
    availability.stop();
    await Promise.all([writer.destroy(), reader.destroy()]);
    throw unreachable(error);
  }
}

interface Pools {
  writer: Kysely<Database>;
  reader: Kysely<Database>;
  availability: Availability;
  /** Throws when the database cannot be written or read now. */
  probe(): Promise<void>;
  openListening(): Promise<Connection>;
}

/** The connections of a running store: one that writes, some that read, and those that listen. */
function openPools(connectionString: string, log: Logger): Pools {
  const connections = createConnections(connectionString);
  const name = `ticketwire ${randomBytes(4).toString('hex')}`;
  const prepare = (connection: Connection) => prepareSession(connection, name);
  const writers = connections.createPool({ max: 1, prepare });
  const readers = connections.createPool({ max: maxReaders, prepare });
  let isCut = false;
  const probe = async () => {
    await useOnce(writers, async (connection) => {
      if (isCut) await endAbandoned(connection, name);
      isCut = false;
      await writeCheck(connection);
    });
    await useOnce(readers, async (connection) => {
      await ask(connection, { sql: 'select 1', timeoutMs: queryTimeoutMs });
    });
  };
  const availability = createAvailability({
    probe,
    cut: () => {
      isCut = true;
      connections.cut();
    },
    log,
  });
  const guard = { queryTimeoutMs, pass: availability.pass, noteFailure: availability.noteFailure };
  return {
    writer: toKysely(writers, guard),
    reader: toKysely(readers, guard),
    availability,
    probe,
    openListening: async () => {
      const connection = connections.createConnection();
      try {
        await connection.connect();
        await prepareSession(connection, name);
        return connection;
      } catch (error) {
        void connection.end();
        throw error;
      }
    },
  };
}

/** Uses a connection, which is kept only when that succeeds. */
async function useOnce(pool: pg.Pool, use: (connection: Connection) => Promise<void>): Promise<void> {
  const connection = await acquire(pool);
  let isGood = false;
  try {
    await use(connection);
    isGood = true;
  } finally {
    connection.release(!isGood);
  }
}

/** The tables in PostgreSQL, brought to this version, over one connection; throws as {@link openPostgresStore} does. */
export async function openPostgresDatabase(connectionString: string): Promise<Kysely<Database>> {
  const pool = createConnections(connectionString).createPool({ max: 1 });
  const writer = toKysely(pool, { queryTimeoutMs: longQueryTimeoutMs });
  try {
    await sql`select 1`.execute(writer);
    await migrate(writer, postgresTypes);
    return writer;
  } catch (error) {
    await writer.destroy();
    throw unreachable(error);
  }
}

function unreachable(cause: unknown): TicketwireError {
  if (cause instanceof TicketwireError) return cause;
  return new TicketwireError(
    'store-unavailable',
    `The database that DATABASE_URL names cannot be used (${reasonOf(cause)}). Does it run, and do user, password and name fit?`,
    { cause },
  );
}
