/**
 * What work and pages cost when much has been done before: a store with 1,000,000 finished effects beside an empty one,
 * one operation at each in turn. Writes bench/results-history.md.
 *
 *   node bench/history.ts [FINISHED]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import pino from 'pino';
import { openPostgresStore } from '../receiver/store/postgres.ts';
import { openSqliteStore } from '../receiver/store/sqlite.ts';
import type { ReceiverStore } from '../receiver/store/store.ts';
import type { Effect } from '../shared/model/effect.ts';
import { perform } from '../shared/pipeline/perform.ts';
import type { ClaimedEffect } from '../shared/store/store.ts';
import { local } from '../shared/targets/trackers/local.ts';
import { startPostgres } from '../test/fakes/postgres.ts';
import { report } from './report.ts';

const finished = Number(process.argv[2] ?? 1_000_000);
const rounds = 60;
const maxRatio = 1.5;
const minMs = 5;
/** Effects that wait in either store, and dead letters. */
const waiting = 200;
const pageLength = 100;
const log = pino({ level: 'silent' });

interface Subject {
  store: ReceiverStore;
  now(): number;
}

/** One operation, by its name. */
const operations: [string, (subject: Subject, round: number) => Promise<unknown>][] = [
  ['create: accept, claim, perform, finish', create],
  ['claim that finds nothing', ({ store, now }) => store.claimDue({ worker: 'b', limit: 64, now: now(), leaseMs: 1 })],
  ['when the next effect is due', ({ store, now }) => store.nextDueAt(now())],
  ['duplicate of a delivery', duplicate],
  ['newest deliveries', ({ store }) => store.history.deliveries({ limit: pageLength })],
  [
    'newest deliveries of a source with few',
    ({ store }) => store.history.deliveries({ limit: pageLength, source: 'rare' }),
  ],
  ['deliveries with a dead letter', ({ store }) => store.history.deliveries({ limit: pageLength, status: 'failed' })],
  [
    'search that finds nothing',
    ({ store }) => store.history.deliveries({ limit: pageLength, text: 'nothing has this' }),
  ],
  ['search for a recent subject', ({ store }) => store.history.deliveries({ limit: 20, text: 'fresh-1' })],
  ['one delivery by its id', ({ store }) => store.history.delivery({ id: 'waiting' })],
  ['newest tickets', ({ store }) => store.history.tickets({ limit: pageLength })],
  ['metrics', ({ store }) => store.history.effectCounts()],
  ['removing nothing', ({ store }) => store.prune({ before: 1, limit: 200 })],
];

const work = mkdtempSync(join(tmpdir(), 'ticketwire-bench-'));
const postgres = await startPostgres();
try {
  const rows: string[] = [];
  const ratios = new Map<string, number>();
  for (const [engine, open] of [
    ['SQLite', openSqlite],
    ['PostgreSQL', openPostgres],
  ] as const) {
    const empty = await open(0);
    const full = await open(finished);
    for (const each of [empty, full]) await addWork(each);
    for (const [name, operation] of operations) {
      const times = { empty: [] as number[], full: [] as number[] };
      for (let round = 0; round < rounds; round += 1) {
        // In turn, so that both meet the same machine.
        times.empty.push(await timeOf(() => operation(empty, round)));
        times.full.push(await timeOf(() => operation(full, round)));
      }
      const [before, after] = [median(times.empty), median(times.full)];
      const ofBar = after / Math.max(before * maxRatio, minMs);
      ratios.set(engine, Math.max(ratios.get(engine) ?? 0, ofBar));
      rows.push(
        `| ${engine} | ${name} | ${before.toFixed(2)} | ${after.toFixed(2)} | ${ofBar <= 1 ? 'met' : 'not met'} |`,
      );
    }
    await empty.store.close();
    await full.store.close();
  }
  const text = `# What work costs after ${finished.toLocaleString('en')} effects

Made by \`node bench/history.ts\`: medians of ${rounds}, in ms, of one operation at a store with ${finished.toLocaleString('en')} finished effects of as many deliveries, and at an empty one, in turn. Each also has ${waiting} effects that wait, a dead letter and ${pageLength} deliveries that no rule wanted. Node ${process.version}, ${cpus()[0]?.model ?? 'unknown'} (${cpus().length} cores).

Bar: ${maxRatio} times the empty store's, or ${minMs} ms, whichever is larger.

| store | operation | empty | full | |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
  const bars = [...ratios].map(([engine, ratio]) => ({
    name: `${engine}, the slowest operation, of its bar`,
    measured: ratio,
    atMost: 1,
  }));
  report('history', text, bars);
} finally {
  await postgres.stop();
  rmSync(work, { recursive: true });
}

async function openSqlite(count: number): Promise<Subject> {
  const directory = mkdtempSync(join(work, 'data-'));
  await (await openSqliteStore(directory, Date.now)).close();
  const database = new DatabaseSync(join(directory, 'ticketwire.sqlite'));
  database.exec('begin');
  const numbers = `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${count})`;
  if (count > 0) for (const text of filling(numbers, 'zeroblob(500)')) database.exec(text);
  database.exec('commit');
  database.close();
  return { store: await openSqliteStore(directory, Date.now), now: Date.now };
}

async function openPostgres(count: number): Promise<Subject> {
  const url = await postgres.createDatabase();
  const opened = await openPostgresStore(url, log);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const numbers = `with numbers as (select * from generate_series(1, ${count}) as n)`;
  if (count > 0) for (const text of filling(numbers, `decode(repeat('00', 500), 'hex')`)) await client.query(text);
  await client.query('vacuum analyze');
  await client.end();
  return opened;
}

/** Deliveries, effects, attempts and tickets as they are after years. */
function filling(numbers: string, body: string): string[] {
  const insert = (table: string, columns: string, values: string) =>
    `insert into ${table} (${columns}) ${numbers} select ${values} from numbers`;
  const outcome = `'{"status":"skipped","reason":"nothing has changed"}'`;
  return [
    insert(
      'deliveries',
      'source, id, received_at, headers, body, events',
      `'lgtm', 'old-' || n, n, '{}', ${body}, '[]'`,
    ),
    insert(
      'effects',
      'id, source, delivery, delivery_seq, target, subject, rule, kind, body, status, attempts, due_at, held_until, lease_until, worker, outcome, finished_at',
      `'old-' || n, 'lgtm', 'old-' || n, n, 'board', 'alert:octo/widgets:old-' || n, 'One', 'track-ticket', '{}', case when n % 10 = 0 then 'skipped' else 'done' end, 1, n, 0, 0, '', ${outcome}, n`,
    ),
    insert('attempts', 'effect, number, started_at, ended_at, status, message', `'old-' || n, 1, n, n, 'done', ''`),
    insert(
      'tickets',
      'target, subject, source, rule, ticket, reference, issued_id, draft_hash, intended_at, tried_at, applied_at, seen_at, data',
      `'board', 'alert:octo/widgets:old-' || n, 'lgtm', 'One', '{}', 'board-' || n, 'OLD-' || n, '', n, n, n, n, '{}'`,
    ),
    insert(
      'board_tickets',
      'target, number, key, subject, title, body, state, labels, created_at, updated_at',
      `'board', n, 'BOARD-' || n, 'alert:octo/widgets:old-' || n, '', '', 'open', '[]', n, n`,
    ),
  ];
}

/** The same little work for both stores: effects that wait, one dead letter, and a page of deliveries. */
async function addWork({ store, now }: Subject): Promise<void> {
  const effects = Array.from({ length: waiting }, (_, index) => ({
    ...effectOf(`waiting-${index}`, now()),
    notBefore: now() + 3_600_000,
  }));
  await accept({ store, now }, 'waiting', effects);
  // A page of deliveries is as long in both.
  for (let count = 0; count < pageLength; count += 1) await accept({ store, now }, `plain-${count}`, []);
  await accept({ store, now }, 'failing', [effectOf('failing', now())]);
  for (const claimed of await store.claimDue({ worker: 'b', limit: 1, now: now(), leaseMs: 15_000 })) {
    const outcome = { status: 'failed', code: 'target-refused', message: 'no' } as const;
    await store.finish({ ...claimed, startedAt: now(), endedAt: now(), outcome });
  }
  await store.accept({
    delivery: { id: 'rare', source: 'rare', receivedAt: now(), headers: {}, body: Buffer.from('rare') },
    events: [],
    effects: [],
  });
}

async function accept({ store, now }: Subject, id: string, effects: readonly Effect[]): Promise<void> {
  const delivery = { id, source: 'lgtm', receivedAt: now(), headers: {}, body: Buffer.from(id) };
  await store.accept({ delivery, events: ['alert.opened'], effects });
}

async function duplicate(subject: Subject): Promise<void> {
  await accept(subject, 'waiting', []);
}

async function create(subject: Subject, round: number): Promise<void> {
  const { store, now } = subject;
  const name = `fresh-${round}`;
  await store.findFollowed(name);
  await accept(subject, name, [effectOf(name, now())]);
  const { tracker } = local.create({ labels: [] }, { name: 'board', board: store.board, now } as never);
  const targets = new Map([['board', { tracker }]]) as never;
  const claimed = await store.claimDue({ worker: 'b', limit: 1, now: now(), leaseMs: 15_000 });
  const [one] = claimed as [ClaimedEffect];
  await store.finish(await perform(one, { targets, store, now, random: Math.random }));
}

function effectOf(name: string, at: number): Effect {
  const id = `alert:octo/widgets:${name}`;
  return {
    id: name,
    target: 'board',
    subject: id,
    receivedAt: at,
    occurredAt: at,
    cause: { event: `lgtm/${name}/0`, type: 'alert.opened', source: 'lgtm', rule: 'One' },
    kind: 'track-ticket',
    change: 'open',
    draft: { title: 'Unused import', body: 'x'.repeat(500), labels: ['LGTM'] },
    adoptKey: null,
    data: { alert: { id, state: 'open' } },
  };
}

async function timeOf(operation: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await operation();
  return performance.now() - before;
}

function median(times: number[]): number {
  return times.toSorted((left, right) => left - right)[Math.floor(times.length / 2)] ?? Number.NaN;
}
