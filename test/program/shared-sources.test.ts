import { randomBytes } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { connectPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { makeWorkplace, type RunningReceiver, runCommand, startReceiver } from './receiver-process.ts';
import { boardConfiguration, deliver, register, remove, rotate, untilPrinted, untilStatus } from './registration.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await connectPostgres();
});

describe('receivers that share a database', () => {
  let workplace: ReturnType<typeof makeWorkplace>;
  let env: Record<string, string>;
  let started: RunningReceiver[];
  beforeEach(async () => {
    workplace = makeWorkplace();
    env = { DATABASE_URL: await postgres.createDatabase() };
    started = [];
  });
  afterEach(async () => {
    await Promise.all(started.map((receiver) => receiver.kill('SIGTERM')));
    workplace.remove();
  });
  const [oldKey, key] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
  const file = () => workplace.write('ticketwire.yml', boardConfiguration);
  const start = async (keys?: string) => {
    const given = keys === undefined ? env : { ...env, TICKETWIRE_KEY: keys };
    const receiver = await startReceiver(workplace.directory, { configuration: file(), env: given });
    started.push(receiver);
    return receiver;
  };
  const query = async (text: string) => {
    const client = new pg.Client({ connectionString: env.DATABASE_URL });
    await client.connect();
    await client.query(text);
    await client.end();
  };

  test('a receiver serves what another one registered, rotated or removed, without a restart', async () => {
    const [one, two] = [await start(key), await start(key)];
    const { secret } = await register(one, { name: 'octo', repository: 'octo/widgets' });
    const at = (receiver: RunningReceiver, given = secret) => deliver(receiver, 'octo', { secret: given });
    await untilStatus(202, () => at(two));
    expect(await deliver(two, 'octo', { secret, repository: 'a/b' })).toMatchObject({ json: { effects: 0 } });
    expect((await two.get('/api/v1/sources')).json.sources).toHaveLength(2);

    // On the other one, at once: it may not have heard of the source when it is asked.
    const { secret: second } = await rotate(two, 'octo', { overlap: '0s' });
    expect((await at(two)).status).toBe(401);
    await untilStatus(401, () => at(one));
    expect((await at(one, second)).status).toBe(202);

    const names = Array.from({ length: 5 }, (_, index) => `many-${index}`);
    const body = (name: string) => JSON.stringify({ name, sender: 'github' });
    const answers = await Promise.all(
      names.flatMap((name) => [one, two, one].map((receiver) => receiver.post('/api/v1/sources', body(name)))),
    );
    expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(5);
    expect(answers.map(({ status }) => status).filter((status) => status === 409)).toHaveLength(10);

    expect(await remove(one, 'octo')).toBe(204);
    expect((await at(one, second)).status).toBe(404);
    await untilStatus(404, () => at(two, second));
  });

  test('learn what changed while they could not hear of it', async () => {
    const [one, two] = [await start(key), await start(key)];
    const { secret } = await register(one, { name: 'octo' });
    await untilStatus(202, () => deliver(two, 'octo', { secret }));
    await query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and datname = current_database();
       delete from sources; delete from source_secrets`,
    );
    for (const receiver of [one, two]) await untilStatus(404, () => deliver(receiver, 'octo', { secret }));
  });

  test('need a key to register, and not before', async () => {
    const receiver = await start();
    const refused = await receiver.post('/api/v1/sources', '{"name":"octo","sender":"github"}');
    expect(refused).toMatchObject({
      status: 422,
      json: { error: expect.stringContaining('TICKETWIRE_KEY is not set') },
    });
    expect((await deliver(receiver, 'octo', { secret: 'x' })).status).toBe(404);
    await register(await start(key), { name: 'octo' });
    const without = await runCommand(['serve', '--config', file()], workplace.directory, { env });
    expect(without).toMatchObject({ status: 2, stderr: expect.stringMatching(/'octo'.*TICKETWIRE_KEY is not set/) });
  });

  test('go over to another key one by one, and none stops serving what it serves', async () => {
    const one = await start(oldKey);
    const { secret } = await register(one, { name: 'octo' });
    const two = await start(`${key},${oldKey}`);
    // The first is woken to read everything again, and cannot open what was sealed anew.
    const { secret: later } = await register(two, { name: 'later' });
    await untilStatus(503, () => deliver(one, 'later', { secret: later }));
    expect((await deliver(one, 'octo', { secret })).status).toBe(202);
    expect((await deliver(two, 'octo', { secret })).status).toBe(202);
    await untilPrinted(one, "The secret of the registered source 'later' cannot be opened");
    await one.kill('SIGTERM');
    const again = await start(key);
    expect((await deliver(again, 'octo', { secret })).status).toBe(202);
    expect((await deliver(again, 'later', { secret: later })).status).toBe(202);
  });

  test('do not open a secret that was put in the place of another', async () => {
    const one = await start(key);
    await register(one, { name: 'octo' });
    await register(one, { name: 'other' });
    await one.kill('SIGTERM');
    await query(
      `update source_secrets set source = case source when 'octo' then 'other' else 'octo' end where source in ('octo', 'other')`,
    );
    const swapped = await runCommand(['serve', '--config', file()], workplace.directory, {
      env: { ...env, TICKETWIRE_KEY: key },
    });
    expect(swapped).toMatchObject({ status: 2, stderr: expect.stringContaining('put there from another source') });
  });
});
