import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isRunning } from '../../../shared/targets/checkouts/git/process-id.ts';
import { type GitForge, git, startGitForge } from '../../fakes/git-forge.ts';
import { waitFor } from '../../wait-for.ts';
import { makeWorkplace, type RunningReceiver, startReceiver } from '../receiver-process.ts';
import {
  cloneSite,
  configurationFor,
  effectsOf,
  filesIn,
  headOf,
  isClean,
  isUnlocked,
  refOf,
  setAsideOf,
  settled,
  tell,
} from './deploying.ts';

describe('a receiver that is killed in the middle of a deployment', () => {
  let workplace: ReturnType<typeof makeWorkplace>;
  let forge: GitForge;
  let first: string;
  let path: string;
  let receiver: RunningReceiver | undefined;
  beforeEach(async () => {
    workplace = makeWorkplace();
    forge = await startGitForge(workplace.directory);
    first = forge.push({ 'index.html': 'one', 'old.html': 'old' });
    path = cloneSite(workplace.directory, forge);
  });
  afterEach(async () => {
    await receiver?.kill('SIGTERM');
    await forge.stop();
    workplace.remove();
  });

  async function start(step?: string, env: Record<string, string> = {}): Promise<RunningReceiver> {
    const more = step === undefined ? {} : { step };
    receiver = await startReceiver(workplace.directory, {
      configuration: workplace.write('ticketwire.yml', configurationFor(path, more)),
      env: { GIT_CONFIG_GLOBAL: '/dev/null', ...env },
    });
    return receiver;
  }

  /** The process id that the first program wrote, or 0 before it is written. */
  const writtenPid = () => {
    const file = join(path, '../pids');
    return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  };

  test('by its programs takes that back, ends what still runs, and deploys it whole', async () => {
    const once =
      'echo $$ >> ../pids; echo half > index.html; if [ -f ../again ]; then git checkout --quiet index.html; else sleep 300; fi';
    const step = `{ to: site, then: [sh, -c, "${once}"] }`;
    const running = await start(step);
    const second = forge.push({ 'index.html': 'two', 'old.html': null, 'new/a.html': 'new' });
    await tell(running, second);
    await waitFor(async () => filesIn(path)['index.html'] === 'half\n');
    await running.kill('SIGKILL');
    const orphan = await waitFor(writtenPid);
    expect(isRunning({ pid: orphan })).toBe(true);
    expect(headOf(path)).toBe(second);

    workplace.write('again', '');
    const [effect] = await settled(await start(step));
    expect(effect).toMatchObject({ status: 'done' });
    expect(effect?.message).toContain(`taken back to ${first}`);
    expect(isRunning({ pid: orphan })).toBe(false);
    expect(filesIn(path)).toEqual({ 'index.html': 'two', 'new/a.html': 'new' });
    expect([headOf(path), refOf(path, 'deployed'), refOf(path, 'previous')]).toEqual([second, second, first]);
    // What was changed there is kept.
    expect(git(path, 'show', `${setAsideOf(path)[0]}:index.html`)).toBe('half');
    expect([isClean(path), isUnlocked(path)]).toEqual([true, true]);
  });

  test('by SIGTERM ends its programs with it, and ends right', async () => {
    const step = '{ to: site, then: [sh, -c, "echo $$ >> ../pids; [ -f ../again ] || exec sleep 300"] }';
    const running = await start(step);
    const second = forge.push({ 'index.html': 'two' });
    await tell(running, second);
    const pid = await waitFor(writtenPid);
    expect(await running.kill('SIGTERM')).toBe(0);
    await waitFor(async () => !isRunning({ pid }));
    workplace.write('again', '');
    expect((await settled(await start(step)))[0]).toMatchObject({ status: 'done' });
    expect([headOf(path), isClean(path), isUnlocked(path)]).toEqual([second, true, true]);
  });

  test('by the fetch ends right', async () => {
    const running = await start();
    const second = forge.push({ 'index.html': 'two' });
    forge.delay(60_000);
    await tell(running, second);
    await waitFor(async () => forge.fetches() > 0);
    await running.kill('SIGKILL');
    forge.delay(0);
    writeFileSync(join(path, '.git/refs/remotes/origin/main.lock'), '');
    expect((await settled(await start()))[0]).toMatchObject({ status: 'done' });
    expect([headOf(path), isClean(path), isUnlocked(path)]).toEqual([second, true, true]);
  });

  /** A git that stops in the middle of writing the tree: some files new, one half, the index locked. */
  async function stopInTheMiddle(): Promise<{ running: RunningReceiver; second: string }> {
    const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
    const folder = join(workplace.directory, 'bin');
    execFileSync('mkdir', [folder]);
    const script = `#!/bin/sh
case "$*" in *read-tree*)
  printf tw > index.html; rm old.html; mkdir new; printf new > new/a.html; : > .git/index.lock; : > ../middle; exec sleep 300;;
esac
exec ${real} "$@"
`;
    writeFileSync(join(folder, 'git'), script, { mode: 0o755 });
    const running = await start(undefined, { PATH: `${folder}:${process.env.PATH}` });
    const second = forge.push({ 'index.html': 'two', 'old.html': null, 'new/a.html': 'new' });
    await tell(running, second);
    await waitFor(async () => existsSync(join(workplace.directory, 'middle')));
    await running.kill('SIGKILL');
    return { running, second };
  }

  test('by git, with a half-written file and a locked index, ends right', async () => {
    const { second } = await stopInTheMiddle();
    expect(existsSync(join(path, '.git/index.lock'))).toBe(true);
    const [effect] = await settled(await start());
    expect(effect).toMatchObject({ status: 'done' });
    expect(filesIn(path)).toEqual({ 'index.html': 'two', 'new/a.html': 'new' });
    expect([headOf(path), isClean(path), isUnlocked(path)]).toEqual([second, true, true]);
  });

  test('by git leaves alone what a person has written since', async () => {
    await stopInTheMiddle();
    writeFileSync(join(path, 'index.html'), 'by hand');
    const before = filesIn(path);
    const [effect] = await settled(await start());
    expect(effect).toMatchObject({ status: 'failed' });
    expect(effect?.message).toContain("'index.html' was changed there by hand");
    expect(filesIn(path)).toEqual(before);
    // As soon as that is taken back it goes on.
    rmSync(join(path, 'index.html'));
    await tell(receiver as RunningReceiver, forge.push({ 'index.html': 'three' }));
    await settled(receiver as RunningReceiver);
    expect(filesIn(path)).toEqual({ 'index.html': 'three', 'new/a.html': 'new' });
  });

  test('waits for whoever has the checkout', async () => {
    const stat = readFileSync(`/proc/${process.pid}/stat`, 'utf8');
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    const lock = join(path, '.git/ticketwire.lock');
    const host = execFileSync('uname', ['-n'], { encoding: 'utf8' }).trim();
    writeFileSync(lock, JSON.stringify({ pid: process.pid, start: started, host }));
    const running = await start();
    const second = forge.push({ 'index.html': 'two' });
    await tell(running, second);
    await waitFor(async () => (await effectsOf(running))[0]?.status === 'running');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(headOf(path)).toBe(first);
    rmSync(lock);
    expect((await settled(running))[0]).toMatchObject({ status: 'done' });
    expect(headOf(path)).toBe(second);
  });
});
