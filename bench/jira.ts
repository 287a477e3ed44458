/**
 * What moving the tickets of a large release costs: 500 of them by the receiver as it is shipped, beside the same requests
 * made one after the other, at a Jira that takes its time. Writes bench/results-jira.md.
 *
 *   node bench/jira.ts
 */
import { createHmac, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTicketwire } from './contenders.ts';
import { secret } from './peers/ready.ts';
import { report as writeReport } from './report.ts';
import { startSlowJira } from './slow-jira.ts';

const tickets = 500;
const latencyMs = 20;
const rounds = 3;
/** The receiver's bound for one target. */
const bound = 16;
const maxPerTicket = 2;
/** Of the time that one after the other takes. */
const maxRatio = 1 / 8;

const keys = Array.from({ length: tickets }, (_, index) => `SOC-${index + 1}`);
const jira = await startSlowJira(latencyMs);
const work = mkdtempSync(join(tmpdir(), 'ticketwire-bench-'));
try {
  const times: { together: number; single: number; again: number }[] = [];
  const requests: { first: number; again: number }[] = [];
  let most = 0;
  for (let round = 0; round < rounds; round += 1) {
    jira.reset();
    const single = await timeOf(moveOneByOne);
    jira.reset();
    const directory = join(work, String(round));
    mkdirSync(directory);
    const receiver = await startTicketwire(directory, { configuration: configure(directory) });
    const together = await timeOf(async () => {
      await deliver(receiver.port, 'published');
      await until(() => jira.moved() === tickets && jira.requests === tickets * 2);
    });
    const first = jira.requests;
    const again = await timeOf(async () => {
      await deliver(receiver.port, 'released');
      await until(() => jira.requests >= first + tickets);
    });
    most = Math.max(most, jira.mostAtOnce);
    requests.push({ first, again: jira.requests - first });
    times.push({ together, single, again });
    await receiver.stop();
    process.stderr.write(`round ${round + 1} of ${rounds}\n`);
  }
  report({
    single: median(times.map((each) => each.single)),
    together: median(times.map((each) => each.together)),
    again: median(times.map((each) => each.again)),
    perTicket: Math.max(...requests.map(({ first }) => first)) / tickets,
    perTicketAgain: Math.max(...requests.map(({ again }) => again)) / tickets,
    most,
  });
} finally {
  jira.close();
  rmSync(work, { recursive: true });
}

function configure(directory: string): string {
  const file = join(directory, 'ticketwire.yml');
  writeFileSync(
    file,
    `
sources: { octo: { sender: github, secret: "${secret}" } }
targets:
  jira:
    type: jira
    site: https://acme.atlassian.net
    user: bot@acme.example
    token: token
    api-url: ${jira.url}
    project: SOC
    workflow: { To Do: { next: In Progress }, In Progress: { next: Done }, Done: {} }
rules: [{ name: Releases, on: release, do: [{ transition: { in: jira, move: next } }] }]
`,
  );
  return file;
}

async function deliver(port: number, action: string): Promise<void> {
  const body = JSON.stringify({
    action,
    repository: { full_name: 'octo/widgets' },
    release: { tag_name: 'v1', name: 'v1', body: keys.join(', ') },
  });
  const response = await fetch(`http://127.0.0.1:${port}/hooks/octo`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'release',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    },
  });
  if (response.status !== 202) throw new Error(`The delivery was answered ${response.status}.`);
}

/** The same two requests for each ticket, each after the one before it. */
async function moveOneByOne(): Promise<void> {
  for (const key of keys) {
    const issue = `${jira.url}/rest/api/3/issue/${key}`;
    await (await fetch(issue)).json();
    await (await fetch(`${issue}/transitions`, { method: 'POST', body: '{"transition":{"id":"11"}}' })).text();
  }
}

async function timeOf(run: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

async function until(isReached: () => boolean): Promise<void> {
  const end = performance.now() + 120_000;
  while (!isReached()) {
    if (performance.now() > end) throw new Error(`After two minutes ${jira.moved()} of ${tickets} tickets are moved.`);
    await new Promise((later) => setTimeout(later, 5));
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

function report(found: {
  single: number;
  together: number;
  again: number;
  perTicket: number;
  perTicketAgain: number;
  most: number;
}): void {
  const { single, together, again, perTicket, perTicketAgain, most } = found;
  const seconds = (ms: number) => (ms / 1_000).toFixed(2);
  const ratio = together / single;
  const text = `# Moving the tickets of a release

\`node bench/jira.ts\`, ${rounds} rounds, medians; Node ${process.version}, ${cpus()[0]?.model ?? 'unknown'} (${cpus().length} cores). A release names ${tickets} tickets, and every answer of Jira takes ${latencyMs} ms. From the delivery to the last move; in the store each ticket is an effect of its own.

| what | seconds | requests per ticket |
| --- | ---: | ---: |
| the same requests one after the other | ${seconds(single)} | 2 |
| the receiver | ${seconds(together)} | ${perTicket} |
| the receiver, sent the same release again: no ticket is left to move | ${seconds(again)} | ${perTicketAgain} |
`;
  writeReport('jira', text, [
    { name: 'time, of one after the other', measured: ratio, atMost: maxRatio, isRatio: true },
    { name: 'requests at the same time', measured: most, atMost: bound },
    { name: 'requests for a ticket that is moved', measured: perTicket, atMost: maxPerTicket },
    { name: 'requests for a ticket that is moved already', measured: perTicketAgain, atMost: 1 },
  ]);
}
