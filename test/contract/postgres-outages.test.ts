import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import pino from 'pino';
import type { Database } from '../../receiver/store/database.ts';
import { createConnections } from '../../receiver/store/postgres/connections.ts';
import { toKysely } from '../../receiver/store/postgres/pool.ts';
import { openPostgresStore } from '../../receiver/store/postgres.ts';
import type { ReceiverStore } from '../../receiver/store/store.ts';
import type { Effect } from '../../shared/model/effect.ts';
import type { Acceptance } from '../../shared/store/store.ts';
import { type Cluster, startCluster } from '../fakes/postgres-cluster.ts';
import { startTcpProxy, type TcpProxy } from '../fakes/tcp-proxy.ts';
import { waitFor } from '../wait-for.ts';

/** What waits for time limits of the store or of the server runs in `.ci/run` only. */
const slowTest = process.env.TEST_POSTGRES_BIN === undefined ? test.skip : test;

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster.remove());

function acceptance(id: string): Acceptance {
  const effect: Effect = {
    id: `effect ${id}`,
    target: 'issues',
    subject: id,
    receivedAt: 0,
    occurredAt: 0,
    cause: { event: `lgtm/${id}/0`, type: 'alert.opened', source: 'lgtm', rule: 'One' },
    kind: 'track-ticket',
    change: 'open',
    draft: { title: 't', body: 'b', labels: [] },
    adoptKey: null,
    data: { alert: { id, state: 'open' } },
  };
  const delivery = { id, source: 'lgtm', receivedAt: 0, headers: {}, body: Buffer.from(id) };
  return { delivery, events: ['alert.opened'], effects: [effect] };
}

describe('a store in PostgreSQL', () => {
  let proxy: TcpProxy;
  let database: string;
  let store: ReceiverStore;
  let lines: { level: number; msg: string }[];
  let count = 0;

  beforeEach(async () => {
    proxy = await startTcpProxy(cluster.port);
    database = await cluster.createDatabase();
    lines = [];
    const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line)) });
    ({ store } = await openPostgresStore(cluster.url(database, { port: proxy.port }), log));
  });
  afterEach(async () => {
    await store.close();
    await proxy.close();
  });

  const accept = () => {
    count += 1;
    return store.accept(acceptance(`delivery ${count}`));
  };
  const isAccepting = () =>
    accept().then(
      () => true,
      () => false,
    );
  const toldOf = (part: string) => lines.filter(({ msg }) => msg.includes(part)).length;
  const sessions = () =>
    cluster.query<{ pid: number; state: string }>(
      `select pid, state from pg_stat_activity where usename = 'app' and datname = '${database}'`,
    );
  const terminate = () =>
    cluster.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`);

  const disturbances: [string, () => Promise<void>][] = [
    ['the server restarts fast', () => cluster.stop('fast').then(cluster.start)],
    ['the server restarts as after a crash', () => cluster.stop('immediate').then(cluster.start)],
    ['every session is terminated', async () => void (await terminate())],
    ['connections are reset', async () => proxy.cut()],
    ['a firewall forgets the connections', async () => proxy.forget()],
  ];

  test.each(disturbances)(
    'goes on when %s',
    async (_name, disturb) => {
      const busy = new AbortController();
      const answers: string[] = [];
      const write = async () => {
        for (; !busy.signal.aborted; await delay(5)) {
          answers.push(
            await accept().then(
              () => 'stored',
              (error) => error.code,
            ),
          );
        }
      };
      const read = async () => {
        for (; !busy.signal.aborted; await delay(5)) await store.findOutcome('none').catch(() => {});
      };
      const load = Promise.all([write(), write(), read(), read(), read()]);
      await waitFor(async () => answers.length > 10);
      await disturb();
      await waitFor(isAccepting);
      busy.abort();
      await load;
      expect([...new Set(answers)].filter((answer) => answer !== 'stored' && answer !== 'store-unavailable')).toEqual(
        [],
      );
      const stored = answers.filter((answer) => answer === 'stored').length;
      const rows = await cluster.query<{ count: number }>('select count(*)::int as count from deliveries', database);
      expect(rows[0]?.count).toBeGreaterThanOrEqual(stored + 1);
    },
    120_000,
  );

  test('hears of changes again after its listening connection broke', async () => {
    const heard: string[] = [];
    store.watch(({ kind }) => heard.push(kind));
    await terminate();
    await waitFor(async () => heard.includes('missed'));
    heard.length = 0;
    await waitFor(async () => (await isAccepting()) && heard.includes('due'));
  });

  test('is refused at once while the database is away, and the log tells that once', async () => {
    await cluster.stop('fast');
    try {
      await waitFor(async () => toldOf('PostgreSQL is unavailable') === 1 || (await isAccepting()));
      const refused = Array.from({ length: 200 }, isAccepting);
      const reads = Array.from({ length: 200 }, () => store.history.deliveries({ limit: 1 }).catch(({ code }) => code));
      expect(new Set(await Promise.all(refused))).toEqual(new Set([false]));
      expect(new Set(await Promise.all(reads))).toEqual(new Set(['store-unavailable']));
    } finally {
      await cluster.start();
    }
    await waitFor(isAccepting);
    expect([toldOf('PostgreSQL is unavailable'), toldOf('PostgreSQL is available again')]).toEqual([1, 1]);
    expect(lines.length).toBeLessThan(6);
  });

  slowTest(
    'a stalled network is given up, and what the server still holds for us ends by itself',
    async () => {
      await accept();
      // The writer stands in an open transaction when the network stalls.
      proxy.onSent((sent) => {
        if (sent.includes('insert into "effects"')) proxy.stall();
      });
      await expect(accept()).rejects.toMatchObject({ code: 'store-unavailable' });
      expect((await sessions()).some(({ state }) => state === 'idle in transaction')).toBe(true);
      await waitFor(async () => !(await sessions()).some(({ state }) => state === 'idle in transaction'));
      proxy.onSent(() => {});
      proxy.resume();
      await waitFor(isAccepting);
    },
    120_000,
  );

  slowTest(
    'of writes whose COMMIT got no answer none is done twice, and each can be sent again',
    async () => {
      await accept();
      proxy.onSent((sent) => {
        if (sent.includes('commit')) proxy.forget();
      });
      const both = [acceptance('unknown 1'), acceptance('unknown 2')];
      const ended = await Promise.allSettled(both.map((each) => store.accept(each)));
      proxy.onSent(() => {});
      expect(ended).toMatchObject([
        { reason: { code: 'store-unavailable' } },
        { reason: { code: 'store-unavailable' } },
      ]);
      await waitFor(isAccepting);
      for (const each of both) expect(await store.accept(each)).toEqual({ isDuplicate: true, newEffects: 0 });
      const rows = await cluster.query("select 1 from effects where subject like 'unknown %'", database);
      expect(rows).toHaveLength(2);
    },
    120_000,
  );

  slowTest(
    'a locked table refuses what needs it within the time senders wait, and costs no connection',
    async () => {
      await accept();
      const before = (await sessions()).map(({ pid }) => pid);
      const locker = new pg.Client({ connectionString: cluster.url(database) });
      await locker.connect();
      await locker.query('begin; lock table deliveries in access exclusive mode');
      const startedAt = performance.now();
      await expect(accept()).rejects.toMatchObject({ code: 'store-unavailable' });
      expect(performance.now() - startedAt).toBeLessThan(8_000);
      await locker.query('rollback');
      await locker.end();
      await accept();
      const after = (await sessions()).map(({ pid }) => pid);
      expect(before.filter((pid) => !after.includes(pid))).toEqual([]);
    },
    120_000,
  );

  test('where the server gives no further connection, those that are there do the work', async () => {
    await accept();
    const { length } = await sessions();
    await cluster.query(`alter database ${database} connection limit ${length}`);
    const reads = await Promise.all(Array.from({ length: 20 }, () => store.history.deliveries({ limit: 1 })));
    expect(reads.every((page) => page.length === 1)).toBe(true);
    expect(await sessions()).toHaveLength(length);
    await cluster.query(`alter database ${database} connection limit -1`);
  });

  test('a server that becomes read-only is away until it takes writes', async () => {
    await accept();
    await cluster.query(`alter database ${database} set default_transaction_read_only = on`);
    await terminate();
    await waitFor(async () => !(await isAccepting()) && toldOf('PostgreSQL is unavailable') === 1);
    await cluster.query(`alter database ${database} reset default_transaction_read_only`);
    await waitFor(isAccepting);
    expect(toldOf('PostgreSQL is available again')).toBe(1);
  });

  test('a commit is never answered before it is on the disk, whatever the server is set to', async () => {
    await cluster.query(`alter database ${database} set synchronous_commit = off`);
    await terminate();
    const settings: string[] = [];
    proxy.onSent((sent) => settings.push(sent.toString('latin1')));
    await waitFor(isAccepting);
    expect(settings.join('')).toContain("set_config('synchronous_commit', 'on', false)");
  });

  slowTest(
    'commits that wait for a standby that is gone do not use up the connections of the server',
    async () => {
      await accept();
      await cluster.query("alter system set synchronous_standby_names = 'nobody'");
      await cluster.query('select pg_reload_conf()');
      try {
        await expect(accept()).rejects.toMatchObject({ code: 'store-unavailable' });
        await waitFor(async () => toldOf('PostgreSQL is unavailable') === 1);
        await delay(12_000);
        expect((await sessions()).length).toBeLessThan(12);
        expect(lines.length).toBeLessThan(6);
      } finally {
        await cluster.query('alter system reset synchronous_standby_names');
        await cluster.query('select pg_reload_conf()');
      }
      await waitFor(isAccepting);
    },
    120_000,
  );

  slowTest(
    'closes at once while the database is away',
    async () => {
      proxy.stall();
      const pending = accept().catch(() => {});
      await store.close();
      await pending;
      proxy.resume();
      const log = pino({ level: 'silent' });
      ({ store } = await openPostgresStore(cluster.url(database, { port: proxy.port }), log));
    },
    120_000,
  );
});

describe('a pool', () => {
  let db: Kysely<Database>;
  beforeEach(async () => {
    const connections = createConnections(cluster.url(await cluster.createDatabase()));
    db = toKysely(connections.createPool({ max: 1 }), { queryTimeoutMs: 500 });
  });
  afterEach(() => db.destroy());

  const pidOf = async (each: Kysely<Database>) =>
    (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(each)).rows[0]?.pid;

  test('does not take a COMMIT for one that undid a failed transaction, or that came with a warning', async () => {
    await db.connection().execute(async (connection) => {
      await sql`begin`.execute(connection);
      await expect(sql`select 1 / 0`.execute(connection)).rejects.toThrow('division by zero');
      await expect(sql`commit`.execute(connection)).rejects.toThrow('rolled back');
      await expect(sql`commit`.execute(connection)).rejects.toThrow('no transaction in progress');
    });
  });

  test('replaces a connection that is given back within a transaction', async () => {
    const before = await db.connection().execute(async (connection) => {
      await sql`begin`.execute(connection);
      return pidOf(connection);
    });
    expect(await pidOf(db)).not.toBe(before);
  });

  test('replaces a connection that does not answer, and asks it for nothing more', async () => {
    const pids: (number | undefined)[] = [];
    await db.connection().execute(async (connection) => {
      pids.push(await pidOf(connection));
      await expect(sql`select pg_sleep(60)`.execute(connection)).rejects.toThrow('no answer within 500 ms');
      await expect(sql`rollback`.execute(connection)).rejects.toThrow('no answer within 500 ms');
    });
    pids.push(await pidOf(db));
    expect(pids[0]).not.toBe(pids[1]);
  });
});
