import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { type CountingTracker, startCountingTracker } from '../fakes/counting-tracker.ts';
import { workflowRun } from '../program/action/payloads.ts';
import { makeWorkplace, type RunningReceiver, secret, startReceiver } from '../program/receiver-process.ts';
import { waitFor } from '../wait-for.ts';

const kills = 20;
const perSecond = 200;
/** Between a start and the next kill; random, so that kills fall anywhere. */
const minLifeMs = 300;
const maxLifeMs = 1_100;

/**
 * Deliveries arrive at 200 a second, each about a run of its own, while the receiver is killed at random moments and
 * started again. Whatever was answered 2xx is in the store, and has one issue: none lost, none made twice.
 */
test(`killed ${kills} times under ${perSecond} deliveries a second, every answered one takes effect exactly once`, async () => {
  const workplace = makeWorkplace();
  const tracker = await startCountingTracker();
  const configuration = workplace.write('ticketwire.yml', configurationFor(tracker));
  const answered = new Set<string>();
  let sent = 0;
  let receiver: RunningReceiver = await startReceiver(workplace.directory, { configuration });

  const deliver = async (): Promise<void> => {
    sent += 1;
    const id = `delivery-${sent}`;
    const body = JSON.stringify(workflowRun(sent, { branch: id }));
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    const headers = {
      'x-github-event': 'workflow_run',
      'x-github-delivery': id,
      'x-hub-signature-256': `sha256=${signature}`,
    };
    try {
      const { status } = await receiver.post('/hooks/octo', body, headers);
      if (status === 202 || status === 200) answered.add(id);
    } catch {
      // Nobody listens, or it was killed before it answered: nothing was promised.
    }
  };
  const running = new Set<Promise<void>>();
  const sending = setInterval(() => {
    const delivery = deliver().finally(() => running.delete(delivery));
    running.add(delivery);
  }, 1_000 / perSecond);

  try {
    for (let kill = 0; kill < kills; kill += 1) {
      await new Promise((resolve) => setTimeout(resolve, minLifeMs + Math.random() * (maxLifeMs - minLifeMs)));
      await receiver.kill('SIGKILL');
      receiver = await startReceiver(workplace.directory, { configuration });
    }
    clearInterval(sending);
    await Promise.all(running);
    expect(answered.size).toBeGreaterThan(kills);

    const effects = await finalEffects(receiver);
    expect([...answered].filter((id) => effects.get(id) !== 'done')).toEqual([]);
    // One issue for each delivery in the store, also for those whose answer was cut off.
    expect([...tracker.created.values()].filter((count) => count !== 1)).toEqual([]);
    expect(tracker.created.size).toBe(effects.size);
    const creations = tracker.requests.filter((request) => request === 'POST /repos/octo/widgets/issues');
    expect(creations).toHaveLength(effects.size);
  } finally {
    clearInterval(sending);
    await receiver.kill('SIGKILL');
    await tracker.close();
    workplace.remove();
  }
});

function configurationFor(tracker: CountingTracker): string {
  return `
sources:
  octo: { sender: github, secret: "${secret}" }
targets:
  issues: { type: github-issues, repository: octo/widgets, token: ghp_for_tests, api-url: "${tracker.apiUrl}" }
rules:
  - { name: Failing runs, on: run.failed, do: [{ track: issues }] }
`;
}

/** Returns how the one effect of each delivery ended, once all have ended. */
async function finalEffects(receiver: RunningReceiver): Promise<Map<string, string>> {
  return waitFor(async () => {
    const effects = new Map<string, string>();
    for (let next = ''; ; ) {
      const { json } = await receiver.get(`/api/v1/deliveries?limit=500${next}`);
      for (const { id, effects: own } of json.deliveries as { id: string; effects: { status: string }[] }[]) {
        effects.set(id, own.map(({ status }) => status).join());
      }
      if (json.next === undefined) break;
      next = `&after=${json.next}`;
    }
    const isOver = [...effects.values()].every((status) => status !== 'due' && status !== 'running');
    return isOver ? effects : undefined;
  });
}
