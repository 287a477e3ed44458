import { type Gitlab, gitlabPageSize } from '../../../clients/gitlab.ts';
import { hasNextPage } from '../../../clients/pages.ts';
import type { IssueLists, IssueQuery } from '../forge/forge-issue.ts';
import { readGitlabIssue } from './issue.ts';

/** The lists of issues of a GitLab project. https://docs.gitlab.com/api/issues/#list-project-issues */
export function createIssueLists(project: string, gitlab: Gitlab): IssueLists {
  const issues = `/projects/${encodeURIComponent(project)}/issues`;
  return {
    place: project,
    sortsByTouch: true,
    ownLogin: gitlab.ownLogin,
    page: async (query, number) => {
      const path = `${issues}?${queryOf(query)}&per_page=${gitlabPageSize}&page=${number}`;
      const { json, headers } = await gitlab.send('GET', path);
      if (!Array.isArray(json)) throw gitlab.oddity(`about the issues of ${project}`, 'is not a list');
      const found = json.map((issue) => readGitlabIssue(issue, project)).filter((issue) => issue !== undefined);
      return { found, isLast: !hasNextPage(headers, json.length, gitlabPageSize) };
    },
  };
}

const orders = {
  newest: 'order_by=created_at&sort=desc',
  oldest: 'order_by=created_at&sort=asc',
  'touched-last': 'order_by=updated_at&sort=desc',
} as const;

function queryOf({ state, by, order }: IssueQuery): string {
  const filter = 'label' in by ? `labels=${by.label}` : `author_username=${encodeURIComponent(by.author)}`;
  return `state=${state === 'open' ? 'opened' : state}&${filter}&${orders[order]}`;
}
