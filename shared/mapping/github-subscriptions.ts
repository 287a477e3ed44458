import { eventFamilies } from '../model/event-families.ts';
import { alertTypes } from './github-alert-event.ts';
import { githubTypes } from './github-types.ts';

/** What a GitHub App can be told of: the permission that takes, and the types that can come of it. */
export interface Subscription {
  /** By the API's name; always to read. */
  permission: string;
  types: readonly string[];
  /** Only for rules that name it: whoever wants everything does not mean this, nor the permission that it takes. */
  isRare?: boolean;
}

const alertActions = ['created', 'fixed', 'reopened', 'dismissed', 'resolved', 'reintroduced', 'auto_dismissed'];
const alertsOf = (name: string) =>
  [
    ...['closed_by_user', 'reopened_by_user', 'appeared_in_branch', 'auto_reopened', 'publicly_leaked'],
    ...alertActions,
  ].flatMap((action) => alertTypes(name, action));

const typesOf = (name: string, actions: readonly string[]) => [
  ...new Set(actions.flatMap((action) => githubTypes(name, action))),
];

const pullRequestVerbs = eventFamilies.pull_request ?? [];
const ofPullRequests = pullRequestVerbs.map((verb) => (verb === 'updated' ? 'synchronize' : verb));
const ofComments = eventFamilies.comment ?? [];

/** Other events of GitHub's that an App can be told of, by the permission they take. */
const others: Readonly<Record<string, readonly string[]>> = {
  actions: ['workflow_job'],
  checks: ['check_suite'],
  contents: ['create', 'delete', 'fork', 'gollum'],
  deployments: ['deployment'],
  discussions: ['discussion', 'discussion_comment'],
  members: ['member', 'membership', 'organization', 'team'],
  metadata: ['label', 'public', 'repository', 'star', 'watch'],
  issues: ['milestone'],
  pull_requests: ['pull_request_review_thread'],
};

/** The same for what only rules that name it are told of. */
const rareOthers: typeof others = {
  administration: ['branch_protection_rule', 'repository_ruleset', 'security_and_analysis'],
  contents: ['repository_dispatch', 'workflow_dispatch'],
  deployments: ['deploy_key', 'deployment_review'],
  issues: ['sub_issues', 'issue_dependencies'],
  members: ['team_add'],
  merge_queues: ['merge_group'],
  organization_administration: ['org_block'],
  organization_projects: ['projects_v2', 'projects_v2_item'],
  packages: ['package', 'registry_package'],
  pages: ['page_build'],
  secret_scanning_alerts: ['secret_scanning_alert_location'],
};

const subscriptionsOf = (names: typeof others, given: { isRare?: boolean }): [string, Subscription][] =>
  Object.entries(names).flatMap(([permission, events]) =>
    events.map((event): [string, Subscription] => [event, { permission, types: [`other.${event}`], ...given }]),
  );

/**
 * Events by GitHub's names. Comments on commits tell of commands, too, and of them nobody thinks who asks for commands.
 * https://docs.github.com/webhooks/webhook-events-and-payloads
 */
export const subscriptions: Readonly<Record<string, Subscription>> = {
  push: { permission: 'contents', types: typesOf('push', ['']) },
  release: { permission: 'contents', types: typesOf('release', eventFamilies.release ?? []) },
  commit_comment: { permission: 'contents', types: ['comment.created'] },
  pull_request: {
    permission: 'pull_requests',
    types: typesOf(
      'pull_request',
      ofPullRequests.filter((verb) => !['merged', 'reviewed', 'dismissed'].includes(verb)),
    ),
  },
  pull_request_review: {
    permission: 'pull_requests',
    types: typesOf('pull_request_review', ['submitted', 'dismissed']),
  },
  pull_request_review_comment: {
    permission: 'pull_requests',
    types: typesOf('pull_request_review_comment', ofComments),
  },
  issues: { permission: 'issues', types: typesOf('issues', eventFamilies.issue ?? []) },
  issue_comment: { permission: 'issues', types: typesOf('issue_comment', ofComments) },
  workflow_run: { permission: 'actions', types: typesOf('workflow_run', ['completed']) },
  check_run: { permission: 'checks', types: typesOf('check_run', ['completed']) },
  status: { permission: 'statuses', types: typesOf('status', ['']) },
  deployment_status: { permission: 'deployments', types: typesOf('deployment_status', ['']) },
  code_scanning_alert: { permission: 'security_events', types: alertsOf('code_scanning_alert') },
  dependabot_alert: { permission: 'vulnerability_alerts', types: alertsOf('dependabot_alert') },
  secret_scanning_alert: { permission: 'secret_scanning_alerts', types: alertsOf('secret_scanning_alert') },
  ...Object.fromEntries([...subscriptionsOf(others, {}), ...subscriptionsOf(rareOthers, { isRare: true })]),
};
