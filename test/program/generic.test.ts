import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { standardWebhooksOf } from '../../shared/signing/standard-webhooks.ts';
import { waitFor } from '../wait-for.ts';
import { makeWorkplace, type RunningReceiver, runCommand, secret, startReceiver } from './receiver-process.ts';

const [first, second] = ['the-new-secret', 'the-old-secret'];
const whsec = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const configuration = `
sources:
  monitor:
    sender: generic
    secret: ["${first}", { value: "${second}", until: 2100-01-01T00:00:00Z }]
    signature: { header: X-Monitor-Signature, prefix: "v0=", timestamp-header: X-Monitor-Time, signed: "{timestamp}:{body}" }
    delivery-id: "{{ headers['x-monitor-id'] }}"
    event:
      type: "alert.{% if payload.ok %}closed{% else %}opened{% endif %}"
      subject: "{{ payload.check }}"
      alert: { rule: "{{ payload.check }} fails", url: "{{ payload.link }}" }
  token: { sender: generic, bearer: "${first}", event: { type: "other.{{ payload.kind }}", subject: "{{ payload.id }}" } }
  clock:
    sender: generic
    bearer: "${first}"
    event: { type: "alert.{{ payload.verb }}", subject: "{{ payload.id }}", at: "{{ payload.at }}", alert: { severity: "{{ payload.level | downcase }}" } }
  basic:
    sender: generic
    basic: [{ user: u, password: "${first}" }, { user: u, password: "${second}", until: 2100-01-01T00:00:00Z }, { user: u, password: ended, until: 2020-01-01T00:00:00Z }]
    event: { type: other.x, subject: x }
  odd: { sender: generic, bearer: "${first}", event: { type: "alert.{{ payload.kind }}", subject: "{{ payload.id }}" } }
  svix: { sender: standard-webhooks, secret: "${whsec}", signature: { header-prefix: svix- } }
  octo: { sender: github, secret: "${secret}" }
  deps: { sender: snyk, secret: "${secret}" }
targets:
  board: { type: local }
  past: { type: local }
rules:
  - { name: Checks, on: alert, from: monitor, do: [{ track: board }] }
  - { name: Clock, on: alert, from: clock, do: [{ track: { in: past, reopen-within: 1s } }] }
`;

describe('a system that nobody wrote a sender for', () => {
  const workplace = makeWorkplace();
  let receiver: RunningReceiver;
  let file: string;
  beforeAll(async () => {
    file = workplace.write('ticketwire.yml', configuration);
    receiver = await startReceiver(workplace.directory, { configuration: file });
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    workplace.remove();
  });

  const post = (body: unknown, { key = first, at = Date.now(), headers = {} as Record<string, string> } = {}) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const time = String(Math.floor(at / 1_000));
    const signature = createHmac('sha256', key).update(`${time}:${text}`).digest('hex');
    const signed = { 'x-monitor-time': time, 'x-monitor-signature': `v0=${signature}` };
    return receiver.post('/hooks/monitor', text, { ...signed, ...headers });
  };
  const tickets = async () =>
    (await receiver.get('/api/v1/tickets')).json.tickets as {
      subject: string;
      ticket: { key: string; state: string };
    }[];

  test('has tickets by its templates, opened and closed', async () => {
    const check = { check: 'disk', link: 'https://monitor.example/disk' };
    expect(await post(check, { headers: { 'x-monitor-id': 'a' } })).toMatchObject({
      status: 202,
      json: { delivery: 'a', effects: 1 },
    });
    expect((await post({ ...check, ok: true }, { headers: { 'x-monitor-id': 'b' } })).status).toBe(202);
    await waitFor(async () => (await tickets())[0]?.ticket?.state === 'closed');
    const [ticket] = await tickets();
    expect(ticket).toMatchObject({ subject: 'monitor:disk', ticket: { state: 'closed' } });
    const board = await receiver.get(`/api/v1/boards/board/${ticket?.ticket.key}`);
    expect(board.json).toMatchObject({ title: 'disk fails', body: expect.stringContaining('View alert on monitor') });
  });

  test('is known again by the id that its headers hold', async () => {
    const headers = { 'x-monitor-id': 'twice' };
    expect((await post({ check: 'x' }, { headers })).json).toMatchObject({ delivery: 'twice', effects: 1 });
    expect((await post({ check: 'x' }, { headers })).json).toEqual({ delivery: 'twice', duplicate: true });
  });

  test('is proven by any secret in force, and the metric says which; by no other, and by no old time', async () => {
    const proofs = async (place: number) => {
      const { text } = await receiver.get('/metrics');
      return Number(
        new RegExp(`^ticketwire_proofs_total{source="monitor",secret="${place}"} (\\d+)$`, 'm').exec(text)?.[1] ?? 0,
      );
    };
    const before = [await proofs(1), await proofs(2)];
    expect((await post({ check: 'y' })).status).toBe(202);
    expect((await post({ check: 'y' }, { key: second })).status).toBe(202);
    expect((await post({ check: 'y' }, { key: 'another' })).status).toBe(401);
    expect((await post({ check: 'y' }, { at: Date.now() - 400_000 })).status).toBe(401);
    expect([await proofs(1), await proofs(2)]).toEqual(before.map((count) => count + 1));
  });

  test.each<[string, string, RegExp]>([
    ['no JSON', '{', /not valid JSON/],
    ['nothing to be about', '{}', /'event.subject' gives nothing/],
  ])('a body with %s is answered 400, and what is wrong with it', async (_what, body, words) => {
    expect(await post(body)).toMatchObject({ status: 400, json: { error: expect.stringMatching(words) } });
  });

  test('what proved it is in no kept delivery, whatever its header is called', async () => {
    const body = '{"kind":"heart.beat","id":1}';
    const { status, json } = await receiver.post('/hooks/token', body, { authorization: `Bearer ${first}` });
    expect({ status, json }).toMatchObject({ status: 202, json: { effects: 0 } });
    const kept = await receiver.get(`/api/v1/deliveries/${json.delivery}`);
    expect(kept.json).toMatchObject({ events: ['other.heart.beat'] });
    expect(kept.text).not.toContain(first);
    expect((await receiver.get('/api/v1/deliveries/a')).text).not.toContain('x-monitor-signature');
    const odd = await receiver.post('/hooks/odd', '{"kind":"closd","id":1}', { authorization: `Bearer ${first}` });
    expect(odd).toMatchObject({
      status: 400,
      json: { error: expect.stringMatching(/gives 'alert.closd' .* Such are alert.opened,/) },
    });
    expect((await receiver.post('/hooks/token', body, { authorization: `Basic ${first}` })).status).toBe(401);
  });

  const tick = (body: object) =>
    receiver.post('/hooks/clock', JSON.stringify(body), { authorization: `Bearer ${first}` });
  const pastOf = async (key: string) => (await receiver.get(`/api/v1/boards/past/${key}`)).json;
  const untilPast = (key: string, state: string) =>
    waitFor(async () => {
      const ticket = await pastOf(key);
      return ticket.state === state && ticket;
    });

  test('a clock that is ahead holds nothing back, and a time that is none is told', async () => {
    const now = () => new Date().toISOString();
    expect((await tick({ id: 1, verb: 'opened', at: '2099-01-01T00:00:00Z' })).status).toBe(202);
    await untilPast('PAST-1', 'open');
    expect((await tick({ id: 1, verb: 'closed', at: now() })).status).toBe(202);
    await untilPast('PAST-1', 'closed');
    for (const at of ['yesterday', '2026-01-01T00:00:00', '1763830800123456', '']) {
      expect(await tick({ id: 1, verb: 'opened', at })).toMatchObject({
        status: 400,
        json: { error: expect.stringMatching(/^The template 'event.at' gives '.*' for this body/) },
      });
    }
  });

  test('a ticket closed for longer than reopen-within gets a successor that leads to it', async () => {
    const at = () => String(Date.now());
    await tick({ id: 2, verb: 'opened', at: at() });
    await untilPast('PAST-2', 'open');
    await tick({ id: 2, verb: 'closed', at: at() });
    await untilPast('PAST-2', 'closed');
    // Longer than the `reopen-within` of the target.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await tick({ id: 2, verb: 'opened', at: at() });
    const successor = await untilPast('PAST-3', 'open');
    expect(successor.body).toMatch(/\nPrevious ticket: PAST-2\n$/);
    await tick({ id: 2, verb: 'closed', at: at() });
    await untilPast('PAST-3', 'closed');
    expect(await pastOf('PAST-2')).toMatchObject({ state: 'closed' });
  });

  test('what no fact can be made of is left out, and what nothing can be made of is told', async () => {
    const odd = { toString: 1 };
    expect((await tick({ id: 3, verb: 'opened', at: '1763830800', level: odd })).status).toBe(202);
    expect(await tick({ id: 3, verb: 'exploded', at: '1763830800' })).toMatchObject({ status: 400 });
  });

  test('user and password may be several, each for its time', async () => {
    const status = async (credentials: string) => {
      const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
      return (await receiver.post('/hooks/basic', '{}', { authorization })).status;
    };
    expect(await Promise.all([`u:${first}`, `u:${second}`, 'u:ended', `w:${first}`, 'u:'].map(status))).toEqual([
      202, 202, 401, 401, 401,
    ]);
  });

  test('plan and send take the headers that it would send', async () => {
    const run = (args: string[]) =>
      runCommand([...args, '--config', file, '--header', 'X-Monitor-Id: by-hand'], workplace.directory, {
        input: '{"check":"z"}',
      });
    const planned = await run(['plan', '-', '--source', 'monitor']);
    expect(planned).toMatchObject({ status: 0, stdout: expect.stringMatching(/^alert\.opened {2}monitor:z\n/) });
    const sent = await run(['send', 'monitor', '-', '--url', `${receiver.address}/hooks/monitor`]);
    expect(sent.stdout).toBe('202 {"delivery":"by-hand","effects":1}\n');
    const wrong = await runCommand(
      ['plan', '-', '--source', 'monitor', '--config', file, '--header', 'nothing'],
      workplace.directory,
    );
    expect(wrong).toMatchObject({ status: 2, stderr: expect.stringContaining("'nothing' is no header") });
  });

  test('Svix signs under names of its own', async () => {
    const body = Buffer.from('{"type":"invoice.paid"}');
    const headers = standardWebhooksOf('svix-').sign(body, whsec, Date.now(), 'msg_1');
    expect((await receiver.post('/hooks/svix', body, headers)).json).toEqual({ delivery: 'msg_1', effects: 0 });
    expect((await receiver.post('/hooks/svix', body, headers)).json).toEqual({ delivery: 'msg_1', duplicate: true });
    const renamed = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.replace('svix', 'webhook'), value]),
    );
    expect((await receiver.post('/hooks/svix', body, renamed)).status).toBe(401);
  });

  test("one sender's request to another's source is refused, though its signature is good there", async () => {
    const body = '{"newIssues":[],"removedIssues":[]}';
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    const asSnyk = {
      'x-snyk-event': 'project_snapshot/v0',
      'x-hub-signature-256': signature,
      'x-github-event': 'push',
    };
    expect(await receiver.post('/hooks/octo', body, asSnyk)).toMatchObject({
      status: 400,
      json: {
        error: expect.stringMatching(
          /x-snyk-event shows that this comes from Snyk, and the source 'octo' is for GitHub/,
        ),
      },
    });
    // Who cannot sign is told nothing of it.
    expect((await receiver.post('/hooks/octo', body, { ...asSnyk, 'x-hub-signature-256': 'sha256=00' })).status).toBe(
      401,
    );
  });
});
