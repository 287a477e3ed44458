import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isRunning } from '../../../shared/targets/checkouts/git/process-id.ts';
import { type GitForge, git, startGitForge } from '../../fakes/git-forge.ts';
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
  settled,
  tell,
} from './deploying.ts';

describe('a push', () => {
  let workplace: ReturnType<typeof makeWorkplace>;
  let forge: GitForge;
  let first: string;
  let path: string;
  let receiver: RunningReceiver | undefined;
  beforeEach(async () => {
    workplace = makeWorkplace();
    forge = await startGitForge(workplace.directory);
    first = forge.push({ 'index.html': 'one', '.gitignore': 'built\n' });
    path = cloneSite(workplace.directory, forge);
  });
  afterEach(async () => {
    await receiver?.kill('SIGTERM');
    await forge.stop();
    workplace.remove();
  });

  async function start(more: Parameters<typeof configurationFor>[1] = {}, env = {}): Promise<RunningReceiver> {
    receiver = await startReceiver(workplace.directory, {
      configuration: workplace.write('ticketwire.yml', configurationFor(path, more)),
      env: { GIT_CONFIG_GLOBAL: '/dev/null', ...env },
    });
    return receiver;
  }
  const write = (name: string, content: string) => writeFileSync(join(path, name), content);

  test('brings the checkout to its commit, runs the programs there, and records both commits', async () => {
    const script =
      'printf "%s" "$TICKETWIRE_COMMIT $TICKETWIRE_PREVIOUS $TICKETWIRE_BRANCH $TICKETWIRE_REPOSITORY $(pwd) $TICKETWIRE_KEY$OTHER." > built';
    const running = await start(
      { step: `{ to: site, then: [[sh, -c, '${script}'], [test, -f, built]] }` },
      { TICKETWIRE_KEY: Buffer.alloc(32).toString('base64'), OTHER: 'secret' },
    );
    write('notes.txt', 'untracked, and nobody else’s');
    const second = forge.push({ 'index.html': 'two', 'more/page.html': 'new' });
    expect((await tell(running, second)).json).toMatchObject({ effects: 1 });
    const [effect] = await settled(running);
    expect(effect).toMatchObject({ status: 'done', message: `deployed ${second}, before it ${first}` });
    expect([headOf(path), refOf(path, 'deployed'), refOf(path, 'previous')]).toEqual([second, second, first]);
    expect(filesIn(path)).toEqual({
      '.gitignore': 'built\n',
      'index.html': 'two',
      'more/page.html': 'new',
      'notes.txt': 'untracked, and nobody else’s',
      built: `${second} ${first} main octo/site ${path} .`,
    });
    expect(isUnlocked(path)).toBe(true);

    // The same again, and an older one: nothing runs, and nothing goes back.
    write('built', 'kept');
    await tell(running, second);
    await tell(running, first);
    expect((await settled(running)).map(({ message }) => message)).toEqual([
      `current ${second}`,
      `current ${second}`,
      `deployed ${second}, before it ${first}`,
    ]);
    expect(readFileSync(join(path, 'built'), 'utf8')).toBe('kept');
    expect(running.printed()).not.toContain('right@');
  });

  test('of five at once is a few fetches, and the last commit', async () => {
    const running = await start({ step: '{ to: site, then: [sh, -c, "echo $TICKETWIRE_COMMIT >> built; sleep 1"] }' });
    const commits: string[] = [];
    for (const content of ['2', '3', '4', '5', '6']) {
      commits.push(forge.push({ 'index.html': content }));
      await tell(running, commits.at(-1) ?? '');
    }
    const effects = await settled(running);
    expect(effects.map(({ status }) => status)).toEqual(Array(5).fill('done'));
    expect(headOf(path)).toBe(commits.at(-1));
    expect(readFileSync(join(path, 'built'), 'utf8').split('\n').length - 1).toBeLessThanOrEqual(3);
    // What was done together with another was not tried by itself.
    expect(effects.filter(({ attempts }) => attempts > 0).length).toBeLessThanOrEqual(3);
    // Two requests for each.
    expect(forge.fetches()).toBeLessThanOrEqual(2 * 3);
  });

  test('to another branch or repository, of a tag, or that deletes, changes nothing', async () => {
    const running = await start();
    const second = forge.push({ 'index.html': 'two' });
    const other = { full_name: 'octo/other', html_url: 'https://github.com/octo/other', default_branch: 'main' };
    for (const changes of [
      { ref: 'refs/heads/other' },
      { ref: 'refs/heads/Main' },
      { ref: 'refs/tags/main' },
      { repository: other },
      { deleted: true, after: '0'.repeat(40) },
      { after: '0'.repeat(40) },
    ]) {
      expect((await tell(running, second, changes)).json).toMatchObject({ effects: 0 });
    }
    expect(headOf(path)).toBe(first);
    const named = { full_name: 'OCTO/Site', html_url: 'https://github.com/octo/site', default_branch: 'main' };
    expect((await tell(running, second, { repository: named })).json).toMatchObject({ effects: 1 });
    await settled(running);
    expect(headOf(path)).toBe(second);
  });

  test('whose names are options, paths or lines never reaches git', async () => {
    const log = workplace.write('calls', '');
    const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
    const folder = join(workplace.directory, 'bin');
    execFileSync('mkdir', [folder]);
    writeFileSync(join(folder, 'git'), `#!/bin/sh\nprintf '%s\\n' "$*" >> ${log}\nexec ${real} "$@"\n`, {
      mode: 0o755,
    });
    const running = await start({}, { PATH: `${folder}:${process.env.PATH}` });
    const hostile = ['--upload-pack=touch /tmp/x', '../../etc', 'a\nb', 'main --force', '$(id)', 'x'.repeat(40), '-'];
    for (const value of hostile) {
      await tell(running, value);
      await tell(running, '2'.repeat(40), { ref: `refs/heads/${value}` });
      await tell(running, '2'.repeat(40), { ref: value });
      await tell(running, '2'.repeat(40), { repository: { full_name: value, html_url: value } });
    }
    expect(await effectsOf(running)).toEqual([]);
    expect(readFileSync(log, 'utf8')).toBe('');
    const second = forge.push({ 'index.html': 'two' });
    await tell(running, second, { before: '--upload-pack=x', compare: '--exec=y', pusher: { name: '--z' } });
    await settled(running);
    expect(headOf(path)).toBe(second);
    const calls = readFileSync(log, 'utf8');
    expect(calls).toContain('fetch --quiet');
    expect(calls).not.toMatch(/upload-pack=x|exec=y|--z/);
  });

  test('leaves a tree with changes as it is, byte for byte, and is deployed when redelivered afterwards', async () => {
    const running = await start();
    write('index.html', 'changed by hand');
    git(path, 'add', 'index.html');
    write('index.html', 'changed by hand, twice');
    const before = { files: filesIn(path), index: readFileSync(join(path, '.git/index')) };
    const second = forge.push({ 'index.html': 'two', 'new.html': 'new' });
    await tell(running, second);
    const [effect] = await settled(running);
    expect(effect).toMatchObject({ status: 'failed' });
    expect(effect?.message).toContain("'index.html' was changed there by hand");
    expect({ files: filesIn(path), index: readFileSync(join(path, '.git/index')) }).toEqual(before);
    expect(headOf(path)).toBe(first);
    expect(isUnlocked(path)).toBe(true);

    git(path, 'reset', '--quiet', '--hard');
    const [{ id } = { id: '' }] = (await running.get('/api/v1/deliveries')).json.deliveries as { id: string }[];
    expect((await running.post(`/api/v1/deliveries/${id}/redeliver`, '')).status).toBeLessThan(300);
    expect((await settled(running)).map(({ status }) => status)).toContain('done');
    expect(headOf(path)).toBe(second);
  });

  test.each(['fast-forward', 'reset'])('does not overwrite an untracked file (%s)', async (update) => {
    const running = await start({ target: `, update: ${update}` });
    write('new.html', 'mine');
    const second = forge.push({ 'index.html': 'two', 'new.html': 'theirs' });
    await tell(running, second);
    const [effect] = await settled(running);
    expect(effect?.message).toContain("'new.html' was there before, unknown to git");
    expect([headOf(path), filesIn(path)['new.html'], filesIn(path)['index.html']]).toEqual([first, 'mine', 'one']);
    expect(isUnlocked(path)).toBe(true);
  });

  test('by force is refused where the branch may only move on, and followed where it may not', async () => {
    const second = forge.push({ 'index.html': 'two' });
    git(path, 'pull', '--quiet', '--ff-only', forge.directory, 'main');
    const running = await start();
    const forced = forge.push({ 'index.html': 'other' }, { onto: first, isForced: true });
    await tell(running, forced);
    const [effect] = await settled(running);
    expect(effect).toMatchObject({ status: 'failed' });
    for (const word of [forced, second, 'update: reset']) expect(effect?.message).toContain(word);
    expect([headOf(path), isClean(path), isUnlocked(path)]).toEqual([second, true, true]);
    await running.kill('SIGTERM');

    const following = await start({ target: ', update: reset' });
    await tell(following, forced, { before: second, forced: true });
    expect((await settled(following))[0]).toMatchObject({ status: 'done' });
    expect([headOf(path), filesIn(path)['index.html'], isClean(path)]).toEqual([forced, 'other', true]);
    // What was pushed before is known, and is there no more.
    await tell(following, second);
    expect((await settled(following))[0]?.message).toContain('is no longer part of main');
    expect(headOf(path)).toBe(forced);
  });

  test('onto local commits is reported and leaves no rebase behind', async () => {
    write('index.html', 'local');
    git(path, 'commit', '--quiet', '--all', '--message', 'local');
    const local = headOf(path);
    const running = await start();
    await tell(running, forge.push({ 'index.html': 'two' }));
    expect((await settled(running))[0]?.message).toContain('which is not part of that');
    expect([headOf(path), isClean(path), existsSync(join(path, '.git/rebase-merge'))]).toEqual([local, true, false]);
  });

  test('with wrong credentials fails at once, without a prompt, and shows none of them', async () => {
    git(path, 'remote', 'set-url', 'origin', forge.url('deploy:wrong-password'));
    const running = await start();
    await tell(running, forge.push({ 'index.html': 'two' }));
    const [effect] = await settled(running);
    expect(effect).toMatchObject({ status: 'failed', attempts: 1 });
    expect(effect?.message).toContain('credentials');
    expect(effect?.message + running.printed()).not.toContain('wrong-password');
    git(path, 'remote', 'set-url', 'origin', forge.url().replace('deploy:right@', ''));
    await tell(running, forge.push({ 'index.html': 'three' }));
    expect((await settled(running))[0]).toMatchObject({ status: 'failed', attempts: 1 });
    expect(headOf(path)).toBe(first);
  });

  test('of which programs fail, or do not end, leaves the tree clean at the old commit', async () => {
    const fail = 'echo broken > index.html; echo "what went wrong" >&2; exit 3';
    const running = await start({ step: `{ to: site, then: [[sh, -c, '${fail}']] }` });
    const second = forge.push({ 'index.html': 'two', 'gone/soon.html': 'x' });
    await tell(running, second);
    const [effect] = await settled(running);
    expect(effect).toMatchObject({ status: 'failed', attempts: 1 });
    expect(effect?.message).toContain('ended with 3. It said last: what went wrong');
    expect([headOf(path), isClean(path), isUnlocked(path)]).toEqual([first, true, true]);
    expect(filesIn(path)).toEqual({ '.gitignore': 'built\n', 'index.html': 'one' });
    await running.kill('SIGTERM');

    const hang = 'sleep 300 & echo $! > ../child; sleep 300';
    const slow = await start({ target: ', timeout: 1s', step: `{ to: site, then: [sh, -c, "${hang}"] }` });
    await tell(slow, second);
    expect((await settled(slow))[0]?.message).toContain('did not end within 1000 ms');
    expect([headOf(path), isClean(path)]).toEqual([first, true]);
    const child = Number(readFileSync(join(path, '../child'), 'utf8'));
    expect(isRunning({ pid: child })).toBe(false);
  });

  test('is not deployed to what somebody is in the middle of, or on another branch', async () => {
    const running = await start();
    git(path, 'switch', '--quiet', '--create', 'mine');
    await tell(running, forge.push({ 'index.html': 'two' }));
    expect((await settled(running))[0]?.message).toContain('it is on the branch mine instead of main');
    git(path, 'switch', '--quiet', 'main');
    writeFileSync(join(path, '.git/MERGE_HEAD'), `${first}\n`);
    await tell(running, forge.push({ 'index.html': 'three' }));
    expect((await settled(running))[0]?.message).toContain('a merge is in progress');
    expect(headOf(path)).toBe(first);
  });
});
