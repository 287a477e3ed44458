import { execFile } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { promisify } from 'node:util';

/** Posts one body again and again, each time as another delivery, and tells how long the answers took. */
export interface Load {
  port: number;
  path: string;
  body: string;
  event: string;
  secret: string;
  connections: number;
  durationMs: number;
}

export interface Measured {
  answered: number;
  /** Answers that were no 2xx. */
  refused: number;
  seconds: number;
  p50Ms: number;
  p99Ms: number;
}

/** Runs the load in a process of its own, so that nothing else there is in its way. */
export async function load(given: Load): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, JSON.stringify(given)]);
  return JSON.parse(stdout) as Measured;
}

/**
 * A load generator of our own: every delivery needs an id of its own, in a header, and a general one that makes
 * headers costs more than what is measured.
 */
async function drive(given: Load): Promise<Measured> {
  const latencies: number[] = [];
  let refused = 0;
  const startedAt = performance.now();
  const endsAt = startedAt + given.durationMs;
  await Promise.all(
    Array.from({ length: given.connections }, () =>
      driveOne(given, endsAt, (ms, isGood) => {
        latencies.push(ms);
        if (!isGood) refused += 1;
      }),
    ),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  latencies.sort((left, right) => left - right);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN;
  return { answered: latencies.length, refused, seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
}

const answerEnd = Buffer.from('\r\n\r\n');

function driveOne(given: Load, endsAt: number, note: (ms: number, isGood: boolean) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const body = Buffer.from(given.body);
    const { head, idAt } = requestHead(given, body);
    const prefix = randomUUID().slice(0, 23);
    let count = 0;
    let sentAt = 0;
    let pending: Buffer = Buffer.alloc(0);
    const socket: Socket = connect(given.port, '127.0.0.1', send);
    socket.setNoDelay(true);
    socket.on('error', reject);
    socket.on('close', () => resolve());
    socket.on('data', (chunk) => {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      if (!isWhole(pending)) return;
      note(performance.now() - sentAt, pending[9] === 0x32);
      pending = Buffer.alloc(0);
      if (performance.now() < endsAt) send();
      else socket.end();
    });

    function send(): void {
      count += 1;
      head.write(prefix + count.toString(16).padStart(13, '0'), idAt, 'latin1');
      sentAt = performance.now();
      socket.cork();
      socket.write(Buffer.from(head));
      socket.write(body);
      socket.uncork();
    }
  });
}

function requestHead({ port, path, event, secret }: Load, body: Buffer): { head: Buffer; idAt: number } {
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const id = '-'.repeat(36);
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Accept: */*',
    'User-Agent: GitHub-Hookshot/044aadd',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    `X-GitHub-Delivery: ${id}`,
    `X-GitHub-Event: ${event}`,
    'X-GitHub-Hook-ID: 292430182',
    'X-GitHub-Hook-Installation-Target-ID: 79929171',
    'X-GitHub-Hook-Installation-Target-Type: repository',
    `X-Hub-Signature-256: sha256=${signature}`,
  ].join('\r\n');
  const bytes = Buffer.from(`${head}\r\n\r\n`, 'latin1');
  return { head: bytes, idAt: bytes.indexOf(id) };
}

/** Whether one answer has come whole, by its length or in chunks. */
function isWhole(answer: Buffer): boolean {
  const end = answer.indexOf(answerEnd);
  if (end < 0) return false;
  const head = answer.toString('latin1', 0, end).toLowerCase();
  const length = /content-length: (\d+)/.exec(head)?.[1];
  if (length !== undefined) return answer.length >= end + 4 + Number(length);
  return answer.toString('latin1').endsWith('0\r\n\r\n') && answer.length > end + 4;
}

if (import.meta.main) {
  const given = JSON.parse(process.argv[2] ?? '') as Load;
  process.stdout.write(JSON.stringify(await drive(given)));
}
