import { closestName } from '../../shared/config/schema-parts.ts';
import { eventFamilies } from '../../shared/model/event-families.ts';

/** What a forge's own name of an event stands for. */
interface Meaning {
  /** Types and families. */
  on: readonly string[];
  /** Of these, one must hold of events of that family, as Liquid expressions without `and`; absent: nothing must. */
  only?: readonly string[];
}

const commentsOn = (...kinds: readonly string[]): Meaning => ({
  on: ['comment'],
  only: kinds.map((kind) => `comment.on == "${kind}"`),
});
const families = (...on: readonly string[]): Meaning => ({ on });

/** Names of GitHub and GitLab that are not ours, in lower case with underscores. */
const synonyms: Readonly<Record<string, Meaning>> = {
  // https://docs.github.com/webhooks/webhook-events-and-payloads
  issues: families('issue'),
  issue_comment: commentsOn('issue', 'pull_request'),
  commit_comment: commentsOn('commit'),
  pull_request_review_comment: commentsOn('diff'),
  pull_request_review: families('pull_request.reviewed'),
  pull_request_target: families('pull_request'),
  deployment_status: families('deployment'),
  workflow_run: families('run'),
  check_run: families('run'),
  status: families('run'),
  code_scanning_alert: families('alert'),
  dependabot_alert: families('alert'),
  secret_scanning_alert: families('alert'),
  // https://docs.gitlab.com/user/project/integrations/webhook_events/
  push_hook: families('push.branch', 'push.deleted'),
  tag_push_hook: families('push.tag'),
  issue_hook: families('issue'),
  work_item_hook: families('issue'),
  note_hook: families('comment'),
  merge_request_hook: families('pull_request'),
  pipeline_hook: families('run'),
  release_hook: families('release'),
  deployment_hook: families('deployment'),
  job_hook: families('other.build'),
  member_hook: families('other.user_add_to_group', 'other.user_update_for_group', 'other.user_remove_from_group'),
  project_hook: families('other.project_create', 'other.project_destroy'),
  subgroup_hook: families('other.subgroup_create', 'other.subgroup_destroy'),
  resource_access_token_hook: families('other.access_token'),
  merge_request: families('pull_request'),
  tag_push: families('push.tag'),
  note: families('comment'),
  pipeline: families('run'),
};

/** Events of GitHub and GitLab that are in none of our families: `other.` and their name. */
const others = [
  ...['branch_protection_rule', 'check_suite', 'create', 'delete', 'deploy_key', 'deployment', 'discussion'],
  ...['discussion_comment', 'fork'],
  ...['gollum', 'label', 'member', 'membership', 'merge_group', 'meta', 'milestone', 'org_block', 'organization'],
  ...['package', 'page_build', 'project', 'project_card', 'project_column', 'public', 'pull_request_review_thread'],
  ...['registry_package', 'repository', 'repository_vulnerability_alert', 'security_advisory', 'sponsorship', 'star'],
  ...['team', 'team_add', 'watch', 'workflow_dispatch', 'workflow_job', 'sub_issues', 'repository_dispatch'],
  ...['installation', 'installation_repositories', 'installation_target', 'projects_v2', 'projects_v2_item'],
  ...['projects_v2_status_update', 'deployment_review', 'deployment_protection_rule', 'repository_ruleset'],
  ...['repository_advisory', 'repository_import', 'secret_scanning_alert_location', 'secret_scanning_scan'],
  ...['custom_property', 'custom_property_values', 'marketplace_purchase', 'personal_access_token_request'],
  ...['issue_dependencies', 'github_app_authorization', 'security_and_analysis', 'branch_protection_configuration'],
  ...['build', 'feature_flag', 'wiki_page', 'emoji', 'milestone', 'vulnerability'],
];

const verbs = Object.entries(eventFamilies).flatMap(([family, each]) => each.map((verb) => `${family}.${verb}`));
const ownNames = ['*', ...Object.keys(eventFamilies), ...verbs, ...others.map((name) => `other.${name}`)];
const knownNames = [...ownNames, ...Object.keys(synonyms), ...others];

/** What a route is for: types, families and patterns of a rule's `on`, and its `if` where not all of them are meant. */
export interface RoutedEvents {
  on: readonly string[];
  if?: string;
}

/** A name that is no event's, and the one that is least unlike. */
export interface UnknownEvent {
  name: string;
  nearest: string;
}

/**
 * Events by our names or by those of GitHub and GitLab: `push`, `issue.opened`, `issues`, `Merge Request Hook`. Either all of
 * them, or those that are unknown.
 */
export function routedEvents(names: readonly string[]): RoutedEvents | { unknown: readonly UnknownEvent[] } {
  const unknown: UnknownEvent[] = [];
  const meanings = names.flatMap((name) => {
    const meaning = meaningOf(name);
    if (meaning === undefined) unknown.push({ name, nearest: closestName(name, knownNames) ?? '*' });
    return meaning === undefined ? [] : [meaning];
  });
  if (unknown.length > 0) return { unknown };
  const on = withoutDoubles([...new Set(meanings.flatMap((each) => each.on))]);
  if (on.includes('*')) return { on: ['*'] };
  const plain = meanings.filter(({ only }) => only === undefined).flatMap((each) => each.on);
  const partly = meanings.filter((each) => each.only !== undefined && !each.on.every((type) => plain.includes(type)));
  if (partly.length === 0) return { on };
  const narrowed = [...new Set(partly.flatMap((each) => each.on))];
  const whole = plain.filter((type) => narrowed.includes(familyOf(type))).map((type) => `event.type == "${type}"`);
  const conditions = [...new Set(partly.flatMap(({ only = [] }) => only)), ...whole];
  // Whoever reads `and` and `or` from either side reads the same.
  const others = narrowed.map((family) => `event.family != "${family}"`).join(' and ');
  return { on, if: [...conditions, others].join(' or ') };
}

/** What GitHub tells by a push as well. */
const toldByPush: Readonly<Record<string, readonly string[]>> = {
  'other.create': ['push', 'push.branch', 'push.tag'],
  'other.delete': ['push', 'push.deleted'],
};

function withoutDoubles(on: readonly string[]): readonly string[] {
  return on.filter((type) => {
    const others = Object.hasOwn(toldByPush, type) ? (toldByPush[type] ?? []) : [];
    return !others.some((other) => on.includes(other));
  });
}

function meaningOf(name: string): Meaning | undefined {
  const known = name.trim().toLowerCase();
  if (ownNames.includes(known) || /^other\.[a-z0-9_.*-]+$/.test(known)) return { on: [known] };
  if (/^[a-z_]+\.\*$/.test(known) && ownNames.includes(known.slice(0, -2))) return { on: [known] };
  const own = known.replace(/[\s-]+/g, '_');
  if (Object.hasOwn(synonyms, own)) return synonyms[own];
  const plain = own.replace(/_(hook|event)$/, '').replace(/^confidential_/, '');
  if (others.includes(plain)) return { on: [`other.${plain}`] };
  return Object.hasOwn(synonyms, `${plain}_hook`) ? synonyms[`${plain}_hook`] : undefined;
}

function familyOf(type: string): string {
  return type.split('.', 1)[0] ?? type;
}
