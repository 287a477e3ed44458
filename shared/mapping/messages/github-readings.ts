import type { EventReading } from './reading.ts';

const discussion = {
  what: 'discussion',
  names: ['#{discussion.number} {discussion.title}', '{discussion.title}'],
  urls: ['{discussion.html_url}'],
};
const team = { what: 'team', names: ['{team.name}'], urls: ['{team.html_url}'] };
const member = { what: 'member', names: ['{member.login}'], urls: ['{member.html_url}'] };
const organization = { what: 'organisation', names: ['{organization.login}'] };
/** Of an alert's life what no ticket follows. */
const alert = (what: string, names: readonly string[]): EventReading => ({
  what,
  names,
  urls: ['{alert.html_url}'],
  states: ['{action}'],
});
const registered = (of: string): EventReading => ({
  what: 'package',
  names: [`{${of}.name} {${of}.package_version.version}`, `{${of}.name}`],
  urls: [`{${of}.package_version.html_url}`, `{${of}.html_url}`],
});

/**
 * GitHub's events of no family, by their names. https://docs.github.com/webhooks/webhook-events-and-payloads
 */
export const githubReadings: Readonly<Record<string, EventReading>> = {
  branch_protection_rule: { what: 'branch protection rule', names: ['{rule.name}'] },
  check_run: {
    what: 'check',
    names: ['{check_run.name}'],
    urls: ['{check_run.html_url}', '{check_run.details_url}'],
    states: ['{check_run.conclusion}', '{check_run.status}'],
  },
  check_suite: {
    what: 'check suite',
    names: ['{check_suite.app.name} on {check_suite.head_branch}', '{check_suite.app.name}'],
    states: ['{check_suite.conclusion}', '{check_suite.status}'],
  },
  code_scanning_alert: alert('code scanning alert', ['{alert.rule.description}', '{alert.rule.id}']),
  dependabot_alert: alert('Dependabot alert', ['{alert.security_advisory.summary}']),
  secret_scanning_alert: alert('secret scanning alert', ['#{alert.number}']),
  secret_scanning_alert_location: {
    ...alert('place of the secret scanning alert', ['#{alert.number}']),
    states: ['found'],
  },
  deploy_key: { what: 'deploy key', names: ['{key.title}'] },
  deployment: {
    what: 'deployment',
    names: ['{deployment.ref} to {deployment.environment}', '{deployment.environment}', 'a commit'],
    deed: 'asked for the deployment of',
  },
  deployment_review: {
    what: 'deployment',
    names: ['{environment}', '{workflow_job_run.environment}'],
    urls: ['{workflow_run.html_url}'],
    deeds: {
      requested: 'asked for leave to deploy to',
      approved: 'allowed the deployment to',
      rejected: 'refused the deployment to',
    },
  },
  deployment_status: {
    what: 'deployment of',
    names: ['{deployment.ref} to {deployment.environment}', '{deployment.environment}', 'a commit'],
    urls: ['{deployment_status.environment_url}', '{deployment_status.log_url}', '{deployment_status.target_url}'],
    states: ['{deployment_status.state}'],
  },
  discussion: {
    ...discussion,
    deeds: {
      created: 'started the discussion',
      answered: 'marked the answer to the discussion',
      unanswered: 'took the mark off the answer to the discussion',
      category_changed: 'gave another category to the discussion',
      labeled: 'put the label {label.name} on the discussion',
      unlabeled: 'took the label {label.name} off the discussion',
    },
    text: 'discussion.body',
  },
  discussion_comment: {
    ...discussion,
    urls: ['{comment.html_url}', '{discussion.html_url}'],
    deeds: {
      created: 'commented on the discussion',
      edited: 'edited a comment on the discussion',
      deleted: 'deleted a comment on the discussion',
    },
    text: 'comment.body',
  },
  fork: {
    what: 'fork',
    names: ['{forkee.full_name}', '{forkee.name}'],
    urls: ['{forkee.html_url}'],
    deed: 'forked the repository to',
  },
  github_app_authorization: {
    what: 'authorisation of an app',
    deeds: { revoked: 'took back the authorisation of the app' },
  },
  installation: {
    what: 'installation of an app',
    names: ['{installation.account.login}'],
    urls: ['{installation.account.html_url}'],
    deeds: {
      created: 'installed the app {installation.app_slug} for',
      deleted: 'removed the app {installation.app_slug} from',
      suspend: 'suspended the app {installation.app_slug} for',
      unsuspend: 'let the app {installation.app_slug} work again for',
      new_permissions_accepted: 'gave more permissions to the app {installation.app_slug} for',
    },
  },
  installation_repositories: {
    what: 'repositories of an app',
    deeds: { added: 'let the app into more repositories', removed: 'shut the app out of repositories' },
    items: 'repositories_added',
  },
  label: { what: 'label', names: ['{label.name}'] },
  marketplace_purchase: {
    what: 'plan',
    names: ['{marketplace_purchase.plan.name}'],
    deeds: { purchased: 'bought the plan', cancelled: 'cancelled the plan', changed: 'changed to the plan' },
  },
  member: {
    ...member,
    deeds: {
      added: 'added the collaborator',
      removed: 'removed the collaborator',
      edited: 'changed the permissions of',
    },
  },
  membership: {
    ...team,
    deeds: { added: 'added {member.login} to the team', removed: 'removed {member.login} from the team' },
  },
  merge_group: { what: 'merge group', names: ['{merge_group.base_ref}'], states: ['{action}'] },
  meta: { what: 'webhook', names: ['{hook_id}'] },
  milestone: { what: 'milestone', names: ['{milestone.title}'], urls: ['{milestone.html_url}'] },
  organization: {
    ...organization,
    deeds: {
      member_added: 'added {membership.user.login} to the organisation',
      member_removed: 'removed {membership.user.login} from the organisation',
      // A person who is invited by mail has no login.
      member_invited: 'invited {invitation.login|user.login|invitation.email} to the organisation',
    },
  },
  org_block: { what: 'user', names: ['{blocked_user.login}'], urls: ['{blocked_user.html_url}'] },
  package: registered('package'),
  registry_package: registered('registry_package'),
  page_build: { what: 'build of the pages', states: ['{build.status}'], text: 'build.error.message' },
  project: { what: 'project', names: ['{project.name}'], urls: ['{project.html_url}'] },
  project_card: { what: 'project card', text: 'project_card.note' },
  project_column: { what: 'project column', names: ['{project_column.name}'] },
  projects_v2: { what: 'project', names: ['{projects_v2.title}'] },
  projects_v2_item: { what: 'project item' },
  public: { what: 'repository', deed: 'made the repository public' },
  pull_request_review_thread: {
    what: 'conversation',
    names: ['#{pull_request.number} {pull_request.title}'],
    urls: ['{pull_request.html_url}'],
    deeds: { resolved: 'resolved a conversation of', unresolved: 'took up again a conversation of' },
  },
  repository: {
    what: 'repository',
    deeds: {
      created: 'created the repository',
      deleted: 'deleted the repository',
      archived: 'archived the repository',
      unarchived: 'took the repository out of the archive',
      edited: 'changed the settings of the repository',
      renamed: 'renamed the repository, which was {changes.repository.name.from}',
      transferred: 'transferred the repository',
      publicized: 'made the repository public',
      privatized: 'made the repository private',
    },
  },
  repository_advisory: {
    what: 'security advisory',
    names: ['{repository_advisory.summary}'],
    urls: ['{repository_advisory.html_url}'],
  },
  create: { what: 'branch', names: ['{ref}'], deed: 'created the {ref_type}' },
  delete: { what: 'branch', names: ['{ref}'], deed: 'deleted the {ref_type}' },
  repository_dispatch: { what: 'event', names: ['{action}'], deed: 'sent the event' },
  repository_import: { what: 'import of the repository', states: ['{status}'] },
  repository_vulnerability_alert: {
    what: 'vulnerability alert',
    names: ['{alert.affected_package_name}'],
    urls: ['{alert.external_reference}'],
    states: ['{alert.state}', '{action}'],
  },
  security_advisory: { what: 'security advisory', names: ['{security_advisory.summary}'], states: ['{action}'] },
  sponsorship: {
    what: 'sponsorship',
    names: ['{sponsorship.sponsorable.login}'],
    urls: ['{sponsorship.sponsorable.html_url}'],
    deeds: { created: 'began to sponsor', cancelled: 'stopped sponsoring' },
    deed: 'changed the sponsorship of',
  },
  star: { what: 'star', deeds: { created: 'starred the repository', deleted: 'took the star off the repository' } },
  status: {
    what: 'status',
    names: ['{context}'],
    urls: ['{target_url}'],
    states: ['{state}'],
    text: 'description',
  },
  team: {
    ...team,
    deeds: {
      added_to_repository: 'gave the repository to the team',
      removed_from_repository: 'took the repository from the team',
    },
  },
  team_add: { ...team, deed: 'gave the repository to the team' },
  watch: { what: 'star', deed: 'starred the repository' },
  workflow_dispatch: { what: 'workflow', names: ['{workflow}'], deed: 'started the workflow' },
  workflow_job: {
    what: 'job',
    names: ['{workflow_job.workflow_name} / {workflow_job.name}', '{workflow_job.name}'],
    urls: ['{workflow_job.html_url}'],
    states: ['{workflow_job.conclusion}', '{workflow_job.status}'],
  },
  workflow_run: {
    what: 'run',
    names: ['{workflow_run.name} #{workflow_run.run_number}', '{workflow.name}', '{workflow_run.display_title}'],
    urls: ['{workflow_run.html_url}'],
    states: ['{workflow_run.conclusion}', '{action}'],
  },
};
