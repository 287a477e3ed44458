import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@jest/globals';
import { waitFor } from '../wait-for.ts';
import { compileCache, createBody, makeWorkplace, secret, sign } from './receiver-process.ts';

const configuration = `
sources: { lgtm: { sender: lgtm, secret: "${secret}" } }
targets: { board: { type: local } }
rules: [{ name: All, on: alert, do: [{ track: board }] }]
`;

/** A limit on the size of files stands in for a full disk: no file can grow beyond it. */
test('where nothing more can be stored, no delivery is accepted, readyz says so, and the log says why', async () => {
  const workplace = makeWorkplace();
  const file = workplace.write('ticketwire.yml', configuration);
  const entry = join(process.cwd(), 'receiver/index.ts');
  const child = spawn(
    'sh',
    ['-c', `trap '' XFSZ; ulimit -f 4000; exec "$0" "$@"`, process.execPath, entry, '--config', file],
    {
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: compileCache,
        PORT: '0',
        TICKETWIRE_DATA: join(workplace.directory, 'data'),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const log: Record<string, unknown>[] = [];
  const address = await new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('{')) return;
      const entry = JSON.parse(line) as Record<string, unknown>;
      log.push(entry);
      if (entry.msg === 'listening') resolve(String(entry.address));
    });
  });
  const post = async (index: number) => {
    const body = JSON.stringify(createBody(`${index}`, { message: 'x'.repeat(30_000) }));
    const headers = { 'content-type': 'application/json', 'x-lgtm-signature': sign(body) };
    return (await fetch(`${address}/hooks/lgtm`, { method: 'POST', body, headers })).status;
  };
  try {
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    // The write-ahead log is full before the database is, and begins anew when it was taken over: a first refusal may pass.
    let isFull = false;
    for (let index = 0; index < 200 && !isFull; index += 1) {
      const status = await post(index);
      expect([201, 503]).toContain(status);
      if (status === 503) isFull = (await fetch(`${address}/readyz`)).status === 503;
    }
    expect(isFull).toBe(true);
    expect(await post(200)).toBe(503);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    const why = /The store could not be used \((disk I\/O error|database or disk is full)\)/;
    await waitFor(() => why.test(JSON.stringify(log)));
  } finally {
    const exit = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await exit;
    workplace.remove();
  }
});
