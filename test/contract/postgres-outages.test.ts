import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../receiver/store/database.ts';
import { createConnections } from '../../receiver/store/postgres/connections.ts';
import { toKysely } from '../../receiver/store/postgres/pool.ts';
import { prepareSession } from '../../receiver/store/postgres/session.ts';
import { type Cluster, startCluster } from '../fakes/postgres-cluster.ts';
import { openShakyStore, type ShakyStore } from '../fakes/shaky-store.ts';
import { waitFor } from '../wait-for.ts';

let cluster: Cluster;
let shaky: ShakyStore;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster.remove());

describe('a store in PostgreSQL', () => {
  beforeEach(async () => {
    shaky = await openShakyStore(cluster);
  });
  afterEach(() => shaky.close());

  const disturbances: [string, () => Promise<void>][] = [
    ['the server restarts fast', () => cluster.stop('fast').then(cluster.start)],
    ['the server restarts as after a crash', () => cluster.stop('immediate').then(cluster.start)],
    ['every session is terminated', async () => void (await shaky.terminate())],
    ['connections are reset', async () => shaky.proxy.cut()],
  ];

  test.each(disturbances)('work goes on when %s', async (_name, disturb) => {
    const busy = new AbortController();
    const answers: string[] = [];
    const write = async () => {
      for (; !busy.signal.aborted; await delay(5)) {
        answers.push(
          await shaky.accept().then(
            () => 'stored',
            (error) => error.code,
          ),
        );
      }
    };
    const read = async () => {
      for (; !busy.signal.aborted; await delay(5)) await shaky.store.findOutcome('none').catch(() => {});
    };
    const load = Promise.all([write(), write(), read(), read(), read()]);
    await waitFor(async () => answers.length > 10);
    await disturb();
    await waitFor(shaky.isAccepting);
    busy.abort();
    await load;
    expect([...new Set(answers)].filter((answer) => answer !== 'stored' && answer !== 'store-unavailable')).toEqual([]);
    const stored = answers.filter((answer) => answer === 'stored').length;
    const rows = await cluster.query<{ count: number }>(
      'select count(*)::int as count from deliveries',
      shaky.database,
    );
    expect(rows[0]?.count).toBeGreaterThanOrEqual(stored + 1);
  });

  test('the store hears of changes again after its listening connection broke', async () => {
    const heard: string[] = [];
    shaky.store.watch(({ kind }) => heard.push(kind));
    await shaky.terminate();
    await waitFor(async () => heard.includes('missed'));
    heard.length = 0;
    await waitFor(async () => (await shaky.isAccepting()) && heard.includes('due'));
  });

  test('requests fail at once while the database is away, and the log says so once', async () => {
    await cluster.stop('fast');
    try {
      await waitFor(async () => shaky.linesWith('PostgreSQL is unavailable') === 1 || (await shaky.isAccepting()));
      const refused = Array.from({ length: 200 }, shaky.isAccepting);
      const reads = Array.from({ length: 200 }, () =>
        shaky.store.history.deliveries({ limit: 1 }).catch(({ code }) => code),
      );
      expect(new Set(await Promise.all(refused))).toEqual(new Set([false]));
      expect(new Set(await Promise.all(reads))).toEqual(new Set(['store-unavailable']));
      // Who asks again and again leaves others their turn.
      const stopping = AbortSignal.timeout(20);
      for (let time = 0; time < 100_000 && !stopping.aborted; time += 1) {
        await shaky.store.findOutcome('none').catch(() => {});
      }
      expect(stopping.aborted).toBe(true);
    } finally {
      await cluster.start();
    }
    await waitFor(shaky.isAccepting);
    expect([shaky.linesWith('PostgreSQL is unavailable'), shaky.linesWith('PostgreSQL is available again')]).toEqual([
      1, 1,
    ]);
    expect(shaky.lines.length).toBeLessThan(6);
  });

  test('a server without a free connection does not stop those that are open', async () => {
    await shaky.accept();
    const { length } = await shaky.sessions();
    await cluster.query(`alter database ${shaky.database} connection limit ${length}`);
    const reads = await Promise.all(Array.from({ length: 20 }, () => shaky.store.history.deliveries({ limit: 1 })));
    expect(reads.every((page) => page.deliveries.length === 1)).toBe(true);
    expect(await shaky.sessions()).toHaveLength(length);
    await cluster.query(`alter database ${shaky.database} connection limit -1`);
  });

  test('a server that becomes read-only is away until it takes writes', async () => {
    await shaky.accept();
    await cluster.query(`alter database ${shaky.database} set default_transaction_read_only = on`);
    await shaky.terminate();
    await waitFor(async () => !(await shaky.isAccepting()) && shaky.linesWith('PostgreSQL is unavailable') === 1);
    await cluster.query(`alter database ${shaky.database} reset default_transaction_read_only`);
    await waitFor(shaky.isAccepting);
    expect(shaky.linesWith('PostgreSQL is available again')).toBe(1);
  });

  test.each([
    ['off', 'on'],
    ['remote_apply', 'remote_apply'],
  ])('a commit waits for the disk at least: synchronous_commit = %s becomes %s', async (set, becomes) => {
    await cluster.query(`alter database ${shaky.database} set synchronous_commit = ${set}`);
    const connection = createConnections(cluster.url(shaky.database)).createConnection();
    await connection.connect();
    await prepareSession(connection, 'ticketwire test');
    const { rows } = await connection.query('show synchronous_commit');
    await connection.end();
    expect(rows).toEqual([{ synchronous_commit: becomes }]);
  });
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

  test('a COMMIT fails when it undid a failed transaction, or came with a warning', async () => {
    await db.connection().execute(async (connection) => {
      await sql`begin`.execute(connection);
      await expect(sql`select 1 / 0`.execute(connection)).rejects.toThrow('division by zero');
      await expect(sql`commit`.execute(connection)).rejects.toThrow('rolled back');
      await expect(sql`commit`.execute(connection)).rejects.toThrow('no transaction in progress');
    });
  });

  test('a connection that is given back within a transaction is replaced', async () => {
    const before = await db.connection().execute(async (connection) => {
      await sql`begin`.execute(connection);
      return pidOf(connection);
    });
    expect(await pidOf(db)).not.toBe(before);
  });

  test('a connection that does not answer is asked for nothing more, and is replaced', async () => {
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
