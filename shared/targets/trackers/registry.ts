import { giteaIssues } from './gitea-issues.ts';
import { githubIssues } from './github-issues.ts';
import { gitlabIssues } from './gitlab-issues.ts';
import { jira } from './jira.ts';
import { local } from './local.ts';

/** Every tracker type by its name in the configuration; a test holds this against the folder. */
export const trackerTypes = {
  'github-issues': githubIssues,
  'gitlab-issues': gitlabIssues,
  'gitea-issues': giteaIssues,
  jira,
  local,
} as const;
