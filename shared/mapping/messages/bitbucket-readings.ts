import type { EventReading } from './reading.ts';

const cloud = {
  what: 'pull request',
  names: ['#{pullrequest.id} {pullrequest.title}'],
  urls: ['{pullrequest.links.html.href}'],
};
const dataCenter = { what: 'pull request', names: ['#{pullRequest.id} {pullRequest.title}'] };
const build: EventReading = {
  what: 'build',
  names: ['{commit_status.name|commit_status.key}'],
  urls: ['{commit_status.url}'],
  states: ['{commit_status.state}'],
  text: 'commit_status.description',
};

/**
 * Bitbucket's events of no family, by their names, with `_` where Bitbucket has `:`.
 * https://support.atlassian.com/bitbucket-cloud/docs/event-payloads/
 * https://confluence.atlassian.com/bitbucketserver/event-payload-938025882.html
 */
export const bitbucketReadings: Readonly<Record<string, EventReading>> = {
  repo_commit_status_created: build,
  repo_commit_status_updated: build,
  repo_updated: { what: 'repository', deed: 'changed the settings of the repository' },
  repo_modified: {
    what: 'repository',
    names: ['{new.name}'],
    deed: 'changed the settings of the repository',
  },
  repo_fork: {
    what: 'fork',
    names: ['{fork.full_name}'],
    urls: ['{fork.links.html.href}'],
    deed: 'forked the repository to',
  },
  repo_forked: {
    what: 'fork',
    names: ['{repository.project.key}/{repository.slug}'],
    deed: 'forked the repository to',
  },
  repo_transfer: { what: 'repository', deed: 'transferred the repository' },
  repo_imported: { what: 'repository', deed: 'imported the repository' },
  repo_deleted: { what: 'repository', deed: 'deleted the repository' },
  project_updated: { what: 'project', names: ['{project.name}'], deed: 'changed the settings of the project' },
  project_modified: { what: 'project', names: ['{new.name}'], deed: 'changed the settings of the project' },
  mirror_repo_synchronized: { what: 'mirror', names: ['{mirrorServer.name}'], states: ['synchronized'] },
  pullrequest_unapproved: { ...cloud, deed: 'withdrew the approval of' },
  pullrequest_changes_request_removed: { ...cloud, deed: 'withdrew the request for changes to' },
  pullrequest_comment_resolved: { ...cloud, deed: 'resolved a comment on' },
  pullrequest_comment_reopened: { ...cloud, deed: 'reopened a comment on' },
  pr_deleted: { ...dataCenter, deed: 'deleted the pull request' },
  pr_reviewer_unapproved: { ...dataCenter, deed: 'withdrew the approval of' },
  pr_reviewer_updated: { ...dataCenter, deed: 'changed the reviewers of' },
};
