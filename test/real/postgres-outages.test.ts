import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
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
import { type Senders, type SentAnswer, startSenders } from './senders.ts';

const perSecond = 25;
/** Lines of level warn and above that one receiver may print for one disturbance, beside those of deliveries and effects. */
const maxTroubleLines = 40;

/** Set by `.ci/run`, which installs Debian's PostgreSQL; these tests take minutes. */
const isAsked = process.env.TEST_POSTGRES_BIN !== undefined;
if (!isAsked) console.warn('TEST_POSTGRES_BIN is not set: outages of PostgreSQL under load are not tested.');

(isAsked ? describe : describe.skip)('three receivers under load keep on', () => {
  const workplace = makeWorkplace();
  let cluster: Cluster;
  let proxy: TcpProxy;
  let github: FakeGithub;
  let database: string;
  let receivers: RunningReceiver[];
  let senders: Senders;

  beforeAll(async () => {
    [cluster, github] = await Promise.all([startCluster(), startFakeGithub()]);
    proxy = await startTcpProxy(cluster.port);
    database = await cluster.createDatabase();
    const configuration = workplace.write('ticketwire.yml', githubConfiguration(github.apiUrl));
    const env = { DATABASE_URL: cluster.url(database, { port: proxy.port }) };
    receivers = await Promise.all([1, 2, 3].map(() => startReceiver(workplace.directory, { configuration, env })));
    senders = startSenders(receivers, perSecond);
    await waitFor(async () => senders.acknowledged.size > perSecond);
  });

  afterAll(async () => {
    await Promise.all((receivers ?? []).map((receiver) => receiver.kill('SIGKILL')));
    await proxy?.close();
    await cluster?.remove();
    await github?.close();
    workplace.remove();
  });

  /** Disturbs the database under load, and checks every answer and every receiver. Returns the answers that came meanwhile. */
  async function through(disturb: () => Promise<void>): Promise<SentAnswer[]> {
    const first = senders.answers.length;
    const lines = receivers.map(({ log }) => log.length);
    await disturb();
    const disturbed = senders.answers.slice(first);
    const disturbedUntil = performance.now();
    senders.pause();
    await waitFor(async () => (await senders.send()).status === 201);
    await waitFor(async () => !senders.isWaiting());
    senders.resume();
    const all = senders.answers.slice(first);
    const kinds = new Set(all.map(({ status }) => status));
    const resumed = all.find(({ at, status }) => at > disturbedUntil && status === 201);
    console.info(
      `${expect.getState().currentTestName}: ${all.length} answers, ${all.filter(({ status }) => status === 503).length} of them 503; the slowest took ${Math.max(...all.map(({ ms }) => ms)).toFixed(0)} ms; work resumed after ${((resumed?.at ?? 0) + (resumed?.ms ?? 0) - disturbedUntil).toFixed(0)} ms`,
    );
    expect([...kinds].filter((status) => status !== 200 && status !== 201 && status !== 503)).toEqual([]);
    expect(all.filter(({ status, retryAfter }) => status === 503 && retryAfter === null)).toEqual([]);
    receivers.forEach(({ log, pid }, index) => {
      expect(() => process.kill(pid, 0)).not.toThrow();
      const trouble = log
        .slice(lines[index])
        .filter(({ level, msg, effect }) => Number(level) >= 40 && msg !== 'delivery' && effect === undefined);
      expect({ lines: trouble.length > maxTroubleLines ? trouble : [] }).toEqual({ lines: [] });
    });
    return disturbed;
  }

  /** All sessions of receivers. */
  const terminate = () => cluster.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'app'");

  /** Changes a setting of the running server. */
  async function configure(setting: string): Promise<void> {
    await cluster.query(`alter system set ${setting}`);
    await cluster.query('select pg_reload_conf()');
  }

  test.each(['fast', 'immediate'] as const)(
    'through a %s restart of the server, three times',
    async (mode) => {
      await through(async () => {
        for (let time = 0; time < 3; time += 1) {
          await cluster.stop(mode);
          await cluster.start();
          await delay(1_000);
        }
      });
    },
    180_000,
  );

  test('through the end of every session, ten times', async () => {
    await through(async () => {
      for (let time = 0; time < 10; time += 1) {
        await terminate();
        await delay(200 + Math.random() * 300);
      }
    });
  });

  test('through connections that are reset, and refused for a while', async () => {
    await through(async () => {
      proxy.cut();
      await delay(1_000);
      proxy.refuse();
      proxy.cut();
      await delay(4_000);
      proxy.resume();
    });
  });

  test('through a network that stalls for 15 s', async () => {
    const disturbed = await through(async () => {
      proxy.stall();
      await delay(15_000);
      proxy.resume();
    });
    expect(disturbed.some(({ status }) => status === 503)).toBe(true);
  });

  test('through a firewall that forgets the connections', async () => {
    await through(async () => {
      proxy.forget();
      await delay(6_000);
    });
  });

  test('through a server that stands still for 20 s', async () => {
    const disturbed = await through(async () => {
      cluster.pause();
      await delay(20_000);
      cluster.resume();
    });
    expect(disturbed.some(({ status }) => status === 503)).toBe(true);
  });

  test.each(['effects', 'deliveries', 'tickets'])(
    'through a lock on the table %s for 8 s',
    async (table) => {
      await through(async () => {
        await cluster.query(
          `begin; lock table ${table} in access exclusive mode; select pg_sleep(8); commit`,
          database,
        );
      });
    },
    180_000,
  );

  test('through a server without a free connection', async () => {
    await through(async () => {
      const hogs: pg.Client[] = [];
      const hog = async () => {
        const client = new pg.Client({ connectionString: cluster.url('postgres') });
        client.on('error', () => {});
        await client.connect();
        hogs.push(client);
      };
      await terminate();
      const isFull = async () => {
        try {
          for (;;) await hog();
        } catch (error) {
          return (error as { code?: string }).code === '53300';
        }
      };
      await waitFor(isFull);
      await cluster.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`);
      await waitFor(isFull);
      await delay(5_000);
      await Promise.all(hogs.map((client) => client.end()));
    });
  });

  test('through a primary that takes no writes', async () => {
    await through(async () => {
      await configure('default_transaction_read_only = on');
      await delay(6_000);
      await configure('default_transaction_read_only = off');
    });
  });

  test('everything acknowledged has its ticket, and no ticket is there twice', async () => {
    await senders.finish(120_000);
    await expectOneTicketEach({ senders, github, database: cluster, name: database });
  });
});
