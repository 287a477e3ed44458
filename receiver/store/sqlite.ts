import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import { TicketwireError } from '../../shared/errors.ts';
import { effectLeaseMs } from './clock-jumps.ts';
import { sqliteTypes } from './column-types.ts';
import type { Database } from './database.ts';
import { type DeliveryKeys, readDeliveryKeys } from './delivery-keys.ts';
import { sqliteDialect } from './dialect.ts';
import { lock, makePrivate, makePrivateFile, unopened } from './directory.ts';
import { isFileTrouble } from './file-trouble.ts';
import { migrate } from './migrate.ts';
import { createStore, type ReceiverStore } from './store.ts';
import { findUnreadable, type UnreadableWal } from './wal.ts';

const maxPreparedStatements = 500;

/**
 * Opens the embedded store in a directory, which is made when absent: SQLite with a write-ahead log and an fsync for
 * every commit. Exactly one process may have it open; throws `store-in-use`, naming the other one.
 */
export async function openSqliteStore(directory: string, now: () => number): Promise<ReceiverStore> {
  const { database, writer, file, lost, unlock } = await openSqliteDatabase(directory);
  const giveUp = async (error: unknown): Promise<never> => {
    await writer.destroy();
    unlock();
    throw error instanceof TicketwireError ? error : unopened(directory, error);
  };
  const keys = await readKeys(database).catch(giveUp);
  const store = createStore({
    writer,
    reader: toKysely(openDatabase(file)),
    dialect: sqliteDialect,
    now,
    keys,
    // By exec, which goes on until every free page is given back; one step of a statement gives back one.
    compact: () => database.exec('pragma incremental_vacuum'),
  });
  // Exactly one process may be here, so whoever held these leases is gone.
  await store.releaseLeases().catch(giveUp);
  await store.restartWaits(effectLeaseMs).catch(giveUp);
  return {
    ...store,
    findLost: async () => lost,
    close: async () => {
      await store.close();
      unlock();
    },
  };
}

async function readKeys(database: DatabaseSync): Promise<DeliveryKeys> {
  return readDeliveryKeys(database);
}

/** The embedded store's tables, for this process alone until `unlock`; throws as {@link openSqliteStore} does. */
export async function openSqliteDatabase(directory: string): Promise<{
  database: DatabaseSync;
  writer: Kysely<Database>;
  file: string;
  /** The part of its write-ahead log that cannot be read. */
  lost: UnreadableWal | undefined;
  unlock(): void;
}> {
  makePrivate(directory);
  const unlock = lock(directory);
  let database: DatabaseSync | undefined;
  try {
    const file = join(directory, 'ticketwire.sqlite');
    const lost = findUnreadable(`${file}-wal`);
    database = openDatabase(file);
    const writer = toKysely(database);
    await migrate(writer, sqliteTypes);
    return { database, writer, file, lost, unlock };
  } catch (error) {
    database?.close();
    unlock();
    if (!(error instanceof TicketwireError)) throw unopened(directory, error);
    throw isFileTrouble(error.cause) ? unopened(directory, error.cause) : error;
  }
}

function openDatabase(file: string): DatabaseSync {
  makePrivateFile(file);
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    database.exec(
      // Large pages: a delivery takes one or two of them, and few of them are written for one transaction.
      'pragma page_size = 16384; pragma auto_vacuum = incremental; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -16384; pragma journal_size_limit = 67108864; pragma wal_autocheckpoint = 4000;',
    );
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

function toKysely(database: DatabaseSync): Kysely<Database> {
  return new Kysely<Database>({ dialect: new TransactionalSqlite({ database: adapt(database) }) });
}

/** SQLite undoes changes of tables like any other, so that an upgrade that is broken off leaves what was there. */
class TransactionalSqlite extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new (class extends SqliteAdapter {
      override get supportsTransactionalDdl(): boolean {
        return true;
      }
    })();
  }
}

/** Gives Kysely the driver it expects over Node's own SQLite, with prepared statements kept. */
function adapt(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      if (prepared.size >= maxPreparedStatements) prepared.clear();
      const statement = adaptStatement(database.prepare(sql));
      prepared.set(sql, statement);
      return statement;
    },
  };
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) =>
      statement.iterate(...(parameters as SQLInputValue[])) as IterableIterator<Record<string, unknown>>,
  };
}
