/**
 * What a reload costs: how long it takes until the new configuration is in force, and how long it holds the event loop of
 * the receiver meanwhile. Writes bench/results-reload.md.
 *
 *   node bench/reload.ts [dist/receiver/index.js]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { report } from './report.ts';

const entry = process.argv[2] ?? 'dist/receiver/index.js';

const sizes = [300, 1_000, 3_000, 10_000];
const rounds = 5;
const maxMs = 1_500;
const maxHoldMs = 100;

/** `count` sources and as many rules, each with filters, a condition and a template. */
function configurationText(count: number): string {
  const lines = ['sources:'];
  for (let n = 0; n < count; n += 1) {
    lines.push(`  source-${n}: { sender: lgtm, secret: "a secret of the benchmark ${n}" }`);
  }
  lines.push('targets:', '  board: { type: local }', 'rules:');
  for (let n = 0; n < count; n += 1) {
    lines.push(
      `  - name: Rule ${n}`,
      '    on: alert',
      `    from: source-${n}`,
      '    branches: [main, "release/**"]',
      '    if: alert.severity == "high"',
      '    do:',
      `      - track: { in: board, title: "[{{ alert.rule }}] in ${n}" }`,
    );
  }
  return `${lines.join('\n')}\n`;
}

const directory = mkdtempSync(join(tmpdir(), 'ticketwire-bench-'));
const file = join(directory, 'ticketwire.yml');
const median = (values: readonly number[]) => values.toSorted((left, right) => left - right)[values.length >> 1] ?? 0;

writeFileSync(file, configurationText(1));
const receiver = spawn(process.execPath, ['--import', './bench/event-loop-hold.ts', entry, 'serve', '--config', file], {
  env: { PATH: process.env.PATH, PORT: '0', TICKETWIRE_DATA: join(directory, 'data') },
  stdio: ['ignore', 'pipe', 'pipe'],
});
const log = createInterface({ input: receiver.stdout });
const measures = createInterface({ input: receiver.stderr });

interface LogLine {
  msg: string;
  why?: string;
  time: string;
  rules?: number;
}

/** Resolves with the next line of the log that is wanted. */
function nextLine(isWanted: (line: LogLine) => boolean): Promise<LogLine> {
  return new Promise((resolve) => {
    const look = (text: string) => {
      if (!text.startsWith('{')) return;
      const line = JSON.parse(text) as LogLine;
      if (!isWanted(line)) return;
      log.off('line', look);
      resolve(line);
    };
    log.on('line', look);
  });
}

/** Longest hold of the receiver's event loop since the last call, and the CPU time of its main thread so far, in ms. */
function readMeasures(): Promise<{ holdMs: number; cpuMs: number }> {
  return new Promise((resolve) => {
    const look = (text: string) => {
      const [, hold, cpu] = /^hold (\S+) cpu (\S+)$/.exec(text) ?? [];
      if (hold === undefined) return;
      measures.off('line', look);
      resolve({ holdMs: Number(hold), cpuMs: Number(cpu) });
    };
    measures.on('line', look);
    receiver.kill('SIGUSR2');
  });
}

await nextLine(({ msg }) => msg === 'listening');
const results: { size: number; ms: number; holdMs: number; cpuMs: number }[] = [];
for (const size of sizes) {
  const isTaken = nextLine(({ why, rules }) => why === 'its file changed' && rules === size);
  writeFileSync(file, configurationText(size));
  await isTaken;
  const rows: { ms: number; holdMs: number; cpuMs: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = await readMeasures();
    const isReloaded = nextLine(({ why }) => why === 'SIGHUP');
    const startedAt = Date.now();
    receiver.kill('SIGHUP');
    const { time } = await isReloaded;
    const { holdMs, cpuMs } = await readMeasures();
    rows.push({ ms: Date.parse(time) - startedAt, holdMs, cpuMs: cpuMs - before.cpuMs });
  }
  const [ms, holdMs, cpuMs] = (['ms', 'holdMs', 'cpuMs'] as const).map((key) => median(rows.map((row) => row[key])));
  results.push({ size, ms: ms ?? 0, holdMs: holdMs ?? 0, cpuMs: cpuMs ?? 0 });
}
receiver.kill('SIGTERM');
await new Promise((resolve) => receiver.once('exit', resolve));
rmSync(directory, { recursive: true });

const timeOf = (wanted: number) => results.find(({ size }) => size === wanted)?.ms ?? 0;
const holdMs = Math.max(...results.map((result) => result.holdMs));
const rows = results.map(
  ({ size, ms, holdMs: hold, cpuMs }) =>
    `| ${size.toLocaleString('en')} | ${ms.toFixed(0)} | ${cpuMs.toFixed(0)} | ${hold.toFixed(0)} |`,
);
const text = `# Reloading the configuration

\`node bench/reload.ts\`, ${rounds} rounds; Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}. A file with so many sources and as many rules, each with two branches, a condition and a template, is reloaded by SIGHUP in the bundled receiver, from the signal to the line in its log. The event loop's longest hold is that of \`monitorEventLoopDelay\`. Median of the rounds.

| sources and rules | ms until in force | CPU ms of the main thread | longest hold of the event loop, ms |
| ---: | ---: | ---: | ---: |
${rows.join('\n')}
`;
report('reload', text, [
  { name: '10,000 sources and rules, ms', measured: timeOf(10_000), atMost: maxMs },
  { name: '10,000, of the time of 1,000', measured: timeOf(10_000) / timeOf(1_000), atMost: 12, isRatio: true },
  { name: 'longest hold of the event loop, ms', measured: holdMs, atMost: maxHoldMs },
]);
