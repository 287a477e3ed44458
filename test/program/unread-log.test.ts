import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { freePort } from '../fakes/free-port.ts';
import { waitFor } from '../wait-for.ts';
import { compileCache, makeWorkplace } from './receiver-process.ts';

/** More lines than a pipe holds, which is 64 KiB, many times over. */
const requests = 1_500;

test('a log that nobody reads holds up neither requests nor the exit', async () => {
  const workplace = makeWorkplace();
  const port = await freePort();
  const child = spawn(process.execPath, [join(process.cwd(), 'receiver/index.ts'), 'serve'], {
    cwd: workplace.directory,
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: compileCache,
      PORT: String(port),
      TICKETWIRE_DATA: 'data',
      LOG_LEVEL: 'debug',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const answer = () => fetch(`http://127.0.0.1:${port}/healthz?${'x'.repeat(500)}`).then(({ status }) => status);
  try {
    await waitFor(async () => (await answer().catch(() => 0)) === 200);
    const statuses = new Set<number>();
    for (let done = 0; done < requests; done += 50) {
      for (const status of await Promise.all(Array.from({ length: 50 }, answer))) statuses.add(status);
    }
    expect([...statuses]).toEqual([200]);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  } finally {
    child.kill('SIGKILL');
    workplace.remove();
  }
}, 120_000);
