import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePort } from '../fakes/free-port.ts';
import { makeWorkplace, type RunningReceiver, startReceiver } from '../program/receiver-process.ts';
import { waitFor } from '../wait-for.ts';

/** The program that `TEST_ALERTMANAGER` names, which must be there then; else what is installed, if it is. */
const program =
  process.env.TEST_ALERTMANAGER ??
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => ['prometheus-alertmanager', 'alertmanager'].map((name) => join(folder, name)))
    .find((file) => existsSync(file));

const token = 'a-token-for-tests';
const configuration = `
sources: { alerts: { sender: alertmanager, bearer: "${token}" } }
targets: { board: { type: local } }
rules: [{ name: Alerts become tickets, on: alert, do: [{ track: board }] }]
`;
const settings = (address: string) => `
route: { receiver: tickets, group_by: [alertname], group_wait: 100ms, group_interval: 200ms, repeat_interval: 400ms }
receivers:
  - name: tickets
    webhook_configs:
      - url: ${address}/hooks/alerts
        http_config: { authorization: { credentials: ${token} } }
`;

const title = 'a real Alertmanager (skipped where neither prometheus-alertmanager nor alertmanager is installed)';
(program === undefined ? describe.skip : describe)(title, () => {
  let workplace: ReturnType<typeof makeWorkplace>;
  let receiver: RunningReceiver;
  const members: Member[] = [];
  beforeAll(async () => {
    workplace = makeWorkplace();
    const file = workplace.write('ticketwire.yml', configuration);
    receiver = await startReceiver(workplace.directory, { configuration: file });
    const given = workplace.write('alertmanager.yml', settings(receiver.address));
    for (const name of ['one', 'two']) members.push(await startMember(given, join(workplace.directory, name)));
  });
  afterAll(async () => {
    await Promise.all(members.map(({ stop }) => stop()));
    await receiver.kill('SIGTERM');
    workplace.remove();
  });

  const labels = { alertname: 'HighErrorRate', instance: 'api-1', severity: 'critical' };
  const annotations = { summary: 'Error rate above 5% on api-1' };
  /** Prometheus tells every member; these two do not hear of each other, as after a break of the network. */
  const tell = (times: { startsAt?: string; endsAt?: string }) =>
    Promise.all(members.map(({ post }) => post([{ labels, annotations, ...times }])));
  const tickets = async () => {
    const { json } = await receiver.get('/api/v1/tickets');
    return (json.tickets as { ticket: { key: string; title: string; state: string } }[]).map(({ ticket }) => ticket);
  };
  const isState = (state: string) => waitFor(async () => (await tickets())[0]?.state === state);
  const steps = async () => {
    const { json } = await receiver.get('/api/v1/boards/board/BOARD-1');
    return (json.history as { what: string }[]).map(({ what }) => what);
  };
  const deliveries = async () => ((await receiver.get('/api/v1/deliveries')).json.deliveries as unknown[]).length;

  test('fires, repeats, resolves and fires again, from two members at once: one ticket all along', async () => {
    await tell({ startsAt: new Date(Date.now() - 3_600_000).toISOString() });
    await isState('open');
    expect(await tickets()).toMatchObject([{ key: 'BOARD-1', title: 'HighErrorRate (api-1)' }]);

    const seen = await deliveries();
    await waitFor(async () => (await deliveries()) >= seen + 4);
    expect(await steps()).toEqual(['created']);

    await tell({ endsAt: new Date().toISOString() });
    await isState('closed');
    await tell({});
    await isState('open');
    expect(await steps()).toEqual(['created', 'closed', 'reopened']);
    expect(await tickets()).toHaveLength(1);
  });
});

interface Member {
  post(alerts: object[]): Promise<void>;
  stop(): Promise<void>;
}

async function startMember(settingsFile: string, directory: string): Promise<Member> {
  const port = await freePort();
  const child = spawn(program ?? '', [
    `--config.file=${settingsFile}`,
    `--storage.path=${directory}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--cluster.listen-address=',
  ]);
  let printed = '';
  child.stderr.on('data', (chunk) => {
    printed += chunk;
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('exit', () => resolve());
    child.once('error', reject);
  });
  const address = `http://127.0.0.1:${port}`;
  const isReady = async () => (await fetch(`${address}/-/ready`).catch(() => undefined))?.ok === true;
  const early = ended.then(() => {
    throw new Error(`Alertmanager ended: ${printed}`);
  });
  early.catch(() => {});
  await Promise.race([waitFor(isReady), early]).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    post: async (alerts) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${address}/api/v2/alerts`, { method: 'POST', headers, body: JSON.stringify(alerts) });
      expect(answer.status).toBe(200);
    },
    stop: () => stop(child, ended),
  };
}

function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGKILL');
  return ended;
}
