import { createHmac } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { workflowRun } from '../test/program/action/payloads.ts';
import { type Running, startTicketwire } from './contenders.ts';
import { secret } from './peers/ready.ts';

const settleMs = 3_000;
const idleMs = 10_000;

/** The share of a core that a receiver takes while nothing happens. */
export async function measureIdle(running: Running): Promise<number> {
  await wait(settleMs);
  const before = running.cpuMs();
  await wait(idleMs);
  const share = (running.cpuMs() - before) / idleMs;
  await running.stop();
  return share;
}

const deliveries = 200;
const everyMs = 20;

/** The median time from the answer to a delivery until its tracker is asked, in ms. */
export async function measureEffectStart(directory: string): Promise<number> {
  mkdirSync(directory);
  const answeredAt = new Map<string, number>();
  const startedAt = new Map<string, number>();
  let issues = 0;
  const tracker = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const branch = /branch-\d+/.exec(text)?.[0];
    if (branch !== undefined && !startedAt.has(branch)) startedAt.set(branch, performance.now());
    issues += 1;
    const { title = '', body = '', labels = [] } = text === '' ? {} : JSON.parse(text);
    const at = new Date().toISOString();
    const issue = {
      number: issues,
      title,
      body,
      state: 'open',
      labels: labels.map((name: string) => ({ name })),
      user: { login: 'bot' },
      login: 'bot',
      created_at: at,
      updated_at: at,
      html_url: `https://github.example/octo/widgets/issues/${issues}`,
    };
    response
      .writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(request.url === '/user' || request.method === 'POST' ? issue : []));
  });
  await new Promise<void>((ready) => tracker.listen(0, '127.0.0.1', ready));
  const apiUrl = `http://127.0.0.1:${(tracker.address() as AddressInfo).port}`;
  const configuration = join(directory, 'ticketwire.yml');
  writeFileSync(
    configuration,
    `sources:\n  octo: { sender: github, secret: "\${GITHUB_SECRET}" }\ntargets:\n  issues: { type: github-issues, repository: octo/widgets, token: t, api-url: "${apiUrl}" }\nrules:\n  - { name: Runs, on: run.failed, do: [{ track: issues }] }\n`,
  );
  const running = await startTicketwire(directory, { configuration });
  try {
    for (let number = 0; number < deliveries; number += 1) {
      const branch = `branch-${number}`;
      const body = JSON.stringify(workflowRun(number, { branch }));
      await fetch(`http://127.0.0.1:${running.port}/hooks/octo`, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'x-github-event': 'workflow_run',
          'x-github-delivery': branch,
          'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
        },
      });
      answeredAt.set(branch, performance.now());
      await wait(everyMs);
    }
    await wait(settleMs);
  } finally {
    await running.stop();
    tracker.closeAllConnections();
    tracker.close();
  }
  const delays = [...startedAt]
    .filter(([branch]) => answeredAt.has(branch))
    .map(([branch, at]) => at - (answeredAt.get(branch) ?? 0))
    .sort((left, right) => left - right);
  if (delays.length < deliveries) throw new Error(`only ${delays.length} of ${deliveries} effects started`);
  return delays[Math.floor(delays.length / 2)] ?? Number.NaN;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
