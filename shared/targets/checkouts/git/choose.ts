import type { Git } from '../../../clients/git.ts';
import { TicketwireError } from '../../../errors.ts';
import { refused } from './inspect.ts';
import { commitAt, fetchedRef } from './records.ts';

export interface Choice {
  commit: string;
  notes: readonly string[];
  /** Commits that the remote does not show yet. */
  late: readonly string[];
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
  const tip = await git.line(['rev-parse', '--verify', '--end-of-options', `${fetchedRef}^{commit}`]);
  const notes: string[] = [];
  const [pushed = ''] = commits;
  const { lastShown, late } = await compare(git, commits, tip);
  if (late.includes(pushed) && attempt <= maxLateAttempts) {
    const words = `'origin' does not have the pushed commit ${pushed} yet; its ${branch} is at ${tip}.`;
    throw new TicketwireError('target-failed', words);
  }
  if (!(await isAncestor(git, pushed, tip))) {
    notes.push(`The pushed commit ${pushed} is no longer part of ${branch}; the newest there is ${tip}.`);
    // What is old there may only be shown late: nothing goes back for that.
    if (lastShown < 0 && (await isAncestor(git, tip, head))) return { commit: head, notes, late };
  }
  if (update === 'fast-forward' && !(await isAncestor(git, head, tip))) {
    const how = (await isAncestor(git, tip, head)) ? 'is ahead of that' : 'is not part of that';
    throw refused(
      `'origin' has ${branch} at ${tip}, and the checkout is at ${head}, which ${how}. Either bring it there by hand, or set 'update: reset' to follow the branch wherever it goes.`,
    );
  }
  return { commit: tip, notes, late };
}

async function isAncestor(git: Git, older: string, newer: string): Promise<boolean> {
  const args = ['merge-base', '--is-ancestor', '--end-of-options', older, newer];
  return (await git.run(args, { expect: [0, 1, 128] })).status === 0;
}

/**
 * Which of the commits the remote does not show yet. What was pushed before one that it shows is there, or was taken away
 * again, as is one that was fetched earlier.
 */
async function compare(
  git: Git,
  commits: readonly string[],
  tip: string,
): Promise<{ lastShown: number; late: readonly string[] }> {
  let lastShown = -1;
  for (const [index, commit] of commits.entries()) if (await isAncestor(git, commit, tip)) lastShown = index;
  const late: string[] = [];
  for (const commit of commits.slice(lastShown + 1)) {
    if ((await commitAt(git, commit)) === undefined) late.push(commit);
  }
  return { lastShown, late };
}
