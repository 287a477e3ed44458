import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createBody, makeWorkplace, type RunningReceiver, secret, sign, startReceiver } from './receiver-process.ts';

const configuration = `
sources:
  lgtm: { sender: lgtm, secret: "${secret}", max-body: 64KiB }
  tutorial: { sender: lgtm, secret: [another, { value: old, until: 2020-01-01T00:00:00Z }], path: / }
  unruled: { sender: lgtm, secret: third }
  bucket: { sender: bitbucket, secret: fourth }
targets:
  board: { type: local }
rules:
  - { name: Errors, on: alert, from: [lgtm, tutorial], if: alert.severity != "note", do: [{ track: board }] }
`;

/** A signature that may be right until the body is there. */
const wellFormed = `X-LGTM-Signature: ${'0'.repeat(40)}\r\n`;

describe('the receiver over HTTP', () => {
  const workplace = makeWorkplace();
  let receiver: RunningReceiver;

  beforeAll(async () => {
    receiver = await startReceiver(workplace.directory, {
      configuration: workplace.write('ticketwire.yml', configuration),
    });
  });
  afterAll(async () => {
    expect(await receiver.kill('SIGTERM')).toBe(0);
    workplace.remove();
  });

  /** Writes raw bytes to the receiver and reads until it closes, or until `isEnough`. */
  function raw(bytes: string | Buffer, isEnough = (text: string) => /\r\n\r\n.*}$/s.test(text)): Promise<string> {
    const { hostname, port } = new URL(receiver.address);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1');
        if (isEnough(text)) socket.destroy();
      });
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
  }

  test('the unsigned connection test of Bitbucket is answered, and nothing is stored', async () => {
    const test = (headers: Record<string, string>) =>
      receiver.post('/hooks/bucket', '{"test":true}', { 'content-type': 'application/json', ...headers });
    expect(await test({ 'x-event-key': 'diagnostics:ping' })).toMatchObject({ status: 202, json: { effects: 0 } });
    expect((await test({ 'x-event-key': 'diagnostics:ping', 'x-hub-signature': 'sha256=00' })).status).toBe(401);
    expect((await test({ 'x-event-key': 'repo:push' })).status).toBe(401);
    expect((await receiver.get('/api/v1/deliveries?source=bucket')).json).toMatchObject({ deliveries: [] });
  });

  test.each([
    ['GET', '/nothing', 404],
    ['GET', '/hooks/unknown', 404],
    ['POST', '/hooks/unknown', 404],
    ['GET', '/hooks/lgtm', 405],
    ['DELETE', '/hooks/lgtm', 405],
    ['POST', '/healthz', 405],
    ['POST', '/HOOKS/LGTM', 404],
    ['GET', '/%E0%A4%A', 404],
    ['GET', '/admin/tickets/%E0%A4%A/1', 400],
    ['GET', '//', 404],
    ['GET', '/api/v1/nothing', 404],
    ['GET', '/admin/nothing', 404],
    ['POST', '/api/v1/tickets', 405],
    ['GET', '/api/v1/tickets?limit=0', 400],
    ['GET', '/api/v1/boards/board/BOARD-99', 404],
  ])('%s %s is %i in JSON', async (method, path, status) => {
    const text = await raw(
      `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${receiver.credentials().authorization}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
      () => false,
    );
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(text).not.toMatch(/x-powered-by|<html|at .*\.[jt]s:/i);
    const body = JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4)) as { code: number; error: string };
    expect(body).toEqual({ code: status, error: expect.stringMatching(/\w/) });
    expect(/^allow:/im.test(text)).toBe(status === 405);
  });

  test('healthz and readyz tell that it lives and can store', async () => {
    expect((await receiver.get('/healthz')).json).toEqual({ status: 'alive' });
    expect((await receiver.get('/readyz')).json).toEqual({ status: 'ready' });
  });

  test('a body announced over the limit is 413 before it is sent', async () => {
    const text = await raw('POST /hooks/lgtm HTTP/1.1\r\nHost: localhost\r\nContent-Length: 65537\r\n\r\n');
    expect(text).toMatch(/^HTTP\/1.1 413 .*"code":413/s);
  });

  test('four bodies of 60 MB at once cost little memory, and a valid delivery meanwhile is answered', async () => {
    const memoryOf = () =>
      Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${receiver.pid}/status`, 'utf8'))?.[1]) / 1_024;
    const before = memoryOf();
    const { hostname, port } = new URL(receiver.address);
    const flood = (head: string) =>
      new Promise<string>((resolve) => {
        const socket = connect(Number(port), hostname);
        let text = '';
        socket.on('data', (chunk) => {
          text += chunk;
        });
        socket.on('error', () => {});
        socket.on('close', () => resolve(text));
        const piece = Buffer.alloc(1024 * 1024, 'x');
        socket.write(`POST /hooks/lgtm HTTP/1.1\r\nHost: localhost\r\n${head}\r\n\r\n`);
        for (let sent = 0; sent < 60; sent += 1) {
          if (head.startsWith('Transfer')) socket.write('100000\r\n');
          socket.write(piece);
          if (head.startsWith('Transfer')) socket.write('\r\n');
        }
        socket.end();
      });
    const floods = ['Transfer-Encoding: chunked', `Content-Length: ${60 * 1024 * 1024}`].flatMap((head) => [
      flood(head),
      flood(head),
    ]);
    expect((await receiver.lgtm(createBody('during a flood'))).status).toBe(201);
    for (const answer of await Promise.all(floods)) expect(answer).toMatch(/^HTTP\/1.1 4(01|13) /);
    expect(memoryOf() - before).toBeLessThan(150);
  });

  test('a body that grows over the limit without announcing it is 413', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const text = await raw(
      `POST /hooks/lgtm HTTP/1.1\r\nHost: localhost\r\n${wellFormed}Transfer-Encoding: chunked\r\n\r\n${chunk}${chunk}0\r\n\r\n`,
    );
    expect(text).toMatch(/^HTTP\/1.1 413 .*"code":413/s);
  });

  test('a chunked body is taken like any other', async () => {
    const body = JSON.stringify(createBody('chunked'));
    const head = `POST /hooks/lgtm HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-LGTM-Signature: ${sign(body)}\r\n`;
    const text = await raw(
      `${head}Transfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
    );
    expect(text).toMatch(/^HTTP\/1.1 201 .*"issue-id":"BOARD-\d+"/s);
  });

  test('a body that ends early is never taken', async () => {
    const body = JSON.stringify(createBody('half'));
    const head = `POST /hooks/lgtm HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-LGTM-Signature: ${sign(body)}\r\n`;
    const { hostname, port } = new URL(receiver.address);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(`${head}Content-Length: ${body.length + 10}\r\n\r\n${body}`, () => socket.end());
      });
      socket.on('close', () => resolve());
      socket.on('error', () => resolve());
      socket.resume();
    });
    const { text } = await receiver.get('/api/v1/tickets');
    expect(text).not.toContain('/half');
  });

  test.each<[string, Record<string, string>, Buffer | string]>([
    ['gzip', { 'content-encoding': 'gzip' }, gzipSync('{}')],
    ['plain text', { 'content-type': 'text/plain' }, '{}'],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'payload={}'],
  ])('%s is 415 when it is signed, and 401 when it is not', async (_what, headers, body) => {
    const signed = await receiver.post('/hooks/lgtm', body, { ...headers, 'x-lgtm-signature': sign(body) });
    expect(signed.status).toBe(415);
    expect((await receiver.post('/hooks/lgtm', body, headers)).status).toBe(401);
  });

  test('a charset that is not UTF-8 is 415, for senders and in the API', async () => {
    const body = JSON.stringify(createBody('latin'));
    const latin = { 'content-type': 'application/json; charset=latin1' };
    const signed = { ...latin, 'x-lgtm-signature': sign(body) };
    expect((await receiver.post('/hooks/lgtm', body, signed)).status).toBe(415);
    expect((await receiver.post('/hooks/lgtm', body, latin)).status).toBe(401);
    expect((await receiver.post('/api/v1/rules', '{}', latin)).status).toBe(415);
    const form = { 'content-type': 'application/x-www-form-urlencoded; charset=latin1' };
    expect((await receiver.post('/admin/rules', 'rule=x', form)).status).toBe(415);
    const utf8 = { 'content-type': 'application/json; charset="UTF-8"', 'x-lgtm-signature': sign(body) };
    expect((await receiver.post('/hooks/lgtm', body, utf8)).status).toBe(201);
  });

  test.each([
    ['invalid UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 400],
    ['a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('{"transition":"close"}')]), 400],
    ['200,000 brackets', Buffer.from('['.repeat(30_000)), 400],
    ['deep nesting', Buffer.from(`{"transition":${'['.repeat(30_000)}${']'.repeat(30_000)}}`), 400],
    ['lone surrogates', Buffer.from('{"transition":"\\ud800"}'), 400],
  ])('%s, correctly signed, is %i and no crash', async (_what, body, status) => {
    expect((await receiver.post('/hooks/lgtm', body, { 'x-lgtm-signature': sign(body) })).status).toBe(status);
    expect((await receiver.get('/healthz')).status).toBe(200);
  });

  test('CONNECT is answered too', async () => {
    expect(await raw('CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n')).toMatch(/^HTTP\/1.1 405 .*Allow: .*"code":405/s);
  });

  test('headers larger than it takes are 431 in JSON, garbage is 400 in JSON', async () => {
    expect(await raw(`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 431 .*"code":431/s,
    );
    expect(await raw('nonsense\r\n\r\n')).toMatch(/^HTTP\/1.1 400 .*"code":400/s);
  });

  test('a request that does not arrive whole in time is cut, with 408 in JSON', async () => {
    const [halfHead, halfBody, silent] = await Promise.all([
      raw('POST /hooks/lgtm HTTP/1.1\r\nHost: localhost\r\n'),
      raw(`POST /hooks/lgtm HTTP/1.1\r\nHost: localhost\r\n${wellFormed}Content-Length: 100\r\n\r\n{`),
      raw('', () => false),
    ]);
    expect(halfHead).toMatch(/^HTTP\/1.1 408 .*"code":408/s);
    expect(halfBody).toMatch(/^HTTP\/1.1 408 .*"code":408/s);
    expect(silent).toMatch(/^(HTTP\/1.1 408 .*)?$/s);
  });

  test('a source may be served under another path, and only its own secrets count there', async () => {
    const body = JSON.stringify(createBody('tutorial'));
    expect((await receiver.post('/', body, { 'x-lgtm-signature': sign(body, 'another') })).status).toBe(201);
    expect((await receiver.post('/', body, { 'x-lgtm-signature': sign(body) })).status).toBe(401);
    expect((await receiver.post('/', body, { 'x-lgtm-signature': sign(body, 'old') })).status).toBe(401);
  });

  test('a create that no rule tracks is 422 and says why', async () => {
    const unwanted = JSON.stringify(createBody('no rule'));
    const answer = await receiver.post('/hooks/unruled', unwanted, { 'x-lgtm-signature': sign(unwanted, 'third') });
    expect(answer.json).toEqual({
      code: 422,
      error: expect.stringContaining("rule 'Errors': it is for source lgtm, tutorial"),
    });
    const query = { name: 'n', url: 'http://l', properties: { severity: 'note' } };
    const filtered = await receiver.lgtm(createBody('a note', { query }));
    expect(filtered.json).toEqual({ code: 422, error: expect.stringContaining('alert.severity != "note"') });
  });

  test('closing reaches a followed ticket whatever the condition of the rule says of the closing itself', async () => {
    const { json } = await receiver.lgtm(createBody('followed'));
    expect((await receiver.lgtm({ transition: 'close', 'issue-id': json['issue-id'] })).status).toBe(200);
    expect((await receiver.get(`/api/v1/boards/board/${json['issue-id']}`)).json).toMatchObject({ state: 'closed' });
  });

  test.each([
    [
      'another expectation',
      'POST /hooks/lgtm HTTP/1.1\r\nHost: a\r\nExpect: wonders\r\nContent-Length: 1\r\n\r\n',
      417,
    ],
    ['no host', 'GET /nothing HTTP/1.1\r\n\r\n', 404],
    ['a target that is no address', 'GET http://[/healthz HTTP/1.1\r\nHost: a\r\n\r\n', 400],
    ['a whole address', 'GET http://elsewhere/hooks/lgtm HTTP/1.1\r\nHost: a\r\n\r\n', 405],
  ])('%s is answered in JSON', async (_what, bytes, status) => {
    expect(await raw(bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} .*application/json.*"code":${status}`, 's'));
  });

  test('Expect: 100-continue is answered before the body is sent', async () => {
    const body = JSON.stringify(createBody('expect'));
    const head = `POST /hooks/lgtm HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-LGTM-Signature: ${sign(body)}\r\n`;
    const asked = await raw(`${head}Expect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n`, (text) =>
      text.includes('100 Continue'),
    );
    expect(asked).toMatch(/^HTTP\/1.1 100 Continue/);
    const tooLong = await raw(`${head}Expect: 100-continue\r\nContent-Length: 99999999\r\n\r\n`);
    expect(tooLong).toMatch(/^HTTP\/1.1 413 /);
  });
});
