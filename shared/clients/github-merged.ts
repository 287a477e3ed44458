import { TicketwireError } from '../errors.ts';
import { isJsonObject, JsonReader } from '../mapping/json-body.ts';
import type { Github } from './github.ts';
import { pageSize } from './github-pages.ts';
import { hasNextPage } from './pages.ts';

/** Whoever wrote more than that is no newcomer, whatever was merged. */
const maxPages = 10;

/**
 * How many pull requests of somebody were merged in a repository, up to `enough`. The one at hand counts if it was
 * merged: the list may not show that yet. https://docs.github.com/rest/issues/issues#list-repository-issues
 */
export async function countMerged(
  github: Github,
  { repository, login }: { repository: string; login: string },
  { number, isMerged }: { number: number; isMerged: boolean },
  enough: number,
): Promise<number> {
  let count = isMerged ? 1 : 0;
  const query = `creator=${encodeURIComponent(login)}&state=closed&per_page=${pageSize}`;
  for (let page = 1; page <= maxPages && count < enough; page += 1) {
    const { json, headers } = await github.send('GET', `/repos/${repository}/issues?${query}&page=${page}`);
    if (!Array.isArray(json)) {
      throw new TicketwireError('target-failed', `GitHub's list of what ${login} wrote is not a list.`);
    }
    const others = json.filter(isJsonObject).filter((each) => each.number !== number);
    count += others.filter((each) => new JsonReader(each).text('pull_request.merged_at') !== undefined).length;
    if (!hasNextPage(headers, json.length, pageSize)) break;
  }
  return count;
}
