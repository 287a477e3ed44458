import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import pino from 'pino';
import { postgresTypes } from '../../receiver/store/column-types.ts';
import { createMigrator } from '../../receiver/store/migrate.ts';
import { openPostgresStore } from '../../receiver/store/postgres.ts';
import { openSqliteStore } from '../../receiver/store/sqlite.ts';
import type { ReceiverStore } from '../../receiver/store/store.ts';
import { connectPostgres, type TestPostgres } from '../fakes/postgres.ts';

/**
 * Stores as earlier schemas left them, each made by the program of its time: two alerts on the board, one of them closed;
 * one that waits for GitHub, one that GitHub refused. A released schema gets its store here, and is never edited again.
 */
const fixtures = readdirSync('test/fixtures/stores').map((file) => file.replace(/\.sqlite$/, ''));

const now = () => Date.parse('2026-12-01T00:00:00Z');
const log = pino({ level: 'silent' });

function copyOf(fixture: string): { directory: string; file: string } {
  const directory = mkdtempSync(join(tmpdir(), 'ticketwire-upgrade-'));
  mkdirSync(join(directory, 'data'));
  const file = join(directory, 'data', 'ticketwire.sqlite');
  copyFileSync(`test/fixtures/stores/${fixture}.sqlite`, file);
  return { directory, file };
}

/** Everything is as it was, and goes on. */
async function expectWhole(store: ReceiverStore): Promise<void> {
  const { deliveries } = await store.history.deliveries({ limit: 10 });
  expect(deliveries.map(({ source, effects }) => [source, effects[0]?.status, effects[0]?.attempts])).toEqual([
    ['refused', 'failed', 1],
    ['away', 'due', 1],
    ['lgtm', 'done', 1],
    ['lgtm', 'done', 1],
    ['lgtm', 'done', 1],
  ]);
  const [refused] = deliveries;
  if (refused === undefined) throw new Error('nothing is left');
  const [detail] = await store.history.delivery({ id: refused.id });
  expect(Buffer.from(detail?.delivery.body ?? []).toString()).toContain('"transition":"create"');
  expect(detail?.attempts).toMatchObject([{ number: 1, status: 'failed' }]);
  expect(await store.findKept('refused', [refused.id, 'another'])).toEqual(new Set([refused.id]));
  expect(await store.board.find('board', { key: 'BOARD-1' })).toMatchObject({ state: 'closed' });
  expect(await store.board.find('board', { key: 'BOARD-2' })).toMatchObject({ state: 'open' });
  expect(await store.tickets.findIssued('lgtm', 'BOARD-2')).toMatchObject({ target: 'board' });
  const [{ ticket, issuedId } = {}] = await store.tickets.findByReference('board-2');
  expect({ ticket, issuedId }).toMatchObject({ ticket: { key: 'BOARD-2' }, issuedId: 'BOARD-2' });

  expect(await store.reviveEffect(refused.effects[0]?.id ?? '')).toBe(true);
  const body = Buffer.from(detail?.delivery.body ?? []);
  const again = { id: refused.id, source: 'refused', receivedAt: now(), headers: {}, body };
  expect(await store.accept({ delivery: again, events: [], effects: [] })).toMatchObject({ isDuplicate: true });
  const next = { ...again, id: 'next' };
  expect(await store.accept({ delivery: next, events: [], effects: [] })).toMatchObject({ isDuplicate: false });
  const [newest] = (await store.history.deliveries({ limit: 1 })).deliveries;
  expect(newest?.id).toBe('next');
  expect(newest?.position).toBeGreaterThan(refused.position);
}

describe.each(fixtures)('a store with the schema %s', (fixture) => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await connectPostgres();
  });

  test('is whole after the upgrade of the embedded store, which has the tables of a new one', async () => {
    const { directory } = copyOf(fixture);
    const store = await openSqliteStore(join(directory, 'data'), now);
    await expectWhole(store);
    await store.close();
    await (await openSqliteStore(join(directory, 'new'), now)).close();
    expect(tablesIn(join(directory, 'data'))).toEqual(tablesIn(join(directory, 'new')));
    rmSync(directory, { recursive: true });
  });

  test('is whole after the upgrade on PostgreSQL', async () => {
    const { directory, file } = copyOf(fixture);
    const connectionString = await postgres.createDatabase();
    const db = new Kysely<never>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString }) }) });
    const { error } = await createMigrator(db as never, postgresTypes).migrateTo(fixture);
    expect(error).toBeUndefined();
    await copyRows(new DatabaseSync(file, { readOnly: true }), db);
    await db.destroy();
    const { store } = await openPostgresStore(connectionString, log);
    await expectWhole(store);
    await store.close();
    rmSync(directory, { recursive: true });
  });
});

test('an upgrade that breaks off, wherever it does, leaves what was there, and is made at the next start', async () => {
  const prepare = DatabaseSync.prototype.prepare;
  let broken = 0;
  for (let at = 1; at <= 200; at += 1) {
    const { directory } = copyOf(fixtures[0] ?? '');
    let changes = 0;
    DatabaseSync.prototype.prepare = function (this: DatabaseSync, text: string, ...rest) {
      if (/^(create|alter|drop|insert|update|delete)/.test(text)) changes += 1;
      if (changes === at) throw new Error('the disk is full');
      return prepare.call(this, text, ...rest);
    };
    let first: ReceiverStore | undefined;
    try {
      first = await openSqliteStore(join(directory, 'data'), now);
    } catch {
      broken += 1;
    } finally {
      DatabaseSync.prototype.prepare = prepare;
    }
    const store = first ?? (await openSqliteStore(join(directory, 'data'), now));
    if (first === undefined) await expectWhole(store);
    await store.close();
    rmSync(directory, { recursive: true });
    if (first !== undefined) break;
  }
  expect(broken).toBeGreaterThan(8);
});

test('a store that a newer program wrote is left alone, and says so', async () => {
  const { directory, file } = copyOf(fixtures[0] ?? '');
  const database = new DatabaseSync(file);
  database.exec("insert into kysely_migration values ('9999-tomorrow', '2030-01-01T00:00:00Z')");
  database.close();
  await expect(openSqliteStore(join(directory, 'data'), now)).rejects.toMatchObject({
    code: 'store-unavailable',
    message: expect.stringContaining('newer Ticketwire'),
  });
  rmSync(directory, { recursive: true });
});

function tablesIn(directory: string): unknown[] {
  const database = new DatabaseSync(join(directory, 'ticketwire.sqlite'), { readOnly: true });
  const found = database
    .prepare("select name, sql from sqlite_master where name not like 'kysely%' order by name")
    .all();
  database.close();
  return found;
}

async function copyRows(from: DatabaseSync, to: Kysely<never>): Promise<void> {
  const tables = from
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'kysely%' and name not like 'sqlite%'",
    )
    .all()
    .map(({ name }) => String(name));
  for (const table of tables) {
    for (const row of from.prepare(`select * from ${table}`).all()) {
      const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
      const values = sql.join(Object.values(row));
      await sql`insert into ${sql.table(table)} (${columns}) values (${values})`.execute(to);
    }
    const isCounted = from.prepare(`select count(*) n from pragma_table_info('${table}') where name = 'seq'`).get();
    if (isCounted?.n !== 1) continue;
    await sql`select setval(pg_get_serial_sequence(${table}, 'seq'), coalesce((select max(seq) from ${sql.table(table)}), 0) + 1, false)`.execute(
      to,
    );
  }
  from.close();
}
