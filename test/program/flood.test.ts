import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { waitFor } from '../wait-for.ts';
import { createBody, makeWorkplace, type RunningReceiver, secret, sign, startReceiver } from './receiver-process.ts';

const configuration = `
sources:
  lgtm: { sender: lgtm, secret: "${secret}", max-body: 25MiB }
  lab: { sender: gitlab, secret: a-token }
targets: { board: { type: local } }
rules: [{ name: All, on: alert, do: [{ track: board }] }]
`;

const announced = 25 * 1_048_576;
const connections = 200;

/** The right form, so that only the body could show that it is wrong. */
const signature = `X-LGTM-Signature: ${'0'.repeat(40)}`;

describe('a flood of bodies that nobody has proved', () => {
  const workplace = makeWorkplace();
  let receiver: RunningReceiver;
  const sockets = new Set<Socket>();
  beforeAll(async () => {
    const file = workplace.write('ticketwire.yml', configuration);
    receiver = await startReceiver(workplace.directory, { configuration: file });
    for (let each = 0; each < 20; each += 1) await receiver.lgtm(createBody(`warm-${each}`));
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await receiver.kill('SIGTERM');
    workplace.remove();
  });

  const memoryMb = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${receiver.pid}/status`, 'utf8'))?.[1]) / 1_024;

  interface Sending {
    socket: Socket;
    answer: string;
    isClosed: boolean;
    /** Sends so many bytes as fast as they are taken, while the connection is open. */
    send(count: number): void;
  }

  function post(headers: string, path = '/hooks/lgtm'): Sending {
    const { hostname, port } = new URL(receiver.address);
    const socket = connect(Number(port), hostname);
    sockets.add(socket);
    const piece = Buffer.alloc(262_144, 'x');
    const sending: Sending = {
      socket,
      answer: '',
      isClosed: false,
      send: (count) => {
        if (count <= 0 || socket.destroyed) return;
        socket.write(piece.subarray(0, Math.min(count, piece.length)), () => sending.send(count - piece.length));
      },
    };
    socket.on('data', (chunk) => {
      sending.answer += chunk;
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      sending.isClosed = true;
      sockets.delete(socket);
    });
    socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${headers}\r\n\r\n`);
    return sending;
  }

  test.each([
    ['no signature', `Content-Length: ${announced}`, '/hooks/lgtm'],
    ['a malformed signature', `X-LGTM-Signature: sha1=00\r\nContent-Length: ${announced}`, '/hooks/lgtm'],
    ['a wrong token', `X-Gitlab-Token: wrong\r\nContent-Length: ${announced}`, '/hooks/lab'],
    ['no token, in chunks', 'Transfer-Encoding: chunked', '/hooks/lab'],
    ['no admin token', 'Content-Length: 60000', '/api/v1/plan'],
    ['no admin token, and an expectation', 'Expect: 100-continue\r\nContent-Length: 60000', '/api/v1/plan'],
  ])('%s is answered 401 before the body is sent', async (_what, headers, path) => {
    const sending = post(headers, path);
    await waitFor(async () => sending.answer.endsWith('}'));
    expect(sending.answer).toMatch(/^HTTP\/1.1 401 /);
    sending.socket.destroy();
  });

  test('a client that sends everything before it reads still gets to see why it was refused', async () => {
    const sending = post(`Content-Length: ${announced}`);
    sending.socket.pause();
    sending.send(announced);
    await waitFor(async () => sending.socket.bytesWritten > announced && sending.socket.writableLength === 0);
    sending.socket.resume();
    await waitFor(async () => sending.isClosed);
    expect(sending.answer).toMatch(/^HTTP\/1.1 401 .*Connection: close.*"code":401/s);
  });

  test.each([
    ['large bodies', `${signature}\r\nContent-Length: ${announced}`, announced - 1],
    ['bodies that are small enough for what is reserved', `${signature}\r\nContent-Length: 250000`, 249_999],
    ['bodies without a signature', `Content-Length: ${announced}`, announced - 1],
  ])(
    '200 unfinished %s cost at most 100 MB, and a signed delivery is accepted meanwhile',
    async (_what, headers, count) => {
      const before = memoryMb();
      const flood = Array.from({ length: connections }, () => post(headers));
      for (const each of flood) each.send(count);
      let most = 0;
      const answers: number[] = [];
      await waitFor(async () => {
        answers.push((await receiver.lgtm(createBody(`flood-${_what}-${answers.length}`))).status);
        most = Math.max(most, memoryMb() - before);
        return answers.length >= 10;
      });
      expect(answers).toEqual(answers.map(() => 201));
      expect(most).toBeLessThan(100);
      for (const { answer } of flood) expect(answer).toMatch(/^(HTTP\/1.1 (401|408|503) .*)?$/s);
      for (const { socket } of flood) socket.destroy();
    },
    90_000,
  );

  test('when the budget is full, bodies are dropped with 503 and Retry-After', async () => {
    const flood = Array.from({ length: 6 }, () => post(`${signature}\r\nContent-Length: ${announced}`));
    for (const each of flood) each.send(announced - 1);
    await waitFor(async () => flood.some(({ answer }) => answer.endsWith('}')));
    const dropped = flood.find(({ answer }) => answer.endsWith('}'));
    expect(dropped?.answer).toMatch(/^HTTP\/1.1 503 .*Retry-After: \d+.*Connection: close.*"code":503/s);
    for (const { socket } of flood) socket.destroy();
  });

  test('a body that comes in tiny chunks, or too slowly, is refused', async () => {
    const tiny = post(`${signature}\r\nTransfer-Encoding: chunked`);
    tiny.socket.write('1\r\nx\r\n'.repeat(20_000));
    const slow = post(`${signature}\r\nContent-Length: 1000`);
    const drip = setInterval(() => slow.socket.write('x'), 100);
    await waitFor(async () => tiny.answer.endsWith('}') && slow.answer.endsWith('}'));
    clearInterval(drip);
    expect(tiny.answer).toMatch(/^HTTP\/1.1 400 /);
    expect(slow.answer).toMatch(/^HTTP\/1.1 408 /);
  });

  test('a whole body that is signed is accepted, however it comes', async () => {
    const body = JSON.stringify(createBody('in pieces', { message: 'é'.repeat(200_000) }));
    const bytes = Buffer.from(body);
    for (const size of [700, 5_000, 70_000]) {
      const sending = post(`X-LGTM-Signature: ${sign(body)}\r\nContent-Length: ${bytes.length}`);
      for (let at = 0; at < bytes.length; at += size) {
        sending.socket.write(bytes.subarray(at, at + size));
        await new Promise((resolve) => setImmediate(resolve));
      }
      await waitFor(async () => sending.answer.endsWith('}'));
      expect(sending.answer).toMatch(/^HTTP\/1.1 20[01] .*Connection: keep-alive/s);
      sending.socket.destroy();
    }
  });

  test('the metrics count refused requests by reason', async () => {
    const { text } = await receiver.get('/metrics');
    for (const reason of ['unauthenticated', 'overloaded', 'too-slow', 'malformed']) {
      expect(text).toMatch(new RegExp(`ticketwire_rejected_requests_total{source="lgtm",reason="${reason}"} [1-9]`));
    }
    expect(text).toMatch(/ticketwire_rejected_requests_total{source="",reason="unauthenticated"} [1-9]/);
  });

  test('the receiver prints no warning', () => {
    expect(receiver.printed()).not.toContain('Warning');
  });
});
