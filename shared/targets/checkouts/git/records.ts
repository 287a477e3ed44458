import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Git } from '../../../clients/git.ts';
import { isJsonObject } from '../../../mapping/json-body.ts';
import { writeWhole } from './journal.ts';

/**
 * Kept as references, so that git never throws the commits away; each of several work trees of one repository has its own.
 * https://git-scm.com/docs/git-worktree#_refs
 */
export const deployedRef = 'refs/worktree/ticketwire/deployed';
export const previousRef = 'refs/worktree/ticketwire/previous';
/** The branch as it was fetched last. */
export const fetchedRef = 'refs/worktree/ticketwire/fetched';
/** Below it stands what was found when a deployment was taken back, by the time. */
export const setAsideRefs = 'refs/worktree/ticketwire/set-aside';

export interface Records {
  /** What was deployed completely, its programs included. */
  deployed?: string | undefined;
  previous?: string | undefined;
}

export async function readRecords(git: Git): Promise<Records> {
  return { deployed: await commitAt(git, deployedRef), previous: await commitAt(git, previousRef) };
}

/** The commit that a reference or an id stands for; undefined where it is not there. */
export async function commitAt(git: Git, name: string): Promise<string | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { status, text } = await git.run(args, { expect: [0, 1, 128] });
  return status === 0 ? text.trim() : undefined;
}

/** Writes down that a commit is deployed completely, and by which programs. May be repeated. */
export async function record(
  git: Git,
  gitDirectory: string,
  { from, to, programs }: { from: string; to: string; programs: string },
): Promise<void> {
  const { deployed } = await readRecords(git);
  const previous = from !== to ? from : deployed !== to ? deployed : undefined;
  const lines = [`update ${deployedRef} ${to}`];
  if (previous !== undefined) lines.push(`update ${previousRef} ${previous}`);
  await git.run(['update-ref', '--stdin'], { input: `${lines.join('\n')}\n` });
  const done = new Set([...(deployed === to ? readDone(gitDirectory, to) : []), programs]);
  writeWhole(join(gitDirectory, fileName), JSON.stringify({ commit: to, done: [...done] }));
}

const fileName = 'ticketwire.done';

/** Which programs have run for a commit, by {@link programsId}. */
export function readDone(gitDirectory: string, commit: string): readonly string[] {
  try {
    const json: unknown = JSON.parse(readFileSync(join(gitDirectory, fileName), 'utf8'));
    return isJsonObject(json) && json.commit === commit && Array.isArray(json.done) ? json.done.map(String) : [];
  } catch {
    // Lost, it only makes them run once more.
    return [];
  }
}

export function programsId(programs: readonly (readonly string[])[]): string {
  return createHash('sha256').update(JSON.stringify(programs)).digest('hex').slice(0, 16);
}
