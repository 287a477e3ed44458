import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { type Cluster, startCluster } from '../fakes/postgres-cluster.ts';
import { acceptanceOf, openShakyStore, type ShakyStore } from '../fakes/shaky-store.ts';
import { waitFor } from '../wait-for.ts';

let cluster: Cluster;
let shaky: ShakyStore;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster.remove());

/** These wait for time limits of the store and of the server. */
describe('a store in PostgreSQL', () => {
  beforeEach(async () => {
    shaky = await openShakyStore(cluster);
  });
  afterEach(() => shaky.close());

  test('a stalled network is given up, and what the server still holds for us ends by itself', async () => {
    await shaky.accept();
    // The network stalls while the writer has an open transaction.
    shaky.proxy.onSent((sent) => {
      if (/insert into "?effects/.test(String(sent))) shaky.proxy.stall();
    });
    await expect(shaky.accept()).rejects.toMatchObject({ code: 'store-unavailable' });
    expect((await shaky.sessions()).some(({ state }) => state === 'idle in transaction')).toBe(true);
    await waitFor(async () => !(await shaky.sessions()).some(({ state }) => state === 'idle in transaction'));
    shaky.proxy.onSent(() => {});
    shaky.proxy.resume();
    await waitFor(shaky.isAccepting);
  });

  test('of writes whose COMMIT got no answer none is done twice, and each can be sent again', async () => {
    await shaky.accept();
    shaky.proxy.onSent((sent) => {
      if (sent.includes('commit')) shaky.proxy.forget();
    });
    const both = [acceptanceOf('unknown 1'), acceptanceOf('unknown 2')];
    const ended = await Promise.allSettled(both.map((each) => shaky.store.accept(each)));
    shaky.proxy.onSent(() => {});
    expect(ended).toMatchObject([{ reason: { code: 'store-unavailable' } }, { reason: { code: 'store-unavailable' } }]);
    await waitFor(shaky.isAccepting);
    for (const each of both) expect(await shaky.store.accept(each)).toEqual({ isDuplicate: true, newEffects: 0 });
    const rows = await cluster.query("select 1 from effects where subject like 'unknown %'", shaky.database);
    expect(rows).toHaveLength(2);
  });

  test('a locked table refuses what needs it within the time senders wait, and costs no connection', async () => {
    await shaky.accept();
    const before = (await shaky.sessions()).map(({ pid }) => pid);
    const locker = new pg.Client({ connectionString: cluster.url(shaky.database) });
    await locker.connect();
    await locker.query('begin; lock table deliveries in access exclusive mode');
    const startedAt = performance.now();
    await expect(shaky.accept()).rejects.toMatchObject({ code: 'store-unavailable' });
    expect(performance.now() - startedAt).toBeLessThan(8_000);
    await locker.query('rollback');
    await locker.end();
    await shaky.accept();
    const after = (await shaky.sessions()).map(({ pid }) => pid);
    expect(before.filter((pid) => !after.includes(pid))).toEqual([]);
  });

  test('commits that wait for a standby that is gone do not use up the connections of the server', async () => {
    await shaky.accept();
    await cluster.query("alter system set synchronous_standby_names = 'nobody'");
    await cluster.query('select pg_reload_conf()');
    try {
      await expect(shaky.accept()).rejects.toMatchObject({ code: 'store-unavailable' });
      await waitFor(async () => shaky.linesWith('PostgreSQL is unavailable') === 1);
      await delay(12_000);
      expect((await shaky.sessions()).length).toBeLessThan(12);
      expect(shaky.lines.length).toBeLessThan(6);
    } finally {
      await cluster.query('alter system reset synchronous_standby_names');
      await cluster.query('select pg_reload_conf()');
    }
    await waitFor(shaky.isAccepting);
  });

  test('closes while a write waits for a network that stalls', async () => {
    await shaky.accept();
    shaky.proxy.stall();
    const pending = shaky.isAccepting();
    await shaky.close();
    expect(await pending).toBe(false);
  });
});
