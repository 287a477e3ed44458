import { excerptOf, given, listOf, where, who } from './fragments.ts';

const other = [
  `${where}{% if other.deed %}${who} {{ other.deed }}${given('other.name', ' {{ other.name | link: other.url }}')}`,
  '{% else %}{{ other.what }}',
  given('other.name', ' {{ other.name | link: other.url }}'),
  given('other.state', ': {{ other.state }}'),
  `{% endif %}${excerptOf('other.text')}`,
  listOf('other.items', {
    each: 'item',
    line: `{{ item.name | link: item.url }}${given('item.deed', ': {{ item.deed }}')}`,
  }),
].join('');

const unless = (condition: string) => `{% unless ${condition} %}${other}{% endunless %}`;

/** GitHub tells some things twice, by two events: one of the two says nothing. */
export const otherTexts: Readonly<Record<string, string>> = {
  other,
  // push.branch, push.tag and push.deleted say so.
  'other.create': '',
  'other.delete': '',
  // run.failed and run.passed say what came of them.
  'other.check_run': '',
  'other.check_suite': '',
  'other.workflow_job': '',
  'other.build': '',
  // The comment or the change is told by itself.
  'other.note': '',
  // Jira Data Center tells comments without their issue, and comment.created, .edited and .deleted say so with it.
  'other.comment_created': '',
  'other.comment_updated': '',
  'other.comment_deleted': '',
  // Forgejo says run.passed of the same run.
  'other.action_run_recover': '',
  // other.watch, other.public and other.team_add say so.
  'other.star': unless('payload.action == "created"'),
  'other.repository': unless('payload.action == "publicized"'),
  'other.team': unless('payload.action == "added_to_repository"'),
};
