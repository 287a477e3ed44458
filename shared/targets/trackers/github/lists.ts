import type { Github } from '../../../clients/github.ts';
import { authorOf, createdAt, readIssue, updatedAt } from '../../../clients/github-issue.ts';
import { pageSize } from '../../../clients/github-pages.ts';
import { hasNextPage } from '../../../clients/pages.ts';
import { TicketwireError } from '../../../errors.ts';
import { isJsonObject } from '../../../mapping/json-body.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { ForgeIssue, IssueLists, IssueQuery } from '../forge/forge-issue.ts';

/** The lists of issues of a GitHub repository. https://docs.github.com/rest/issues/issues#list-repository-issues */
export function createIssueLists(repository: string, github: Github): IssueLists {
  return {
    place: repository,
    sortsByTouch: true,
    ownLogin: github.ownLogin,
    page: async (query, number) => {
      const path = `/repos/${repository}/issues?${queryOf(query)}&per_page=${pageSize}&page=${number}`;
      const { json, headers } = await github.send('GET', path);
      if (!Array.isArray(json)) {
        throw new TicketwireError(
          'target-failed',
          `GitHub's list of the issues of ${repository} is not a list; nothing can be concluded from it.`,
        );
      }
      const found = json.filter(isJsonObject).flatMap((issue) => forgeIssues(issue, repository));
      return { found, isLast: !hasNextPage(headers, json.length, pageSize) };
    },
  };
}

const orders = {
  newest: 'sort=created&direction=desc',
  oldest: 'sort=created&direction=asc',
  'touched-last': 'sort=updated&direction=desc',
} as const;

function queryOf({ state, by, order }: IssueQuery): string {
  const filter = 'label' in by ? `labels=${by.label}` : `creator=${encodeURIComponent(by.author)}`;
  return `state=${state}&${filter}&${orders[order]}`;
}

/** None for a pull request. */
function forgeIssues(issue: JsonObject, repository: string): ForgeIssue[] {
  const ticket = issue.pull_request === undefined ? readIssue(issue, repository) : undefined;
  if (ticket === undefined) return [];
  return [
    {
      ticket,
      body: String(issue.body),
      author: authorOf(issue),
      createdAt: createdAt(issue),
      updatedAt: updatedAt(issue),
      comments: typeof issue.comments === 'number' ? issue.comments : 0,
    },
  ];
}
