import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../receiver/store/database.ts';
import { countDueEffects } from '../../receiver/store/due-effects.ts';
import { findUnreported } from '../../receiver/store/incidents.ts';
import { openPostgresDatabase } from '../../receiver/store/postgres.ts';
import { openSqliteDatabase } from '../../receiver/store/sqlite.ts';
import { connectPostgres, type TestPostgres } from '../fakes/postgres.ts';

/** Enough that PostgreSQL would rather use an index than read them all. */
const finished = 20_000;

const statements: [string, (db: Kysely<Database>) => { compile(): { sql: string; parameters: readonly unknown[] } }][] =
  [
    ['due effects by target', (db) => countDueEffects(db, 5_000)],
    ['dead letters that are not reported', findUnreported],
  ];

async function fill(db: Kysely<Database>): Promise<void> {
  const columns = sql.raw(
    'id, source, delivery, target, subject, rule, kind, body, status, attempts, due_at, held_until, lease_until, worker, outcome, finished_at',
  );
  const numbers = sql`with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${sql.lit(finished)})`;
  await sql`insert into effects (${columns}) ${numbers}
    select 'e' || n, 's', 'd', 'board', 'x' || n, 'r', 'k', '{}', case when n % 1000 = 0 then 'due' else 'done' end,
      0, n, 0, 0, '', '', n from numbers`.execute(db);
  await sql`insert into dead_letters (effect, target, rule, died_at, is_reported) ${numbers}
    select 'e' || n, 'board', 'r', n, case when n % 1000 = 0 then 0 else 1 end from numbers`.execute(db);
}

describe('statements that are asked again and again look at what is unfinished only', () => {
  const directory = mkdtempSync(join(tmpdir(), 'ticketwire-plans-'));
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await connectPostgres();
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  test('on SQLite', async () => {
    const { writer, database, unlock } = await openSqliteDatabase(directory);
    await fill(writer);
    for (const [what, statement] of statements) {
      const { sql: text, parameters } = statement(writer).compile();
      const plan = database.prepare(`explain query plan ${text}`).all(...(parameters as number[]));
      const details = plan.map(({ detail }) => String(detail));
      expect({ what, scans: details.filter((each) => /^SCAN (effects|dead_letters)$/.test(each)) }).toEqual({
        what,
        scans: [],
      });
      expect(details.join('\n')).toMatch(/INDEX (effects_unfinished|dead_letters_unreported)/);
    }
    await writer.destroy();
    unlock();
  });

  test('on PostgreSQL', async () => {
    const db = await openPostgresDatabase(await postgres.createDatabase());
    await fill(db);
    await sql`analyze`.execute(db);
    for (const [what, statement] of statements) {
      const compiled = statement(db).compile();
      const { rows } = await db.executeQuery({ ...compiled, sql: `explain ${compiled.sql}` } as never);
      const plan = rows.map((row) => Object.values(row as object).join(' ')).join('\n');
      expect({ what, plan }).toEqual({ what, plan: expect.not.stringContaining('Seq Scan') });
      expect(plan).toMatch(/effects_unfinished|dead_letters_unreported/);
    }
    await db.destroy();
  });
});
