import type { Github } from '../../../clients/github.ts';
import { mergedPullRequests } from '../../../clients/github-merged.ts';
import { hasIssueComment } from '../../trackers/github/comments.ts';
import type { MergedQuery, Place } from '../membership.ts';

/** So many of the latest merged pull requests are looked at for a welcome. */
const maxLookedAt = 10;

export async function countMerged(github: Github, { besides, ...of }: MergedQuery, enough: number): Promise<number> {
  let count = 0;
  for await (const { number } of mergedPullRequests(github, of)) {
    if (number !== besides) count += 1;
    if (count >= enough) break;
  }
  return count;
}

export async function findWelcome(
  github: Github,
  { besides, ...of }: MergedQuery,
  remarkId: string,
): Promise<Place | undefined> {
  let looked = 0;
  for await (const { number, comments, mergedAt } of mergedPullRequests(github, of)) {
    if (number === besides || comments === 0) continue;
    const at = { repository: of.repository, number };
    if (await hasIssueComment(github, { ...at, number: String(number) }, { id: remarkId, since: mergedAt })) return at;
    looked += 1;
    if (looked >= maxLookedAt) break;
  }
  return undefined;
}
