import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { senders } from '../../shared/senders/registry.ts';
import { makeWorkplace, type RunningReceiver, runCommand, startReceiver } from './receiver-process.ts';
import { boardConfiguration, deliver, register, remove, rotate, untilPrinted, untilStatus } from './registration.ts';

let workplace: ReturnType<typeof makeWorkplace>;
let receiver: RunningReceiver;
let configuration: string;
const begin = async () => {
  workplace = makeWorkplace();
  configuration = workplace.write('ticketwire.yml', boardConfiguration);
  await start();
};
const end = async () => {
  await receiver.kill('SIGTERM');
  workplace.remove();
};
/** One receiver for all tests of a group. Each of them finds no registered source. */
const shareReceiver = () => {
  beforeAll(begin);
  afterAll(end);
  beforeEach(async () => {
    for (const { name, origin } of await list()) {
      if (origin === 'registered') await remove(receiver, String(name));
    }
  });
};
const ownReceivers = () => {
  beforeEach(begin);
  afterEach(end);
};
const start = async (env: Record<string, string> = {}) => {
  receiver = await startReceiver(workplace.directory, { configuration, env: { LOG_LEVEL: 'debug', ...env } });
};
const restart = async (env: Record<string, string> = {}) => {
  expect(await receiver.kill('SIGTERM')).toBe(0);
  await start(env);
};
const failingStart = (env: Record<string, string>) =>
  runCommand(['serve', '--config', configuration], workplace.directory, { env });
const list = async () => (await receiver.get('/api/v1/sources')).json.sources as Record<string, unknown>[];
const post = (path: string, body: unknown) => receiver.post(`/api/v1/sources${path}`, JSON.stringify(body));
const newKey = () => randomBytes(32).toString('base64');

describe('a registered source', () => {
  shareReceiver();

  test('takes deliveries at once, only signed with its secret, and asks for something only about its repository', async () => {
    expect((await deliver(receiver, 'octo', { secret: 'x' })).status).toBe(404);
    const { secret, url } = await register(receiver, { name: 'octo', repository: 'octo/wid.gets' });
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(url).toBe(`${receiver.address}/hooks/octo`);
    const about = (repository: string, key = secret) => deliver(receiver, 'octo', { secret: key, repository });
    expect(await about('octo/wid.gets')).toMatchObject({ status: 202, json: { effects: 1 } });
    expect((await about('octo/wid.gets', 'wrong')).status).toBe(401);
    expect(await about('octo/widxgets')).toMatchObject({ status: 202, json: { effects: 0 } });
    expect(await about('other/repository')).toMatchObject({ status: 202, json: { effects: 0 } });
    expect(await receiver.get('/api/v1/tickets')).toMatchObject({ json: { tickets: [{ source: 'octo' }] } });
  });

  test('without a repository takes those about any', async () => {
    const { secret } = await register(receiver, { name: 'any' });
    expect(await deliver(receiver, 'any', { secret, repository: 'a/b' })).toMatchObject({ json: { effects: 1 } });
  });

  test('is listed with those of the file, and nothing tells its secret again', async () => {
    const { secret } = await register(receiver, { name: 'octo', repository: 'octo/widgets' });
    const answer = await receiver.get('/api/v1/sources');
    const time = expect.stringMatching(/^\d{4}-.*Z$/);
    expect(answer.json).toEqual({
      sources: [
        {
          name: 'lgtm',
          sender: 'lgtm',
          url: `${receiver.address}/hooks/lgtm`,
          repository: null,
          origin: 'file',
          createdAt: null,
          secrets: [{ createdAt: null, until: null }],
        },
        {
          name: 'octo',
          sender: 'github',
          url: `${receiver.address}/hooks/octo`,
          repository: 'octo/widgets',
          origin: 'registered',
          createdAt: time,
          secrets: [{ createdAt: time, until: null }],
        },
      ],
    });
    expect(answer.text).not.toContain(secret);
  });

  test('keeps its old secrets for the overlap of each rotation; 0s ends them', async () => {
    const { secret: first } = await register(receiver, { name: 'octo' });
    const { secret: second } = await rotate(receiver, 'octo');
    const rotatedAfter = Date.now();
    const { secret: third } = await rotate(receiver, 'octo', { overlap: '2h' });
    const rotatedBefore = Date.now();
    const statuses = () =>
      Promise.all([first, second, third].map(async (secret) => (await deliver(receiver, 'octo', { secret })).status));
    expect(new Set([first, second, third]).size).toBe(3);
    expect(await statuses()).toEqual([202, 202, 202]);
    const secrets = (await list())[1]?.secrets as { until: string | null }[] | undefined;
    const ends = secrets?.map(({ until }) => Date.parse(until ?? '')) ?? [];
    expect(ends).toHaveLength(3);
    for (const end of ends.slice(0, 2)) {
      expect(end).toBeGreaterThanOrEqual(rotatedAfter + 2 * 3_600_000);
      expect(end).toBeLessThanOrEqual(rotatedBefore + 2 * 3_600_000);
    }
    const { secret: fourth } = await rotate(receiver, 'octo', { overlap: '0s' });
    expect(await statuses()).toEqual([401, 401, 401]);
    expect((await deliver(receiver, 'octo', { secret: fourth })).status).toBe(202);
  });

  test('ends its old secret when the overlap is over, and not before', async () => {
    const { secret } = await register(receiver, { name: 'octo' });
    await rotate(receiver, 'octo', { overlap: '3s' });
    const secrets = (await list())[1]?.secrets as { until: string | null }[];
    const endsAt = Math.max(...secrets.map(({ until }) => Date.parse(until ?? '') || 0));
    await untilStatus(401, async () => {
      const answer = await deliver(receiver, 'octo', { secret });
      // An answer that came before the end was decided before the end.
      if (Date.now() < endsAt) expect(answer.status).toBe(202);
      return answer;
    });
    expect((await list())[1]?.secrets).toHaveLength(1);
  });

  test('is gone as soon as it is removed, and its name is free for another secret', async () => {
    const { secret } = await register(receiver, { name: 'octo' });
    expect(await remove(receiver, 'octo')).toBe(204);
    expect((await deliver(receiver, 'octo', { secret })).status).toBe(404);
    expect(await remove(receiver, 'octo')).toBe(404);
    await register(receiver, { name: 'octo' });
    expect((await deliver(receiver, 'octo', { secret })).status).toBe(401);
  });

  test.each<[string, number, () => Promise<unknown>]>([
    ['removed', 404, () => remove(receiver, 'octo')],
    ['rotated', 401, () => rotate(receiver, 'octo', { overlap: '0s' })],
  ])('that is %s while a delivery arrives answers it %i', async (_what, status, change) => {
    const { secret } = await register(receiver, { name: 'octo' });
    const [start, end] = [Buffer.from('{"zen":'), Buffer.from('"x"}')];
    const slow = request(`${receiver.address}/hooks/octo`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'ping',
        'content-length': start.length + end.length,
        ...senders.github?.scheme.sign(Buffer.concat([start, end]), secret, 0),
      },
    });
    const answered = new Promise<number | undefined>((resolve) => {
      slow.on('response', (response) => resolve(response.resume().statusCode));
    });
    await new Promise((resolve) => slow.write(start, resolve));
    await change();
    slow.end(end);
    expect(await answered).toBe(status);
  });

  const registrable = Object.values(senders).filter(({ needs }) => needs === undefined);

  test.each(registrable.map(({ id }) => id))('of sender %s gets a secret that its scheme takes', async (sender) => {
    const { secret } = await register(receiver, { name: 'any', sender });
    const scheme = senders[sender]?.scheme;
    expect(scheme?.objectionTo?.(secret)).toBeUndefined();
    expect(secret).toMatch(scheme?.makeSecret === undefined ? /^[0-9a-f]{64}$/ : /^whsec_[A-Za-z0-9+/]{43}=$/);
    expect((await deliver(receiver, 'any', { secret, sender })).status).not.toBe(401);
    expect((await deliver(receiver, 'any', { secret: `whsec_${newKey()}`, sender })).status).toBe(401);
  });

  test('of a sender that says nothing by itself is refused, with the remedy', async () => {
    const { status, json } = await receiver.post('/api/v1/sources', '{"name":"any","sender":"generic"}');
    expect({ status, json }).toEqual({
      status: 422,
      json: { code: 422, error: expect.stringContaining("needs 'event', which only the configuration file can say") },
    });
  });
});

describe('a registration that cannot be', () => {
  shareReceiver();

  test.each<[string, unknown, string]>([
    ['no name', { sender: 'github' }, "'name' is missing"],
    ['a name that is none', { name: 'Octo', sender: 'github' }, "'name' must be"],
    ['a name with a slash', { name: 'a/b', sender: 'github' }, "'name' must be"],
    ['a number as its name', { name: 5, sender: 'github' }, "'name' is not a text"],
    ['no sender', { name: 'octo' }, "'sender' is missing"],
    [
      'an unknown sender',
      { name: 'octo', sender: 'gihub' },
      "'sender' names none that is known. Did you mean 'github'",
    ],
    ['a sender that every object has', { name: 'octo', sender: 'constructor' }, "'sender' names none"],
    ['a pattern as its repository', { name: 'octo', sender: 'github', repository: 'octo/*' }, "'repository' must be"],
    ['no text as its repository', { name: 'octo', sender: 'github', repository: null }, "'repository' must be"],
    [
      'a repository that its sender cannot name',
      { name: 'o', sender: 'lgtm', repository: 'a/b' },
      "'repository' cannot",
    ],
    ['a misspelt member', { name: 'o', sender: 'github', repositry: 'a/b' }, "'repositry' is unknown. Did you mean"],
    ['a list', [], 'not an object'],
  ])('is answered 400 with %s, and names it', async (_what, body, error) => {
    const { status, json } = await post('', body);
    expect({ status, json }).toEqual({ status: 400, json: { code: 400, error: expect.stringContaining(error) } });
    expect(await list()).toHaveLength(1);
  });

  test('is told by its status: 415, 413, 405, 404, 422, 400, 401', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await receiver.post('/api/v1/sources', 'name=octo', form)).status).toBe(415);
    expect((await post('', { name: 'x'.repeat(70_000) })).status).toBe(413);
    const put = await fetch(`${receiver.address}/api/v1/sources`, { method: 'PUT', headers: receiver.credentials() });
    expect({ status: put.status, allow: put.headers.get('allow') }).toEqual({ status: 405, allow: 'GET, HEAD, POST' });
    expect((await receiver.get('/api/v1/sources/octo')).headers.get('allow')).toBe('DELETE');
    expect((await receiver.get('/api/v1/sources/octo/rotate')).headers.get('allow')).toBe('POST');
    for (const name of ['octo', 'O%00o']) {
      expect(await remove(receiver, name)).toBe(404);
      expect((await post(`/${name}/rotate`, {})).status).toBe(404);
    }
    expect(await remove(receiver, 'lgtm')).toBe(422);
    expect((await post('/lgtm/rotate', {})).json.error).toContain('under sources.lgtm');
    await register(receiver, { name: 'octo' });
    for (const overlap of ['1w', '-1h', 5, '366d']) {
      expect(await post('/octo/rotate', { overlap })).toMatchObject({ status: 400, json: { code: 400 } });
    }
    expect((await receiver.post('/api/v1/sources/octo/rotate', '')).status).toBe(200);
    const site = { origin: 'https://evil.example' };
    expect((await receiver.post('/api/v1/sources', '{"name":"a","sender":"github"}', site)).status).toBe(401);
    expect((await receiver.get('/api/v1/sources', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(401);
  });
});

describe('a receiver with settings of its own', () => {
  ownReceivers();

  test('the address of a registered source begins with the public address', async () => {
    await restart({ TICKETWIRE_PUBLIC_URL: 'https://tickets.example/in/', TICKETWIRE_ADMIN_TOKEN: 'a token' });
    expect((await register(receiver, { name: 'octo' })).url).toBe('https://tickets.example/in/hooks/octo');
  });

  test('a registration is answered 409 if its name is that of a source, or the address of one in the file', async () => {
    await receiver.kill('SIGTERM');
    workplace.write('ticketwire.yml', boardConfiguration.replace('secret: "', 'path: /hooks/there, secret: "'));
    await start();
    const { secret } = await register(receiver, { name: 'octo' });
    for (const name of ['octo', 'lgtm', 'there']) {
      const { status, json } = await post('', { name, sender: 'github' });
      expect({ status, json }).toEqual({ status: 409, json: { code: 409, error: expect.stringContaining(`'`) } });
    }
    expect((await deliver(receiver, 'octo', { secret })).status).toBe(202);
  });
});

describe('what is kept of registered sources', () => {
  ownReceivers();

  /** Everything that a secret would be found as. */
  const shapesOf = (secret: string) =>
    [secret, Buffer.from(secret, 'hex').toString('latin1')].flatMap((text) => {
      const bytes = Buffer.from(text, 'latin1');
      return [bytes, Buffer.from(bytes.toString('hex')), Buffer.from(bytes.toString('base64').replace(/=+$/, ''))];
    });
  const files = () =>
    readdirSync(join(workplace.directory, 'data')).map((name) => readFileSync(join(workplace.directory, 'data', name)));

  test('lives through a restart and a crash, and the secrets are in no file and no log line', async () => {
    const { secret } = await register(receiver, { name: 'octo' });
    const { secret: second } = await rotate(receiver, 'octo');
    await deliver(receiver, 'octo', { secret });
    await deliver(receiver, 'octo', { secret: 'wrong' });
    await untilPrinted(receiver, 'matches no secret');
    await receiver.kill('SIGKILL');
    const kept = files();
    expect(kept.some((file) => file.includes('octo'))).toBe(true);
    const logged = receiver.printed();
    expect(logged).toContain('source rotated');
    await start();
    for (const each of [secret, second]) expect((await deliver(receiver, 'octo', { secret: each })).status).toBe(202);
    const metrics = (await receiver.get('/metrics')).text;
    await receiver.kill('SIGTERM');
    for (const shape of [secret, second].flatMap(shapesOf)) {
      for (const file of [...kept, ...files()]) expect(file.includes(shape)).toBe(false);
      expect(Buffer.from(logged + receiver.printed() + metrics).includes(shape)).toBe(false);
    }
    expect(statSync(join(workplace.directory, 'data', 'key')).mode & 0o777).toBe(0o600);
  });

  test('is encrypted with the key that is given; a list brings another key in, and then the old one is not needed', async () => {
    const [old, newer] = [newKey(), newKey()];
    await restart({ TICKETWIRE_KEY: old });
    const { secret } = await register(receiver, { name: 'octo' });
    expect(readdirSync(join(workplace.directory, 'data'))).not.toContain('key');
    await receiver.kill('SIGTERM');

    const wrong = await failingStart({ TICKETWIRE_KEY: newer });
    expect(wrong).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/'octo' cannot be opened.*TICKETWIRE_KEY/),
    });
    const none = await failingStart({});
    expect(none).toMatchObject({ status: 2, stderr: expect.stringContaining('TICKETWIRE_KEY is not set') });
    for (const { stderr } of [wrong, none]) expect(stderr).not.toMatch(`${secret}|${newer.slice(0, 10)}`);
    expect(readdirSync(join(workplace.directory, 'data'))).not.toContain('key');

    await start({ TICKETWIRE_KEY: `${newer},${old}` });
    expect((await deliver(receiver, 'octo', { secret })).status).toBe(202);
    await restart({ TICKETWIRE_KEY: newer });
    expect((await deliver(receiver, 'octo', { secret })).status).toBe(202);
    await receiver.kill('SIGTERM');
    expect(await failingStart({ TICKETWIRE_KEY: old })).toMatchObject({ status: 2 });
  });

  test('that no key opens is removed as the documents say, and the receiver starts', async () => {
    await register(receiver, { name: 'octo' });
    const { secret } = await register(receiver, { name: 'other' });
    await receiver.kill('SIGTERM');
    const data = join(workplace.directory, 'data');
    const database = new DatabaseSync(join(data, 'ticketwire.sqlite'));
    database.exec("update source_secrets set sealed = zeroblob(69) where source = 'octo'");
    expect(await failingStart({})).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/'octo' cannot be opened.*docs\/operations\.md/),
    });
    const [, statements] = /```sql\n([\s\S]*?)```/.exec(readFileSync('docs/operations.md', 'utf8')) ?? [];
    database.exec(statements ?? '');
    database.close();
    await start();
    expect((await deliver(receiver, 'octo', { secret })).status).toBe(404);
    expect((await deliver(receiver, 'other', { secret })).status).toBe(202);
  });

  test('a variable that cannot be used is named, and its value is not told', async () => {
    const odd = 'c2hvcnQ=';
    const { status, stderr } = await failingStart({ TICKETWIRE_KEY: odd });
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('TICKETWIRE_KEY must be 32') });
    expect(stderr).not.toContain(odd);
    for (const url of ['tickets.example', 'ftp://tickets.example', 'https://tickets.example/?a=b', '']) {
      expect(await failingStart({ TICKETWIRE_PUBLIC_URL: url })).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/^TICKETWIRE_PUBLIC_URL must /),
      });
    }
  });

  test('a source of the file in the place of a registered one is refused at the start, with the way out', async () => {
    const { secret } = await register(receiver, { name: 'octo' });
    await receiver.kill('SIGTERM');
    workplace.write('ticketwire.yml', boardConfiguration.replace('lgtm:', 'octo:'));
    expect(await failingStart({})).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('ticketwire sources remove octo'),
    });
    workplace.write('ticketwire.yml', boardConfiguration);
    await start();
    expect((await deliver(receiver, 'octo', { secret })).status).toBe(202);
  });
});

describe('ticketwire sources', () => {
  shareReceiver();

  const run = (...args: string[]) =>
    runCommand(['sources', ...args], workplace.directory, { env: { PORT: new URL(receiver.address).port } });

  test('adds, lists, rotates and removes; shows a secret once and says so', async () => {
    const added = await run('add', 'octo', '--sender', 'github', '--repository', 'octo/widgets');
    const secret = /^Secret {3}([0-9a-f]{64})$/m.exec(added.stdout)?.[1] ?? '';
    expect(added).toMatchObject({ status: 0, stderr: '' });
    expect(added.stdout).toContain(`Address  ${receiver.address}/hooks/octo\n`);
    expect(added.stdout.match(/shown this once/g)).toHaveLength(1);
    expect((await deliver(receiver, 'octo', { secret })).status).toBe(202);

    const listed = await run('list');
    expect(listed.stdout).toMatch(
      /^lgtm .*of the file .*\nocto {2}github .*octo\/widgets {2}registered {2}1 secret\n$/,
    );
    const asJson = JSON.parse((await run('list', '--json')).stdout) as { sources: unknown[] };
    expect(asJson.sources).toEqual(await list());

    const rotated = await run('rotate', 'octo', '--overlap', '1h');
    expect(rotated.stdout).toMatch(/Secret {3}[0-9a-f]{64}\n.*once.*\nThe old secret stays valid until \d{4}-/);
    expect((await run('list')).stdout).toContain('2 secrets, one until ');
    expect((await run('rotate', 'octo', '--overlap', '0s')).stdout).toContain('no longer valid');
    expect((await deliver(receiver, 'octo', { secret })).status).toBe(401);

    expect(await run('remove', 'octo')).toMatchObject({ status: 0, stdout: expect.stringContaining('removed') });
    expect((await run('list')).stdout).not.toContain('octo');
  });

  test('ends with 1 for what cannot be done, and with 2 for wrong usage', async () => {
    const endings = async (...args: string[]) => {
      const { status, stderr } = await run(...args);
      return [status, stderr];
    };
    expect(await endings('add', 'lgtm', '--sender', 'github')).toEqual([1, expect.stringContaining('409')]);
    expect(await endings('remove', 'octo')).toEqual([1, expect.stringContaining('404')]);
    expect(await endings('remove', 'lgtm')).toEqual([1, expect.stringContaining('422')]);
    expect(await endings('add', 'octo')).toEqual([2, expect.stringContaining('--sender')]);
    expect(await endings('add', 'octo', '--sender', 'gihub')).toEqual([2, expect.stringContaining("'github'")]);
    expect(await endings('rotate', 'octo', '--overlap')).toEqual([2, expect.stringContaining('--overlap')]);
    expect(await endings('list', '--url', 'http://127.0.0.1:1')).toEqual([1, expect.stringContaining('running?')]);
  });
});
