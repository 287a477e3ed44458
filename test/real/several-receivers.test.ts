import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { type FakeGithub, startFakeGithub } from '../fakes/github.ts';
import { connectPostgres, type TestPostgres } from '../fakes/postgres.ts';
import {
  type Answer,
  createBody,
  githubConfiguration,
  makeWorkplace,
  startReceiver,
} from '../program/receiver-process.ts';
import { waitFor } from '../wait-for.ts';

let postgres: TestPostgres;
let github: FakeGithub;
beforeAll(async () => {
  [postgres, github] = await Promise.all([connectPostgres(), startFakeGithub()]);
});
afterAll(async () => {
  await github.close();
});

const deliveries = 1_000;
const alerts = 50;

test(`three receivers share a database: ${deliveries} deliveries, one receiver killed half-way, one ticket per alert`, async () => {
  const workplace = makeWorkplace();
  const configuration = workplace.write('ticketwire.yml', githubConfiguration(github.apiUrl));
  const databaseUrl = await postgres.createDatabase();
  const start = () => startReceiver(workplace.directory, { configuration, env: { DATABASE_URL: databaseUrl } });
  const receivers = await Promise.all([start(), start(), start()]);
  const idsOf = new Map<string, Set<string>>();
  const answered = new Set<number>();
  let next = 0;

  const send = async () => {
    while (next < deliveries) {
      next += 1;
      const nonce = next;
      if (nonce === deliveries / 2) void receivers[1]?.kill('SIGKILL');
      const alert = `alert-${nonce % alerts}`;
      try {
        const { status, json }: Pick<Answer, 'status' | 'json'> = (await receivers[nonce % 3]?.lgtm({
          ...createBody(alert),
          nonce,
        })) ?? {
          status: 0,
          json: {},
        };
        if (status >= 300) continue;
        answered.add(nonce);
        idsOf.set(alert, (idsOf.get(alert) ?? new Set()).add(String(json['issue-id'])));
      } catch {
        // The killed one answers nobody.
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: 16 }, send));
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const unfinished = async () => {
      const { rows } = await client.query(
        "select count(*)::int as count from effects where status in ('due', 'running')",
      );
      return (rows[0] as { count: number }).count;
    };
    // What the killed one had taken is taken over when its lease has run out.
    await waitFor(async () => (await unfinished()) === 0);
    const { rows } = await client.query(
      `select convert_from(deliveries.body, 'UTF8')::json->>'nonce' as nonce, effects.status from deliveries
       join effects on effects.source = deliveries.source and effects.delivery = deliveries.id`,
    );
    await client.end();
    const done = new Set(
      (rows as { nonce: string; status: string }[])
        .filter(({ status }) => status === 'done')
        .map(({ nonce }) => Number(nonce)),
    );
    expect(answered.size).toBeGreaterThan(deliveries / 10);
    expect([...answered].filter((nonce) => !done.has(nonce))).toEqual([]);
    expect((rows as { status: string }[]).filter(({ status }) => status !== 'done')).toEqual([]);
    expect([...idsOf.values()].map((ids) => ids.size)).toEqual(Array(alerts).fill(1));
    const issues = await github.api<unknown[]>('GET', '/repos/octo/widgets/issues?state=all&per_page=100');
    expect(issues).toHaveLength(alerts);
    expect(github.faults).toEqual([]);
  } finally {
    await Promise.all(receivers.map((receiver) => receiver.kill('SIGKILL')));
    workplace.remove();
  }
});
