import type { Git } from '../../../clients/git.ts';
import { TicketwireError } from '../../../errors.ts';
import { refused } from './inspect.ts';
import { commitAt } from './records.ts';

export interface Choice {
  commit: string;
  notes: readonly string[];
}

/** A remote of several servers may show a push late; so often it is asked again. */
const maxLateAttempts = 2;

/**
 * The commit to deploy: the newest of the branch, which holds what was pushed. Throws `target-failed` where the remote does
 * not show the push yet, and `target-refused` where the branch has not only moved on and may only do that.
 */
export async function chooseCommit(
  git: Git,
  given: {
    head: string;
    branch: string;
    commits: readonly string[];
    attempt: number;
    update: 'fast-forward' | 'reset';
  },
): Promise<Choice> {
  const { head, branch, commits, attempt, update } = given;
  const tip = await git.line(['rev-parse', '--verify', '--end-of-options', `refs/remotes/origin/${branch}^{commit}`]);
  const notes: string[] = [];
  const isTold = await some(commits, (commit) => isAncestor(git, commit, tip));
  if (!isTold) {
    const [pushed = ''] = commits.slice(-1);
    const isKnown = await some(commits, async (commit) => (await commitAt(git, commit)) !== undefined);
    if (!isKnown && attempt <= maxLateAttempts) {
      const words = `'origin' does not have the pushed commit ${pushed} yet; its ${branch} is at ${tip}.`;
      throw new TicketwireError('target-failed', words);
    }
    notes.push(`The pushed commit ${pushed} is no longer part of ${branch}; the newest there is ${tip}.`);
    // What is old there may only be shown late: nothing goes back for that.
    if (await isAncestor(git, tip, head)) return { commit: head, notes };
  }
  if (update === 'fast-forward' && !(await isAncestor(git, head, tip))) {
    const how = (await isAncestor(git, tip, head)) ? 'is ahead of that' : 'is not part of that';
    throw refused(
      `'origin' has ${branch} at ${tip}, and the checkout is at ${head}, which ${how}. Either bring it there by hand, or set 'update: reset' to follow the branch wherever it goes.`,
    );
  }
  return { commit: tip, notes };
}

async function isAncestor(git: Git, older: string, newer: string): Promise<boolean> {
  const args = ['merge-base', '--is-ancestor', '--end-of-options', older, newer];
  return (await git.run(args, { expect: [0, 1, 128] })).status === 0;
}

async function some(commits: readonly string[], holds: (commit: string) => Promise<boolean>): Promise<boolean> {
  for (const commit of commits) if (await holds(commit)) return true;
  return false;
}
