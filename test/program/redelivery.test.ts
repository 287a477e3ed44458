import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeGithub, startFakeGithub } from '../fakes/github.ts';
import { waitFor } from '../wait-for.ts';
import {
  createBody,
  githubConfiguration,
  makeWorkplace,
  type RunningReceiver,
  runCommand,
  startReceiver,
} from './receiver-process.ts';

describe('ticketwire deliveries', () => {
  let workplace: ReturnType<typeof makeWorkplace>;
  let github: FakeGithub;
  let receiver: RunningReceiver;
  beforeEach(async () => {
    workplace = makeWorkplace();
    github = await startFakeGithub();
    await start(githubConfiguration(github.apiUrl));
  });
  afterEach(async () => {
    await receiver.kill('SIGTERM');
    expect(github.faults).toEqual([]);
    await github.close();
    workplace.remove();
  });
  const start = async (text: string) => {
    receiver = await startReceiver(workplace.directory, { configuration: workplace.write('ticketwire.yml', text) });
  };
  const run = (...args: string[]) =>
    runCommand(['deliveries', ...args], workplace.directory, { env: { PORT: new URL(receiver.address).port } });
  const creations = () =>
    github.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/issues')).length;
  const idOf = async () => {
    const { json } = await receiver.get('/api/v1/deliveries?limit=1');
    return (json.deliveries as { id: string }[])[0]?.id ?? '';
  };
  const untilDone = () =>
    waitFor(async () => {
      const { json } = await receiver.get('/api/v1/deliveries?status=due');
      const { json: running } = await receiver.get('/api/v1/deliveries?status=running');
      return (json.deliveries as unknown[]).length + (running.deliveries as unknown[]).length === 0;
    });

  test('a dead letter is found, shown with its attempts, and done on another try; never is a second ticket made', async () => {
    github.interfere(({ method }) => (method === 'POST' ? { status: 422, body: { message: 'Not today' } } : undefined));
    expect((await receiver.lgtm(createBody())).status).toBe(503);
    github.interfere(undefined);
    const id = await idOf();

    const listed = await run('list', '--status', 'failed');
    expect(listed).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`lgtm  ${id}  alert.opened  issues failed: `),
    });
    const shown = await run('show', id);
    expect(shown.stdout).toMatch(/attempt 1: failed: .*422: Not today/);
    expect(shown.stdout).toContain('"transition":"create"');
    expect(shown.stdout).not.toMatch(/signature/i);

    const effect = /^ {2}([0-9a-f]{32}) /m.exec(shown.stdout)?.[1] ?? '';
    expect(await run('redeliver', id, '--effect', effect)).toMatchObject({ status: 0, stdout: '1 effect is due.\n' });
    await untilDone();
    expect((await run('list', '--status', 'failed')).stdout).toBe('No deliveries.\n');
    expect(await run('redeliver', id, '--effect', effect)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is done; only a failed one'),
    });

    expect(await run('redeliver', id)).toMatchObject({ status: 0, stdout: '1 effect is due.\n' });
    await untilDone();
    expect(creations()).toBe(2);
    expect(await github.api<unknown[]>('GET', '/repos/octo/widgets/issues?state=all')).toHaveLength(1);
    expect((await receiver.lgtm(createBody())).json).toEqual({ 'issue-id': '1' });
  });

  test('an old create, performed again, reopens nothing that was closed since', async () => {
    await receiver.lgtm(createBody());
    const id = await idOf();
    await receiver.lgtm({ transition: 'close', 'issue-id': 1 });
    expect(await run('redeliver', id)).toMatchObject({ status: 0 });
    await untilDone();
    expect(await github.api('GET', '/repos/octo/widgets/issues/1')).toMatchObject({ state: 'closed' });
  });

  test("what no rule wanted is done by today's rules", async () => {
    await receiver.kill('SIGTERM');
    await start(githubConfiguration(github.apiUrl).replace('on: alert', 'on: alert\n    enabled: false'));
    expect((await receiver.lgtm(createBody())).status).toBe(422);
    const id = await idOf();
    expect(await run('redeliver', id)).toMatchObject({ status: 0, stdout: 'No rule wants it: nothing to do.\n' });
    await receiver.kill('SIGTERM');
    await start(githubConfiguration(github.apiUrl));
    expect(await run('redeliver', id)).toMatchObject({ status: 0, stdout: '1 effect is due.\n' });
    await untilDone();
    expect(await github.api<unknown[]>('GET', '/repos/octo/widgets/issues?state=all')).toHaveLength(1);
  });

  test('lists page by page, as text and as JSON', async () => {
    for (const key of ['a', 'b', 'c']) await receiver.lgtm(createBody(key));
    const first = await run('list', '--limit', '2');
    const after = /--after (\d+)/.exec(first.stdout)?.[1] ?? '';
    const second = await run('list', '--limit', '2', '--after', after, '--json');
    expect((JSON.parse(second.stdout) as { deliveries: unknown[] }).deliveries).toHaveLength(1);
    expect((await run('list', '--search', 'PYTHON/b')).stdout.match(/alert\.opened/g)).toHaveLength(1);
    expect((await run('list', '--search', 'python')).stdout.match(/alert\.opened/g)).toHaveLength(3);
  });

  test('says what is wrong: unknown ids, odd filters, no receiver', async () => {
    expect(await run('show', 'nothing')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('No delivery nothing is kept'),
    });
    expect(await run('list', '--status', 'odd')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('must be one of due'),
    });
    const alone = await run('list', '--url', 'http://127.0.0.1:1');
    expect(alone).toMatchObject({ status: 1, stderr: expect.stringContaining('Is it running?') });
  });

  test('another site cannot make a browser on this machine do it', async () => {
    await receiver.lgtm(createBody());
    const path = `/api/v1/deliveries/${await idOf()}/redeliver`;
    expect((await receiver.post(path, '', { origin: 'https://evil.example' })).status).toBe(401);
    expect((await receiver.post(path, '', { origin: receiver.address })).status).toBe(202);
  });
});
