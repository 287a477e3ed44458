import type { ActorFacts, EventData, PullRequestFacts } from '../model/event.ts';
import type { CommentFacts, IssueFacts } from '../model/issue-facts.ts';
import type { JsonValue } from '../model/json.ts';
import { lineFact } from './alert-facts.ts';
import {
  addressOf,
  type BitbucketPayload,
  bitbucketActor,
  cloudPullRequest,
  dataCenterPullRequest,
} from './bitbucket-payload.ts';
import { millisecondsOf, timeOf } from './event-time.ts';
import type { JsonReader } from './json-body.ts';
import { shortId } from './push-facts.ts';
import { saidFacts, type ToldEvent } from './told-event.ts';

const pullRequestVerbs: Readonly<Record<string, string>> = {
  created: 'opened',
  opened: 'opened',
  updated: 'updated',
  from_ref_updated: 'updated',
  modified: 'edited',
  fulfilled: 'merged',
  merged: 'merged',
  rejected: 'closed',
  declined: 'closed',
};

/** Pull requests of both; what a reviewer said is `reviewed`. */
export function pullRequestEvents(given: BitbucketPayload): ToldEvent[] {
  const { key, body, repository, actor } = given;
  const isCloud = key.startsWith('pullrequest:');
  const facts = isCloud ? cloudPullRequest(given) : dataCenterPullRequest(given);
  if (facts === undefined) return [];
  const verb = pullRequestVerbs[key.slice(key.indexOf(':') + 1)] ?? 'reviewed';
  const on = verb === 'opened' ? 'created_on' : 'updated_on';
  return [
    {
      type: `pull_request.${verb}`,
      subject: `pull_request:${repository.full_name}#${facts.number}`,
      occurredAt: isCloud ? timeOf(body.find(`pullrequest.${on}`)) : undefined,
      data: {
        pull_request: { ...facts, ...changedFacts(given, verb) },
        ...authorOf(body.find(isCloud ? 'pullrequest.author' : 'pullRequest.author.user')),
      },
      ...(verb === 'opened' ? { written: { text: facts.body, on: 'pull_request' as const, by: actor } } : {}),
    },
  ];
}

const reviewStates: Readonly<Record<string, string>> = {
  approved: 'approved',
  'reviewer:approved': 'approved',
  changes_request_created: 'changes_requested',
  'reviewer:needs_work': 'changes_requested',
  'reviewer:changes_requested': 'changes_requested',
};

function changedFacts({ key, body, actor }: BitbucketPayload, verb: string): Partial<PullRequestFacts> {
  const mergedBy = bitbucketActor(body.find('pullrequest.closed_by')) ?? actor;
  return saidFacts({
    merged_by: verb === 'merged' ? mergedBy?.login : undefined,
    review_state: verb === 'reviewed' ? reviewStates[key.slice(key.indexOf(':') + 1)] : undefined,
  });
}

function authorOf(json: JsonValue | undefined): { author?: ActorFacts } {
  const author = bitbucketActor(json);
  return author === undefined ? {} : { author };
}

const closedStates = new Set(['resolved', 'closed', 'invalid', 'duplicate', 'wontfix']);

/** Issues, of Cloud alone. */
export function issueEvents({ key, body, repository, actor }: BitbucketPayload): ToldEvent[] {
  const issue = issueFacts(body);
  if (issue === undefined) return [];
  const verb = key === 'issue:created' ? 'opened' : issueVerb(body);
  return [
    {
      type: `issue.${verb}`,
      subject: `issue:${repository.full_name}#${issue.number}`,
      occurredAt: timeOf(body.find(`issue.${verb === 'opened' ? 'created_on' : 'updated_on'}`)),
      data: { issue: { ...issue, ...assigneeFact(body) }, ...authorOf(body.find('issue.reporter')) },
      ...(verb === 'opened' ? { written: { text: issue.body, on: 'issue' as const, by: actor } } : {}),
    },
  ];
}

function assigneeFact(body: JsonReader): Partial<IssueFacts> {
  const change = body.find('changes.assignee.new') ?? body.find('changes.assignee.old') ?? body.find('issue.assignee');
  const assignee = bitbucketActor(change);
  return saidFacts({ assignee: typeof change === 'string' ? change : (assignee?.name ?? assignee?.login) });
}

function issueVerb(body: JsonReader): string {
  const [before, after] = ['old', 'new'].map((when) => closedStates.has(body.text(`changes.status.${when}`) ?? ''));
  if (before !== after) return after ? 'closed' : 'reopened';
  if (body.find('changes.assignee.new') !== undefined) return 'assigned';
  return body.find('changes.assignee.old') === undefined ? 'edited' : 'unassigned';
}

function issueFacts(body: JsonReader): IssueFacts | undefined {
  const number = body.find('issue.id');
  if (typeof number !== 'number') return undefined;
  const kind = body.text('issue.kind');
  return {
    number,
    title: body.text('issue.title') ?? '',
    body: body.text('issue.content.raw') ?? '',
    url: addressOf(body.find('issue.links')),
    author: bitbucketActor(body.find('issue.reporter'))?.login ?? '',
    labels: kind === undefined ? [] : [kind],
  };
}

const commentVerbs: Readonly<Record<string, string>> = {
  comment_created: 'created',
  commit_comment_created: 'created',
  'comment:added': 'created',
  comment_updated: 'edited',
  'comment:edited': 'edited',
  comment_deleted: 'deleted',
  'comment:deleted': 'deleted',
};

/** Comments on pull requests, their lines, commits and issues. */
export function commentEvents(given: BitbucketPayload): ToldEvent[] {
  const { key, body, actor } = given;
  const verb = commentVerbs[key.slice(key.indexOf(':') + 1)];
  const about = aboutOf(given);
  if (verb === undefined || about === undefined) return [];
  const text = body.text('comment.content.raw') ?? body.text('comment.text') ?? '';
  const by = bitbucketActor(body.find('comment.user') ?? body.find('comment.author')) ?? actor;
  const [first, then] = verb === 'created' ? ['created', 'updated'] : ['updated', 'created'];
  return [
    {
      type: `comment.${verb}`,
      subject: about.subject,
      occurredAt:
        timeOf(body.text(`comment.${first}_on`)) ??
        millisecondsOf(body.find(`comment.${first}Date`)) ??
        timeOf(body.text(`comment.${then}_on`)),
      data: {
        ...about.data,
        comment: { on: about.on, body: text, url: addressOf(body.find('comment.links')), ...placeFacts(body) },
        ...(by === undefined ? {} : { author: by }),
      },
      ...(verb === 'created' ? { written: { text, on: about.on, by } } : {}),
    },
  ];
}

function placeFacts(body: JsonReader): Partial<CommentFacts> {
  return saidFacts({
    path: body.text('comment.inline.path') ?? body.text('comment.anchor.path'),
    line:
      lineFact(body.find('comment.inline.to')) ??
      lineFact(body.find('comment.inline.from')) ??
      lineFact(body.find('comment.anchor.line')),
    sha: shortId(body.text('commit.hash') ?? body.text('commit')),
  });
}

function aboutOf(given: BitbucketPayload): { on: CommentFacts['on']; subject: string; data: EventData } | undefined {
  const { key, body, repository } = given;
  if (key.startsWith('issue:')) {
    const issue = issueFacts(body);
    if (issue === undefined) return undefined;
    return { on: 'issue', subject: `issue:${repository.full_name}#${issue.number}`, data: { issue } };
  }
  if (key.startsWith('repo:')) {
    const sha = body.text('commit.hash') ?? body.text('commit') ?? '';
    return { on: 'commit', subject: `commit:${repository.full_name}@${sha}`, data: {} };
  }
  const facts = key.startsWith('pr:') ? dataCenterPullRequest(given) : cloudPullRequest(given);
  if (facts === undefined) return undefined;
  // Data Center calls a line's place an anchor.
  const isOnLine = body.find('comment.inline') !== undefined || body.find('comment.anchor') !== undefined;
  const subject = `pull_request:${repository.full_name}#${facts.number}`;
  return { on: isOnLine ? 'diff' : 'pull_request', subject, data: { pull_request: facts } };
}
