import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { git } from '../../fakes/git-forge.ts';
import { makeWorkplace } from '../receiver-process.ts';
import { headOf, isClean, isUnlocked, setAsideOf } from './deploying.ts';
import { type LocalCheckout, makeLocalCheckout, putFiles } from './local-checkout.ts';

describe('a person who is at work in a checkout', () => {
  let workplace: ReturnType<typeof makeWorkplace>;
  let site: LocalCheckout;
  const make = (files?: Parameters<typeof makeLocalCheckout>[1]) => {
    site = makeLocalCheckout(workplace.directory, files);
  };
  beforeEach(() => {
    workplace = makeWorkplace();
  });
  afterEach(() => workplace.remove());

  const read = (name: string) => readFileSync(join(site.path, name), 'utf8');
  /** What a kept commit has of a file. */
  const kept = (name: string, path = site.path) => setAsideOf(path).map((ref) => git(path, 'show', `${ref}:${name}`));
  const shell = (script: string) => ['sh', '-c', script];
  const whenKilled = (phase: string, to: string) =>
    writeFileSync(
      join(site.path, '.git/ticketwire.journal'),
      JSON.stringify({ phase, from: site.first, to, programs: '' }),
    );

  test('whose ignored file has a name that is no UTF-8 keeps it, and is told', async () => {
    const named = (folder: string) => Buffer.concat([Buffer.from(`${folder}/db`), Buffer.from([0xe9])]);
    make({ 'index.html': 'one', '.gitignore': 'db*\n' });
    writeFileSync(named(site.path), 'mine');
    writeFileSync(named(site.origin), 'theirs');
    const commit = site.commit({ '.gitignore': null });
    expect(await site.fail(commit, ['true'])).toContain('was there before, unknown to git');
    expect(readFileSync(named(site.path), 'utf8')).toBe('mine');
    rmSync(named(site.path));
    expect(await site.fail(commit, ['true'])).toBe('nothing went wrong');
    expect(readFileSync(named(site.path), 'utf8')).toBe('theirs');
  });

  test('on a machine whose processes cannot be asked for keeps the lock while there is a sign of life', async () => {
    make();
    const lock = join(site.path, '.git/ticketwire.lock');
    const commit = site.commit({ 'index.html': 'two' });
    writeFileSync(lock, JSON.stringify({ pid: 999_999, host: hostname(), realm: 'of a container' }));
    expect(await site.fail(commit, ['true'])).toContain('Another deployment is at work');
    expect(existsSync(lock)).toBe(true);
    const longAgo = new Date(Date.now() - 3_600_000);
    utimesSync(lock, longAgo, longAgo);
    expect(await site.fail(commit, ['true'])).toBe('nothing went wrong');
  });

  test.each(['"quoted".md', 'plain.md', 'two\nlines'])('finds %j half written, and has it whole', async (name) => {
    make({ [name]: 'one', 'index.html': 'one' });
    const commit = site.commit({ [name]: 'something longer', new: 'x' });
    git(site.path, 'fetch', '--quiet');
    whenKilled('move', commit);
    writeFileSync(join(site.path, name), 'some');
    expect(await site.fail(commit, ['true'])).toBe('nothing went wrong');
    expect(read(name)).toBe('something longer');
  });

  test('is told where a file could not be removed', async () => {
    make({ gone: 'x', 'index.html': 'one' });
    const commit = site.commit({ gone: null });
    const bin = join(workplace.directory, 'bin');
    mkdirSync(bin);
    const script = `#!/bin/sh\nPATH='${process.env.PATH}'\ngit "$@"\nstatus=$?\ncase "$*" in *read-tree*) printf x > '${site.path}/gone';; esac\nexit $status\n`;
    writeFileSync(join(bin, 'git'), script, { mode: 0o755 });
    const deploying = site
      .open({}, { path: `${bin}:${process.env.PATH}` })
      .deploy({ commits: [commit], programs: [], attempt: 1 });
    await expect(deploying).rejects.toThrow("'gone' was to be removed and could not be");
    expect(headOf(site.path)).toBe(site.first);
  });

  describe.each<[string, Record<string, string>, (path: string) => void, Record<string, string | null>, string]>([
    ['an ignored directory', { '.gitignore': 'data\n' }, () => undefined, { '.gitignore': null, data: 'x' }, 'data/db'],
    ['a directory', {}, () => undefined, { data: 'x' }, 'data/db'],
    [
      'an ignored file in a directory that git knows',
      { '.gitignore': 'data/*\n!data/keep\n', 'data/keep': '' },
      () => undefined,
      { '.gitignore': null, 'data/keep': null, data: 'x' },
      'data/db',
    ],
    [
      'an ignored file where a directory comes',
      { '.gitignore': 'db\n' },
      () => undefined,
      { '.gitignore': null, 'db/x': 'x' },
      'db',
    ],
    [
      'an ignored link where a directory comes',
      { '.gitignore': 'db\n' },
      (path) => {
        rmSync(join(path, 'db'));
        symlinkSync('index.html', join(path, 'db'));
      },
      { '.gitignore': null, 'db/x': 'x' },
      'db',
    ],
  ])('whose %s is in the way', (_what, files, arrange, change, name) => {
    test('keeps it, and is told', async () => {
      make({ 'index.html': 'precious', ...files });
      putFiles(site.path, { [name]: 'precious' });
      arrange(site.path);
      const told = await site.fail(site.commit(change), ['true']);
      expect(told).toContain(`'${name}' was there before, unknown to git`);
      expect([read(name), headOf(site.path), isUnlocked(site.path)]).toEqual(['precious', site.first, true]);
    });
  });

  test('keeps what is outside, behind a link that took the place of a directory', async () => {
    make();
    putFiles(workplace.directory, { 'shared/keep.txt': 'precious' });
    const to = site.commit({ 'uploads/keep.txt': 'x' });
    await site.fail(to, shell('rm -r uploads; ln -s ../shared uploads'));
    expect(readFileSync(join(workplace.directory, 'shared/keep.txt'), 'utf8')).toBe('precious');
    expect(headOf(site.path)).toBe(site.first);
  });

  test('who switches the branch while programs run keeps that branch, and the tree', async () => {
    make();
    git(site.path, 'switch', '--quiet', '--create', 'feature');
    const own = site.commit({ work: 'own' }, site.path);
    git(site.path, 'switch', '--quiet', 'main');
    const told = await site.fail(site.commit({ 'index.html': 'two' }), shell('git switch -q feature; exit 1'));
    expect(told).toContain(`brought the checkout to feature at ${own}: it was left as it is`);
    expect(git(site.path, 'symbolic-ref', '--short', 'HEAD')).toBe('feature');
    expect([git(site.path, 'rev-parse', 'feature'), read('work'), isUnlocked(site.path)]).toEqual([own, 'own', true]);
    // Back on its branch it is deployed whole.
    git(site.path, 'switch', '--quiet', 'main');
    await site.open().deploy({ commits: [headOf(site.origin)], programs: [], attempt: 1 });
    expect(await site.open().describe()).toMatchObject({ state: 'deployed', deployed: headOf(site.origin) });
  });

  test('has the branch back that a program left', async () => {
    make();
    const to = site.commit({ 'index.html': 'two' });
    expect(await site.fail(to, ['git', 'checkout', '--quiet', '--detach'])).toContain('and is on no branch');
    expect(git(site.path, 'symbolic-ref', '--short', 'HEAD')).toBe('main');
    expect([headOf(site.path), isClean(site.path)]).toEqual([site.first, true]);
  });

  test('finds edits and commits of the time when programs ran, however often', async () => {
    make({ 'index.html': 'one', other: 'one', conf: 'tracked' });
    git(site.origin, 'rm', '--quiet', '--cached', 'conf');
    const to = site.commit({ '.gitignore': 'conf\n' });
    const told = await site.fail(to, shell('echo edited > other; echo own > conf; exit 1'));
    expect(told).toContain(`kept as ${setAsideOf(site.path)[0]}`);
    expect([kept('other'), kept('conf')]).toEqual([['edited'], ['own']]);
    expect([read('other'), read('conf'), isClean(site.path)]).toEqual(['one', 'tracked', true]);
    const commit = 'echo fix > other; git -c user.name=a -c user.email=b commit -qam fix; exit 1';
    await site.fail(to, shell(commit));
    expect([kept('other').sort(), headOf(site.path)]).toEqual([['edited', 'fix'], site.first]);
    await site.fail(to, ['false']);
    expect(setAsideOf(site.path)).toHaveLength(2);
  });

  test('finds what was staged or announced when everything was killed, and the next attempt says where', async () => {
    make();
    const to = site.commit({ 'index.html': 'two' });
    git(site.path, 'pull', '--quiet', '--ff-only');
    whenKilled('run', to);
    putFiles(site.path, { 'new.ts': 'announced', 'index.html': 'staged' });
    git(site.path, 'add', '--intent-to-add', 'new.ts');
    git(site.path, 'add', 'index.html');
    putFiles(site.path, { 'index.html': 'edited' });
    const told = await site.fail(to, ['false']);
    expect(told).toMatch(/^'false' ended with 1\..* taken back to/);
    expect(told).toContain(setAsideOf(site.path)[0]);
    expect([kept('new.ts'), kept('index.html')]).toEqual([['announced'], ['edited']]);
    expect(git(site.path, 'show', `${setAsideOf(site.path)[0]}^2:index.html`)).toBe('staged');
  });

  test('keeps what is marked as unchanged', async () => {
    make({ 'index.html': 'one', conf: 'c' });
    git(site.path, 'update-index', '--assume-unchanged', 'conf');
    putFiles(site.path, { conf: 'local' });
    await site.fail(site.commit({ 'index.html': 'two' }), ['false']);
    expect([read('conf'), headOf(site.path)]).toEqual(['local', site.first]);
    expect(git(site.path, 'ls-files', '-v', 'conf')).toBe('h conf');
    const told = await site.fail(site.commit({ conf: 'new' }), ['true']);
    expect(told).toContain("'conf' not uptodate");
    expect([read('conf'), isUnlocked(site.path)]).toEqual(['local', true]);
  });

  test('finds what was changed in a submodule', async () => {
    make();
    const part = join(workplace.directory, 'part');
    mkdirSync(part);
    git(part, 'init', '--quiet');
    site.commit({ 'part.txt': 'one' }, part);
    git(site.origin, '-c', 'protocol.file.allow=always', 'submodule', 'add', '--quiet', part, 'part');
    const settings = { submodules: true };
    await site.open(settings).deploy({ commits: [site.commit({})], programs: [], attempt: 1 });
    const told = await site.fail(site.commit({ a: 'a' }), shell('echo edited > part/part.txt; exit 1'), settings);
    expect(told).toContain("In 'part': Changes found there are kept as");
    expect([kept('part.txt', join(site.path, 'part')), read('part/part.txt')]).toEqual([['edited'], 'one']);

    // What took its place, and the way back.
    git(site.origin, 'rm', '--quiet', '--force', 'part');
    rmSync(join(site.origin, '.git/modules/part'), { recursive: true });
    const vendored = site.commit({ 'part/part.txt': 'vendored' });
    putFiles(site.path, { 'part/own': 'precious' });
    expect(await site.fail(vendored, ['true'], settings)).toContain("'part/own' was changed there by hand");
    rmSync(join(site.path, 'part/own'));
    expect(await site.fail(vendored, ['false'], settings)).toContain('ended with 1');
    expect([read('part/part.txt'), isClean(site.path)]).toEqual(['one', true]);
    await site.open(settings).deploy({ commits: [vendored], programs: [], attempt: 1 });
    expect([read('part/part.txt'), isClean(site.path)]).toEqual(['vendored', true]);
    await site.open(settings).rollback([]);
    expect([read('part/part.txt'), isClean(site.path)]).toEqual(['one', true]);
  });

  test('keeps a lock that their git took after an attempt that was broken off, or killed long before', async () => {
    make();
    const to = site.commit({ 'index.html': 'two' });
    git(site.path, 'fetch', '--quiet');
    const lock = join(site.path, '.git/index.lock');
    whenKilled('move', to);
    writeFileSync(lock, '');
    expect(await site.fail(to, ['true'])).toContain('index.lock');
    expect(existsSync(lock)).toBe(true);
    // A process that is gone was silent long before the lock was taken.
    const stale = join(site.path, '.git/ticketwire.lock');
    const left = (secondsAgo: number) => {
      writeFileSync(stale, JSON.stringify({ pid: 2 ** 22 + 1, start: '1', host: hostname() }));
      const at = Date.now() / 1_000 - secondsAgo;
      utimesSync(stale, at, at);
    };
    whenKilled('move', to);
    left(3_600);
    expect(await site.fail(to, ['true'])).toContain('index.lock');
    expect(existsSync(lock)).toBe(true);
  });
});
