import { type Gitea, giteaPageSize } from '../../../clients/gitea.ts';
import { hasNextPage } from '../../../clients/pages.ts';
import type { IssueLists, IssueQuery } from '../forge/forge-issue.ts';
import { readGiteaIssue } from './issue.ts';
import type { LabelBook } from './label-book.ts';

/** The lists of issues of a repository, always newest first: Gitea takes no order here. */
export function createIssueLists(repository: string, gitea: Gitea, book: LabelBook): IssueLists {
  return {
    place: repository,
    sortsByTouch: false,
    ownLogin: gitea.ownLogin,
    page: async (query, number) => {
      // By a label that the repository does not have Gitea lists every issue.
      if ('label' in query.by && !(await book.hasManaged())) return { found: [], isLast: true };
      const path = `/repos/${repository}/issues?${queryOf(query)}&limit=${giteaPageSize}&page=${number}`;
      // 404 for an author: nobody has that login.
      const expect = 'author' in query.by ? [404] : [];
      const { status, json, headers } = await gitea.send('GET', path, { expect });
      if (status === 404) return { found: [], isLast: true };
      if (!Array.isArray(json)) throw gitea.oddity(`about the issues of ${repository}`, 'is not a list');
      const found = json.map((issue) => readGiteaIssue(issue, repository)).filter((issue) => issue !== undefined);
      return { found, isLast: !hasNextPage(headers, json.length, giteaPageSize) };
    },
  };
}

function queryOf({ state, by, touchedSince = 0 }: IssueQuery): string {
  const filter = 'label' in by ? `labels=${by.label}` : `created_by=${encodeURIComponent(by.author)}`;
  const since = touchedSince <= 0 ? '' : `&since=${new Date(touchedSince).toISOString().replace(/\.\d+Z$/, 'Z')}`;
  return `type=issues&state=${state}&${filter}${since}`;
}
