import { rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Git } from '../../../clients/git.ts';
import { type Difference, differencesOf, findForeign, kindAt, onDisk } from './difference.ts';
import { branchOf, changedPaths, dirty, type Layout, shown } from './inspect.ts';
import { endJournal, type Journal } from './journal.ts';
import { commitAt } from './records.ts';
import { findInTheWay, namesIn, untrackedIn } from './room.ts';
import { setAside, setAsideSubmodules } from './set-aside.ts';

export interface Place extends Layout {
  git: Git;
  path: string;
  branch: string;
  submodules: boolean;
  lfs: boolean;
}

export type Begun = Exclude<Journal, { phase: 'fetch' }>;

/**
 * Brings the checkout back to where it was before we changed it, and ends the journal; gives what a person should know.
 * Where a person has switched it to another branch, it stays as it is. Throws `target-refused` where a person's changes
 * would be lost. May be repeated.
 */
export async function restore(place: Place, journal: Begun): Promise<readonly string[]> {
  const { git, path, gitDirectory, branch, submodules } = place;
  const { phase, from, to } = journal;
  const head = await commitAt(git, 'HEAD');
  const isElsewhere = !(await isBackOnBranch(place, [from, to]));
  if (head === undefined || isElsewhere || (phase === 'move' && head !== from && head !== to)) {
    endJournal(gitDirectory);
    const where = shown((await branchOf(git)) ?? 'no branch');
    return [`Meanwhile somebody brought the checkout to ${where} at ${head ?? 'no commit'}: it was left as it is.`];
  }
  const differences = await differencesOf(git, from, to);
  if (phase === 'move' && head === from && (await isUntouched(place, from, differences))) {
    if (submodules) await updateSubmodules(git);
    endJournal(gitDirectory);
    return [];
  }
  const notes: string[] = [];
  if (phase === 'move') await requireOurs(place, differences);
  else notes.push(...(await setAside(place, { known: [from, to], obstacles: await obstacles(place, differences) })));
  if (submodules) notes.push(...(await setAsideSubmodules(place, [from, to])));
  for (const { path: name, from: before } of differences) {
    if (before === undefined) removeFile(path, name);
  }
  await git.run(['update-ref', '-m', 'ticketwire: taken back', `refs/heads/${branch}`, from, head]);
  await resetHard(git, from);
  if (place.lfs) await fetchLargeFiles(git);
  if (submodules) await updateSubmodules(git, { force: true });
  endJournal(gitDirectory);
  return notes;
}

/** Whether it is on its branch. One that is on none, but at a commit of ours, is put there. */
async function isBackOnBranch({ git, branch }: Place, ours: readonly string[]): Promise<boolean> {
  const at = await branchOf(git);
  if (at !== undefined) return at === branch;
  const [head, tip] = [await commitAt(git, 'HEAD'), await commitAt(git, `refs/heads/${branch}`)];
  if (head === undefined || head !== tip || !ours.includes(head)) return false;
  await git.run(['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
  return true;
}

/** Git has refused before it changed anything. */
async function isUntouched({ git, path }: Place, from: string, differences: readonly Difference[]): Promise<boolean> {
  const staged = await git.run(['diff-index', '--cached', '--quiet', from], { expect: [0, 1] });
  if (staged.status !== 0 || (await changedPaths(git, { submodules: false })).length > 0) return false;
  const isNew = ({ path: name, from: before }: Difference) =>
    before === undefined && ['file', 'link'].includes(kindAt(path, name));
  return !differences.some(isNew);
}

/** Throws where files differ otherwise than git leaves them when it is ended on the way. */
async function requireOurs({ git, path }: Place, differences: readonly Difference[]): Promise<void> {
  const names = new Set(differences.map((each) => each.path));
  const others = (await changedPaths(git, { submodules: false })).filter((each) => !names.has(each));
  const present = differences.filter((each) => !each.isSubmodule && each.from !== undefined);
  const obstructing = (await findInTheWay(git, path, present.map(wanted))).filter((each) => !names.has(each));
  const foreign = [...others, ...obstructing, ...(await findForeign(git, path, differences))];
  if (foreign.length > 0) throw dirty([...new Set(foreign)]);
}

/** Files that git does not know, and that going back would overwrite or remove. */
async function obstacles({ git, path }: Place, differences: readonly Difference[]): Promise<readonly string[]> {
  const touched = differences.filter(
    (each) => each.from !== undefined || ['file', 'link'].includes(kindAt(path, each.path)),
  );
  const changed = (await changedPaths(git, { submodules: false })).map((name) => ({ path: name, isSubmodule: false }));
  return findInTheWay(git, path, [...touched.map(wanted), ...changed]);
}

const wanted = ({ path, wasSubmodule }: Difference) => ({ path, isSubmodule: wasSubmodule });

/** What a person has marked as unchanged is overwritten by a reset, and what is marked to be skipped is not. */
async function resetHard(git: Git, commit: string): Promise<void> {
  const entries = namesIn((await git.run(['ls-files', '-v', '-z'])).text);
  const marked = entries.filter((entry) => entry.startsWith('h ')).map((entry) => `${entry.slice(2)}\0`);
  const mark = async (...options: string[]) => {
    if (marked.length === 0) return;
    await git.run(['update-index', ...options, '-z', '--stdin'], { input: marked.join(''), expect: [0, 128] });
  };
  await mark('--skip-worktree');
  await git.run(['reset', '--hard', '--quiet', commit]);
  await mark('--no-skip-worktree');
  await mark('--assume-unchanged');
}

/** A reset leaves pointers. What is kept on this machine is enough but for what was removed there. */
async function fetchLargeFiles(git: Git): Promise<void> {
  const env = { GIT_LFS_SKIP_SMUDGE: '0' };
  await git.run(['lfs', 'checkout'], { env });
  const { text } = await git.run(['lfs', 'ls-files'], { env });
  // `-` stands before the name of what is still a pointer.
  if (/^[0-9a-f]+ - /m.test(text)) await git.run(['lfs', 'pull', 'origin'], { env });
}

/** With `force`, what differs there is overwritten. */
export async function updateSubmodules(git: Git, { force = false }: { force?: boolean } = {}): Promise<void> {
  await git.run(['submodule', 'sync', '--quiet', '--recursive']);
  const options = ['--quiet', '--init', '--recursive', ...(force ? ['--force'] : [])];
  await git.run(['submodule', 'update', ...options]);
}

/** A file that the new commit brought, and the directories that came with it. */
function removeFile(path: string, name: string): void {
  if (!['file', 'link'].includes(kindAt(path, name))) return;
  const found = onDisk(path, name);
  if (found !== undefined) rmSync(found, { force: true });
  const file = join(path, name);
  for (let folder = dirname(file); folder.length > path.length; folder = dirname(folder)) {
    try {
      rmdirSync(folder);
    } catch {
      // Others have something in it.
      return;
    }
  }
}

/** Takes away submodules in whose place something else comes. Throws where one has files that git does not know. */
export async function removeSubmodules({ git, path }: Place, names: readonly string[]): Promise<void> {
  for (const name of names) {
    if (kindAt(path, `${name}/.git`) === 'absent') continue;
    const unknown = await untrackedIn(git.inside(name), ['.']);
    if (unknown.length > 0) throw dirty(unknown.map((each) => `${name}/${each}`));
    await git.run(['submodule', 'deinit', '--quiet', '--', name]);
  }
}
