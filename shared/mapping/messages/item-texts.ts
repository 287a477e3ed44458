import { either, excerptOf, given, issue, listOf, ownVerb, pullRequest, textsOf, where, who } from './fragments.ts';

const branches = given(
  'pull_request.base',
  ' ({% if pull_request.branch %}{{ pull_request.branch }} into {% endif %}{{ pull_request.base }})',
);

const merger = '{{ actor.name | default: pull_request.merged_by | default: actor.login | default: "Somebody" }}';

/** What is said of pull requests and of issues alike. */
const deeds = (of: 'pull_request' | 'issue'): Record<string, string> => ({
  edited: 'edited @',
  closed: 'closed @',
  reopened: 'reopened @',
  labeled: `${either(`${of}.label`, `put the label {{ ${of}.label }} on`, 'changed the labels of')} @`,
  unlabeled: `took ${either(`${of}.label`, `the label {{ ${of}.label }}`, 'a label')} off @`,
  assigned: `assigned @${given(`${of}.assignee`, ` to {{ ${of}.assignee }}`)}`,
  unassigned: `took ${either(`${of}.assignee`, `{{ ${of}.assignee }}`, 'the assignee')} off @`,
  milestoned: `put @ into ${either(`${of}.milestone`, `the milestone {{ ${of}.milestone }}`, 'a milestone')}`,
  demilestoned: `took @ out of ${either(`${of}.milestone`, `the milestone {{ ${of}.milestone }}`, 'its milestone')}`,
  locked: 'locked the conversation of @',
  unlocked: 'unlocked the conversation of @',
});

const reviewer = either('pull_request.reviewer', '{{ pull_request.reviewer }} to review', 'for a review of');
const review = either('review.url', '{{ "the review" | link: review.url }}', 'a review');

const reviewDeed = [
  '{% if pull_request.review_state == "approved" %}{{ "approved" | link: review.url }}',
  '{% elsif pull_request.review_state == "changes_requested" %}{{ "requested changes" | link: review.url }} to',
  '{% else %}{{ "reviewed" | link: review.url }}{% endif %}',
].join('');

/** GitHub reports each comment on a line by itself, so a review without a text of its own says nothing. Gitea does not. */
const isSilentReview =
  '{% if pull_request.review_state == "commented" and review and review.body == nil and repository.forge == nil %}';

export const pullRequestTexts: Readonly<Record<string, string>> = {
  pull_request: `${where}${who}: ${ownVerb} ${pullRequest}`,
  ...textsOf('pull_request', {
    thing: pullRequest,
    deeds: {
      ...deeds('pull_request'),
      opened: `opened {% if pull_request.is_draft %}the draft {% endif %}@${branches}${excerptOf('pull_request.body')}`,
      updated: 'updated @',
      edited: 'edited {% if review %}a review of {% endif %}@',
      closed: 'closed @ without merging it',
      ready_for_review: 'marked @ as ready for review',
      converted_to_draft: 'made @ a draft',
      review_requested: `asked ${reviewer} @`,
      review_request_removed: `no longer asks ${reviewer} @`,
      dismissed: `{% if repository.forge == "gitlab" %}withdrew the approval{% else %}dismissed ${review}${given('author.login', ' by {{ author.login }}')}{% endif %} of @`,
      auto_merge_enabled: 'had @ merged as soon as it may be',
      auto_merge_disabled: 'took back that @ be merged as soon as it may be',
      enqueued: 'put @ into the merge queue',
      dequeued: 'took @ out of the merge queue',
    },
  }),
  // A queue may have sent it for whoever merged it.
  'pull_request.merged': `${where}${merger} merged ${pullRequest}${given('pull_request.base', ' into {{ pull_request.base }}')}`,
  'pull_request.reviewed': `${isSilentReview}{% else %}${where}${who} ${reviewDeed} ${pullRequest}${excerptOf('review.body')}{% endif %}`,
};

const statuses = `from {{ issue.previous_status }}${given('issue.status', ' to {{ issue.status }}')}`;

const changes = listOf('issue.changes', {
  each: 'change',
  line: [
    '{{ change.field }}{% if change.from and change.to %}: {{ change.from }} → {{ change.to }}',
    '{% elsif change.to %}: {{ change.to }}{% elsif change.from %}: {{ change.from }}, removed{% endif %}',
  ].join(''),
});

export const issueTexts: Readonly<Record<string, string>> = {
  issue: `${where}${who}: ${ownVerb} ${issue}`,
  ...textsOf('issue', {
    thing: issue,
    deeds: {
      ...deeds('issue'),
      deleted: 'deleted @',
      pinned: 'pinned @',
      unpinned: 'unpinned @',
      transferred: 'transferred @',
      typed: 'set the type of @',
      untyped: 'took the type off @',
      opened: `opened @${excerptOf('issue.body')}`,
      edited: `${either('issue.previous_status', 'moved', 'edited')} @${given('issue.previous_status', ` ${statuses}`)}${changes}`,
      closed: `closed @{% if issue.reason == "not_planned" %} as not planned{% elsif issue.reason == "duplicate" %} as a duplicate{% endif %}${given('issue.previous_status', ` (${statuses})`)}`,
      reopened: `reopened @${given('issue.previous_status', ` (${statuses})`)}`,
    },
  }),
};
