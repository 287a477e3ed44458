import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { credentialsIn, redacted } from '../../../shared/clients/git-refusal.ts';
import type { Rule } from '../../../shared/model/rule.ts';
import { programsOf } from '../../../shared/routing/deploy.ts';
import type { Statuses } from '../../../shared/targets/checkouts/git/statuses.ts';
import { performDeploy } from '../../../shared/targets/checkouts/perform.ts';
import { git } from '../../fakes/git-forge.ts';
import { makeWorkplace } from '../receiver-process.ts';
import { headOf, isClean, isUnlocked } from './deploying.ts';
import { type LocalCheckout, makeLocalCheckout, putFiles } from './local-checkout.ts';

describe('a push', () => {
  let workplace: ReturnType<typeof makeWorkplace>;
  let site: LocalCheckout;
  const make = (files?: Parameters<typeof makeLocalCheckout>[1]) => {
    site = makeLocalCheckout(workplace.directory, files);
  };
  beforeEach(() => {
    workplace = makeWorkplace();
  });
  afterEach(() => workplace.remove());
  const deploy = (commit: string, settings = {}, more = {}) =>
    site.open(settings, more).deploy({ commits: [commit], programs: [], attempt: 1 });

  test.each<[string, (root: string) => void, (root: string) => void]>([
    ['a file', (root) => putFiles(root, { d: 'x' }), (root) => putFiles(root, { d: null, 'd/x': 'x' })],
    ['a link', (root) => symlinkSync('index.html', join(root, 'd')), (root) => putFiles(root, { d: null, 'd/x': 'x' })],
  ])('that turns %s into a directory is deployed, taken back, and rolled back', async (_what, before, after) => {
    make();
    before(site.origin);
    const one = site.commit({});
    await deploy(one);
    after(site.origin);
    const two = site.commit({});
    expect(await site.fail(two, ['false'])).toBe("'false' ended with 1. It said nothing.");
    expect([headOf(site.path), isClean(site.path)]).toEqual([one, true]);
    await deploy(two);
    expect([headOf(site.path), isClean(site.path)]).toEqual([two, true]);
    expect(await site.open().rollback([])).toMatchObject({ commit: one });
    expect([headOf(site.path), isClean(site.path)]).toEqual([one, true]);
  });

  test('reaches a file that was written anew with the same content', async () => {
    make();
    // Another file of the same name: git has to look into it.
    putFiles(site.path, { 'index.html': 'one' });
    const to = site.commit({ 'index.html': 'two' });
    await deploy(to);
    expect(headOf(site.path)).toBe(to);
  });

  test('that the remote shows later than one told with it stays to be done', async () => {
    make();
    const shown = site.commit({ 'index.html': 'two' });
    const late = 'f'.repeat(40);
    const deployed = await site.open().deploy({ commits: [shown, late], programs: [], attempt: 1 });
    expect(deployed).toMatchObject({ commit: shown, late: [late] });
    const effect = (id: string, commit: string) => ({ id, commit }) as Parameters<typeof performDeploy>[0];
    const others = [effect('b', site.first), effect('c', late)];
    const performed = await performDeploy(effect('a', shown), {
      checkout: site.open(),
      others,
      programs: [],
      attempt: 1,
    });
    expect(performed.together).toEqual(['b']);
    // One before it that was taken away again is nothing to wait for.
    const gone = await site.open().deploy({ commits: [late, shown], programs: [], attempt: 1 });
    expect(gone).toMatchObject({ commit: shown, late: [] });
  });

  test('to one of several work trees leaves the records of the others alone', async () => {
    make();
    git(site.origin, 'switch', '--quiet', '--create', 'staging');
    site.commit({ 'index.html': 'older' });
    git(site.origin, 'switch', '--quiet', 'main');
    git(site.path, 'fetch', '--quiet');
    git(site.path, 'worktree', 'add', '--quiet', '../staging', 'staging');
    const main = site.commit({ 'index.html': 'main' });
    await deploy(main);
    git(site.origin, 'switch', '--quiet', 'staging');
    await deploy(site.commit({ 'index.html': 'staging' }), {
      path: join(workplace.directory, 'staging'),
      branch: 'staging',
    });
    expect(await site.open().describe()).toMatchObject({ state: 'deployed', deployed: main, previous: site.first });
  });

  test('to a branch whose name an old one of the remote is the beginning of', async () => {
    make();
    for (const folder of [site.origin, site.path]) git(folder, 'switch', '--quiet', '--create', 'rel/1');
    git(site.path, 'update-ref', 'refs/remotes/origin/rel', 'HEAD');
    const to = site.commit({ a: 'a' });
    await deploy(to, { branch: 'rel/1' });
    expect(headOf(site.path)).toBe(to);
  });

  test('to nothing, or over a journal that is none, says what to do', async () => {
    make();
    writeFileSync(join(site.path, '.git/ticketwire.journal'), '');
    await expect(deploy(site.first)).rejects.toThrow('ticketwire.journal is not what was written there');
    rmSync(site.path, { recursive: true });
    mkdirSync(site.path);
    git(site.path, 'init', '--quiet');
    git(site.path, 'remote', 'add', 'origin', site.origin);
    await expect(deploy(site.first)).rejects.toThrow('has no commit yet. Clone the repository there.');
  });

  test('whose record cannot be written is told as it is, and as a success when it is', async () => {
    make();
    const said: string[] = [];
    const statuses: Statuses = {
      start: async () => ({ end: async (state, words) => void said.push(`${state} ${words}`), notes: [] }),
    };
    const to = site.commit({ 'index.html': 'two' });
    const lock = join(site.path, '.git/refs/worktree/ticketwire/deployed.lock');
    mkdirSync(join(lock, '..'), { recursive: true });
    writeFileSync(lock, '');
    await expect(deploy(to, {}, { statuses })).rejects.toThrow('deployed.lock');
    expect(said).toEqual(['error The deployment failed; the checkout is at the commit, and it is not complete.']);
    rmSync(lock);
    await deploy(to, {}, { statuses });
    expect(said.at(-1)).toBe('success The checkout is at the commit.');
    expect(isUnlocked(site.path)).toBe(true);
  });

  test('that was killed is told as broken off when the next one begins', async () => {
    make();
    const said: string[] = [];
    const statuses: Statuses = {
      start: async (commit) => ({ end: async (state) => void said.push(`${state} ${commit}`), notes: [] }),
    };
    const killed = site.commit({ 'index.html': 'two' });
    const newer = site.commit({ 'index.html': 'three' });
    git(site.path, 'fetch', '--quiet');
    const journal = { phase: 'move', from: site.first, to: killed, programs: '' };
    writeFileSync(join(site.path, '.git/ticketwire.journal'), JSON.stringify(journal));
    await deploy(newer, {}, { statuses });
    expect(said).toEqual([`error ${killed}`, `success ${newer}`]);
  });

  test('whose programs fail has its large files back', async () => {
    make();
    const bin = join(workplace.directory, 'bin');
    mkdirSync(bin);
    const log = join(workplace.directory, 'lfs');
    const script = `#!/bin/sh\necho "$1 $GIT_LFS_SKIP_SMUDGE" >> ${log}\n[ $1 != ls-files ] || echo "0123456789 - big.bin"\n`;
    writeFileSync(join(bin, 'git-lfs'), script, { mode: 0o755 });
    const copy = site.open({ lfs: true }, { path: `${bin}:${process.env.PATH}` });
    const failing = copy.deploy({ commits: [site.commit({ a: 'a' })], programs: [['false']], attempt: 1 });
    await expect(failing).rejects.toThrow('ended with 1');
    expect(readFileSync(log, 'utf8')).toBe('pull 0\ncheckout 0\nls-files 0\npull 0\n');
  });

  test('whose program fails tells none of its arguments', async () => {
    make();
    const secret = 's3cr3t-t0ken-value';
    const told = await site.fail(site.commit({ a: 'a' }), [
      'sh',
      '-c',
      'echo "got $1"; exit 3',
      'x',
      `Bearer ${secret}`,
    ]);
    expect(told).toBe("'sh' ended with 3. It said last: got ***");
  });
});

test('what a deployment runs is what the present rules say', () => {
  const rule = (name: string, steps: object[], isEnabled = true) => ({ name, steps, isEnabled }) as unknown as Rule;
  const step = (to: string, ...program: string[]) => ({ verb: 'deploy', in: to, programs: [program] });
  const effect = { cause: { rule: 'R' }, target: 'site', step: 1 } as unknown as Parameters<typeof programsOf>[1];
  const rules = [rule('Q', [step('site', 'q')]), rule('R', [step('other', 'o'), step('site', 'a'), step('site', 'b')])];
  expect(programsOf(rules, effect)).toEqual([['a']]);
  expect(programsOf([rule('R', [step('site', 'moved')])], effect)).toEqual([['moved']]);
  expect(() => programsOf([rule('R', [step('other', 'o')])], effect)).toThrow("'R' no longer deploys to 'site'");
  expect(() => programsOf([rule('R', [step('site', 'a')], false)], effect)).toThrow('no longer deploys');
});

test.each([
  ['https://deploy:se/cr3t@host/x.git', 'https://host/x.git'],
  ['https://deploy:p@cr3t@host/x.git', 'https://host/x.git'],
  ["https://deploy:p'cr3t@host/x.git", 'https://host/x.git'],
  ['https://deploy:p cr3t@host/x.git', 'https://host/x.git'],
  ['https://host/x.git?token=cr3t', 'https://host/x.git'],
  ['https://cr3t/@host/x.git', 'https://host/x.git'],
])('the address %s is told without what only its remote may see', (address, shown) => {
  const words = `fatal: unable to access '${address}': no`;
  expect(redacted(words, credentialsIn(address))).toBe(`fatal: unable to access '${shown}': no`);
});
