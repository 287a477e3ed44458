import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createBody, makeWorkplace, startReceiver } from './receiver-process.ts';

describe("the receiver's bundle", () => {
  let workplace: ReturnType<typeof makeWorkplace>;
  beforeEach(() => {
    workplace = makeWorkplace();
    cpSync('dist/receiver', join(workplace.directory, 'bundle'), { recursive: true });
  });
  afterEach(() => workplace.remove());

  test('runs alone, without anything installed beside it', async () => {
    const entry = join(workplace.directory, 'bundle/index.js');
    const receiver = await startReceiver(workplace.directory, { entry });
    const made = readFileSync(join(workplace.directory, 'data', 'lgtm.secret'), 'utf8').trim();
    const { sign } = await import('./receiver-process.ts');
    const body = JSON.stringify(createBody());
    expect((await receiver.post('/hooks/lgtm', body, { 'x-lgtm-signature': sign(body, made) })).status).toBe(201);
    expect((await receiver.get('/admin/')).text).toContain('BOARD-1');
    expect(await receiver.kill('SIGTERM')).toBe(0);
  });

  test('carries the licences of what is in it', () => {
    const licences = readFileSync('dist/receiver/licenses.txt', 'utf8');
    for (const name of ['express', 'kysely', 'liquidjs', 'pino', 'js-yaml', 'zod'])
      expect(licences).toMatch(new RegExp(`^${name}$`, 'm'));
  });

  test('says in one line which Node it needs when it is started on an older one', () => {
    const entry = join(workplace.directory, 'bundle/index.js');
    const pretend = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.20.2'})`;
    const { status, stderr } = spawnSync(process.execPath, ['--import', pretend, entry], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toBe(
      "Ticketwire needs Node.js 24 or newer; this is 20.20.2. In a clone, 'npm start' brings it along.\n",
    );
  });

  test('the demo refuses a receiver that would make real tickets', async () => {
    const text =
      'sources: { lgtm: { sender: lgtm, secret: s } }\ntargets: { board: { type: local }, issues: { type: github-issues, repository: o/r, token: t } }\nrules: [{ name: A, on: alert, do: [{ track: board }, { track: issues }] }]';
    const configuration = workplace.write('ticketwire.yml', text);
    const receiver = await startReceiver(workplace.directory, { configuration });
    const env = {
      PATH: process.env.PATH ?? '',
      PORT: new URL(receiver.address).port,
      TICKETWIRE_CONFIG: configuration,
    };
    const { status, stderr } = spawnSync(process.execPath, ['scripts/demo.ts'], { encoding: 'utf8', env });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining("may make real tickets in 'issues' (github-issues)"),
    });
    expect((await receiver.get('/api/v1/deliveries')).json).toEqual({ deliveries: [] });
    await receiver.kill('SIGTERM');
  });

  test('the demo plays a life through a receiver of its own', () => {
    const env = { PATH: process.env.PATH ?? '', PORT: '1' };
    const printed = execFileSync(process.execPath, ['scripts/demo.ts'], { encoding: 'utf8', env });
    const steps = printed.split('\n').filter((line) => /^ {2}\w.*\b20\d\b/.test(line));
    expect(
      steps.map((line) =>
        line
          .trim()
          .split(/\s{2,}/)
          .slice(0, 4),
      ),
    ).toEqual([
      ['create', '201', 'BOARD-1', 'open'],
      ['create again', '200', 'BOARD-1', 'open'],
      ['close', '200', 'BOARD-1', 'closed'],
      ['reopen', '200', 'BOARD-1', 'open'],
      ['suppress', '200', 'BOARD-1', 'open'],
      ['unsuppress', '200', 'BOARD-1', 'open'],
    ]);
    expect(printed).toMatch(/created\n.*closed\n.*reopened\n.*labeled wontfix\n.*unlabeled wontfix/);
  });
});
