import { isJsonObject, JsonReader } from '../mapping/json-body.ts';
import type { EpochMs } from '../model/json.ts';
import type { Github } from './github.ts';
import { pageSize } from './github-pages.ts';
import { hasNextPage } from './pages.ts';

/** Whoever wrote more here has been asked about before. */
const maxPages = 50;

export interface MergedPullRequest {
  number: number;
  mergedAt: EpochMs;
  /** How many comments it has. */
  comments: number;
}

/**
 * The merged pull requests of an author in a repository, the latest opened first, page by page as they are wanted. A list, and
 * not a search: the search's index lags behind, and does not find everybody.
 * https://docs.github.com/rest/issues/issues#list-repository-issues
 */
export async function* mergedPullRequests(
  github: Github,
  { repository, login }: { repository: string; login: string },
): AsyncGenerator<MergedPullRequest, void, undefined> {
  const list = `/repos/${repository}/issues?creator=${encodeURIComponent(login)}&state=closed&per_page=${pageSize}`;
  for (let page = 1; page <= maxPages; page += 1) {
    const { json, headers } = await github.send('GET', `${list}&page=${page}`);
    const items = Array.isArray(json) ? json : [];
    for (const item of items.filter(isJsonObject)) {
      const { number, comments } = item;
      const mergedAt = Date.parse(new JsonReader(item).text('pull_request.merged_at') ?? '');
      if (typeof number !== 'number' || Number.isNaN(mergedAt)) continue;
      yield { number, mergedAt, comments: typeof comments === 'number' ? comments : 1 };
    }
    if (!hasNextPage(headers, items.length, pageSize)) return;
  }
}
