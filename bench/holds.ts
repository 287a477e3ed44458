/**
 * Measures how long the largest deliveries and pages hold the receiver's event loop: all other requests wait that long.
 * Writes bench/results-holds.md.
 *
 *   node bench/holds.ts [dist/receiver/index.js]
 */
import { execFileSync, spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { report } from './report.ts';

const entry = resolve(process.argv[2] ?? 'dist/receiver/index.js');
const alerts = 10_000;
const oldDeliveries = 100_000;
const rulesWithPaths = 1_000;
const maxHoldMs = 100;
const rounds = 3;
const hourMs = 3_600_000;
/** Old deliveries are removed a minute after the start. */
const retentionAfterMs = 75_000;
const token = 'the token of this benchmark';
const secret = 'the-secret-of-this-benchmark';

const directory = mkdtempSync(join(tmpdir(), 'ticketwire-holds-'));
const data = join(directory, 'data');
const file = join(directory, 'ticketwire.yml');

const pathRules = Array.from(
  { length: rulesWithPaths },
  (_, index) =>
    `  - { name: Paths ${index}, on: push.branch, paths: ["**/generated-${index}/**/*.lock"], do: [{ comment: { in: issues, tickets: [commits], text: Changed } }] }`,
);
const configuration = (keep: string) => `sources:
  alerts: { sender: alertmanager, secret: "${secret}" }
  hooks: { sender: github, secret: "${secret}" }
targets:
  board: { type: local }
  issues: { type: github-issues, repository: octo/widgets, token: t, api-url: "http://127.0.0.1:9" }
rules:
  - { name: Alerts, on: alert, do: [{ track: board }] }
${pathRules.join('\n')}
keep: ${keep}
`;

interface Receiver {
  port: number;
  /** The longest hold since the last call, in ms. */
  readHold(): Promise<number>;
  stop(): Promise<void>;
}

async function startReceiver(): Promise<Receiver> {
  const child = spawn(
    process.execPath,
    ['--import', resolve('bench/event-loop-hold.ts'), entry, 'serve', '--config', file],
    {
      env: { PATH: process.env.PATH, PORT: '0', TICKETWIRE_DATA: data, TICKETWIRE_ADMIN_TOKEN: token },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const measures = createInterface({ input: child.stderr });
  measures.on('line', (line) => {
    if (!line.startsWith('hold ')) process.stderr.write(`${line}\n`);
  });
  const port = await new Promise<number>((found, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const port = /"address":"[^"]*:(\d+)"/.exec(line)?.[1];
      if (port !== undefined) found(Number(port));
    });
    child.once('exit', (code) => reject(new Error(`The receiver ended with ${code}.`)));
  });
  return {
    port,
    readHold: () =>
      new Promise((known) => {
        measures.once('line', (line) => known(Number(/^hold (\S+)/.exec(line)?.[1])));
        child.kill('SIGUSR2');
      }),
    stop: () =>
      new Promise((ended) => {
        child.removeAllListeners('exit').once('exit', () => ended());
        child.kill('SIGTERM');
      }),
  };
}

function alertsBody(isHot: boolean, round: number): string {
  const all = Array.from({ length: alerts }, (_, index) => ({
    status: 'firing',
    labels: {
      alertname: 'HighLoad',
      instance: isHot ? `one-${round}` : `host-${round}-${index}`,
      severity: 'critical',
    },
    annotations: { summary: `The load of host ${index} is high`, description: 'It has been above 10 for 5 minutes.' },
    startsAt: new Date(Date.now() - 60_000 + index).toISOString(),
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: 'http://prometheus.example/graph',
    fingerprint: isHot ? `ff${round}`.padStart(16, '0') : `${round}${index}`.padStart(16, '0'),
  }));
  return JSON.stringify({
    version: '4',
    groupKey: '{}',
    status: 'firing',
    externalURL: 'http://a.example',
    alerts: all,
  });
}

/** A push with as many commits as GitHub lists, each with many files. */
function pushBody(): string {
  const commits = Array.from({ length: 20 }, (_, commit) => ({
    id: String(commit).padStart(40, '0'),
    message: 'Change',
    author: { name: 'A' },
    added: [],
    removed: [],
    modified: Array.from({ length: 150 }, (_, at) => `packages/area-${commit}/deep/folder/source-${at}/index.ts`),
  }));
  const repository = {
    id: 1,
    full_name: 'octo/widgets',
    default_branch: 'main',
    html_url: 'https://github.com/octo/widgets',
  };
  return JSON.stringify({ ref: 'refs/heads/main', before: '1'.repeat(40), after: '2'.repeat(40), commits, repository });
}

async function hold(receiver: Receiver, work: () => Promise<void>): Promise<number> {
  await receiver.readHold();
  await work();
  return receiver.readHold();
}

async function measure(receiver: Receiver, round: number): Promise<Record<string, number>> {
  const url = (path: string) => `http://127.0.0.1:${receiver.port}${path}`;
  const authorization = `Bearer ${token}`;
  const read = async (path: string) => {
    const answer = await fetch(url(path), { headers: { authorization } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 200)}`);
    return text;
  };
  const post = async (path: string, body: string, headers: Record<string, string>) => {
    const answer = await fetch(url(path), {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 200)}`);
  };
  const postAlerts = (isHot: boolean) =>
    post('/hooks/alerts', alertsBody(isHot, round), { authorization: `Bearer ${secret}` });
  const drain = async () => {
    while (/ticketwire_effects\{target="board",status="(due|running)"\} [1-9]/.test(await read('/metrics')))
      await delay(500);
  };
  const push = pushBody();
  const signature = `sha256=${createHmac('sha256', secret).update(push).digest('hex')}`;

  const rows: Record<string, number> = {};
  rows[`accepting one delivery with ${alerts.toLocaleString('en')} alerts`] = await hold(receiver, () =>
    postAlerts(false),
  );
  rows['working it off, 10,000 tickets on a local board'] = await hold(receiver, drain);
  rows['accepting 10,000 changes of one alert'] = await hold(receiver, () => postAlerts(true));
  rows['working them off'] = await hold(receiver, drain);
  rows['the page of deliveries'] = await hold(receiver, async () => void (await read('/admin/deliveries')));
  const list = JSON.parse(await read('/api/v1/deliveries')) as { deliveries: { id: string; source: string }[] };
  const { id, source } = list.deliveries[0] ?? { id: '', source: '' };
  rows['the page of that delivery'] = await hold(
    receiver,
    async () => void (await read(`/admin/deliveries/${encodeURIComponent(id)}?source=${source}`)),
  );
  rows['that delivery by the API'] = await hold(
    receiver,
    async () => void (await read(`/api/v1/deliveries/${encodeURIComponent(id)}?source=${source}`)),
  );
  rows.metrics = await hold(receiver, async () => void (await read('/metrics')));
  rows[`a push of 3,000 files and ${rulesWithPaths.toLocaleString('en')} rules with patterns of paths`] = await hold(
    receiver,
    () =>
      post('/hooks/hooks', push, {
        'x-github-event': 'push',
        'x-github-delivery': randomUUID(),
        'x-hub-signature-256': signature,
      }),
  );
  return rows;
}

const results = new Map<string, number[]>();
const note = (rows: Record<string, number>) => {
  for (const [name, ms] of Object.entries(rows)) results.set(name, [...(results.get(name) ?? []), ms]);
};
try {
  writeFileSync(file, configuration('30d'));
  const receiver = await startReceiver();
  for (let round = 0; round < rounds; round += 1) note(await measure(receiver, round));
  await receiver.stop();

  // In a process of its own: what it leaves in memory would slow down what follows.
  execFileSync(process.execPath, ['bench/fill-store.ts', data, String(oldDeliveries), '0', String(2 * hourMs)]);
  writeFileSync(file, configuration('1h'));
  const pruning = await startReceiver();
  const name = `removing ${oldDeliveries.toLocaleString('en')} old deliveries`;
  note({ [name]: await hold(pruning, () => delay(retentionAfterMs)) });
  await pruning.stop();
} finally {
  rmSync(directory, { recursive: true, force: true });
}

const median = (values: readonly number[]) => values.toSorted((left, right) => left - right)[values.length >> 1] ?? 0;
const rows = [...results].map(([name, list]) => {
  const ms = median(list);
  return `| ${name} | ${ms.toFixed(0)} | ${ms <= maxHoldMs ? 'met' : 'not met'} |`;
});
const text = `# How long the event loop is held

Made by \`node bench/holds.ts\`: medians of ${rounds} rounds of the longest hold of the bundled receiver's event loop, by \`monitorEventLoopDelay\`, on SQLite; Node ${process.version}, ${cpus()[0]?.model ?? 'unknown'} (${cpus().length} cores). Reloads are in results-reload.md.

| what | longest hold, ms | bar |
| --- | ---: | --- |
${rows.join('\n')}
`;
const worst = Math.max(...[...results.values()].map(median));
report('holds', text, [{ name: 'the longest of them, ms', measured: worst, atMost: maxHoldMs }]);
