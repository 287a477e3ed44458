/**
 * Measures LGTM `create` requests, which wait for the ticket's id, against a tracker that takes 50 ms to answer:
 * requests a second and latency with 16 connections, on both stores, beside what the tracker itself allows. Writes
 * bench/results-create.md.
 *
 *   node bench/create.ts [ROUNDS]
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startPostgres } from '../test/fakes/postgres.ts';
import { createBody } from '../test/program/receiver-process.ts';
import { type Running, startTicketwire } from './contenders.ts';
import { secret } from './peers/ready.ts';
import { report as writeReport } from './report.ts';

const connections = 16;
const trackerMs = 50;
const warmUpMs = 1_500;
const durationMs = 5_000;
/** The share of the tracker's own rate that a receiver must reach, and the latency it may add to the tracker's. */
const minShare = 0.9;
const maxLatency = 1.25;

interface Measured {
  rate: number;
  p50Ms: number;
  p99Ms: number;
}

/** Posts creates of alerts that are all different, over 16 connections, for a time. */
async function drive(url: string, ms: number): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  const startedAt = performance.now();
  const endsAt = startedAt + ms;
  let count = 0;
  const one = async () => {
    while (performance.now() < endsAt) {
      count += 1;
      const body = JSON.stringify(createBody(`alert-${process.pid}-${startedAt}-${count}`));
      const sentAt = performance.now();
      const status = await post(agent, url, body);
      if (status !== 201 && status !== 200) throw new Error(`The receiver answered ${status}.`);
      latencies.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const seconds = (performance.now() - startedAt) / 1_000;
  agent.destroy();
  latencies.sort((left, right) => left - right);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN;
  return { rate: latencies.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
}

function post(agent: Agent, url: string, body: string): Promise<number> {
  const signature = createHmac('sha1', secret).update(body).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-lgtm-signature': signature,
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: 'POST', headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** GitHub's API as far as a new issue needs it, every answer after 50 ms. */
async function serveTracker(): Promise<void> {
  let number = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      setTimeout(() => {
        number += 1;
        const at = new Date().toISOString();
        const sent = text === '' ? {} : JSON.parse(text);
        const labels = (sent.labels ?? []).map((name: string) => ({ name }));
        const html_url = `https://github.example/octo/widgets/issues/${number}`;
        const made = {
          number,
          state: 'open',
          labels,
          user: { login: 'bot' },
          created_at: at,
          updated_at: at,
          html_url,
        };
        const issue = { title: sent.title, body: sent.body, ...made };
        response
          .writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' })
          .end(JSON.stringify(request.method === 'POST' ? issue : []));
      }, trackerMs);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  process.stdout.write(`listening on ${(server.address() as AddressInfo).port}\n`);
}

async function startTracker(): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [import.meta.filename, 'tracker'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk) => {
      const port = /listening on (\d+)/.exec(String(chunk))?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
  });
  return { url, child };
}

async function measure(running: Running): Promise<Measured> {
  const url = `http://127.0.0.1:${running.port}/hooks/lgtm`;
  const load = (ms: number) =>
    promisify(execFile)(process.execPath, [import.meta.filename, 'drive', url, String(ms)]).then(
      ({ stdout }) => JSON.parse(stdout) as Measured,
    );
  try {
    await load(warmUpMs);
    return await load(durationMs);
  } finally {
    await running.stop();
  }
}

async function run(rounds: number): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'ticketwire-create-'));
  const [postgres, tracker] = await Promise.all([startPostgres(), startTracker()]);
  const results = new Map<string, Measured[]>();
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, env] of [
        ['SQLite', {}],
        ['PostgreSQL', { DATABASE_URL: await postgres.createDatabase() }],
      ] as const) {
        const directory = mkdtempSync(join(work, 'run-'));
        const configuration = join(directory, 'ticketwire.yml');
        writeFileSync(
          configuration,
          `sources:\n  lgtm: { sender: lgtm, secret: "\${GITHUB_SECRET}" }\ntargets:\n  issues: { type: github-issues, repository: octo/widgets, token: t, api-url: "${tracker.url}" }\nrules:\n  - { name: Alerts, on: alert, do: [{ track: issues }] }\n`,
        );
        const measured = await measure(await startTicketwire(directory, { configuration, env }));
        results.set(name, [...(results.get(name) ?? []), measured]);
      }
    }
  } finally {
    tracker.child.kill();
    await postgres.stop();
    rmSync(work, { recursive: true, force: true });
  }
  report(results, rounds);
}

function report(results: ReadonlyMap<string, readonly Measured[]>, rounds: number): void {
  const allowed = connections / (trackerMs / 1_000);
  const median = (list: readonly Measured[], part: keyof Measured) =>
    list.map((each) => each[part]).sort((left, right) => left - right)[Math.floor(list.length / 2)] ?? Number.NaN;
  const rows = [...results].map(([name, list]) => {
    const [rate, p50, p99] = [median(list, 'rate'), median(list, 'p50Ms'), median(list, 'p99Ms')];
    return `| ${name} | ${rate.toFixed(0)} | ${(rate / allowed).toFixed(2)} | ${p50.toFixed(1)} | ${(p50 / trackerMs).toFixed(2)} | ${p99.toFixed(1)} |`;
  });
  const text = `# LGTM creates against a tracker that takes ${trackerMs} ms

Made by \`node bench/create.ts\`: medians of ${rounds} rounds, ${connections} connections, every alert a new one, Node ${process.version}, ${cpus()[0]?.model ?? 'unknown'} (${cpus().length} cores, shared by the load, the tracker and the database). The tracker allows ${allowed} creates a second.

| store | creates a second | of the tracker's rate | p50 ms | of the tracker's time | p99 ms |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
  const bars = [...results].flatMap(([name, list]) => [
    {
      name: `${name}, creates, of what the tracker allows`,
      measured: median(list, 'rate') / allowed,
      atLeast: minShare,
      isRatio: true,
    },
    {
      name: `${name}, median, of the tracker's time`,
      measured: median(list, 'p50Ms') / trackerMs,
      atMost: maxLatency,
      isRatio: true,
    },
  ]);
  writeReport('create', text, bars);
}

const [mode = '3', url = '', ms = '0'] = process.argv.slice(2);
if (mode === 'tracker') await serveTracker();
else if (mode === 'drive') process.stdout.write(JSON.stringify(await drive(url, Number(ms))));
else await run(Number(mode));
