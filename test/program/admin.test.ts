import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createBody, makeWorkplace, type RunningReceiver, secret, startReceiver } from './receiver-process.ts';

const configuration = `
sources: { lgtm: { sender: lgtm, secret: "${secret}" } }
targets: { board: { type: local } }
rules: [{ name: All, on: alert, do: [{ track: board }] }]
`;

/** A request with whatever headers, `Host` included; follows nothing. */
function ask(
  address: string,
  path: string,
  options: { headers?: Record<string, string>; method?: string; body?: string } = {},
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

  test.each<[string, Record<string, string>]>([
    ['a foreign host name', { host: 'evil.example' }],
    ['a foreign host name that looks local', { host: 'localhost.evil.example' }],
    ['a proxy', { 'x-forwarded-for': '203.0.113.9' }],
    ['a standard proxy', { forwarded: 'for=203.0.113.9' }],
  ])('are closed to %s', async (_what, headers) => {
    for (const path of ['/admin/', '/api/v1/tickets', '/admin/tickets/board/BOARD-1']) {
      const answer = await ask(receiver.address, path, { headers });
      expect(answer.status).toBe(401);
      expect(JSON.parse(answer.text)).toEqual({ code: 401, error: expect.stringContaining('TICKETWIRE_ADMIN_TOKEN') });
    }
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

  test('take the token as a bearer token, from anywhere', async () => {
    const headers = { authorization: `Bearer ${token}`, host: 'tickets.example' };
    expect((await ask(receiver.address, '/api/v1/tickets', { headers })).status).toBe(200);
    expect(
      (await ask(receiver.address, '/api/v1/tickets', { headers: { authorization: 'Bearer wrong' } })).status,
    ).toBe(401);
  });
});
