import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import { TicketwireError } from '../../shared/errors.ts';
import type { Store } from '../../shared/store/store.ts';
import { sqliteTypes } from './column-types.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { createStore } from './store.ts';

const maxPreparedStatements = 500;

/**
 * Opens the embedded store in a directory, which is made when absent: SQLite with a write-ahead log and an fsync for
 * every commit. Exactly one process may have it open; throws `store-in-use`, naming the other one.
 */
export async function openSqliteStore(directory: string, now: () => number): Promise<Store> {
  makePrivate(directory);
  const unlock = lock(directory);
  try {
    const file = join(directory, 'ticketwire.sqlite');
    const [database, readDatabase] = [openDatabase(file), openDatabase(file)];
    const [writer, reader] = [toKysely(database), toKysely(readDatabase)];
    await migrate(writer, sqliteTypes);
    const store = createStore({
      writer,
      reader,
      now,
      // By exec, which goes on until every free page is given back; one step of a statement gives back one.
      compact: () => database.exec('pragma incremental_vacuum'),
    });
    // Exactly one process may be here, so whoever held these leases is gone.
    await store.releaseLeases();
    return {
      ...store,
      close: async () => {
        await store.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error instanceof TicketwireError ? error : unopened(directory, error);
  }
}

function makePrivate(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new TicketwireError(
      'store-unavailable',
      `The data directory ${directory} cannot be made (${cause instanceof Error ? cause.message : 'unknown reason'}). Set TICKETWIRE_DATA to a directory this user may write.`,
      { cause },
    );
  }
}

/**
 * Holds the directory for this process. The operating system ends the lock with the process, however it ends, so that
 * nothing stale is left behind; the file with the process id only serves the message.
 */
function lock(directory: string): () => void {
  const pidFile = join(directory, 'ticketwire.pid');
  let holder: DatabaseSync;
  try {
    holder = new DatabaseSync(join(directory, 'ticketwire.lock'), { timeout: 0 });
  } catch (cause) {
    throw unopened(directory, cause);
  }
  try {
    holder.exec('pragma journal_mode = delete; pragma locking_mode = exclusive; begin exclusive;');
  } catch (cause) {
    holder.close();
    if (!isBusy(cause)) throw unopened(directory, cause);
    throw new TicketwireError(
      'store-in-use',
      `The store in ${directory} is in use by process ${readPid(pidFile)}. One process may have it open: stop that one, or set TICKETWIRE_DATA to another directory.`,
      { cause },
    );
  }
  try {
    writeFileSync(pidFile, `${process.pid}\n`, { mode: 0o600 });
  } catch (cause) {
    holder.close();
    throw unopened(directory, cause);
  }
  return () => holder.close();
}

function readPid(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '(unknown)';
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /database is locked|busy/i.test(error.message);
}

function unopened(directory: string, cause: unknown): TicketwireError {
  const reason = cause instanceof Error ? cause.message : 'unknown reason';
  return new TicketwireError(
    'store-unavailable',
    `The store in ${directory} cannot be opened (${reason}). May this user write there?`,
    {
      cause,
    },
  );
}

function openDatabase(file: string): DatabaseSync {
  // Made private before SQLite opens it: the files it puts beside take the same permissions.
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec(
    'pragma auto_vacuum = incremental; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;',
  );
  return database;
}

function toKysely(database: DatabaseSync): Kysely<Database> {
  return new Kysely<Database>({ dialect: new SqliteDialect({ database: adapt(database) }) });
}

/** Gives Kysely the driver it expects over Node's own SQLite, with prepared statements kept. */
function adapt(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    if (prepared.size >= maxPreparedStatements) prepared.clear();
    const statement = database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const statement = prepare(sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
        run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
        iterate: (parameters) =>
          statement.iterate(...(parameters as SQLInputValue[])) as IterableIterator<Record<string, unknown>>,
      };
    },
  };
}
