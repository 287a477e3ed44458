import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@jest/globals';
import { startFakeGithub } from '../fakes/github.ts';
import {
  createBody,
  githubConfiguration,
  makeWorkplace,
  type RunningReceiver,
  startReceiver,
} from '../program/receiver-process.ts';
import { waitFor } from '../wait-for.ts';

const kills = 20;
const alerts = 12;
const senders = 8;

/**
 * Senders post creates of a few alerts without pause while the receiver is killed at random moments and started again.
 * Every answered delivery must be in the store, and every alert must be one issue with one id.
 */
test(`killed ${kills} times under load, it loses no answered delivery and makes one ticket per alert`, async () => {
  const workplace = makeWorkplace();
  const github = await startFakeGithub();
  const configuration = workplace.write('ticketwire.yml', githubConfiguration(github.apiUrl));
  const answered = new Set<number>();
  const idsOf = new Map<string, Set<string>>();
  let receiver: RunningReceiver = await startReceiver(workplace.directory, { configuration });
  let isOver = false;
  let next = 0;

  const send = async () => {
    while (!isOver) {
      next += 1;
      const nonce = next;
      const alert = `alert-${nonce % alerts}`;
      try {
        const { status, json } = await receiver.lgtm({ ...createBody(alert), nonce });
        if (status >= 300) continue;
        answered.add(nonce);
        idsOf.set(alert, (idsOf.get(alert) ?? new Set()).add(String(json['issue-id'])));
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
  };

  try {
    const sending = Promise.all(Array.from({ length: senders }, send));
    for (let kill = 0; kill < kills; kill += 1) {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
      await receiver.kill('SIGKILL');
      receiver = await startReceiver(workplace.directory, { configuration });
    }
    await waitFor(() => idsOf.size === alerts);
    isOver = true;
    await sending;
    await receiver.kill('SIGTERM');

    const issues = await github.api<{ body: string }[]>('GET', '/repos/octo/widgets/issues?state=all&per_page=100');
    expect(issues).toHaveLength(alerts);
    expect(new Set(issues.map(({ body }) => body.split('\n')[0]))).toHaveProperty('size', alerts);
    expect([...idsOf.values()].map((ids) => ids.size)).toEqual(Array(alerts).fill(1));

    const store = new DatabaseSync(join(workplace.directory, 'data', 'ticketwire.sqlite'), { readOnly: true });
    const rows = store
      .prepare(
        `select deliveries.body from deliveries join effects on effects.source = deliveries.source and effects.delivery = deliveries.id
         where effects.status = 'done'`,
      )
      .all() as { body: Uint8Array }[];
    store.close();
    const performed = new Set(
      rows.map(({ body }) => (JSON.parse(Buffer.from(body).toString('utf8')) as { nonce: number }).nonce),
    );
    expect(answered.size).toBeGreaterThan(kills);
    expect([...answered].filter((nonce) => !performed.has(nonce))).toEqual([]);
    expect(github.faults).toEqual([]);
  } finally {
    isOver = true;
    await receiver.kill('SIGKILL');
    await github.close();
    workplace.remove();
  }
});
