import { join } from 'node:path';
import { TicketwireError } from '../../../errors.ts';
import { differencesOf, kindOf } from './difference.ts';
import { changedPaths, listed, refused, requireClean } from './inspect.ts';
import { endJournal, type Journal, writeJournal } from './journal.ts';
import { programsId, record } from './records.ts';
import { type Place, restore, updateSubmodules } from './restore.ts';

export interface MoveInput {
  from: string;
  to: string;
  lfs: boolean;
  programs: readonly (readonly string[])[];
  run(commit: string, previous: string): Promise<void>;
}

/**
 * Brings the checkout from one commit to another, with what belongs to it, and runs the programs. Either all of it holds
 * afterwards, or the checkout is as it was before, and what went wrong is thrown.
 */
export async function move(place: Place, { from, to, lfs, programs, run }: MoveInput): Promise<void> {
  const { git, gitDirectory, branch, submodules } = place;
  await requireClean(git, place);
  await requireRoom(place, from, to);
  let journal: Exclude<Journal, { phase: 'fetch' }> = { phase: 'move', from, to, programs: programsId(programs) };
  const enter = (phase: typeof journal.phase) => {
    journal = { ...journal, phase };
    writeJournal(gitDirectory, journal);
  };
  enter('move');
  try {
    if (from !== to) {
      // Unlike reset and merge it overwrites no file that git does not know.
      await git.run(['read-tree', '-m', '-u', '--no-recurse-submodules', from, to]);
      await git.run(['update-ref', '-m', 'ticketwire: deploy', `refs/heads/${branch}`, to, from]);
    }
    if (submodules) await updateSubmodules(git);
    if (lfs) await git.run(['lfs', 'pull', 'origin'], { env: { GIT_LFS_SKIP_SMUDGE: '0' } });
    await requireAt(place, to, 'git left it otherwise');
    enter('run');
    await run(to, from);
    await requireAt(
      place,
      to,
      'the programs of the rule left it otherwise; let them write only files that git ignores',
    );
    enter('record');
  } catch (error) {
    await takeBack(place, journal, error);
    throw error;
  }
  await record(git, gitDirectory, journal);
  endJournal(gitDirectory);
}

/** Where even that fails the journal stays, and the next attempt does it. */
async function takeBack(place: Place, journal: Parameters<typeof restore>[1], reason: unknown): Promise<void> {
  try {
    await restore(place, journal);
  } catch (error) {
    const [why, what] = [reason, error].map((each) => (each instanceof Error ? each.message : 'unknown reason'));
    const message = `${why} Afterwards it could not be brought back to ${journal.from}: ${what} The next attempt tries that first.`;
    throw new TicketwireError('target-failed', message, { cause: reason });
  }
}

/** Throws where files that git does not know are in the way. */
async function requireRoom({ git, path }: Place, from: string, to: string): Promise<void> {
  const inTheWay = (await differencesOf(git, from, to))
    .filter((each) => each.from === undefined && ['file', 'link'].includes(kindOf(join(path, each.path))))
    .map((each) => each.path);
  if (inTheWay.length === 0) return;
  throw refused(`${listed(inTheWay)} there before, unknown to git, and the new commit has it. Move it away.`);
}

async function requireAt({ git, submodules }: Place, commit: string, what: string): Promise<void> {
  const head = await git.line(['rev-parse', '--verify', 'HEAD^{commit}']);
  const changed = head === commit ? await changedPaths(git, { submodules }) : [];
  if (head === commit && changed.length === 0) return;
  const how = head === commit ? `${listed(changed)} changed` : `it is at ${head}`;
  throw refused(`it should be at ${commit} and clean, and ${how}: ${what}.`);
}
