import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { branchOf } from './inspect.ts';
import { endJournal, readJournal } from './journal.ts';
import { commitAt, deployedRef, fetchedRef, previousRef, record } from './records.ts';
import { type Place, restore } from './restore.ts';

export interface Recovered {
  /** What a person should know. */
  notes: readonly string[];
  /** The commit whose deployment was broken off, and how it ended now: it was complete but for writing that down, or was taken back. */
  ended?: { commit: string; state: 'success' | 'error' };
}

/**
 * Takes back what an earlier attempt left half done. Throws `target-refused`, and leaves everything as it is, where a
 * person has changed files since. `killedBefore`: when the process that left it was gone, in ms; absent where it was not.
 */
export async function recover(place: Place, killedBefore?: number): Promise<Recovered> {
  const { git, gitDirectory, branch } = place;
  const left = readJournal(gitDirectory);
  if (left === undefined) return { notes: [] };
  const { journal, writtenAt } = left;
  if (killedBefore !== undefined) removeLeftLocks(place, { from: writtenAt, to: killedBefore });
  const head = await commitAt(git, 'HEAD');
  const at = await branchOf(git);
  const isOurs =
    (at === undefined || at === branch) && (head === journal.from || ('to' in journal && head === journal.to));
  if (!isOurs || journal.phase === 'fetch') {
    endJournal(gitDirectory);
    return { notes: [] };
  }
  if (journal.phase === 'record') {
    await record(git, gitDirectory, journal);
    endJournal(gitDirectory);
    return { notes: [], ended: { commit: journal.to, state: 'success' } };
  }
  const notes = await restore(place, journal);
  const said = `An attempt that was broken off was taken back to ${journal.from}.`;
  return { notes: [said, ...notes], ended: { commit: journal.to, state: 'error' } };
}

/** Locks of git's that were taken while the journal was in force: the git that took them was ours, and is gone. */
function removeLeftLocks(
  { gitDirectory, commonDirectory, branch }: Place,
  { from, to }: { from: number; to: number },
): void {
  const own = ['index', 'HEAD', 'ORIG_HEAD', deployedRef, previousRef, fetchedRef];
  const inCommon = [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`, 'packed-refs', 'shallow', 'config'];
  const files = [
    ...own.map((name) => join(gitDirectory, name)),
    ...inCommon.map((name) => join(commonDirectory, name)),
  ];
  for (const file of files) {
    const found = statSync(`${file}.lock`, { throwIfNoEntry: false });
    // File systems may count by the second.
    const isLeft = found !== undefined && found.mtimeMs >= from - 1_000 && found.mtimeMs <= to;
    if (isLeft) rmSync(`${file}.lock`, { force: true });
  }
}
