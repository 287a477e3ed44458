import { generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createDryHttp } from '../../shared/clients/dry-http.ts';
import { createGithub } from '../../shared/clients/github.ts';
import { createHttp } from '../../shared/clients/http.ts';
import { TicketwireError } from '../../shared/errors.ts';
import { Secret } from '../../shared/settings/secret.ts';
import { type FakeGithub, type Interference, type LoggedRequest, startFakeGithub } from '../fakes/github.ts';

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const key = newKey();
const pem = (type: 'pkcs1' | 'pkcs8') => key.export({ type, format: 'pem' }).toString();
const permissions = { issues: 'write', pull_requests: 'write', metadata: 'read' } as const;

/** Each test has an App of its own: what is remembered of one is nothing to another. */
let appId = 1_000;

describe('a GitHub App', () => {
  let github: FakeGithub;
  let other: FakeGithub;
  let clock: number;
  let waits: number[];

  const appOf = (id: number, installation: object = {}) => ({
    app_id: id,
    slug: `ticketwire-${id}`,
    name: `Ticketwire ${id}`,
    private_key: pem('pkcs8'),
    permissions,
    installations: [{ installation_id: 7 + id, account: 'octo', ...installation }],
  });
  const ids = Array.from({ length: 40 }, (_, index) => 1_001 + index);

  beforeAll(async () => {
    const narrow = { ...appOf(2_000), permissions: { issues: 'write' } as const };
    const selected = appOf(2_001, { repository_selection: 'selected', repositories: ['octo/gadgets'] });
    const apps = [...ids.map((id) => appOf(id)), narrow, selected];
    github = await startFakeGithub({ apps });
    other = await startFakeGithub({ apps, basePath: '/api/v3' });
  });
  beforeEach(() => {
    github.reset();
    other.reset();
    for (const each of [github, other]) each.interfere(whereInstalled);
    [clock, waits] = [Date.now(), []];
    appId += 1;
  });
  afterEach(() => {
    expect([...github.faults, ...other.faults]).toEqual([]);
  });
  afterAll(async () => {
    await github.close();
    await other.close();
  });

  const open = (given: { id?: number | string; privateKey?: string; at?: FakeGithub; isDry?: boolean } = {}) => {
    const { id = appId, privateKey = pem('pkcs1'), at = github, isDry = false } = given;
    const http = createHttp({ timeoutMs: 10_000 });
    return createGithub({
      apiUrl: at.apiUrl,
      credentials: { app: { id: String(id), privateKey: new Secret(privateKey) } },
      http: isDry ? createDryHttp(http) : http,
      now: () => clock,
      target: 'issues',
      wait: async (ms) => {
        waits.push(ms);
        clock += ms;
      },
    });
  };
  /** The emulator shows whichever App was installed first; GitHub the one that asks. */
  function whereInstalled({ path, headers }: LoggedRequest): Interference | undefined {
    const [, owner, name] = /^\/repos\/([^/]+)\/([^/]+)\/installation$/.exec(path) ?? [];
    if (owner === undefined) return undefined;
    const app = Number(claimsOf(headers.authorization).iss);
    const isThere = owner === 'octo' && (app !== 2_001 || name === 'gadgets');
    const granted = app === 2_000 ? { issues: 'write' } : permissions;
    return isThere ? { status: 200, body: { id: 7 + app, permissions: granted } } : { status: 404, body: {} };
  }
  const meddle = (decide: (request: LoggedRequest) => Interference | undefined) =>
    github.interfere((request) => decide(request) ?? whereInstalled(request));
  const sent = (at = github) => at.requests.map(({ method, path }) => `${method} ${path}`);
  const tokenRequests = (at = github) => at.requests.filter(({ path }) => path.endsWith('/access_tokens'));
  const claimsOf = (authorization = '') =>
    JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString('utf8')) as {
      iat: number;
      iss: number | string;
    };

  test('finds where it is installed, and gets a token for that repository alone', async () => {
    await open().send('POST', '/repos/octo/widgets/issues', { json: { title: 'X' } });
    expect(sent()).toEqual([
      'GET /repos/octo/widgets/installation',
      `POST /app/installations/${7 + appId}/access_tokens`,
      'POST /repos/octo/widgets/issues',
    ]);
    expect(JSON.parse(tokenRequests()[0]?.body ?? '')).toEqual({
      repositories: ['widgets'],
      permissions: { issues: 'write', pull_requests: 'write' },
    });
    const [, , last] = github.requests;
    expect(last?.headers.authorization).toMatch(/^Bearer ghs_/);
  });

  test('shares one token among all who ask, until shortly before it ends', async () => {
    const [one, two] = [open(), open()];
    const read = () => Promise.all([one, two, one, two].map((each) => each.send('GET', '/repos/octo/widgets')));
    await read();
    expect(tokenRequests()).toHaveLength(1);
    clock += 54 * 60_000;
    await read();
    expect(tokenRequests()).toHaveLength(1);
    clock += 70_000;
    await read();
    expect(tokenRequests()).toHaveLength(2);
    await one.send('GET', '/repos/octo/gadgets');
    expect(tokenRequests()).toHaveLength(3);
  });

  test('shares nothing with another App, nor with the same number on another server', async () => {
    await Promise.all([
      open().send('GET', '/repos/octo/widgets'),
      open({ at: other }).send('GET', '/repos/octo/widgets'),
    ]);
    await open({ id: 2_001 }).send('GET', '/repos/octo/gadgets');
    expect([tokenRequests(), tokenRequests(other)].map(({ length }) => length)).toEqual([2, 1]);
    const [first, second] = [github, other].map(({ requests }) => requests.at(-1)?.headers.authorization);
    expect(first).not.toBe(second);
  });

  test('takes the installation from a delivery, and asks where that was another App’s', async () => {
    const app = open();
    app.noteInstallation('Octo', 7 + appId);
    await app.send('GET', '/repos/octo/widgets');
    expect(sent()[0]).toBe(`POST /app/installations/${7 + appId}/access_tokens`);
    appId += 1;
    const wrong = open();
    wrong.noteInstallation('octo', 5);
    await wrong.send('GET', '/repos/octo/widgets');
    expect(sent().slice(2)).toEqual([
      'POST /app/installations/5/access_tokens',
      'GET /repos/octo/widgets/installation',
      `POST /app/installations/${7 + appId}/access_tokens`,
      'GET /repos/octo/widgets',
    ]);
  });

  test('asks for no more than it was granted', async () => {
    const app = open({ id: 2_000 });
    app.noteInstallation('octo', 2_007);
    await app.send('GET', '/repos/octo/widgets');
    expect(tokenRequests().map(({ body }) => JSON.parse(body).permissions)).toEqual([
      { issues: 'write', pull_requests: 'write' },
      { issues: 'write' },
    ]);
    expect(await app.granted({ owner: 'octo', repository: 'widgets' })).toEqual({ issues: 'write' });
  });

  test('is content with a delivery that tells of another owner’s installation', async () => {
    meddle(({ path }) =>
      path === '/app/installations/5/access_tokens'
        ? { status: 201, body: { token: 'ghs_of_acme', repositories: [{ full_name: 'acme/widgets' }] } }
        : undefined,
    );
    const app = open();
    app.noteInstallation('octo', 5);
    await app.send('GET', '/repos/octo/widgets');
    expect(tokenRequests()).toHaveLength(2);
    expect(github.requests.at(-1)?.headers.authorization).not.toBe('Bearer ghs_of_acme');
  });

  describe('that was granted more', () => {
    let granted: object;
    let refusals: number;
    const ask = (app = open()) => app.send('GET', '/repos/octo/widgets/pulls/1/comments', { expect: [404] });
    const narrowedTo = () => tokenRequests().map(({ body }) => JSON.parse(body).permissions);

    beforeEach(() => {
      granted = { issues: 'write' };
      refusals = 0;
      meddle(({ path }) => {
        if (path === '/repos/octo/widgets/installation') {
          return { status: 200, body: { id: 7 + appId, permissions: granted } };
        }
        if (!path.includes('/pulls/') || 'pull_requests' in granted) return undefined;
        refusals += 1;
        return { status: 403, body: { message: 'Resource not accessible by integration' } };
      });
    });

    test('may use that with the next request, whatever was known before', async () => {
      const app = open();
      await expect(ask(app)).rejects.toMatchObject({ code: 'target-forbidden' });
      expect([refusals, tokenRequests().length]).toEqual([1, 1]);
      granted = permissions;
      await ask(app);
      expect(narrowedTo()).toEqual([{ issues: 'write' }, { issues: 'write', pull_requests: 'write' }]);
    });

    test('may use that at once where its token is an older one', async () => {
      const app = open();
      await app.send('GET', '/repos/octo/widgets');
      clock += 60_000;
      let isOld = true;
      meddle(({ path }) => {
        if (path === '/repos/octo/widgets/installation') {
          return { status: 200, body: { id: 7 + appId, permissions } };
        }
        if (!path.includes('/pulls/') || !isOld) return undefined;
        isOld = false;
        return { status: 403, body: { message: 'Resource not accessible by integration' } };
      });
      await ask(app);
      expect(narrowedTo()).toEqual([{ issues: 'write' }, { issues: 'write', pull_requests: 'write' }]);
    });

    test.each([
      ['by GraphQL', '/graphql', { status: 200, body: { data: null, errors: [{ type: 'FORBIDDEN', message: 'no' }] } }],
      ['by hiding', '/repos/octo/widgets/issues/1/labels', { status: 404, body: {} }],
    ])('may use that at once where GitHub refuses %s', async (_how, where, refused) => {
      const app = open();
      const write = () =>
        where === '/graphql'
          ? app.graphql('octo/widgets', '{ viewer { login } }', {})
          : app.send('POST', where, { json: {} });
      meddle(({ path }) => {
        if (path === '/repos/octo/widgets/installation') {
          return { status: 200, body: { id: 7 + appId, permissions: granted } };
        }
        if (path !== where) return undefined;
        return 'pull_requests' in granted ? { status: 200, body: { data: {} } } : refused;
      });
      await expect(write()).rejects.toBeInstanceOf(TicketwireError);
      granted = permissions;
      await write();
      expect(narrowedTo()).toEqual([{ issues: 'write' }, { issues: 'write', pull_requests: 'write' }]);
    });

    test('is asked for no other token while it waits for a limit', async () => {
      const app = open();
      await app.send('GET', '/repos/octo/widgets');
      clock += 60_000;
      meddle(({ path }) =>
        path.includes('/pulls/') ? { status: 403, headers: { 'retry-after': '9' }, body: {} } : undefined,
      );
      await expect(ask(app)).rejects.toMatchObject({ code: 'rate-limited' });
      expect(tokenRequests()).toHaveLength(1);
    });
  });

  test('asks anew for a token that it got while its clock was ahead', async () => {
    const app = open();
    clock += 24 * 3_600_000;
    await app.send('GET', '/repos/octo/widgets');
    clock -= 24 * 3_600_000;
    await app.send('GET', '/repos/octo/widgets');
    expect([waits, tokenRequests().length]).toEqual([[], 2]);
  });

  test('takes a token of any length', async () => {
    const token = `ghs_${appId}_${'a.B-c_'.repeat(120)}`;
    meddle(({ path }) => {
      if (path.endsWith('/access_tokens')) return { status: 201, body: { token, expires_at: '2999-01-01T00:00:00Z' } };
      return path === '/repos/octo/widgets' ? { status: 200, body: {} } : undefined;
    });
    await open().send('GET', '/repos/octo/widgets');
    expect(github.requests.at(-1)?.headers.authorization).toBe(`Bearer ${token}`);
  });

  test('gets over a clock that is wrong, once', async () => {
    const theirs = Math.floor(Date.now() / 1_000) * 1_000 - 3_600_000;
    let refusals = 1;
    meddle(({ path }) => {
      if (!path.endsWith('/installation') || refusals === 0) return undefined;
      refusals -= 1;
      const message = "'Expiration time' claim ('exp') is too far in the future";
      return { status: 401, headers: { date: new Date(theirs).toUTCString() }, body: { message } };
    });
    await open()
      .send('GET', '/repos/octo/widgets')
      .catch(() => 'its clock is right, and ours is not');
    const asked = github.requests.filter(({ path }) => path.endsWith('/installation'));
    const [ours, skewed] = asked.map(({ headers }) => claimsOf(headers.authorization).iat * 1_000);
    expect(asked).toHaveLength(2);
    expect((ours ?? 0) - (skewed ?? 0)).toBeGreaterThan(3_500_000);
  });

  test('knows by its wrong clock how long a token is good', async () => {
    clock = Date.now() + 3_600_000;
    const message = "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
    let isRefused = true;
    meddle(({ path }) => {
      if (path === '/repos/octo/widgets') return { status: 200, body: {} };
      const date = new Date(clock - 3_600_000);
      if (isRefused) {
        isRefused = false;
        return { status: 401, headers: { date: date.toUTCString() }, body: { message } };
      }
      if (path.endsWith('/installation')) return { status: 200, body: { id: 7, permissions } };
      const end = new Date(date.getTime() + 3_600_000).toISOString();
      return { status: 201, body: { token: 'ghs_x', expires_at: end } };
    });
    const app = open();
    for (const minutes of [0, 50, 10]) {
      clock += minutes * 60_000;
      await app.send('GET', '/repos/octo/widgets');
    }
    expect(tokenRequests()).toHaveLength(2);
  });

  test('remembers no failure', async () => {
    const app = open();
    for (const end of ['/installation', '/access_tokens']) {
      meddle(({ path }) => (path.endsWith(end) ? { status: 502, body: {} } : undefined));
      await expect(app.send('GET', '/repos/octo/widgets')).rejects.toMatchObject({ code: 'target-failed' });
    }
    meddle(() => undefined);
    expect((await app.send('GET', '/repos/octo/widgets')).status).toBe(200);
  });

  test('says so where the clock stays wrong', async () => {
    const message = "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
    meddle(() => ({ status: 401, headers: { date: new Date().toUTCString() }, body: { message } }));
    const asked = open().send('GET', '/repos/octo/widgets');
    await expect(asked).rejects.toThrow('The clock of this machine is wrong: set it.');
    expect(github.requests).toHaveLength(2);
  });

  test('waits for a new token to be known everywhere, and sends the same again', async () => {
    let refusals = 2;
    meddle(({ path }) => {
      if (path !== '/repos/octo/widgets' || refusals === 0) return undefined;
      refusals -= 1;
      return { status: 401, body: { message: 'Bad credentials' } };
    });
    await open().send('GET', '/repos/octo/widgets');
    expect([waits, tokenRequests().length]).toEqual([[1_000, 2_000], 1]);
  });

  test('gives up where a new token stays refused', async () => {
    meddle(({ path }) =>
      path === '/repos/octo/widgets' ? { status: 401, body: { message: 'Bad credentials' } } : undefined,
    );
    const asked = open().send('GET', '/repos/octo/widgets');
    await expect(asked).rejects.toMatchObject({ code: 'target-forbidden' });
    expect([waits, tokenRequests().length]).toEqual([[1_000, 2_000, 2_000], 1]);
  });

  test('gets another token, once, where an older one is refused', async () => {
    const app = open();
    await app.send('GET', '/repos/octo/widgets');
    clock += 60_000;
    const old = github.requests.at(-1)?.headers.authorization;
    meddle(({ path, headers }) =>
      path === '/repos/octo/widgets' && headers.authorization === old ? { status: 401, body: {} } : undefined,
    );
    await app.send('GET', '/repos/octo/widgets');
    expect([waits, tokenRequests().length]).toEqual([[], 2]);
  });

  test('is told from others by its robot', async () => {
    expect(await open().ownLogin()).toBe(`ticketwire-${appId}[bot]`);
  });

  test('gets a token in a dry run, and changes nothing with it', async () => {
    await open({ isDry: true }).send('POST', '/repos/octo/widgets/issues', { json: { title: 'X' } });
    expect(sent()).toEqual([
      'GET /repos/octo/widgets/installation',
      `POST /app/installations/${7 + appId}/access_tokens`,
    ]);
  });

  const failure = (asked: Promise<unknown>): Promise<string> =>
    asked.then(
      () => 'nothing failed',
      (error: Error) => error.message,
    );

  test('whose key is another one is refused, and the key is not shown', async () => {
    const wrong = newKey().export({ type: 'pkcs1', format: 'pem' }).toString();
    const message = await failure(open({ privateKey: wrong }).send('GET', '/repos/octo/widgets'));
    expect(message).toContain(`The App's id (${appId}) and its private key do not belong together`);
    for (const line of wrong.trim().split('\n').slice(1, -1)) expect(message).not.toContain(line);
  });

  test('whose id is another one is refused', async () => {
    const message = await failure(open({ id: 999 }).send('GET', '/repos/octo/widgets'));
    expect(message).toContain("The App's id (999) and its private key do not belong together");
  });

  test('whose id GitHub does not know is told so', async () => {
    meddle(() => ({ status: 404, body: { message: 'Integration not found' } }));
    const message = await failure(open().send('GET', '/repos/octo/widgets'));
    expect(message).toContain(`knows no App ${appId}: compare the id with the App's settings`);
  });

  test.each([
    ['elsewhere', 1, '/repos/acme/x', 'acme/x'],
    ['for other repositories alone', 2_001, '/repos/octo/widgets', 'octo/widgets'],
  ])('that is installed %s says where to install it', async (_what, id, path, place) => {
    const app = id === 1 ? appId : id;
    const message = await failure(open({ id: app }).send('GET', path));
    expect(message).toContain(`is not installed on ${place}, or there is no ${place}. Install it there: http`);
    expect(message).toContain(`/apps/ticketwire-${app}/installations/new`);
  });

  test('of an Enterprise Server is installed there', async () => {
    const message = await failure(open({ at: other }).send('GET', '/repos/acme/x'));
    expect(message).toContain(
      `${other.apiUrl.replace('/api/v3', '')}/github-apps/ticketwire-${appId}/installations/new`,
    );
  });

  test('that is suspended says so', async () => {
    meddle(({ path }) =>
      path.endsWith('/installation')
        ? { status: 200, body: { id: 1, suspended_at: '2026-01-01T00:00:00Z' } }
        : undefined,
    );
    const message = await failure(open().send('GET', '/repos/octo/widgets'));
    expect(message).toContain(`The installation of the App ${appId} at octo is suspended`);
  });

  test('that lacks a permission is told which, and where to grant it', async () => {
    meddle(({ path }) =>
      path.endsWith('/issues')
        ? { status: 403, body: { message: 'Resource not accessible by integration' } }
        : undefined,
    );
    const message = await failure(open().send('POST', '/repos/octo/widgets/issues', { json: { title: 'X' } }));
    expect(message).toContain('the App needs the permission issues: write');
    expect(message).toContain("Grant it in the App's settings, and accept it where the App is installed.");
  });

  test('that asks too often waits as long as it is told', async () => {
    meddle(({ path }) =>
      path.endsWith('/access_tokens')
        ? {
            status: 403,
            headers: { 'retry-after': '60' },
            body: { message: 'You have exceeded a secondary rate limit' },
          }
        : undefined,
    );
    const asked = open().send('GET', '/repos/octo/widgets');
    await expect(asked).rejects.toMatchObject({ code: 'rate-limited', notBefore: clock + 60_000 });
    expect(tokenRequests()).toHaveLength(1);
  });
});
