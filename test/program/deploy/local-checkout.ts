import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { noStatuses, type Statuses } from '../../../shared/targets/checkouts/git/statuses.ts';
import { type CheckoutSettings, createWorkingCopy } from '../../../shared/targets/checkouts/git/working-copy.ts';
import type { WorkingCopy } from '../../../shared/targets/checkouts/working-copy.ts';
import { git } from '../../fakes/git-forge.ts';
import { headOf } from './deploying.ts';

type Files = Record<string, string | null>;

export interface LocalCheckout {
  origin: string;
  path: string;
  first: string;
  /** Writes files, or removes them, and commits everything; gives the commit. */
  commit(files: Files, folder?: string): string;
  open(settings?: Partial<CheckoutSettings>, more?: { statuses?: Statuses; path?: string }): WorkingCopy;
  /** Deploys with one program; gives what went wrong. */
  fail(commit: string, program: string[], settings?: Partial<CheckoutSettings>): Promise<string>;
}

/** A checkout whose origin is a local path, without a receiver. */
export function makeLocalCheckout(directory: string, files: Files = { 'index.html': 'one' }): LocalCheckout {
  const [origin, path] = [join(directory, 'origin'), join(directory, 'site')];
  for (const folder of [origin, path]) mkdirSync(folder);
  git(origin, 'init', '--quiet');
  const commit: LocalCheckout['commit'] = (changes, folder = origin) => {
    putFiles(folder, changes);
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'x');
    return headOf(folder);
  };
  const first = commit(files);
  git(path, 'clone', '--quiet', origin, '.');
  const open: LocalCheckout['open'] = (settings = {}, more = {}) =>
    createWorkingCopy(
      {
        path,
        repository: 'octo/site',
        branch: 'main',
        update: 'fast-forward',
        submodules: false,
        lfs: false,
        timeout: 10_000,
        ...settings,
      },
      {
        env: { PATH: more.path ?? process.env.PATH, HOME: directory, GIT_CONFIG_GLOBAL: '/dev/null' },
        now: Date.now,
        statuses: more.statuses ?? noStatuses,
      },
    );
  return {
    origin,
    path,
    first,
    commit,
    open,
    fail: (to, program, settings) =>
      open(settings)
        .deploy({ commits: [to], programs: [program], attempt: 1 })
        .then(
          () => 'nothing went wrong',
          (error: Error) => error.message,
        ),
  };
}

/** Null removes. */
export function putFiles(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    rmSync(file, { recursive: true, force: true });
    if (content === null) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
