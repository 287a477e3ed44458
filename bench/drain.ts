/**
 * How fast a backlog is worked off: 10,000 due effects on a local board, and on a tracker that takes its time, by the
 * receiver's own worker and store. Writes bench/results-drain.md.
 *
 *   node bench/drain.ts
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { openPostgresStore } from '../receiver/store/postgres.ts';
import { openSqliteStore } from '../receiver/store/sqlite.ts';
import type { ReceiverStore } from '../receiver/store/store.ts';
import { createBreakers } from '../receiver/worker/breaker.ts';
import { createWorker } from '../receiver/worker/worker.ts';
import type { Effect } from '../shared/model/effect.ts';
import { perform } from '../shared/pipeline/perform.ts';
import type { OpenTarget } from '../shared/targets/target.ts';
import { local } from '../shared/targets/trackers/local.ts';
import { startPostgres } from '../test/fakes/postgres.ts';
import { report } from './report.ts';

const backlog = 10_000;
const perDelivery = 1_000;
const slowMs = 50;
const slowBacklog = 2_000;
const minRate = 1_500;
const minShare = 0.9;
/** Attempts at one target at a time. */
const share = 16;
const log = pino({ level: 'silent' });

interface Drained {
  rate: number;
  /** Of the time that the tracker's own latency and limit allow. */
  ofAllowed: number | undefined;
}

const work = mkdtempSync(join(tmpdir(), 'ticketwire-bench-'));
const postgres = await startPostgres();
try {
  const rows: { engine: string; board: Drained; hot: Drained; slow: Drained }[] = [];
  const openers: [string, () => Promise<{ store: ReceiverStore; now(): number }>][] = [
    [
      'SQLite',
      async () => ({ store: await openSqliteStore(mkdtempSync(join(work, 'data-')), Date.now), now: Date.now }),
    ],
    ['PostgreSQL', async () => openPostgresStore(await postgres.createDatabase(), log)],
  ];
  for (const [engine, open] of openers) {
    const board = await drain(await open(), { effects: backlog, subjects: backlog });
    const hot = await drain(await open(), { effects: backlog, subjects: 10 });
    const slow = await drain(await open(), { effects: slowBacklog, subjects: slowBacklog, latencyMs: slowMs });
    rows.push({ engine, board, hot, slow });
  }
  const [sqlite] = rows;
  report('drain', describe(rows), [
    { name: 'SQLite, local board, effects a second', measured: sqlite?.board.rate ?? 0, atLeast: minRate },
    {
      name: 'SQLite, slow tracker, of what it allows',
      measured: sqlite?.slow.ofAllowed ?? 0,
      atLeast: minShare,
      isRatio: true,
    },
  ]);
} finally {
  await postgres.stop();
  rmSync(work, { recursive: true });
}

/** Stores a backlog, and measures from the start of the worker until nothing is left. */
async function drain(
  { store, now }: { store: ReceiverStore; now(): number },
  { effects, subjects, latencyMs = 0 }: { effects: number; subjects: number; latencyMs?: number },
): Promise<Drained> {
  for (let at = 0; at < effects; at += perDelivery) {
    const planned = Array.from({ length: Math.min(perDelivery, effects - at) }, (_, index) =>
      effectOf(at + index, (at + index) % subjects, now()),
    );
    const delivery = { id: `${at}`, source: 'lgtm', receivedAt: now(), headers: {}, body: Buffer.from(`${at}`) };
    await store.accept({ delivery, events: ['alert.opened'], effects: planned });
  }
  const opened = local.create({ labels: [] }, { name: 'board', board: store.board, now } as never) as OpenTarget;
  const { tracker } = opened;
  if (tracker === undefined) throw new Error('The local board has no tracker.');
  const slow: typeof tracker = {
    ...tracker,
    createTicket: async (...given) => {
      await new Promise((resolve) => setTimeout(resolve, latencyMs));
      return tracker.createTicket(...given);
    },
  };
  const targets = new Map([['board', latencyMs === 0 ? opened : { ...opened, tracker: slow }]]);
  let left = effects;
  const begun = performance.now();
  let ended = begun;
  const all = Promise.withResolvers<void>();
  const unwatch = store.watch((change) => {
    if (change.kind !== 'ended') return;
    left -= 1;
    ended = performance.now();
    if (left === 0) all.resolve();
  });
  const worker = createWorker({
    store,
    perform: (claimed) => perform(claimed, { targets, store, now, random: Math.random }),
    name: 'bench',
    now,
    log,
    breakers: createBreakers(['board'], () => {}),
    localTargets: () => (latencyMs === 0 ? ['board'] : []),
    onAttempt: () => {},
  });
  worker.start();
  await all.promise;
  unwatch();
  await worker.stop(10_000);
  const counts = await store.history.effectCounts();
  if (counts.length > 0) throw new Error(`Effects are left: ${JSON.stringify(counts)}`);
  await store.close();
  const rate = effects / ((ended - begun) / 1_000);
  return { rate, ofAllowed: latencyMs === 0 ? undefined : rate / ((share * 1_000) / latencyMs) };
}

function effectOf(number: number, subject: number, at: number): Effect {
  const id = `alert:octo/widgets:${subject}`;
  return {
    id: `effect-${number}`,
    target: 'board',
    subject: id,
    receivedAt: at,
    occurredAt: at + number,
    cause: { event: `lgtm/${number}/0`, type: 'alert.opened', source: 'lgtm', rule: 'Alerts become tickets' },
    kind: 'track-ticket',
    change: 'open',
    draft: { title: `Unused import ${subject}`, body: 'x'.repeat(500), labels: ['LGTM'] },
    adoptKey: null,
    data: { alert: { id, state: 'open' } },
  };
}

function describe(rows: readonly { engine: string; board: Drained; hot: Drained; slow: Drained }[]): string {
  const lines = rows.map(
    ({ engine, board, hot, slow }) =>
      `| ${engine} | ${board.rate.toFixed(0)} | ${hot.rate.toFixed(0)} | ${slow.rate.toFixed(0)} | ${(slow.ofAllowed ?? 0).toFixed(2)} |`,
  );
  return `# How fast a backlog is worked off

Made by \`node bench/drain.ts\`: ${backlog.toLocaleString('en')} due effects that open tickets, worked off by the receiver's worker. Node ${process.version}, ${cpus()[0]?.model ?? 'unknown'} (${cpus().length} cores). Hot: ten subjects with a thousand effects each. Slow: ${slowBacklog.toLocaleString('en')} effects at a tracker that takes ${slowMs} ms; ${share} requests at a time allow ${((share * 1_000) / slowMs).toFixed(0)} a second.

| store | local board, a second | hot subjects, a second | slow tracker, a second | of what it allows |
| --- | --- | --- | --- | --- |
${lines.join('\n')}
`;
}
