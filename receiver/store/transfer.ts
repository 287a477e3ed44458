import { type Kysely, sql } from 'kysely';
import { TicketwireError } from '../../shared/errors.ts';
import type { Database } from './database.ts';
import { storeError } from './store-errors.ts';

/** What is moved, in this order, and what tells its rows apart. `checks` and `creations` are of the moment only. */
const tables = [
  { name: 'tickets', key: ['target', 'subject'] },
  { name: 'board_tickets', key: ['target', 'number'] },
  { name: 'board_history', key: ['seq'] },
  { name: 'deliveries', key: ['seq'] },
  { name: 'effects', key: ['seq'] },
  { name: 'attempts', key: ['seq'] },
  { name: 'sources', key: ['name'] },
  { name: 'source_secrets', key: ['seq'] },
  { name: 'rules', key: ['seq'] },
  { name: 'messages', key: ['target', 'subject'] },
  { name: 'settings', key: ['name'] },
  { name: 'invitations', key: ['organization', 'user_id'] },
  { name: 'dead_letters', key: ['effect'] },
  { name: 'incidents', key: ['subject'] },
  { name: 'repositories', key: ['forge', 'id', 'name'] },
] as const;

export type TableName = (typeof tables)[number]['name'];

/** Few enough that their bodies fit into memory. */
const batch = 50;

export interface Transfer {
  from: Kysely<Database>;
  to: Kysely<Database>;
  /** Called as rows arrive. */
  onProgress(progress: { table: TableName; done: number; total: number }): void;
  /** Gives the sequences of PostgreSQL their next numbers. */
  afterwards?(to: Kysely<Database>): Promise<void>;
}

/**
 * Copies everything from one store to another, batch by batch; nothing may use either meanwhile. It may be broken off and
 * started again: what is there is not copied twice. Throws `store-unavailable` when the destination holds something else,
 * or when the counts differ at the end.
 */
export async function transfer(given: Transfer): Promise<Record<TableName, number>> {
  try {
    return await copyAll(given);
  } catch (error) {
    throw storeError(error);
  }
}

async function copyAll({ from, to, onProgress, afterwards }: Transfer): Promise<Record<TableName, number>> {
  await refuseOthers(from, to);
  const counts: Partial<Record<TableName, number>> = {};
  for (const { name, key } of tables) {
    const total = await countOf(from, name);
    let done = 0;
    onProgress({ table: name, done, total });
    for (let rows = await read(from, { name, key }); rows.length > 0; ) {
      await write(to, { name, key, rows });
      done += rows.length;
      onProgress({ table: name, done: Math.min(done, total), total });
      rows = await read(from, { name, key, after: rows.at(-1) });
    }
    const arrived = await countOf(to, name);
    if (arrived !== total) {
      throw new TicketwireError(
        'store-unavailable',
        `Of ${total} rows of '${name}' the destination holds ${arrived}. Was a receiver running meanwhile? Stop it, and start this again.`,
      );
    }
    counts[name] = total;
  }
  await afterwards?.(to);
  return counts as Record<TableName, number>;
}

type Row = Record<string, unknown>;

// One query serves every table, which no static type of a single one can describe.
const anyTable = (db: Kysely<Database>) => db as unknown as Kysely<Record<string, Row>>;

/** The next rows in the order of their key, behind `after`. */
function read(
  db: Kysely<Database>,
  { name, key, after }: { name: TableName; key: readonly string[]; after?: Row | undefined },
): Promise<Row[]> {
  let query = anyTable(db).selectFrom(name).selectAll().limit(batch);
  if (after !== undefined) {
    const columns = sql.join(key.map((column) => sql.ref(column)));
    const values = sql.join(key.map((column) => after[column]));
    query = query.where(sql<boolean>`(${columns}) > (${values})`);
  }
  return key.reduce((ordered, column) => ordered.orderBy(column), query).execute();
}

async function write(
  db: Kysely<Database>,
  { name, key, rows }: { name: TableName; key: readonly string[]; rows: Row[] },
): Promise<void> {
  await anyTable(db)
    .insertInto(name)
    .values(rows)
    .onConflict((conflict) => conflict.columns([...key]).doNothing())
    .execute();
}

async function countOf(db: Kysely<Database>, name: TableName): Promise<number> {
  const row = await anyTable(db)
    .selectFrom(name)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** What tells whether a row of the destination is one of the origin's. */
const identities = [
  { name: 'tickets', columns: ['source', 'subject'] },
  { name: 'deliveries', columns: ['source', 'id'] },
  { name: 'sources', columns: ['name', 'created_at'] },
  { name: 'source_secrets', columns: ['seq', 'source', 'created_at'] },
  { name: 'rules', columns: ['seq', 'name', 'created_at'] },
  { name: 'invitations', columns: ['organization', 'user_id', 'intended_at'] },
] as const;

/** The destination may hold the beginning of what the origin holds, from a transfer that was broken off, and nothing else. */
async function refuseOthers(from: Kysely<Database>, to: Kysely<Database>): Promise<void> {
  for (const { name, columns } of identities) {
    const there = await anyTable(to)
      .selectFrom(name)
      .select([...columns])
      .limit(batch)
      .execute();
    for (const row of there) {
      const same = columns.reduce(
        (query, column) => query.where(column, '=', row[column]),
        anyTable(from).selectFrom(name).select(sql<number>`1`.as('one')),
      );
      if ((await same.executeTakeFirst()) !== undefined) continue;
      throw new TicketwireError(
        'store-unavailable',
        'The destination holds deliveries, tickets or sources that the origin does not have. Move into an empty store.',
      );
    }
  }
}

/** After rows with numbers of their own, PostgreSQL goes on counting behind them. */
export async function advanceSequences(db: Kysely<Database>): Promise<void> {
  for (const { name, key } of tables) {
    if (key[0] !== 'seq') continue;
    await sql`select setval(pg_get_serial_sequence(${name}, 'seq'), coalesce((select max(seq) from ${sql.table(name)}), 0) + 1, false)`.execute(
      db,
    );
  }
  // Until PostgreSQL has counted the rows, it takes full tables for empty ones.
  await sql`analyze`.execute(db);
}
