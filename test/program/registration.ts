import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { senders } from '../../shared/senders/registry.ts';
import { waitFor } from '../wait-for.ts';
import type { Answer, RunningReceiver } from './receiver-process.ts';

export const boardConfiguration = `
sources: { lgtm: { sender: lgtm, secret: "a secret for tests" } }
targets: { board: { type: local } }
rules: [{ name: Failing runs, on: run, do: [{ track: board }] }]
`;

/** Registers a source, and gives its secret and address. */
export async function register(
  receiver: RunningReceiver,
  source: { name: string; sender?: string; repository?: string },
): Promise<{ secret: string; url: string }> {
  const body = JSON.stringify({ sender: 'github', ...source });
  const { status, json } = await receiver.post('/api/v1/sources', body, receiver.credentials());
  expect(status).toBe(201);
  return { secret: String(json.secret), url: String(json.url) };
}

export async function rotate(
  receiver: RunningReceiver,
  name: string,
  body: { overlap?: string } = {},
): Promise<{ secret: string }> {
  const { status, json } = await receiver.post(`/api/v1/sources/${name}/rotate`, JSON.stringify(body));
  expect(status).toBe(200);
  return { secret: String(json.secret) };
}

export async function remove(receiver: RunningReceiver, name: string): Promise<number> {
  const { status } = await fetch(`${receiver.address}/api/v1/sources/${name}`, {
    method: 'DELETE',
    headers: receiver.credentials(),
  });
  return status;
}

/** A failing run as GitHub tells of it, signed as any sender would. */
export function deliver(
  receiver: RunningReceiver,
  name: string,
  given: { secret: string; repository?: string; sender?: string },
): Promise<Answer> {
  const { secret, repository = 'octo/widgets', sender = 'github' } = given;
  const body = Buffer.from(
    JSON.stringify({
      action: 'completed',
      repository: { full_name: repository },
      workflow_run: {
        id: 5,
        name: 'CI',
        path: '.github/workflows/ci.yml',
        head_branch: 'main',
        conclusion: 'failure',
        head_repository: { full_name: repository },
      },
    }),
  );
  return receiver.post(`/hooks/${name}`, body, {
    'x-github-event': 'workflow_run',
    'x-github-delivery': randomUUID(),
    ...senders[sender]?.scheme.sign(body, secret, Date.now()),
  });
}

/** Waits until an answer has this status. */
export async function untilStatus(status: number, ask: () => Promise<Pick<Answer, 'status'>>): Promise<void> {
  await waitFor(async () => (await ask()).status === status);
}

/** Waits for a log line, which is written some milliseconds after what it reports. */
export async function untilPrinted(receiver: RunningReceiver, text: string): Promise<void> {
  await waitFor(() => receiver.printed().includes(text));
}
