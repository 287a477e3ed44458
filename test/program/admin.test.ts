import { statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  createBody,
  makeWorkplace,
  type RunningReceiver,
  runCommand,
  secret,
  startReceiver,
} from './receiver-process.ts';

const configuration = `
sources: { lgtm: { sender: lgtm, secret: "${secret}" } }
targets: { board: { type: local } }
rules: [{ name: All, on: alert, do: [{ track: board }] }]
`;

/** A request with whatever headers, `Host` included; follows nothing. */
function ask(
  address: string,
  path: string,
  options: { headers?: Record<string, string | string[]>; method?: string; body?: string } = {},
): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      address + path,
      { method: options.method ?? 'GET', headers: options.headers ?? {} },
      (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(options.body);
  });
}

describe('pages without an admin token', () => {
  const workplace = makeWorkplace();
  let receiver: RunningReceiver;
  beforeAll(async () => {
    receiver = await startReceiver(workplace.directory, {
      configuration: workplace.write('ticketwire.yml', configuration),
    });
    const hostile = {
      message: '<script>alert(1)</script>',
      query: { name: '<img src=x> {{ 7 | times: 6 }}', url: 'http://l' },
    };
    await receiver.lgtm(createBody('shown', hostile));
    await receiver.lgtm({ transition: 'close', 'issue-id': 'BOARD-1' });
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    workplace.remove();
  });

  test('show tickets and deliveries to this machine, and nothing of them is live', async () => {
    const { status, text, headers } = await receiver.get('/admin/');
    expect(status).toBe(200);
    expect(text).toContain('BOARD-1');
    expect(text).toContain('alert.closed');
    expect(text).toContain('&lt;img src=x&gt; {{ 7 | times: 6 }}');
    expect(text).not.toMatch(/<img|<script/);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('show a ticket of the board with its history', async () => {
    const { text } = await receiver.get('/admin/tickets/board/BOARD-1');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toMatch(/created[\s\S]*closed/);
    expect(text).not.toContain('ticketwire:v1');
    expect((await receiver.get('/admin/tickets/board/BOARD-2')).status).toBe(404);
  });

  test('/admin leads to /admin/', async () => {
    const { status, headers } = await receiver.get('/admin');
    expect({ status, location: headers.get('location') }).toEqual({ status: 308, location: '/admin/' });
  });

  test.each([
    ['host', 'evil.example'],
    ['host', 'localhost.evil.example'],
    ['forwarded', 'for=203.0.113.9'],
    ['x-forwarded-for', '203.0.113.9'],
    ['x-forwarded', '203.0.113.9'],
    ['via', '1.1 proxy'],
    ['x-real-ip', '203.0.113.9'],
    ['cf-connecting-ip', '203.0.113.9'],
    ['true-client-ip', '203.0.113.9'],
    ['x-client-ip', '203.0.113.9'],
    ['x-original-host', 'tickets.example'],
    ['fastly-client-ip', '203.0.113.9'],
  ])('are closed to a request with %s: %s, even with the right token', async (name, value) => {
    const headers = { ...receiver.credentials(), [name]: value };
    for (const path of ['/admin/', '/admin/sign-in', '/api/v1/tickets', '/admin/tickets/board/BOARD-1']) {
      const answer = await ask(receiver.address, path, { headers });
      expect(answer.status).toBe(401);
      expect(JSON.parse(answer.text)).toEqual({ code: 401, error: expect.stringContaining('TICKETWIRE_ADMIN_TOKEN') });
    }
  });

  test('stay closed to a local proxy that sends a local host and no forwarding header', async () => {
    const { host } = new URL(receiver.address);
    expect((await ask(receiver.address, '/api/v1/tickets', { headers: { host } })).status).toBe(401);
    const page = await ask(receiver.address, '/admin/', { headers: { host, accept: 'text/html' } });
    expect([page.status, page.headers.location]).toEqual([303, '/admin/sign-in']);
  });

  test('open once by the printed link, which starts a session', async () => {
    const [link = ''] = /http:\S+\/admin\/sign-in\?code=\S+/.exec(receiver.printed()) ?? [];
    const { pathname, search } = new URL(link);
    expect(JSON.stringify(receiver.log)).not.toContain(search);
    expect((await ask(receiver.address, `${pathname}?code=wrong`)).status).toBe(401);
    expect((await ask(receiver.address, pathname + search, { method: 'HEAD' })).headers['set-cookie']).toBeUndefined();
    const opened = await ask(receiver.address, pathname + search);
    expect([opened.status, opened.headers.location]).toEqual([303, '/admin/']);
    const cookie = String(opened.headers['set-cookie']).split(';')[0] ?? '';
    expect((await ask(receiver.address, '/admin/', { headers: { cookie } })).status).toBe(200);
    const again = await ask(receiver.address, pathname + search);
    expect([again.status, again.headers['set-cookie']]).toEqual([401, undefined]);
  });

  test('keep their token in a file that only its owner can read', async () => {
    const { mode } = statSync(join(workplace.directory, 'data', 'admin.token'));
    expect(mode & 0o777).toBe(0o600);
    expect(receiver.printed()).not.toContain(receiver.credentials().authorization?.slice(7));
  });

  test('stop the start if a public address is set without a token', async () => {
    const env = { TICKETWIRE_PUBLIC_URL: 'https://tickets.example' };
    const { status, stderr } = await runCommand(['serve'], workplace.directory, { env });
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/^TICKETWIRE_PUBLIC_URL.*TICKETWIRE_ADMIN_TOKEN.*openssl/),
    ]);
  });

  test('the API tells the same as JSON', async () => {
    const { json } = await receiver.get('/api/v1/tickets');
    expect(json).toMatchObject({ tickets: [{ target: 'board', issuedId: 'BOARD-1', ticket: { state: 'closed' } }] });
    const deliveries = (await receiver.get('/api/v1/deliveries?limit=1')).json.deliveries;
    expect(deliveries).toMatchObject([
      { source: 'lgtm', events: ['alert.closed'], effects: [{ status: 'done', message: 'closed' }] },
    ]);
  });
});

describe('pages of deliveries, rules and sources', () => {
  const workplace = makeWorkplace();
  const file = `
sources:
  lgtm: { sender: lgtm, secret: "${secret}" }
  octo: { sender: github, secret: "${secret}" }
targets:
  board: { type: local }
  away: { type: github-issues, repository: octo/widgets, token: t, api-url: "http://127.0.0.1:1" }
rules:
  - { name: All, on: alert, do: [{ track: board }] }
  - { name: Away, on: issue.opened, do: [{ open: away }] }
  - { name: Parked, on: push, enabled: false, do: [{ open: board }] }
`;
  let receiver: RunningReceiver;
  beforeAll(async () => {
    receiver = await startReceiver(workplace.directory, { configuration: workplace.write('ticketwire.yml', file) });
    await receiver.lgtm(createBody('one', { message: '</pre><script>alert(1)</script>' }));
    await receiver.lgtm(createBody('two'));
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    workplace.remove();
  });

  const submit = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const { status, text } = await ask(receiver.address, path, {
      method: 'POST',
      headers: { ...receiver.credentials(), 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });
    const [, problem] = /role="alert">([^<]*)</.exec(text) ?? [];
    const [, said] = /role="status">([^<]*)</.exec(text) ?? [];
    return { status, text, problem, said };
  };
  const deliveries = async () =>
    (await receiver.get('/api/v1/deliveries')).json.deliveries as { id: string; source: string }[];

  test('list deliveries by source, state and text, and lead to each', async () => {
    const [newest] = await deliveries();
    const { text } = await receiver.get('/admin/deliveries?source=lgtm&status=done');
    expect(text).toContain(`href="/admin/deliveries/${newest?.id}?source=lgtm"`);
    expect(text).toContain('<option selected>lgtm</option>');
    expect(text).not.toContain('Older ones');
    expect((await receiver.get(`/admin/deliveries?q=${newest?.id}`)).text.match(/class="id"/g)).toHaveLength(1);
    expect((await receiver.get('/admin/deliveries?source=octo')).text).toContain('None is kept that fits.');
    expect((await receiver.get('/admin/deliveries?status=lost')).status).toBe(400);
    expect((await receiver.get('/admin/deliveries/nowhere')).status).toBe(404);
  });

  test('show what was sent, what became of it and why, with nothing of it live', async () => {
    const [, first] = await deliveries();
    const { text } = await receiver.get(`/admin/deliveries/${first?.id}`);
    expect(text).toContain('&lt;/pre&gt;&lt;script&gt;');
    expect(text).not.toContain('<script');
    expect(text).toMatch(/track-ticket: created/);
    expect(text).toMatch(/<time[^>]*>[^<]*<\/time> done, \d+ ms/);
    expect(text).toMatch(/wants it<\/span> All: all its filters hold/);
    expect(text).toMatch(/does not<\/span> Parked: it is parked/);
    expect(text).not.toContain(secret);
    expect(text).not.toMatch(/x-lgtm-signature/i);
  });

  test('deliver again, and say what came of it', async () => {
    const [newest] = await deliveries();
    const path = `/admin/deliveries/${newest?.id}?source=lgtm`;
    for (const _time of ['once', 'once more']) {
      expect(await submit(path, {})).toMatchObject({ status: 200, said: 'Delivered again: 1 to do.' });
    }
    expect((await receiver.get(`/api/v1/deliveries/${newest?.id}`)).json.effects).toHaveLength(3);
    expect(await submit(path, { effect: 'none' })).toMatchObject({
      status: 404,
      problem: expect.stringContaining('has no effect none'),
    });
    expect((await receiver.get('/api/v1/tickets')).json.tickets).toHaveLength(2);
  });

  test('add a rule as it would stand in the file, tell its mistakes with what was entered, and remove it', async () => {
    const wrong = 'name: Mine\non: push\ndo:\n  - track: board';
    const refused = await submit('/admin/rules', { rule: wrong });
    expect(refused).toMatchObject({ status: 400, problem: expect.stringContaining('nothing can track it') });
    expect(refused.text).toContain(wrong);
    expect((await submit('/admin/rules', { rule: 'a: [' })).problem).toMatch(/^This is not YAML: line 1, column \d+: /);
    expect((await submit('/admin/rules', { rule: 'text' })).problem).toMatch(/^This is not one rule/);
    const added = await submit('/admin/rules', { rule: '- { name: "<b>Mine", on: push, do: [{ open: board }] }' });
    expect([added.said, added.text.includes('<b>')]).toEqual(['The rule &#39;&lt;b&gt;Mine&#39; is added.', false]);
    const { text } = await receiver.get('/admin/rules');
    for (const shown of ['All', 'track: board', 'Parked', '&lt;b&gt;Mine', '- open: board'])
      expect(text).toContain(shown);
    expect((await submit('/admin/rules/remove', { name: 'All' })).status).toBe(422);
    expect((await submit('/admin/rules/remove', { name: '<b>Mine' })).said).toContain('is removed');
    expect((await receiver.get('/api/v1/rules')).json.rules).toHaveLength(3);
  });

  test('register a source, show its secret once, give it another and remove it', async () => {
    const made = await submit('/admin/sources', { name: 'gadgets', sender: 'github', repository: 'octo/gadgets' });
    const [, shown] = /<pre>([^<]+)<\/pre>/.exec(made.text) ?? [];
    expect(shown).toMatch(/^[0-9a-f]{64}$/);
    expect(made.text).toContain(`${receiver.address}/hooks/gadgets`);
    expect((await receiver.get('/admin/sources')).text).not.toContain(shown);
    expect(await submit('/admin/sources', { name: 'gadgets', sender: 'github', repository: '' })).toMatchObject({
      status: 409,
    });
    expect((await submit('/admin/sources', { name: 'x', sender: 'lgtm', repository: 'a/b' })).problem).toContain(
      'repository',
    );
    const rotated = await submit('/admin/sources/rotate', { name: 'gadgets' });
    expect(rotated.text).toMatch(/<pre>[0-9a-f]{64}<\/pre>/);
    expect(rotated.text).not.toContain(shown);
    expect(await submit('/admin/sources/remove', { name: 'octo' })).toMatchObject({ status: 422 });
    expect((await submit('/admin/sources/remove', { name: 'gadgets' })).said).toContain('is removed');
  });

  test('try out a body, and keep nothing of it', async () => {
    const before = (await deliveries()).length;
    const body = JSON.stringify({
      action: 'opened',
      issue: { number: 1, title: 'x' },
      repository: { full_name: 'octo/widgets' },
    });
    const { text, problem } = await submit('/admin/try-out', { source: 'octo', event: 'issues', body });
    expect(problem).toBeUndefined();
    expect(text).toMatch(/issue\.opened/);
    expect(text).toMatch(/wants it<\/span> Away/);
    expect(text).toContain('target: away');
    expect(text).toContain(body.replaceAll('"', '&#34;'));
    expect((await submit('/admin/try-out', { source: 'octo', event: '', body })).problem).toContain('names the event');
    expect((await submit('/admin/try-out', { source: 'none', body })).problem).toBe('Choose a source.');
    expect((await submit('/admin/try-out', { source: 'lgtm', body: 'no' })).status).toBe(400);
    expect(await deliveries()).toHaveLength(before);
  });

  test('take nothing from a page of another site, nor more than a form holds', async () => {
    for (const path of [
      '/admin/rules',
      '/admin/sources',
      '/admin/sources/rotate',
      '/admin/try-out',
      '/admin/deliveries/x',
    ]) {
      expect((await submit(path, { name: 'x' }, { origin: 'https://evil.example' })).status).toBe(401);
    }
    expect((await submit('/admin/rules', { rule: 'x'.repeat(70_000) })).status).toBe(413);
    const headers = receiver.credentials();
    expect((await ask(receiver.address, '/admin/rules', { method: 'DELETE', headers })).status).toBe(405);
  });
});

describe('pages with an admin token', () => {
  const workplace = makeWorkplace();
  const token = 'an admin token';
  let receiver: RunningReceiver;
  beforeAll(async () => {
    const file = workplace.write('ticketwire.yml', configuration);
    receiver = await startReceiver(workplace.directory, {
      configuration: file,
      env: { TICKETWIRE_ADMIN_TOKEN: token },
    });
  });
  afterAll(async () => {
    expect(receiver.printed()).not.toContain(token);
    await receiver.kill('SIGTERM');
    workplace.remove();
  });
  const signIn = (given: string) =>
    ask(receiver.address, '/admin/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ token: given }).toString(),
    });

  test('lead a browser to the sign-in page, and programs to 401', async () => {
    const page = await receiver.get('/admin/', { accept: 'text/html' });
    expect({ status: page.status, location: page.headers.get('location') }).toEqual({
      status: 303,
      location: '/admin/sign-in',
    });
    expect((await receiver.get('/admin/sign-in')).text).toContain('type="password"');
    expect((await receiver.get('/api/v1/tickets')).status).toBe(401);
  });

  test('open with the token, by a cookie that scripts and other sites cannot use', async () => {
    const signed = await signIn(token);
    expect(signed.status).toBe(303);
    const cookie = String(signed.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).not.toContain(encodeURIComponent(token));
    const session = cookie.split(';')[0] ?? '';
    expect((await receiver.get('/admin/', { cookie: session })).text).toContain('Tickets');
    expect(
      (await receiver.get('/admin/', { cookie: `${session.slice(0, -1)}x`, accept: 'application/json' })).status,
    ).toBe(401);
    const [name, value = ''] = session.split('=');
    const later = `${name}=${Number(value.split('.')[0]) + 1}.${value.split('.')[1]}`;
    expect((await receiver.get('/admin/', { cookie: later, accept: 'application/json' })).status).toBe(401);
  });

  test.each([[''], ['wrong'], ['an admin token ']])('refuse %j', async (given) => {
    const refused = await signIn(given);
    expect(refused.status).toBe(401);
    expect(refused.text).toContain('That is not the admin token');
    expect(refused.headers['set-cookie']).toBeUndefined();
  });

  test('find their session among others of its name, wherever a browser puts it', async () => {
    const signed = await signIn(token);
    const session = String(signed.headers['set-cookie']).split(';')[0] ?? '';
    const planted = 'ticketwire_session=1.planted; ticketwire_session=%E0%A4%A; __Host-ticketwire_session=';
    for (const cookie of [`${planted}; ${session}`, `${session}; ${planted}`, `a=b;${planted};${session};c="d`]) {
      expect((await ask(receiver.address, '/admin/', { headers: { cookie } })).status).toBe(200);
    }
    expect((await ask(receiver.address, '/admin/', { headers: { cookie: planted } })).status).not.toBe(200);
  });

  test('behind TLS, get a cookie that no other host can set', async () => {
    const signed = await ask(receiver.address, '/admin/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-proto': 'https' },
      body: new URLSearchParams({ token }).toString(),
    });
    const cookie = String(signed.headers['set-cookie']);
    expect(cookie).toMatch(/^__Host-ticketwire_session=/);
    expect(cookie).toMatch(/; Path=\/;/);
    expect(cookie).toMatch(/; Secure/);
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    expect((await ask(receiver.address, '/admin/', { headers })).status).toBe(200);
  });

  test.each<[string, Record<string, string>, boolean]>([
    ['our own page', { 'sec-fetch-site': 'same-origin' }, true],
    ['our own page, without its origin', { 'sec-fetch-site': 'same-origin', origin: 'null' }, true],
    ['the person', { 'sec-fetch-site': 'none' }, true],
    ['a program', {}, true],
    ['our own page, in a browser that sends its origin only', { origin: 'http://tickets.example' }, true],
    ['another site', { 'sec-fetch-site': 'cross-site' }, false],
    ['another site of the same domain', { 'sec-fetch-site': 'same-site' }, false],
    [
      'another site that claims our origin',
      { 'sec-fetch-site': 'cross-site', origin: 'http://tickets.example' },
      false,
    ],
    ['a hidden origin', { origin: 'null' }, false],
    ['another origin', { origin: 'https://evil.example' }, false],
  ])('take a form sent by %s or refuse it as from another site', async (_what, given, isTaken) => {
    const answer = await ask(receiver.address, '/admin/routes/remove', {
      method: 'POST',
      headers: {
        host: 'tickets.example',
        authorization: `Bearer ${token}`,
        'content-type': 'application/x-www-form-urlencoded',
        ...given,
      },
      body: 'repository=a/b&room=c',
    });
    expect(answer.status !== 401).toBe(isTaken);
  });

  test('let browsers tell that a form is our own', async () => {
    const { headers } = await receiver.get('/admin/sign-in');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  test('take the token as a bearer token, from anywhere', async () => {
    const headers = { authorization: `Bearer ${token}`, host: 'tickets.example' };
    expect((await ask(receiver.address, '/api/v1/tickets', { headers })).status).toBe(200);
    expect(
      (await ask(receiver.address, '/api/v1/tickets', { headers: { authorization: 'Bearer wrong' } })).status,
    ).toBe(401);
  });
});
