import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadConfiguration } from '../../../shared/config/load.ts';
import { loadRule } from '../../../shared/config/load-rule.ts';
import { programsId } from '../../../shared/targets/checkouts/git/records.ts';
import { noStatuses } from '../../../shared/targets/checkouts/git/statuses.ts';
import { type CheckoutSettings, createWorkingCopy } from '../../../shared/targets/checkouts/git/working-copy.ts';
import { git } from '../../fakes/git-forge.ts';
import { makeWorkplace } from '../receiver-process.ts';
import { configurationFor, filesIn, headOf, isClean, isUnlocked, refOf } from './deploying.ts';

describe('a working copy whose origin is a local path', () => {
  let workplace: ReturnType<typeof makeWorkplace>;
  let origin: string;
  let path: string;
  beforeEach(() => {
    workplace = makeWorkplace();
    origin = join(workplace.directory, 'origin');
    path = join(workplace.directory, 'site');
    for (const folder of [origin, path]) mkdirSync(folder);
    git(origin, 'init', '--quiet');
    commit({ 'index.html': 'one' });
    git(path, 'clone', '--quiet', origin, '.');
  });
  afterEach(() => workplace.remove());

  function commit(files: Record<string, string>, folder = origin): string {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'x');
    return headOf(folder);
  }
  function open(settings: Partial<CheckoutSettings> = {}, env: Record<string, string | undefined> = {}) {
    return createWorkingCopy(
      {
        path,
        repository: 'octo/site',
        branch: 'main',
        update: 'reset',
        submodules: false,
        lfs: false,
        timeout: 10_000,
        ...settings,
      },
      {
        env: { PATH: process.env.PATH, HOME: workplace.directory, GIT_CONFIG_GLOBAL: '/dev/null', ...env },
        now: Date.now,
        statuses: noStatuses,
      },
    );
  }

  test('waits for a push that the remote does not show yet, then takes the newest, and never goes back for it', async () => {
    const unknown = 'f'.repeat(40);
    const second = commit({ 'index.html': 'two' });
    const late = open().deploy({ commits: [unknown], programs: [], attempt: 1 });
    await expect(late).rejects.toMatchObject({ code: 'target-failed', isRetryable: true });
    const taken = await open().deploy({ commits: [unknown], programs: [], attempt: 3 });
    expect(taken).toMatchObject({ commit: second, isChanged: true });
    expect(taken.notes.join()).toContain(`${unknown} is no longer part of main`);
    git(origin, 'reset', '--quiet', '--hard', 'HEAD~1');
    expect(await open().deploy({ commits: [unknown], programs: [], attempt: 3 })).toMatchObject({ commit: second });
    expect(headOf(path)).toBe(second);
  });

  test('brings submodules along, and back when a program fails', async () => {
    const part = join(workplace.directory, 'part');
    mkdirSync(part);
    git(part, 'init', '--quiet');
    const before = commit({ 'part.txt': 'one' }, part);
    const allow = ['-c', 'protocol.file.allow=always'];
    git(origin, ...allow, 'submodule', 'add', '--quiet', part, 'part');
    const second = commit({});
    const copy = open({ submodules: true });
    await copy.deploy({ commits: [second], programs: [], attempt: 1 });
    expect([headOf(path), headOf(join(path, 'part'))]).toEqual([second, before]);
    const after = commit({ 'part.txt': 'two' }, part);
    git(join(origin, 'part'), ...allow, 'pull', '--quiet', 'origin', 'main');
    const third = commit({});
    await expect(copy.deploy({ commits: [third], programs: [['false']], attempt: 1 })).rejects.toThrow('ended with 1');
    expect([headOf(path), headOf(join(path, 'part')), isClean(path)]).toEqual([second, before, true]);
    await copy.deploy({ commits: [third], programs: [['true']], attempt: 1 });
    expect([headOf(path), headOf(join(path, 'part')), isClean(path)]).toEqual([third, after, true]);
  });

  test('asks git-lfs only by choice, and runs no hook of the checkout', async () => {
    const folder = join(workplace.directory, 'bin');
    mkdirSync(folder);
    const log = join(workplace.directory, 'lfs');
    writeFileSync(join(folder, 'git-lfs'), `#!/bin/sh\necho "$@" >> ${log}\n`, { mode: 0o755 });
    for (const hook of ['post-checkout', 'post-merge', 'reference-transaction', 'post-index-change']) {
      writeFileSync(join(path, '.git/hooks', hook), `#!/bin/sh\necho ${hook} >> ${log}\n`, { mode: 0o755 });
    }
    const env = { PATH: `${folder}:${process.env.PATH}` };
    await open({}, env).deploy({ commits: [commit({ 'index.html': 'two' })], programs: [], attempt: 1 });
    expect(filesIn(workplace.directory).lfs).toBeUndefined();
    await open({ lfs: true }, env).deploy({ commits: [commit({ 'index.html': '3' })], programs: [], attempt: 1 });
    expect(filesIn(workplace.directory).lfs).toBe('pull origin\n');
  });

  test('that was killed before it wrote down what it had done writes it down, and runs nothing twice', async () => {
    const first = headOf(path);
    const second = commit({ 'index.html': 'two' });
    git(path, 'pull', '--quiet', '--ff-only');
    const programs = [['sh', '-c', 'touch ../again']];
    const journal = { phase: 'record', from: first, to: second, programs: programsId(programs) };
    writeFileSync(join(path, '.git/ticketwire.journal'), JSON.stringify(journal));
    expect(await open().describe()).toMatchObject({ state: 'interrupted' });
    expect(await open().deploy({ commits: [second], programs, attempt: 1 })).toMatchObject({ isChanged: false });
    expect([refOf(path, 'deployed'), refOf(path, 'previous'), isUnlocked(path)]).toEqual([second, first, true]);
    expect(filesIn(workplace.directory).again).toBeUndefined();
    // Other programs have not run for it yet.
    const others = [['sh', '-c', 'touch ../others']];
    await open().deploy({ commits: [second], programs: others, attempt: 1 });
    expect(filesIn(workplace.directory).others).toBe('');
    expect(await open().describe()).toMatchObject({ state: 'deployed', deployed: second, previous: first });
  });

  test('that was killed between the index and the branch is brought back, and goes on', async () => {
    const first = headOf(path);
    const second = commit({ 'index.html': 'two', 'new.html': 'new' });
    git(path, 'fetch', '--quiet', 'origin');
    git(path, 'read-tree', '-m', '-u', first, second);
    const journal = { phase: 'move', from: first, to: second, programs: '' };
    writeFileSync(join(path, '.git/ticketwire.journal'), JSON.stringify(journal));
    const failing = open().deploy({ commits: [second], programs: [['false']], attempt: 1 });
    await expect(failing).rejects.toThrow('ended with 1');
    expect([headOf(path), isClean(path), filesIn(path)]).toEqual([first, true, { 'index.html': 'one' }]);
  });

  test('refuses an origin that runs a program', async () => {
    git(path, 'remote', 'set-url', 'origin', `ext::sh -c touch% ${workplace.directory}/run`);
    const asked = open().deploy({ commits: [headOf(origin)], programs: [], attempt: 1 });
    await expect(asked).rejects.toThrow("the protocol of its 'origin'");
    expect(filesIn(workplace.directory).run).toBeUndefined();
  });

  test('takes back what programs did to tracked files, and says so', async () => {
    const first = headOf(path);
    const second = commit({ 'index.html': 'two' });
    const programs = [['sh', '-c', 'echo x >> index.html']];
    await expect(open().deploy({ commits: [second], programs, attempt: 1 })).rejects.toThrow(
      "'index.html' was changed",
    );
    expect([headOf(path), isClean(path)]).toEqual([first, true]);
  });
});

describe('a configuration that deploys', () => {
  const load = (text: string) => loadConfiguration({ text, file: 'f', directory: '.', env: {}, now: 0 }).problems;
  const well = configurationFor('/srv/site');

  test.each<[string, string, string, string]>([
    ['a relative path', 'path: "/srv/site"', 'path: site', 'must be an absolute path'],
    ['a path of two lines', 'path: "/srv/site"', 'path: "/srv/\\nsite"', 'must be an absolute path on one line'],
    ['a program without a name', 'deploy: site', "deploy: { to: site, then: [''] }", 'must begin with a program'],
    ['a branch that is an option', 'branch: main', 'branch: --exec', 'must be the name of a branch'],
    ['an event that brings nothing', 'on: push', 'on: alert', "'alert' brings nothing to deploy"],
    ['a target that is no checkout', 'deploy: site', 'deploy: { to: board }', "'board' (local) is no checkout"],
    ['an empty program', 'deploy: site', 'deploy: { to: site, then: [] }', 'must hold at least one entry'],
    ['statuses of elsewhere', 'branch: main', 'branch: main, statuses: { token: x }', 'none of GitHub'],
  ])('may not have %s', (_what, from, to, words) => {
    expect(load(well)).toEqual([]);
    const text = well
      .replace('targets: {', 'targets: { board: { type: local },')
      .replace(from, to)
      .replace(words.includes('GitHub') ? 'repository: octo/site' : '\u0000', 'repository: a/b/c');
    const problems = load(text).map(({ message }) => message);
    expect(problems.join()).toContain(words);
  });

  test('runs no programs of rules that stand in no file', () => {
    const surroundings = { targets: { site: { type: 'checkout' } }, sources: [] };
    const rule = (deploy: string | object) =>
      loadRule({ name: 'R', on: 'push', do: [{ deploy }] } as Parameters<typeof loadRule>[0], surroundings);
    expect(rule('site')).toHaveProperty('rule');
    expect(rule(JSON.parse('{"to":"site","then":["id"]}'))).toEqual({
      problems: ['do[1].deploy.then: programs are run only by rules of the file.'],
    });
  });
});
