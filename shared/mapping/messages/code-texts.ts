import { commented, excerptOf, given, listOf, ownVerb, where, who } from './fragments.ts';

const branch = '{{ push.branch | default: push.ref | default: "a branch" | link: push.ref_url }}';
const tag = '{{ push.tag | default: push.ref | default: "a tag" | link: push.ref_url }}';

const count = [
  '{% if push.commit_count == 1 %}{{ "1 commit" | link: push.url }}',
  '{% elsif push.commit_count > 1 %}{{ push.commit_count | append: " commits" | link: push.url }}{% endif %}',
].join('');

const commits = listOf('push.commit_list', {
  each: 'commit',
  line: `${given('commit.id', '\\[{{ commit.id | link: commit.url }}\\] ')}{{ commit.title }}${given('commit.author', ' – {{ commit.author }}')}`,
  count: 'push.commit_count | default: push.commit_list.size',
});

const more = given('push.has_more_commits', '\n- and more');

const moved = given('push.before and push.after', ', from {{ push.before | code }} to {{ push.after | code }}');

export const pushTexts: Readonly<Record<string, string>> = {
  push: `${where}${who} pushed to ${branch}`,
  'push.branch': [
    `${where}${who} {% if push.is_new %}created the branch ${branch}`,
    `${given('push.commit_count > 0', ` with ${count}`)}`,
    `{% elsif push.is_forced %}force-pushed${given('push.commit_count > 0', ` ${count} to`)} ${branch}${moved}`,
    `{% else %}pushed${given('push.commit_count > 0', ` ${count}`)} to ${branch}{% endif %}${commits}${more}`,
  ].join(''),
  'push.tag': [
    `${where}${who} {% if push.before %}moved{% else %}pushed{% endif %}${given('push.tag', ' the tag')} ${tag}`,
    `${given('push.before', moved)}${commits}${more}`,
  ].join(''),
  'push.deleted': [
    `${where}${who} deleted ${given('push.branch', 'the branch ')}${given('push.tag', 'the tag ')}`,
    `{{ push.branch | default: push.tag | default: push.ref | default: "a branch" }}${given('push.before', ', which was at {{ push.before | code }}')}`,
  ].join(''),
};

const place = given(
  'comment.path',
  ' at {% if comment.line %}{{ comment.path | append: ":" | append: comment.line | code }}{% else %}{{ comment.path | code }}{% endif %}',
);

/** GitHub and Gitea report an edit that left the text as it was, too. */
const isSameText = [
  '{% assign before = payload.comment.body %}',
  '{% if payload.changes.body %}{% assign before = payload.changes.body.from %}{% endif %}',
  '{% if payload.comment and payload.changes and before == payload.comment.body %}',
].join('');

export const commentTexts: Readonly<Record<string, string>> = {
  comment: `${where}${who}: ${ownVerb} {{ "a comment" | link: comment.url }} on ${commented}`,
  'comment.created': `${where}${who} {{ "commented" | link: comment.url }} on ${commented}${place}${excerptOf('comment.body')}`,
  'comment.edited': `${isSameText}{% else %}${where}${who} edited {{ "a comment" | link: comment.url }} on ${commented}${place}${excerptOf('comment.body')}{% endif %}`,
  'comment.deleted': `${where}${who} deleted a comment on ${commented}`,
};

/** What the texts here are put together from. */
export const codePieces = { branch, tag, commits, place };

export const commandTexts: Readonly<Record<string, string>> = {
  // What it was written in is told of.
  'command.given': '',
  command: [
    `${where}${who} gave {{ "the command" | link: comment.url }} `,
    `{% if command.text %}{{ command.name | prepend: "/" | append: " " | append: command.text | code }}`,
    `{% else %}{{ command.name | prepend: "/" | code }}{% endif %} on ${commented}`,
  ].join(''),
};

const release = [
  `the {% if release.is_prerelease %}pre-{% endif %}release {{ release.tag | default: release.name | link: release.url }}`,
  '{% if release.name and release.tag and release.name != release.tag %} {{ release.name }}{% endif %}',
].join('');

/** What the texts of releases name. */
export const releasePieces = { release };

export const releaseTexts: Readonly<Record<string, string>> = {
  release: `${where}${who}: ${ownVerb} ${release}`,
  'release.published': `${where}${who} published ${release}${excerptOf('release.body')}`,
  'release.unpublished': `${where}${who} took back ${release}`,
  // Nobody but its authors sees a draft.
  'release.edited': `{% unless release.is_draft %}${where}${who} edited ${release}{% endunless %}`,
  'release.deleted': `${where}${who} deleted ${release}`,
  // Of what is public GitHub says `published`, too.
  'release.created': `{% if release.is_draft or repository == nil %}${where}${who} prepared ${release}{% endif %}`,
  'release.released': '',
  'release.prereleased': '',
};
