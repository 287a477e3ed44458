/**
 * What accepting a delivery costs: the receiver as it is shipped beside programs that keep nothing, one after the other in
 * an order that changes every round. Then an idle receiver, and how soon effects start. Writes bench/results-receiver.md.
 *
 *   npm run bench [ROUNDS]
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../test/fakes/postgres.ts';
import { type Running, startPeer, startTicketwire } from './contenders.ts';
import { measureEffectStart, measureIdle } from './effects.ts';
import { load } from './load.ts';
import { secret } from './peers/ready.ts';
import { report as writeReport } from './report.ts';

const rounds = Number(process.argv[2] ?? 5);
const connections = 32;
const warmUpMs = 2_000;
const durationMs = 4_000;

interface Cost {
  rate: number;
  p50Ms: number;
  p99Ms: number;
  cpuUs: number;
  peakMb: number;
}

interface Contender {
  name: string;
  path: string;
  start(directory: string): Promise<Running>;
}

const samples = JSON.parse(
  readFileSync('node_modules/@octokit/webhooks-examples/api.github.com/index.json', 'utf8'),
) as { name: string; examples: unknown[] }[];
const push = samples.find(({ name }) => name === 'push')?.examples.map((each) => JSON.stringify(each)) ?? [];
/** The largest push among GitHub's examples, 7.7 kB. */
const body = push.toSorted((left, right) => right.length - left.length)[0] ?? '';

const work = mkdtempSync(join(tmpdir(), 'ticketwire-bench-'));
const postgres = await startPostgres();
try {
  const bare = 'bare node:http';
  const full = join(work, 'full');
  // In a process of its own: what it leaves in memory would slow down what follows.
  execFileSync(process.execPath, ['bench/fill-store.ts', join(full, 'data'), '1000000', '100000']);
  const contenders: Contender[] = [
    { name: bare, path: '/', start: (directory) => startPeer('bare-http', directory) },
    { name: 'bare Express 5', path: '/', start: (directory) => startPeer('bare-express', directory) },
    { name: '@octokit/webhooks', path: '/', start: (directory) => startPeer('octokit', directory) },
    { name: 'probot', path: '/', start: (directory) => startPeer('probot', directory) },
    {
      name: 'Ticketwire on SQLite',
      path: '/hooks/octo',
      start: (directory) => startTicketwire(directory, { configuration: configure(directory, 1) }),
    },
    {
      name: 'Ticketwire on SQLite, 1,000,000 deliveries, 100,000 tickets, 1,000 rules',
      path: '/hooks/octo',
      start: () => startTicketwire(full, { configuration: configure(full, 1_000) }),
    },
    {
      name: 'Ticketwire on PostgreSQL',
      path: '/hooks/octo',
      start: async (directory) => {
        const env = { DATABASE_URL: await postgres.createDatabase() };
        return startTicketwire(directory, { configuration: configure(directory, 1), env });
      },
    },
  ];
  const costs = new Map<string, Cost[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of shuffled(contenders)) costs.get(contender.name)?.push(await measure(contender));
    process.stderr.write(`round ${round + 1} of ${rounds}\n`);
  }
  const directory = join(work, 'idle');
  mkdirSync(directory);
  const idleShare = await measureIdle(await startTicketwire(directory, { configuration: configure(directory, 1) }));
  report(bare, costs, { idleShare, effectStartMs: await measureEffectStart(join(work, 'effects')) });
} finally {
  await postgres.stop();
  rmSync(work, { recursive: true, force: true });
}

/** A source and so many rules for pushes, one repository each: none wants what is sent. */
function configure(directory: string, rules: number): string {
  const file = join(directory, 'ticketwire.yml');
  const each = Array.from(
    { length: rules },
    (_, index) =>
      `  - { name: Rule ${index}, on: push.branch, repositories: [octo/repository-${index}], do: [{ comment: { in: issues, tickets: [commits], text: Pushed } }] }`,
  );
  writeFileSync(
    file,
    `sources:\n  octo: { sender: github, secret: "\${GITHUB_SECRET}" }\ntargets:\n  issues: { type: github-issues, repository: octo/widgets, token: t, api-url: "http://127.0.0.1:9" }\nrules:\n${each.join('\n')}\n`,
  );
  return file;
}

async function measure({ path, start }: Contender): Promise<Cost> {
  const directory = mkdtempSync(join(work, 'run-'));
  const running = await start(directory);
  try {
    const given = { port: running.port, path, body, event: 'push', secret, connections };
    await load({ ...given, durationMs: warmUpMs });
    const before = running.cpuMs();
    const { answered, refused, seconds, p50Ms, p99Ms } = await load({ ...given, durationMs });
    if (refused > 0) throw new Error(`${refused} of ${answered} were refused`);
    const cpuUs = ((running.cpuMs() - before) * 1_000) / answered;
    return { rate: answered / seconds, p50Ms, p99Ms, cpuUs, peakMb: running.peakMb() };
  } finally {
    await running.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((each) => [Math.random(), each] as const)
    .sort(([left], [right]) => left - right)
    .map(([, each]) => each);
}

function report(
  bare: string,
  costs: ReadonlyMap<string, readonly Cost[]>,
  others: { idleShare: number; effectStartMs: number },
): void {
  const medians = new Map([...costs].map(([name, each]) => [name, medianOf(each)]));
  const base = medians.get(bare);
  const empty = medians.get('Ticketwire on SQLite');
  const postgresql = medians.get('Ticketwire on PostgreSQL');
  if (base === undefined || empty === undefined || postgresql === undefined) throw new Error('nothing was measured');
  const rows = [...medians].map(
    ([name, { rate, p50Ms, p99Ms, cpuUs, peakMb }]) =>
      `| ${name} | ${Math.round(rate)} | ${(rate / base.rate).toFixed(2)} | ${p50Ms.toFixed(1)} | ${p99Ms.toFixed(1)} | ${cpuUs.toFixed(0)} | ${(cpuUs / base.cpuUs).toFixed(2)} | ${peakMb.toFixed(0)} |`,
  );
  const full = [...medians].find(([name]) => name.includes('1,000,000'))?.[1] ?? empty;
  const text = `# What accepting a delivery costs

Made by \`npm run bench\`: medians of ${rounds} rounds in changing order, ${connections} connections, a signed push of ${(body.length / 1_000).toFixed(1)} kB with an id of its own each time, Node ${process.version}, ${cpus()[0]?.model ?? 'unknown'} (${cpus().length} cores, one of which makes the load). CPU is the process's own, user and system together; PostgreSQL's own is not in it. Only Ticketwire keeps what it answers: one fsync for all that came together.

| what | a second | of bare | p50 ms | p99 ms | CPU µs | of bare | peak MB |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
  writeReport('receiver', text, [
    { name: 'SQLite, rate, of bare', measured: empty.rate / base.rate, atLeast: 0.5, isRatio: true },
    { name: 'SQLite, CPU, of bare', measured: empty.cpuUs / base.cpuUs, atMost: 1.9, isRatio: true },
    { name: 'PostgreSQL, rate, of bare', measured: postgresql.rate / base.rate, atLeast: 0.25, isRatio: true },
    { name: 'PostgreSQL, CPU, of bare', measured: postgresql.cpuUs / base.cpuUs, atMost: 3, isRatio: true },
    {
      name: 'a full store and 1,000 rules, rate, of the empty one',
      measured: full.rate / empty.rate,
      atLeast: 0.9,
      isRatio: true,
    },
    { name: 'idle CPU, share of a core', measured: others.idleShare, atMost: 0.01 },
    { name: 'effects start after the answer, median ms', measured: others.effectStartMs, atMost: 50 },
  ]);
}

function medianOf(costs: readonly Cost[]): Cost {
  const median = (part: keyof Cost) =>
    costs.map((cost) => cost[part]).sort((left, right) => left - right)[Math.floor(costs.length / 2)] ?? 0;
  return {
    rate: median('rate'),
    p50Ms: median('p50Ms'),
    p99Ms: median('p99Ms'),
    cpuUs: median('cpuUs'),
    peakMb: median('peakMb'),
  };
}
