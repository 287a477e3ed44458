import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeGithub, startFakeGithub } from '../fakes/github.ts';
import { type Cluster, startCluster } from '../fakes/postgres-cluster.ts';
import { startTcpProxy, type TcpProxy } from '../fakes/tcp-proxy.ts';
import {
  githubConfiguration,
  makeWorkplace,
  type RunningReceiver,
  startReceiver,
} from '../program/receiver-process.ts';
import { waitFor } from '../wait-for.ts';
import { expectOneTicketEach } from './ledger.ts';
import { type Senders, startSenders } from './senders.ts';

const isAsked = process.env.TEST_POSTGRES_BIN !== undefined;

(isAsked ? describe : describe.skip)('three receivers on a primary with a synchronous standby', () => {
  let workplace: ReturnType<typeof makeWorkplace>;
  let github: FakeGithub;
  let primary: Cluster;
  let standby: Cluster;
  let proxy: TcpProxy;
  let database: string;
  let receivers: RunningReceiver[];
  let senders: Senders;

  beforeAll(async () => {
    github = await startFakeGithub();
  });
  afterAll(() => github.close());

  beforeEach(async () => {
    workplace = makeWorkplace();
    github.reset();
    primary = await startCluster();
    standby = await startCluster({ standbyOf: primary, settings: ['hot_standby = on'] });
    await primary.query("alter system set synchronous_standby_names = '*'");
    await primary.query('select pg_reload_conf()');
    proxy = await startTcpProxy(primary.port);
    database = await primary.createDatabase();
    const configuration = workplace.write('ticketwire.yml', githubConfiguration(github.apiUrl));
    const env = { DATABASE_URL: primary.url(database, { port: proxy.port }) };
    receivers = await Promise.all([1, 2, 3].map(() => startReceiver(workplace.directory, { configuration, env })));
    senders = startSenders(receivers, 25);
    await waitFor(async () => senders.acknowledged.size > 25);
  });
  afterEach(async () => {
    await senders.finish(0);
    await Promise.all(receivers.map((receiver) => receiver.kill('SIGKILL')));
    await proxy.close();
    await standby.remove();
    await primary.remove();
    workplace.remove();
  });

  test('go on with the standby after it was promoted; nothing acknowledged is lost', async () => {
    await primary.stop('immediate');
    proxy.cut();
    // As a load balancer does: for a while everybody is led to a server that is still a standby.
    proxy.lead(standby.port);
    await delay(5_000);
    expect((await senders.send()).status).toBe(503);
    await standby.promote();
    await waitFor(async () => (await senders.send()).status === 201);
    await senders.finish(120_000);
    await expectOneTicketEach({ senders, github, database: standby, name: database });
  });

  test('answer 503 when they are stopped while the database is away, and end within 10 s', async () => {
    proxy.stall();
    await waitFor(async () => (await senders.send()).status === 503);
    const startedAt = performance.now();
    const ended = await Promise.all(receivers.map((receiver) => receiver.kill('SIGTERM')));
    expect(ended).toEqual([0, 0, 0]);
    expect(performance.now() - startedAt).toBeLessThan(12_000);
  });
});
