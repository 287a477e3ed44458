import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import pino from 'pino';
import { openPostgresStore } from '../../receiver/store/postgres.ts';
import { openSqliteStore } from '../../receiver/store/sqlite.ts';
import type { TestPostgres } from '../fakes/postgres.ts';

export interface Captured {
  sqlite: ReadonlyMap<string, readonly unknown[]>;
  postgres: ReadonlyMap<string, readonly unknown[]>;
}

/** Notes every statement that is run in this process from now on; on PostgreSQL with the values of its first run. */
export function captureStatements(): Captured {
  const captured = { sqlite: new Map<string, unknown[]>(), postgres: new Map<string, unknown[]>() };
  const prepare = DatabaseSync.prototype.prepare;
  DatabaseSync.prototype.prepare = function (this: DatabaseSync, text: string, ...rest) {
    captured.sqlite.set(text, []);
    return prepare.call(this, text, ...rest);
  };
  const query = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first] = given;
    const text = typeof first === 'string' ? first : (first as { text?: unknown } | undefined)?.text;
    if (typeof text === 'string' && !captured.postgres.has(text)) {
      captured.postgres.set(text, Array.isArray(given[1]) ? given[1] : []);
    }
    return query.apply(this, given);
  } as never;
  return captured;
}

/** What grows with every delivery, for as long as it is kept, or for ever. */
const growing = new Set([
  'deliveries',
  'effects',
  'attempts',
  'tickets',
  'board_tickets',
  'board_history',
  'messages',
  'invitations',
  'dead_letters',
  'incidents',
]);

/** Indexes that hold only what is not done yet, or failed. */
const ofWorkInProgress = /\beffects_(ready|blocked|waiting|running|unfinished|failed)\b/;

/** Statements that may read a whole table, each with the reason. */
const allowed: readonly [RegExp, string][] = [
  [/^\s*(create|alter|drop|pragma|begin|commit|rollback|explain|listen|set|show)\b/i, 'reads no table'],
  [/kysely_migration|pg_catalog|sqlite_master/i, 'upgrades'],
  [/^(update tickets set reference|update effects set delivery_seq|insert into deliveries select)/, 'upgrades, once'],
  [/indexed by deliveries_keys order by seq$/, 'reads the ids of an embedded store at its start'],
  [/from deliveries order by source limit 1/, 'one step into the index'],
  [/from "tickets" order by "intended_at" desc limit/, 'the newest tickets, in the order of the index'],
  [/lower\(id\) like/, 'looks at the deliveries of one window: bench/history.ts'],
  [/from "invitations" order by/, 'lists everybody who was invited, on the command line'],
];

/** The same for PostgreSQL before it has counted the rows, which it does by itself within minutes. */
const allowedBeforeCounting: readonly [RegExp, string][] = [
  [/^delete from "messages"/, 'once an hour'],
  [/limit 1 offset/, 'a page of a search'],
  [/from "attempts" inner join/, 'the page of one delivery'],
];

/** Statements that read a whole table that grows, with their plans, on tables that hold much that is done. */
export async function findFullScans(engine: keyof Captured, captured: Captured, postgres: TestPostgres) {
  const statements = [...captured[engine]].filter(
    ([text]) => /^\s*(select|with|insert|update|delete)\b/i.test(text) && !allowed.some(([form]) => form.test(text)),
  );
  return engine === 'sqlite' ? scansInSqlite(statements.map(([text]) => text)) : scansInPostgres(statements, postgres);
}

interface FullScan {
  statement: string;
  /** The database has counted its rows. */
  isAnalyzed: boolean;
  plan: readonly string[];
}

async function scansInSqlite(statements: readonly string[]): Promise<FullScan[]> {
  const directory = mkdtempSync(join(tmpdir(), 'ticketwire-plans-'));
  await (await openSqliteStore(directory, Date.now)).close();
  const database = new DatabaseSync(join(directory, 'ticketwire.sqlite'));
  for (const text of filling(
    'with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < $rows) ',
  )) {
    database.exec(text);
  }
  const found: FullScan[] = [];
  for (const isAnalyzed of [false, true]) {
    if (isAnalyzed) database.exec('analyze');
    for (const statement of statements) {
      const steps = database.prepare(`explain query plan ${statement}`).all() as { detail: string }[];
      const plan = steps.map(({ detail }) => detail);
      const isBad = plan.some((step) => {
        const table = /^SCAN (\w+)/.exec(step)?.[1];
        if (table === undefined || ofWorkInProgress.test(step)) return false;
        return growing.has(tableNamed(statement, table));
      });
      if (isBad) found.push({ statement, isAnalyzed, plan });
    }
  }
  database.close();
  rmSync(directory, { recursive: true });
  return found;
}

/** The table behind an alias. */
function tableNamed(statement: string, name: string): string {
  return new RegExp(`"?(\\w+)"?\\s+as\\s+"?${name}"?(?!\\w)`).exec(statement)?.[1] ?? name;
}

async function scansInPostgres(
  statements: readonly [string, readonly unknown[]][],
  postgres: TestPostgres,
): Promise<FullScan[]> {
  const url = await postgres.createDatabase();
  const { store } = await openPostgresStore(url, pino({ level: 'silent' }));
  await store.close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const table of growing) await client.query(`alter table ${table} set (autovacuum_enabled = false)`);
  for (const text of filling('with numbers as (select * from generate_series(1, $rows) as n) '))
    await client.query(text);
  const found: FullScan[] = [];
  for (const isAnalyzed of [false, true]) {
    if (isAnalyzed) await client.query('vacuum analyze');
    for (const [statement, values] of statements) {
      const { rows } = await client.query(`explain (format json) ${statement}`, [...values]);
      const [{ Plan: plan }] = rows[0]['QUERY PLAN'] as [{ Plan: PlanNode }];
      const nodes = nodesOf(plan);
      if (!isAnalyzed && allowedBeforeCounting.some(([form]) => form.test(statement))) continue;
      if (nodes.some(isFullScan)) found.push({ statement, isAnalyzed, plan: nodes.map(nodeText) });
    }
  }
  await client.end();
  return found;
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Plans?: PlanNode[];
}

function nodesOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

function nodeText(node: PlanNode): string {
  return [node['Node Type'], node['Relation Name'], node['Index Name'], node['Index Cond']].filter(Boolean).join(' ');
}

function isFullScan(node: PlanNode): boolean {
  const index = node['Index Name'];
  if (index !== undefined) {
    const ofGrowing = [...growing].some((table) => index.startsWith(`${table}_`));
    return ofGrowing && node['Index Cond'] === undefined && !ofWorkInProgress.test(index);
  }
  return node['Node Type'] === 'Seq Scan' && growing.has(node['Relation Name'] ?? '');
}

const rows = 50_000;
/** Later than what the tests ask for. */
const at = '1000000000000 + n';

/** Statements that fill the tables with what is done, and a little that is not. */
function filling(numbers: string): string[] {
  const insert = (table: string, columns: string, values: string) =>
    `insert into ${table} (${columns}) ${numbers.replace('$rows', String(rows))} select ${values} from numbers`;
  const status = `case when n % 1000 = 0 then 'due' when n % 1000 = 1 then 'running' when n % 1000 = 2 then 'failed' when n % 10 = 3 then 'skipped' else 'done' end`;
  return [
    insert('deliveries', 'source, id, received_at, headers, body, events', `'octo', 'd-' || n, ${at}, '{}', '', '[]'`),
    insert(
      'effects',
      'id, source, delivery, delivery_seq, target, subject, rule, kind, body, status, attempts, due_at, held_until, lease_until, worker, outcome',
      `'e-' || n, 'octo', 'd-' || n, n, 'target-' || (n % 3), 'alert:octo/widgets:' || n, 'One', 'track-ticket', '{}', ${status}, 1, ${at}, 0, 0, '', '{}'`,
    ),
    insert(
      'attempts',
      'effect, number, started_at, ended_at, status, message',
      `'e-' || n, 1, ${at}, ${at}, 'done', ''`,
    ),
    insert(
      'tickets',
      'target, subject, source, rule, ticket, reference, issued_id, draft_hash, intended_at, tried_at, applied_at, seen_at, data',
      `'target-' || (n % 3), 'alert:octo/widgets:' || n, 'octo', 'One', '{}', 'octo/widgets#' || n, n || '', '', ${at}, ${at}, ${at}, ${at}, '{}'`,
    ),
    insert(
      'board_tickets',
      'target, number, key, subject, title, body, state, labels, created_at, updated_at',
      `'board', n, 'BOARD-' || n, 's-' || n, '', '', 'open', '[]', ${at}, ${at}`,
    ),
    insert('board_history', 'target, key, at, what', `'board', 'BOARD-' || n, ${at}, 'created'`),
    insert(
      'messages',
      'target, subject, reference, message, tone, occasion, event, at',
      `'dev', 's-' || n, '', '{}', 'bad', '', '', ${at}`,
    ),
    insert('invitations', 'organization, user_id, login, occasion, intended_at', `'octo', n, 'login-' || n, '', ${at}`),
  ];
}
