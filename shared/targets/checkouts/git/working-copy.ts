import type { Git } from '../../../clients/git.ts';
import { createGit } from '../../../clients/git.ts';
import { asTicketwireError, TicketwireError } from '../../../errors.ts';
import type { CheckoutState, Deployed, DeployRequest, WorkingCopy } from '../working-copy.ts';
import { chooseCommit } from './choose.ts';
import {
  changedPaths,
  findLayout,
  findOrigin,
  type Layout,
  refused,
  requireClean,
  requireDirectory,
  requireOnBranch,
} from './inspect.ts';
import { endJournal, readJournal, writeJournal } from './journal.ts';
import { isLocked, type Lock, takeLock } from './lock.ts';
import { move } from './move.ts';
import { runPrograms } from './programs.ts';
import { commitAt, fetchedRef, programsId, readDone, readRecords } from './records.ts';
import { recover } from './recover.ts';
import type { Place } from './restore.ts';
import type { Statuses } from './statuses.ts';

export interface CheckoutSettings {
  path: string;
  repository: string;
  branch: string;
  update: 'fast-forward' | 'reset';
  submodules: boolean;
  lfs: boolean;
  timeout: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A checkout on this machine. */
export function createWorkingCopy(
  settings: CheckoutSettings,
  program: { env: Environment; now(): number; statuses: Statuses },
): WorkingCopy {
  const { branch, repository, update } = settings;
  return {
    deploy: (request) =>
      withCheckout(settings, program, async ({ place, head, lock, notes }) => {
        const { git } = place;
        writeJournal(place.gitDirectory, { phase: 'fetch', from: head });
        await fetchBranch(git, branch);
        const { commit, notes: said, late } = await chooseCommit(git, { ...request, head, branch, update });
        notes.push(...said);
        const { deployed } = await readRecords(git);
        const isDone = readDone(place.gitDirectory, commit).includes(programsId(request.programs));
        if (head === commit && deployed === commit && isDone) {
          endJournal(place.gitDirectory);
          return { isChanged: false, commit, notes, late };
        }
        return { ...(await moveThere({ place, head, lock, notes }, commit, request.programs)), late };
      }),
    rollback: (programs) =>
      withCheckout(settings, program, async ({ place, head, lock, notes }) => {
        const { deployed, previous } = await readRecords(place.git);
        if (deployed === undefined || previous === undefined) {
          throw refused('nothing was deployed there before, so there is nothing to go back to.');
        }
        if (head !== deployed) {
          throw refused(`${deployed} was deployed, and it is at ${head}: somebody moved it, so it stays as it is.`);
        }
        return moveThere({ place, head, lock, notes }, previous, programs);
      }),
    describe: () => describeCheckout(settings, program),
  };

  async function moveThere(given: Taken, commit: string, programs: DeployRequest['programs']): Promise<Deployed> {
    const { place, head, lock, notes } = given;
    const started = await program.statuses.start(commit);
    const run = (to: string, previous: string) =>
      runPrograms(programs, {
        path: place.path,
        timeoutMs: settings.timeout,
        env: program.env,
        onStart: lock.note,
        facts: { commit: to, previous, branch, repository },
      });
    try {
      await move(place, { from: head, to: commit, programs, run });
    } catch (thrown) {
      const isRefusal = thrown instanceof TicketwireError && thrown.code === 'target-refused';
      // What a program said is for those who may see this machine.
      const where = await commitAt(place.git, 'HEAD').catch(() => undefined);
      await started.end(isRefusal ? 'failure' : 'error', `The deployment failed; the checkout is ${placeOf(where)}.`);
      throw thrown;
    }
    await started.end('success', endedWords.success);
    const previous = head === commit ? undefined : head;
    return { isChanged: true, commit, previous, notes: [...notes, ...started.notes], late: [] };

    function placeOf(where: string | undefined): string {
      if (where === head) return 'at the commit before';
      return where === commit ? 'at the commit, and it is not complete' : `at ${where ?? 'no known commit'}`;
    }
  }
}

const endedWords = {
  success: 'The checkout is at the commit.',
  error: 'The deployment was broken off, and taken back.',
};

interface Taken {
  place: Place;
  head: string;
  lock: Lock;
  notes: string[];
}

async function fetchBranch(git: Git, branch: string): Promise<void> {
  // Into a reference of our own: others may be in the way of the one that people see.
  const what = ['--end-of-options', 'origin', `+refs/heads/${branch}:${fetchedRef}`];
  await git.run(['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--refmap=', ...what]);
  await git.run(['update-ref', `refs/remotes/origin/${branch}`, fetchedRef], { expect: [0, 1, 128] });
}

/** Does something to the checkout alone, after everything was looked at that speaks against it. */
async function withCheckout<T>(
  { path: named, branch, submodules, lfs, timeout }: CheckoutSettings,
  { env, now, statuses }: { env: Environment; now(): number; statuses: Statuses },
  work: (taken: Taken) => Promise<T>,
): Promise<T> {
  const path = requireDirectory(named);
  const layout = await findLayout(createGit({ path, timeoutMs: timeout, env }), path);
  const lock = await takeLock(layout.gitDirectory, now).catch((thrown) => {
    throw fileError(thrown, named);
  });
  try {
    const local = createGit({ path, timeoutMs: timeout, env, onStart: lock.note });
    const git = local.online(await findOrigin(local, { submodules }));
    const place: Place = { ...layout, git, path, branch, submodules, lfs };
    const { notes, ended } = await recover(place, lock.takenOverAt);
    if (ended !== undefined) {
      const started = await statuses.start(ended.commit);
      await started.end(ended.state, endedWords[ended.state]);
    }
    const head = await requireOnBranch(git, layout, branch);
    await requireClean(git, { submodules });
    try {
      return await work({ place, head, lock, notes: [...notes] });
    } catch (error) {
      // Only fetched: there is nothing to take back.
      if (readJournal(layout.gitDirectory)?.journal.phase === 'fetch') await recover(place);
      if (notes.length === 0) throw error;
      const { code, message } = asTicketwireError(error);
      throw new TicketwireError(code, [message, ...notes].join(' '), { cause: error });
    }
  } catch (thrown) {
    throw fileError(thrown, named);
  } finally {
    lock.release();
  }
}

const fullCodes = ['ENOSPC', 'EDQUOT'];
const forbiddenCodes = ['EACCES', 'EPERM', 'EROFS'];
const passingCodes = ['EIO', 'EMFILE', 'ENFILE', 'ENOMEM', 'EBUSY'];

/** What keeps us from reading and writing in the checkout is no defect of ours. */
function fileError(thrown: unknown, path: string): unknown {
  const { code = '' } = thrown as NodeJS.ErrnoException;
  if (thrown instanceof TicketwireError) return thrown;
  const told = (kind: 'target-failed' | 'target-forbidden', words: string) =>
    new TicketwireError(kind, `${path} cannot be worked in (${code}). ${words}`, { cause: thrown });
  if (fullCodes.includes(code)) return told('target-failed', 'The disk is full.');
  if (passingCodes.includes(code)) return told('target-failed', 'It is tried again.');
  return forbiddenCodes.includes(code) ? told('target-forbidden', 'Does this user own the checkout?') : thrown;
}

async function describeCheckout(
  { path: named, repository, branch, submodules, timeout }: CheckoutSettings,
  { env, now }: { env: Environment; now(): number },
): Promise<CheckoutState> {
  const common = { path: named, repository, branch };
  try {
    const path = requireDirectory(named);
    const git = createGit({ path, timeoutMs: timeout, env });
    const layout = await findLayout(git, path);
    const records = await readRecords(git);
    const state = (word: CheckoutState['state'], head?: string): CheckoutState => ({
      ...common,
      head,
      ...records,
      state: word,
    });
    if (isLocked(layout.gitDirectory, now())) return state('busy');
    if (readJournal(layout.gitDirectory) !== undefined) return state('interrupted');
    const head = await requireOnBranch(git, layout, branch);
    return state(await stateOf({ git, layout, head, deployed: records.deployed, submodules }), head);
  } catch (thrown) {
    return { ...common, state: 'unusable', reason: asTicketwireError(thrown).message };
  }
}

async function stateOf(given: {
  git: Git;
  layout: Layout;
  head: string;
  deployed: string | undefined;
  submodules: boolean;
}): Promise<CheckoutState['state']> {
  const { git, head, deployed, submodules } = given;
  if ((await changedPaths(git, { submodules })).length > 0) return 'changed';
  if (deployed === undefined) return 'never deployed';
  return head === deployed ? 'deployed' : 'moved';
}
