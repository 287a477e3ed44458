import { existsSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Git, Reach } from '../../../clients/git.ts';
import { credentialsIn, redacted } from '../../../clients/git-refusal.ts';
import { TicketwireError } from '../../../errors.ts';
import { withoutControls } from '../../../mapping/escape.ts';
import { commitAt } from './records.ts';

export interface Layout {
  gitDirectory: string;
  /** Where references are; the same but for linked work trees. */
  commonDirectory: string;
}

/** What stands in the git directory while a person is in the middle of something. */
const middles: Readonly<Record<string, string>> = {
  MERGE_HEAD: 'a merge',
  'rebase-merge': 'a rebase',
  'rebase-apply': 'a rebase',
  CHERRY_PICK_HEAD: 'a cherry-pick',
  REVERT_HEAD: 'a revert',
  BISECT_LOG: 'a bisection',
};

/** The path as it is without symbolic links. Throws `target-not-found` where there is no directory. */
export function requireDirectory(path: string): string {
  try {
    if (statSync(path).isDirectory()) return realpathSync(path);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new TicketwireError('target-not-found', `${path} cannot be opened (${reason}). Clone the repository there.`, {
      cause,
    });
  }
  throw new TicketwireError('target-not-found', `${path} is no directory.`);
}

/** Where git keeps what. Throws `target-not-found` where the path is not the top of a checkout. */
export async function findLayout(git: Git, path: string): Promise<Layout> {
  const answer = await git.run(['rev-parse', '--show-toplevel', '--absolute-git-dir', '--git-common-dir'], {
    expect: [0, 128],
  });
  const [top = '', gitDirectory = '', common = ''] = answer.text.split('\n');
  if (answer.status !== 0 || top !== path) {
    throw new TicketwireError(
      'target-not-found',
      `${path} is not the top of a git checkout that this user may use. Clone the repository there, as this user.`,
    );
  }
  return { gitDirectory, commonDirectory: resolve(path, common) };
}

/** Throws where a person is in the middle of something, or the checkout is on another branch; gives the commit it is at. */
export async function requireOnBranch(git: Git, { gitDirectory }: Layout, branch: string): Promise<string> {
  for (const [name, what] of Object.entries(middles)) {
    if (existsSync(join(gitDirectory, name))) throw refused(`${what} is in progress there: end it or abort it.`);
  }
  const at = await branchOf(git);
  if (at !== branch) {
    const where = at === undefined ? 'on no branch' : `on the branch ${shown(at)}`;
    throw refused(`it is ${where} instead of ${branch}. Check that out: git switch ${branch}.`);
  }
  const head = await commitAt(git, 'HEAD');
  if (head === undefined) throw refused(`its branch ${branch} has no commit yet. Clone the repository there.`);
  return head;
}

/** The branch that is checked out; undefined where there is none. */
export async function branchOf(git: Git): Promise<string | undefined> {
  const { status, text } = await git.run(['symbolic-ref', '--quiet', 'HEAD'], { expect: [0, 1] });
  return status === 0 ? text.trim().replace(/^refs\/heads\//, '') : undefined;
}

/** Throws `target-failed` while another git changes the checkout. */
export function requireNoLock({ gitDirectory }: Layout): void {
  const file = join(gitDirectory, 'index.lock');
  if (!existsSync(file)) return;
  throw new TicketwireError('target-failed', `${file} is there: another git is at work there, or was killed.`);
}

/** Paths of tracked files that differ from what is committed. */
export async function changedPaths(git: Git, { submodules }: { submodules: boolean }): Promise<readonly string[]> {
  const ignored = submodules ? 'untracked' : 'all';
  const args = [
    'status',
    '--porcelain=v1',
    '-z',
    '--untracked-files=no',
    '--no-renames',
    `--ignore-submodules=${ignored}`,
  ];
  const { text } = await git.run(args);
  return text.split('\0').flatMap((entry) => (entry === '' ? [] : [entry.slice(3)]));
}

/** Throws `target-refused` where tracked files were changed by hand. */
export async function requireClean(git: Git, options: { submodules: boolean }): Promise<void> {
  const paths = await changedPaths(git, options);
  if (paths.length > 0) throw dirty(paths);
}

export function dirty(paths: readonly string[]): TicketwireError {
  return refused(`${listed(paths)} changed there by hand. It was left as it is: commit that, or take it back.`);
}

/** Some paths in words: `'a', 'b' and 3 more were`. */
export function listed(paths: readonly string[]): string {
  const names = paths.slice(0, 5).map((path) => `'${shown(path)}'`);
  const more = paths.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''} ${paths.length === 1 ? 'was' : 'were'}`;
}

export function shown(text: string): string {
  return withoutControls(text).replaceAll('\n', ' ').slice(0, 200);
}

export function refused(words: string): TicketwireError {
  return new TicketwireError('target-refused', `The checkout cannot be deployed to: ${words}`);
}

export interface Origin extends Reach {
  /** For people: without a name or a password. */
  address: string;
}

/** The remote `origin` of the checkout's own configuration. Throws where there is none, or its protocol runs programs. */
export async function findOrigin(git: Git, { submodules }: { submodules: boolean }): Promise<Origin> {
  const { status, text } = await git.run(['remote', 'get-url', 'origin'], { expect: [0, 2, 128] });
  const address = text.split('\n')[0] ?? '';
  if (status !== 0 || address === '') throw refused("it has no remote called 'origin'.");
  const command = await git.run(['config', '--get', 'core.sshCommand'], { expect: [0, 1] });
  const sshCommand = command.status === 0 ? command.text.trim() : undefined;
  const protocol = protocolOf(address);
  if (protocol === undefined) {
    throw refused("the protocol of its 'origin' is none of https, http, ssh, git and a local path.");
  }
  // Submodules are elsewhere; a server may lead from http to https.
  const others = submodules ? ['https', 'ssh'] : protocol === 'http' ? ['https'] : [];
  const hidden = credentialsIn(address);
  return {
    address: redacted(address, hidden),
    protocols: [...new Set([protocol, ...others])],
    sshCommand,
    hidden,
  };
}

function protocolOf(address: string): string | undefined {
  const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address) ?? [];
  if (scheme !== undefined) {
    const known: Record<string, string> = { https: 'https', http: 'http', ssh: 'ssh', git: 'git', file: 'file' };
    return known[scheme.toLowerCase()];
  }
  // `ext::`, `transport::address`: a helper program.
  if (/^[^/]*::/.test(address)) return undefined;
  // `user@host:path` as ssh has it; a slash before the colon makes it a path.
  return /^[^/]+:/.test(address) ? 'ssh' : 'file';
}
