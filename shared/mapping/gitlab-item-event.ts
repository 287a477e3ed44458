import type { ActorFacts, PullRequestFacts, Written } from '../model/event.ts';
import type { IssueFacts } from '../model/issue-facts.ts';
import { timeOf } from './event-time.ts';
import type { GitlabPayload } from './gitlab-payload.ts';
import type { JsonReader } from './json-body.ts';
import { suppressedLabel } from './ticket-draft.ts';
import { namesIn, objectsIn, saidFacts, type ToldEvent } from './told-event.ts';
import { writtenAt } from './written-at.ts';

const issueVerbs: Readonly<Record<string, string>> = { open: 'opened', close: 'closed', reopen: 'reopened' };

/** Issues and work items. */
export function issueEvents({ body, repository, actor }: GitlabPayload): ToldEvent[] {
  const issue = issueFacts(body, 'object_attributes');
  if (issue === undefined) return [];
  const author = authorOf(body, actor);
  return verbsOf(body, issueVerbs).map((verb) => ({
    type: `issue.${verb}`,
    subject: `issue:${repository.full_name}#${issue.number}`,
    occurredAt: timeIn(body, verb),
    data: { issue: { ...issue, ...changedFacts(body, verb) }, ...author },
    ...(verb === 'opened' ? { written: { text: issue.body, by: actor, ...standsOn(body, 'issue') } } : {}),
  }));
}

const mergeRequestVerbs: Readonly<Record<string, string>> = {
  ...issueVerbs,
  merge: 'merged',
  approved: 'reviewed',
  approval: 'reviewed',
  unapproved: 'dismissed',
  unapproval: 'dismissed',
};

export function mergeRequestEvents({ body, repository, actor }: GitlabPayload): ToldEvent[] {
  const request = mergeRequestFacts(body, 'object_attributes');
  if (request === undefined) return [];
  const author = authorOf(body, actor);
  const facts = { ...request, author: author.author?.login ?? '' };
  return verbsOf(body, mergeRequestVerbs).map((verb) => ({
    type: `pull_request.${verb}`,
    subject: `pull_request:${repository.full_name}#${facts.number}`,
    occurredAt: timeIn(body, verb),
    data: {
      pull_request: {
        ...facts,
        ...changedFacts(body, verb),
        ...(verb === 'merged' && actor !== undefined ? { merged_by: actor.login } : {}),
        ...(verb === 'reviewed' ? { review_state: 'approved' } : {}),
      },
      ...author,
    },
    ...(verb === 'opened' ? { written: { text: facts.body, by: actor, ...standsOn(body, 'pull_request') } } : {}),
  }));
}

function standsOn<On extends 'issue' | 'pull_request'>(body: JsonReader, on: On): { on: On } & Pick<Written, 'at'> {
  return { on, ...writtenAt(body, { kind: 'text', on }, { key: 'object_attributes.iid' }) };
}

/** Of authors GitLab tells no more than the id, unless they did it themselves. */
function authorOf(body: JsonReader, actor: ActorFacts | undefined): { author?: ActorFacts } {
  const isOwn = body.find('object_attributes.author_id') === (body.find('user.id') ?? null);
  return isOwn && actor !== undefined ? { author: actor } : {};
}

/** What happened, by the action; of an update by what it changed, each for itself. */
function verbsOf(body: JsonReader, verbs: Readonly<Record<string, string>>): string[] {
  const action = body.text('object_attributes.action') ?? '';
  const verb = Object.hasOwn(verbs, action) ? verbs[action] : undefined;
  if (verb !== undefined) return [verb];
  if (action !== 'update') return [];
  const change = (member: string) => body.find(`changes.${member}`);
  const found: string[] = [];
  if (body.text('object_attributes.oldrev') !== undefined) found.push('updated');
  found.push(...gainAndLoss(body, 'labels', ['labeled', 'unlabeled']));
  found.push(...gainAndLoss(body, 'assignees', ['assigned', 'unassigned']));
  found.push(...gainAndLoss(body, 'reviewers', ['review_requested', undefined]));
  const isDraft = body.find('changes.draft.current');
  // The mark of a draft stands in the title.
  if (typeof isDraft === 'boolean') found.push(isDraft ? 'converted_to_draft' : 'ready_for_review');
  else if (change('title') !== undefined) found.push('edited');
  const isEdited = change('description') !== undefined || change('target_branch') !== undefined;
  return isEdited && !found.includes('edited') ? [...found, 'edited'] : found;
}

function gainAndLoss(
  body: JsonReader,
  member: string,
  [gained, lost]: readonly [string, string | undefined],
): string[] {
  const idsAt = (when: string) =>
    objectsIn(body.find(`changes.${member}.${when}`)).map(({ id, username }) => id ?? username);
  const [previous, current] = [idsAt('previous'), idsAt('current')];
  return [
    ...(current.some((id) => !previous.includes(id)) ? [gained] : []),
    ...(lost !== undefined && previous.some((id) => !current.includes(id)) ? [lost] : []),
  ];
}

/** What was put on or taken off. */
function changedFacts(body: JsonReader, verb: string): Partial<IssueFacts> & Partial<PullRequestFacts> {
  const namesOf = (member: string) => ({
    gained: gainedNames(body, member, ['previous', 'current']),
    lost: gainedNames(body, member, ['current', 'previous']),
  });
  switch (verb) {
    case 'assigned':
      return saidFacts({ assignee: namesOf('assignees').gained });
    case 'unassigned':
      return saidFacts({ assignee: namesOf('assignees').lost });
    case 'review_requested':
      return saidFacts({ reviewer: namesOf('reviewers').gained });
    default:
      return changedLabel(body, verb);
  }
}

function gainedNames(body: JsonReader, member: string, [from, to]: readonly [string, string]): string | undefined {
  const at = (when: string) => namesIn(body.find(`changes.${member}.${when}`), 'username');
  const names = at(to).filter((name) => !at(from).includes(name));
  return names.length === 0 ? undefined : names.join(', ');
}

/** The label that was put on or taken off; of several the one that says most of an alert. */
function changedLabel(body: JsonReader, verb: string): { label?: string } {
  const namesAt = (when: string) => namesIn(body.find(`changes.labels.${when}`), 'title');
  const [from, to] = verb === 'labeled' ? ['previous', 'current'] : ['current', 'previous'];
  const names = namesAt(to).filter((name) => !namesAt(from).includes(name));
  const label = names.find((name) => name.toLowerCase() === suppressedLabel) ?? names[0];
  const isSaid = verb === 'labeled' || verb === 'unlabeled';
  return isSaid && label !== undefined ? { label } : {};
}

function timeIn(body: JsonReader, verb: string): number | undefined {
  const [first, then] = verb === 'opened' ? ['created_at', 'updated_at'] : ['updated_at', 'created_at'];
  return timeOf(body.find(`object_attributes.${first}`)) ?? timeOf(body.find(`object_attributes.${then}`));
}

/** The issue at a place of the body; undefined where there is none. */
export function issueFacts(body: JsonReader, of: string): (IssueFacts & { number: number }) | undefined {
  const at = (member: string) => body.text(`${of}.${member}`) ?? '';
  const number = body.find(`${of}.iid`);
  if (typeof number !== 'number') return undefined;
  const isAuthor = body.find(`${of}.author_id`) === (body.find('user.id') ?? null);
  return {
    number,
    title: at('title'),
    body: at('description'),
    url: at('url'),
    author: isAuthor ? (body.text('user.username') ?? '') : '',
    labels: labelsOf(body, of),
    ...(body.find(`${of}.confidential`) === true ? { is_confidential: true } : {}),
  };
}

/** The merge request at a place of the body; undefined where there is none. */
export function mergeRequestFacts(body: JsonReader, of: string): PullRequestFacts | undefined {
  const at = (member: string) => body.text(`${of}.${member}`) ?? '';
  const number = body.find(`${of}.iid`);
  if (typeof number !== 'number') return undefined;
  const isTrue = (member: string) => body.find(`${of}.${member}`) === true;
  const lastCommit = at('last_commit.message');
  return {
    number,
    title: at('title'),
    body: at('description'),
    branch: at('source_branch'),
    base: at('target_branch'),
    url: at('url'),
    author: '',
    is_draft: isTrue('draft') || isTrue('work_in_progress'),
    is_fork: body.find(`${of}.source_project_id`) !== body.find(`${of}.target_project_id`),
    labels: labelsOf(body, of),
    ...(lastCommit === '' ? {} : { commits: [lastCommit] }),
  };
}

function labelsOf(body: JsonReader, of: string): string[] {
  const own = body.find(`${of}.labels`);
  return namesIn(own === undefined && of === 'object_attributes' ? body.find('labels') : own, 'title');
}
