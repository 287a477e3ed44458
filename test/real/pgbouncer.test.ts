import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type PgBouncer, startPgBouncer } from '../fakes/pgbouncer.ts';
import { type Cluster, startCluster } from '../fakes/postgres-cluster.ts';
import { createBody, makeWorkplace, runCommand, secret, startReceiver } from '../program/receiver-process.ts';
import { waitFor } from '../wait-for.ts';

/** Set by `.ci/run`, which installs Debian's package. */
const program = process.env.TEST_PGBOUNCER;
const configurationText = `
sources: { lgtm: { sender: lgtm, secret: "${secret}" } }
targets: { board: { type: local } }
rules: [{ name: Alerts become tickets, on: alert, do: [{ track: board }] }]
`;

const title = 'a receiver behind PgBouncer (skipped where TEST_PGBOUNCER names no program)';
(program === undefined ? describe.skip : describe)(title, () => {
  const workplace = makeWorkplace();
  let configuration: string;
  let cluster: Cluster;
  let pgbouncer: PgBouncer | undefined;
  beforeAll(async () => {
    configuration = workplace.write('ticketwire.yml', configurationText);
    cluster = await startCluster();
  });
  afterAll(async () => {
    await pgbouncer?.stop();
    await cluster.remove();
    workplace.remove();
  });

  test.each(['transaction', 'statement'] as const)(
    'does not start in %s mode, and says what to do',
    async (mode) => {
      pgbouncer = await startPgBouncer(program ?? '', { cluster, mode });
      const database = await cluster.createDatabase();
      const env = { DATABASE_URL: cluster.url(database, { port: pgbouncer.port }) };
      const { status, stderr } = await runCommand(['serve', '--config', configuration], workplace.directory, { env });
      expect(status).toBe(1);
      expect(stderr).toContain('LISTEN and NOTIFY do not work there');
      expect(stderr).toContain('Connect to PostgreSQL itself, or to a pool in session mode.');
      // Nothing of ours is left in sessions that PgBouncer lends to other programs.
      const settings = await cluster.query<{ reset: boolean }>(
        "select 1 from pg_stat_activity where usename = 'app' and application_name like 'ticketwire %'",
      );
      expect(settings).toEqual([]);
      await pgbouncer.stop();
      pgbouncer = undefined;
    },
    120_000,
  );

  test('works in session mode, also after PgBouncer was killed', async () => {
    pgbouncer = await startPgBouncer(program ?? '', { cluster, mode: 'session' });
    const database = await cluster.createDatabase();
    const env = { DATABASE_URL: cluster.url(database, { port: pgbouncer.port }) };
    const receiver = await startReceiver(workplace.directory, { configuration, env });
    try {
      expect(await receiver.lgtm(createBody('before'))).toMatchObject({ status: 201 });
      await pgbouncer.restart();
      await waitFor(async () => (await receiver.lgtm(createBody('after'))).status === 201);
      const timeouts = await cluster.query("select 1 from pg_stat_activity where application_name like 'ticketwire %'");
      expect(timeouts.length).toBeGreaterThan(0);
    } finally {
      await receiver.kill('SIGKILL');
    }
  });
});
