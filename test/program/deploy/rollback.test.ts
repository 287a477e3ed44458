import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { identify } from '../../../shared/targets/checkouts/git/process-id.ts';
import { type GitForge, startGitForge } from '../../fakes/git-forge.ts';
import { makeWorkplace, type RunningReceiver, runCommand, startReceiver } from '../receiver-process.ts';
import { cloneSite, configurationFor, headOf, isClean, isUnlocked, settled, tell } from './deploying.ts';

describe('a checkout', () => {
  let workplace: ReturnType<typeof makeWorkplace>;
  let forge: GitForge;
  let first: string;
  let path: string;
  let receiver: RunningReceiver | undefined;
  const env = { GIT_CONFIG_GLOBAL: '/dev/null' };
  beforeEach(async () => {
    workplace = makeWorkplace();
    forge = await startGitForge(workplace.directory);
    first = forge.push({ 'index.html': 'one', '.gitignore': 'built\n' });
    path = cloneSite(workplace.directory, forge);
  });
  afterEach(async () => {
    await receiver?.kill('SIGTERM');
    receiver = undefined;
    await forge.stop();
    workplace.remove();
  });

  const command = (...args: string[]) =>
    runCommand([...args.slice(0, 2), '--config', 'ticketwire.yml', ...args.slice(2)], workplace.directory, { env });
  async function start(more: Parameters<typeof configurationFor>[1] = {}): Promise<RunningReceiver> {
    const configuration = workplace.write('ticketwire.yml', configurationFor(path, more));
    receiver = await startReceiver(workplace.directory, { configuration, env });
    return receiver;
  }

  test('goes back to the commit before and forward again, with the programs of its rule or others', async () => {
    const running = await start({ step: '{ to: site, then: [sh, -c, "echo $TICKETWIRE_COMMIT > built"] }' });
    const second = forge.push({ 'index.html': 'two' });
    await tell(running, second);
    await settled(running);
    const built = () => readFileSync(join(path, 'built'), 'utf8').trim();
    expect(built()).toBe(second);
    expect(JSON.parse((await command('deploy', 'list', '--json')).stdout)).toEqual({
      checkouts: [
        {
          target: 'site',
          path,
          repository: 'octo/site',
          branch: 'main',
          head: second,
          deployed: second,
          previous: first,
          state: 'deployed',
        },
      ],
    });
    expect(await command('deploy', 'rollback', 'site')).toMatchObject({
      status: 0,
      stdout: `site is at ${first}, and was at ${second}.\n`,
    });
    expect([headOf(path), built(), isClean(path), isUnlocked(path)]).toEqual([first, first, true, true]);
    const other = await command('deploy', 'rollback', 'site', '--', 'sh', '-c', 'echo other > built');
    expect(other).toMatchObject({ status: 0, stderr: '' });
    expect([headOf(path), built()]).toEqual([second, 'other']);
    expect(await command('deploy', 'rollback', 'site', '--no-then')).toMatchObject({ status: 0 });
    expect([headOf(path), built()]).toEqual([first, 'other']);
    // The next push goes on from there.
    const third = forge.push({ 'index.html': 'three' });
    await tell(running, third);
    await settled(running);
    expect([headOf(path), built()]).toEqual([third, third]);
  });

  test('with changes is not rolled back, nor one where nothing was deployed, nor one that is none', async () => {
    workplace.write('ticketwire.yml', configurationFor(path));
    expect((await command('deploy', 'rollback', 'site')).stderr).toContain('nothing was deployed there before');
    writeFileSync(join(path, 'index.html'), 'by hand');
    const refused = await command('deploy', 'rollback', 'site');
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.stderr).toContain("'index.html' was changed there by hand");
    expect((await command('deploy', 'list')).stdout).toContain('site  changed  octo/site main');
    expect(await command('deploy', 'rollback', 'other')).toMatchObject({ status: 2 });
    const lock = join(path, '.git/ticketwire.lock');
    writeFileSync(lock, JSON.stringify({ ...identify(process.pid), host: hostname() }));
    const busy = await command('deploy', 'rollback', 'site');
    expect(busy).toMatchObject({ status: 1 });
    expect(busy.stderr).toContain('Try again when it has ended.');
  });

  test('is looked at by check --online, which changes nothing', async () => {
    workplace.write('ticketwire.yml', configurationFor(path));
    const well = await command('check', '--online');
    expect(well.stdout).toContain(`ok      ${forge.url('').replace('//@', '//')} answers, and has main`);
    expect(well.status).toBe(0);
    writeFileSync(join(path, 'index.html'), 'by hand');
    const changed = await command('check', '--online');
    expect(changed.status).toBe(1);
    expect(changed.stdout).toContain("not ok  No tracked file is changed\n          'index.html' was changed");
    workplace.write('ticketwire.yml', configurationFor(workplace.directory));
    expect((await command('check', '--online')).stdout).toContain('is not the top of a git checkout');
  });

  test('tells GitHub of its deployments, and is deployed where GitHub refuses to listen', async () => {
    const told: { method: string; path: string; body: Record<string, unknown> }[] = [];
    let refusal: number | undefined;
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const [bare = ''] = (request.url ?? '').split('?');
        told.push({ method: request.method ?? '', path: bare, body: text === '' ? {} : JSON.parse(text) });
        const json = request.method === 'GET' ? [] : { id: 7 };
        response.writeHead(refusal ?? 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(refusal === undefined ? json : { message: 'No' }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const target = `, statuses: { token: ghp_for_tests, environment: live, api-url: "${api}" }`;
    try {
      const running = await start({ target, step: '{ to: site, then: [test, "!", -f, broken] }' });
      const second = forge.push({ 'index.html': 'two' });
      await tell(running, second);
      await settled(running);
      const said = told.filter(({ method }) => method === 'POST').map(({ path: to, body }) => ({ to, ...body }));
      expect(said).toMatchObject([
        {
          to: '/repos/octo/site/deployments',
          ref: second,
          environment: 'live',
          auto_merge: false,
          required_contexts: [],
        },
        { to: '/repos/octo/site/deployments/7/statuses', state: 'in_progress' },
        { to: '/repos/octo/site/deployments/7/statuses', state: 'success' },
      ]);
      await tell(running, forge.push({ broken: 'x' }));
      await settled(running);
      expect(told.at(-1)?.body).toMatchObject({ state: 'failure' });
      refusal = 403;
      const last = forge.push({ broken: null });
      await tell(running, last);
      const [effect] = await settled(running);
      expect(effect).toMatchObject({ status: 'done' });
      expect(effect?.message).toContain('the token needs the permission deployments');
      expect(headOf(path)).toBe(last);
    } finally {
      server.close();
    }
  });
});
