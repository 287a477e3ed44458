import { rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Git } from '../../../clients/git.ts';
import { differencesOf, findForeign, kindOf } from './difference.ts';
import { changedPaths, dirty, type Layout } from './inspect.ts';
import { endJournal, type Journal, readJournal } from './journal.ts';
import { commitAt, deployedRef, record } from './records.ts';

export interface Place extends Layout {
  git: Git;
  path: string;
  branch: string;
  submodules: boolean;
}

/** What is kept of what programs had changed when everything was killed. */
const setAsideRef = 'refs/ticketwire/set-aside';

/**
 * Takes back what an earlier attempt left half done; gives what a person should know. Throws `target-refused`, and leaves
 * everything as it is, where a person has changed files since.
 */
export async function recover(place: Place): Promise<readonly string[]> {
  const { git, gitDirectory, branch } = place;
  const left = readJournal(gitDirectory);
  if (left === undefined) return [];
  const { journal, writtenAt } = left;
  removeLeftLocks(place, writtenAt);
  const head = await commitAt(git, 'HEAD');
  const at = await git.run(['symbolic-ref', '--quiet', 'HEAD'], { expect: [0, 1] });
  const isOurs =
    at.text.trim() === `refs/heads/${branch}` && (head === journal.from || ('to' in journal && head === journal.to));
  if (!isOurs || journal.phase === 'fetch') {
    endJournal(gitDirectory);
    return [];
  }
  if (journal.phase === 'record') {
    await record(git, gitDirectory, journal);
    endJournal(gitDirectory);
    return [];
  }
  const notes = journal.phase === 'run' ? await setAside(place) : [];
  await restore(place, journal);
  return [`An attempt that was broken off was taken back to ${journal.from}.`, ...notes];
}

/** Brings the checkout back to where it was before we changed it, and ends the journal. May be repeated. */
export async function restore(place: Place, journal: Exclude<Journal, { phase: 'fetch' }>): Promise<void> {
  const { git, path, gitDirectory, branch, submodules } = place;
  const { phase, from, to } = journal;
  const differences = await differencesOf(git, from, to);
  if (phase === 'move') {
    const names = new Set(differences.map((each) => each.path));
    const others = (await changedPaths(git, { submodules: false })).filter((each) => !names.has(each));
    const foreign = [...others, ...(await findForeign(git, path, differences))];
    if (foreign.length > 0) throw dirty(foreign);
  }
  for (const { path: name, from: before } of differences) {
    if (before === undefined) removeFile(path, name);
  }
  await git.run(['update-ref', `refs/heads/${branch}`, from]);
  await git.run(['reset', '--hard', '--quiet', from]);
  if (submodules) await updateSubmodules(git);
  endJournal(gitDirectory);
}

export async function updateSubmodules(git: Git): Promise<void> {
  await git.run(['submodule', 'sync', '--quiet', '--recursive']);
  await git.run(['submodule', 'update', '--quiet', '--init', '--recursive', '--force']);
}

/** What the programs had changed is kept under a reference: a person may have been at work there, too. */
async function setAside({ git }: Place): Promise<readonly string[]> {
  if ((await changedPaths(git, { submodules: false })).length === 0) return [];
  const kept = await git.line(['stash', 'create', 'ticketwire: what was changed when a deployment was broken off']);
  if (kept === '') return [];
  await git.run(['update-ref', setAsideRef, kept]);
  return [`Changes found there are kept as ${setAsideRef}.`];
}

/** A file that the new commit brought, and the directories that came with it. */
function removeFile(path: string, name: string): void {
  const file = join(path, name);
  if (!['file', 'link'].includes(kindOf(file))) return;
  rmSync(file, { force: true });
  for (let folder = dirname(file); folder.length > path.length; folder = dirname(folder)) {
    try {
      rmdirSync(folder);
    } catch {
      // Others have something in it.
      return;
    }
  }
}

/** Locks of git's that were taken since the journal was written: the git that took them was ours, and is gone. */
function removeLeftLocks({ gitDirectory, commonDirectory, branch }: Place, since: number): void {
  const names = ['HEAD', 'ORIG_HEAD', `refs/heads/${branch}`, `refs/remotes/origin/${branch}`, deployedRef];
  const inCommon = [...names, 'packed-refs', 'shallow', 'refs/ticketwire/previous', setAsideRef, 'config'];
  const files = [
    ...['index', 'HEAD', 'ORIG_HEAD'].map((name) => join(gitDirectory, name)),
    ...inCommon.map((name) => join(commonDirectory, name)),
  ];
  for (const file of files) {
    const found = statSync(`${file}.lock`, { throwIfNoEntry: false });
    // File systems may count by the second.
    if (found !== undefined && found.mtimeMs >= since - 1_000) rmSync(`${file}.lock`, { force: true });
  }
}
