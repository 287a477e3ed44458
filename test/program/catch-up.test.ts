import { generateKeyPairSync, verify } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeAttempt, type FakeHooks, startFakeHooks } from '../fakes/github-hooks.ts';
import { waitFor } from '../wait-for.ts';
import { workflowRun } from './action/payloads.ts';
import { makeWorkplace, type RunningReceiver, secret, startReceiver } from './receiver-process.ts';

const hour = 60 * 60_000;

describe('catching up with what GitHub could not deliver', () => {
  let hooks: FakeHooks;
  let workplace: ReturnType<typeof makeWorkplace>;
  let receiver: RunningReceiver | undefined;

  beforeAll(async () => {
    hooks = await startFakeHooks('https://tickets.example/hooks/octo');
  });
  afterAll(() => hooks.close());
  beforeEach(() => {
    workplace = makeWorkplace();
    hooks.attempts = [];
    hooks.requests.length = 0;
    hooks.authorizations.length = 0;
    hooks.interfere(undefined);
  });
  afterEach(async () => {
    await receiver?.kill('SIGTERM');
    workplace.remove();
    expect(hooks.faults).toEqual([]);
  });

  async function start(
    options = '',
    whose = 'repository: octo/widgets, token: ghp_for_tests',
  ): Promise<RunningReceiver> {
    const configuration = workplace.write(
      'ticketwire.yml',
      `
sources:
  octo:
    sender: github
    secret: "${secret}"
    catch-up: { ${whose}, api-url: "${hooks.apiUrl}"${options} }
targets:
  board: { type: local }
rules:
  - { name: Failing runs, on: run.failed, from: octo, do: [{ track: board }] }
`,
    );
    receiver = await startReceiver(workplace.directory, { configuration });
    return receiver;
  }

  function attempt(id: string, changes: Partial<FakeAttempt> = {}): FakeAttempt {
    const payload = workflowRun(Number(id) % 1_000, { branch: `branch-${id}` });
    const common = { event: 'workflow_run', action: 'completed', at: Date.now() - hour, statusCode: 502 };
    return { id, guid: `guid-${id}`, payload, ...common, ...changes };
  }

  const fetched = () => hooks.requests.flatMap((request) => /deliveries\/(\d+)$/.exec(request)?.[1] ?? []);
  const list = async (what: 'deliveries' | 'tickets') => {
    const answer = await receiver?.get(`/api/v1/${what}`);
    return (answer?.json[what] ?? []) as { id?: string }[];
  };
  const keptIds = async () => (await list('deliveries')).map(({ id }) => id);

  test('fetches what failed, what a rule may want, and what is not kept; the oldest first', async () => {
    const [twice, large] = ['4', '92233720368547758'];
    hooks.attempts = [
      attempt('9', { guid: `guid-${twice}`, statusCode: 202 }),
      attempt(large),
      attempt('7', { event: 'issues', action: 'opened', payload: { action: 'opened' } }),
      attempt('6', { action: 'requested' }),
      attempt('5', { payload: { ...workflowRun(5), action: 'completed' }, statusCode: 0 }),
      attempt(twice),
      attempt('3', { guid: 'guid-5', statusCode: 500 }),
      attempt('2', { at: Date.now() - 8 * 24 * hour }),
      attempt('1'),
    ];
    await start();
    await waitFor(async () => (await keptIds()).length === 2);
    expect(fetched()).toEqual(['3', large]);
    expect(await keptIds()).toEqual([`guid-${large}`, 'guid-5']);
    // No page behind the one that reaches the end of the window.
    expect(hooks.requests.filter((request) => request.includes('cursor='))).toHaveLength(3);
    await waitFor(async () => (await list('tickets')).length === 2);
    await waitFor(() => receiver?.log.some(({ fetched: count }) => count === 2) === true);
  });

  test('killed in the middle, it goes on where it was, and takes nothing in twice', async () => {
    hooks.attempts = ['5', '4', '3', '2', '1'].map((id) => attempt(id));
    const isThird = new Promise<void>((resolve) => {
      hooks.interfere((path) => {
        if (!path.endsWith('/deliveries/3')) return undefined;
        resolve();
        return new Promise(() => {});
      });
    });
    await start();
    await isThird;
    await receiver?.kill('SIGKILL');
    expect(fetched()).toEqual(['1', '2', '3']);
    hooks.interfere(undefined);
    await start();
    await waitFor(async () => (await keptIds()).length === 5);
    expect(fetched()).toEqual(['1', '2', '3', '3', '4', '5']);
    await waitFor(async () => (await list('tickets')).length === 5);
  });

  test('what cannot be fetched holds nothing else up, and is come back to; a list without an end is left', async () => {
    hooks.attempts = [
      attempt('6', { guid: 'guid-2', at: Date.now() - hour }),
      attempt('5', { at: Date.now() - 2 * hour }),
      attempt('4', { payload: null }),
      attempt('3', { id: '3' }),
      attempt('2', { at: Date.now() - 3 * hour }),
    ];
    let isBroken = true;
    hooks.interfere((path) => (path.endsWith('/deliveries/3') && isBroken ? { status: 500 } : undefined));
    await start(', every: 10s');
    await waitFor(async () => (await keptIds()).length === 2);
    // A delivery that was tried again has the place of its first attempt.
    expect(await keptIds()).toEqual(['guid-5', 'guid-2']);
    isBroken = false;
    hooks.attempts.unshift(attempt('9', { at: Date.now() }));
    await waitFor(async () => (await keptIds()).length === 4);
    expect((await keptIds()).slice(0, 2)).toEqual(['guid-9', 'guid-3']);
    hooks.interfere((path) =>
      path.includes('/deliveries?')
        ? { status: 200, headers: { link: `<${hooks.apiUrl}/x?cursor=c_1>; rel="next"` }, body: hooks.listed(0) }
        : undefined,
    );
    await waitFor(() => receiver?.log.some(({ error }) => /does not come to an end/.test(String(error))) === true);
  });

  test('an App is asked for its own webhook, in its own name', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    workplace.write('app.pem', privateKey.export({ type: 'pkcs1', format: 'pem' }).toString());
    hooks.attempts = [attempt('3'), attempt('2', { statusCode: 202 }), attempt('1')];
    await start('', 'app: { id: 7, private-key: { file: app.pem } }');
    await waitFor(async () => (await keptIds()).length === 2);
    expect(fetched()).toEqual(['1', '3']);
    expect(hooks.requests.every((request) => request.startsWith('GET /app/hook/deliveries'))).toBe(true);
    for (const authorization of hooks.authorizations) {
      const [head = '', claims = '', signature = ''] = authorization.replace('Bearer ', '').split('.');
      const isSigned = verify(
        'sha256',
        Buffer.from(`${head}.${claims}`),
        publicKey,
        Buffer.from(signature, 'base64url'),
      );
      expect([isSigned, JSON.parse(Buffer.from(claims, 'base64url').toString()).iss]).toEqual([true, '7']);
    }
  });

  test('an App whose key is wrong is told so', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    workplace.write('app.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    hooks.interfere(() => ({ status: 401, body: '{"message":"A JSON web token could not be decoded"}' }));
    await start('', 'app: { id: 7, private-key: { file: app.pem } }');
    await waitFor(
      () => receiver?.log.some(({ error }) => /\(7\) and its private key do not belong/.test(String(error))) === true,
    );
  });

  test('a second look takes what failed since, and does not read what lies behind the first', async () => {
    hooks.attempts = Array.from({ length: 9 }, (_, index) =>
      attempt(`${90 - index}`, { at: Date.now() - (index + 2) * hour, statusCode: 200 }),
    );
    await start(', every: 10s');
    await waitFor(() => hooks.requests.filter((request) => request.includes('/deliveries?')).length === 5);
    const before = hooks.requests.length;
    hooks.attempts.unshift(attempt('99', { at: Date.now() }));
    await waitFor(async () => (await keptIds()).includes('guid-99'));
    expect(hooks.requests.slice(before).filter((request) => request.includes('/deliveries?'))).toHaveLength(1);
  });

  test('a wait that no timer can hold is no hurry', async () => {
    hooks.interfere(() => ({ status: 429, headers: { 'retry-after': '9999999' } }));
    await start(', every: 10s');
    await waitFor(() => receiver?.log.some(({ code }) => code === 'rate-limited') === true);
    const asked = hooks.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(hooks.requests).toHaveLength(asked);
  });

  test('waits as long as GitHub asks, then goes on', async () => {
    hooks.attempts = [attempt('1')];
    const askedAt: number[] = [];
    hooks.interfere((path) => {
      if (!path.includes('/deliveries?')) return undefined;
      askedAt.push(Date.now());
      return askedAt.length === 1 ? { status: 403, headers: { 'retry-after': '11' } } : undefined;
    });
    await start(', every: 10s');
    await waitFor(async () => (await keptIds()).length === 1);
    expect((askedAt[1] ?? 0) - (askedAt[0] ?? 0)).toBeGreaterThan(10_500);
    expect(receiver?.log.find(({ code }) => code === 'rate-limited')).toMatchObject({ level: 40, source: 'octo' });
  });

  test('says what is missing when no hook posts here', async () => {
    hooks.interfere((path) => (path.includes('/hooks?') ? { status: 404 } : undefined));
    await start();
    await waitFor(() => receiver?.log.some(({ code }) => code === 'target-not-found') === true);
    expect(hooks.requests.length).toBeGreaterThan(0);
  });
});
