import { asTicketwireError, TicketwireError } from '../../../errors.ts';
import { type Difference, differencesOf, kindAt } from './difference.ts';
import { branchOf, changedPaths, listed, refused, requireClean, requireNoLock } from './inspect.ts';
import { endJournal, writeJournal } from './journal.ts';
import { programsId, record } from './records.ts';
import { type Begun, type Place, removeSubmodules, restore, updateSubmodules } from './restore.ts';
import { findInTheWay, replacedSubmodules } from './room.ts';

export interface MoveInput {
  from: string;
  to: string;
  programs: readonly (readonly string[])[];
  run(commit: string, previous: string): Promise<void>;
}

/**
 * Brings the checkout from one commit to another, with what belongs to it, and runs the programs. Either all of it holds
 * afterwards, or the checkout is as it was before, and what went wrong is thrown.
 */
export async function move(place: Place, { from, to, programs, run }: MoveInput): Promise<void> {
  const { git, gitDirectory, branch, submodules, lfs } = place;
  await requireClean(git, place);
  const differences = await differencesOf(git, from, to);
  await makeRoom(place, differences);
  requireNoLock(place);
  // Git refuses to replace files whose times it does not know, whatever their content.
  await git.run(['update-index', '-q', '--refresh'], { expect: [0, 1] });
  let journal: Begun = { phase: 'move', from, to, programs: programsId(programs) };
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
      requireGone(place, differences);
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
    return takeBack(place, journal, error);
  }
  await record(git, gitDirectory, journal);
  endJournal(gitDirectory);
}

/** Throws the error with what became of the checkout. Where even that fails the journal stays, and the next attempt does it. */
async function takeBack(place: Place, journal: Begun, thrown: unknown): Promise<never> {
  const error = asTicketwireError(thrown);
  let notes: readonly string[];
  try {
    notes = await restore(place, journal);
  } catch (second) {
    const what = asTicketwireError(second).message;
    const message = `${error.message} Afterwards it could not be brought back to ${journal.from}: ${what} The next attempt tries that first.`;
    throw new TicketwireError('target-failed', message, { cause: thrown });
  }
  if (notes.length === 0) throw thrown;
  throw new TicketwireError(error.code, [error.message, ...notes].join(' '), { cause: thrown });
}

/** Throws where files that git does not know are in the way. */
async function makeRoom(place: Place, differences: readonly Difference[]): Promise<void> {
  const { git, path, submodules } = place;
  const replaced = submodules ? replacedSubmodules(differences) : [];
  const isReplaced = (name: string) => replaced.some((each) => name === each || name.startsWith(`${each}/`));
  const coming = differences
    .filter((each) => each.to !== undefined && !isReplaced(each.path))
    .map((each) => ({ path: each.path, isSubmodule: each.becomesSubmodule }));
  const inTheWay = await findInTheWay(git, path, coming);
  if (inTheWay.length > 0) {
    throw refused(`${listed(inTheWay)} there before, unknown to git, and the new commit has it. Move it away.`);
  }
  await removeSubmodules(place, replaced);
}

/** Of a file that it cannot remove git says so, and goes on. */
function requireGone({ path }: Place, differences: readonly Difference[]): void {
  const left = differences.filter(
    (each) => each.to === undefined && !each.isSubmodule && ['file', 'link'].includes(kindAt(path, each.path)),
  );
  if (left.length === 0) return;
  throw refused(`${listed(left.map((each) => each.path))} to be removed and could not be: may this user write there?`);
}

async function requireAt({ git, branch, submodules }: Place, commit: string, what: string): Promise<void> {
  const at = await branchOf(git);
  if (at !== branch) throw refused(`it should be on ${branch}, and is on ${at ?? 'no branch'}: ${what}.`);
  const head = await git.line(['rev-parse', '--verify', 'HEAD^{commit}']);
  const changed = head === commit ? await changedPaths(git, { submodules }) : [];
  if (head === commit && changed.length === 0) return;
  const how = head === commit ? `${listed(changed)} changed` : `it is at ${head}`;
  throw refused(`it should be at ${commit} and clean, and ${how}: ${what}.`);
}
