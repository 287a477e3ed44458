import type { ActorFacts, EventType, PullRequestFacts, RepositoryFacts, Written } from '../model/event.ts';
import type { IssueFacts } from '../model/issue-facts.ts';
import { timeOf } from './event-time.ts';
import { type GithubPayload, isMovedHere, readActor } from './github-payload.ts';
import type { JsonReader } from './json-body.ts';
import { namesIn, saidFacts, type ToldEvent } from './told-event.ts';
import { writtenAt } from './written-at.ts';

/** Actions that we call otherwise. */
const renamed: Readonly<Record<string, string>> = { synchronize: 'updated', submitted: 'reviewed' };

/** What we call an action on a pull request, as long as it is not merged. */
export function pullRequestVerb(action: string): string {
  return Object.hasOwn(renamed, action) ? (renamed[action] ?? action) : action;
}

export function pullRequestEvent({ action, body, repository }: GithubPayload): ToldEvent | undefined {
  const at = (member: string) => body.text(`pull_request.${member}`);
  const number = body.find('pull_request.number');
  if (typeof number !== 'number') return undefined;
  const isMerged = body.find('pull_request.merged') === true || at('merged_at') !== undefined;
  const verb = action === 'closed' && isMerged ? 'merged' : pullRequestVerb(action);
  const isReview = body.find('review') !== undefined;
  const author = isReview
    ? readActor(body.find('review.user'), body.text('review.author_association'))
    : readActor(body.find('pull_request.user'), at('author_association'));
  const written = writtenIn(body, verb, author);
  return {
    type: `pull_request.${verb}`,
    subject: `pull_request:${repository.full_name}#${number}`,
    occurredAt: timeOf(body.find(`pull_request.${occasion(verb)}`)),
    data: {
      pull_request: { ...pullRequestFacts(body, repository, number), ...changedPullRequest(body) },
      ...(isReview ? { review: { body: body.text('review.body') ?? '', url: reviewUrl(body) } } : {}),
      ...(author === undefined ? {} : { author }),
    },
    ...(written === undefined ? {} : { written }),
  };
}

export function pullRequestFacts(body: JsonReader, repository: RepositoryFacts, number: number): PullRequestFacts {
  const at = (member: string) => body.text(`pull_request.${member}`) ?? '';
  return {
    number,
    title: at('title'),
    body: at('body'),
    branch: at('head.ref'),
    // An entry of the merge queue has the whole ref.
    base: at('base.ref').replace(/^refs\/heads\//, ''),
    url: at('html_url'),
    author: at('user.login'),
    is_draft: body.find('pull_request.draft') === true,
    // A deleted fork leaves no name behind.
    is_fork: at('head.repo.full_name').toLowerCase() !== repository.full_name.toLowerCase(),
    labels: namesIn(body.find('pull_request.labels')),
  };
}

/** What the change was about, and who merged it. */
function changedPullRequest(body: JsonReader): Partial<PullRequestFacts> {
  return saidFacts({
    ...changedItem(body, 'pull_request'),
    merged_by: body.text('pull_request.merged_by.login'),
    reviewer:
      body.text('requested_reviewer.login') ?? body.text('requested_reviewer.name') ?? body.text('requested_team.name'),
    review_state: body.text('review.state')?.toLowerCase(),
  });
}

function changedItem(body: JsonReader, item: 'issue' | 'pull_request') {
  return {
    label: body.text('label.name'),
    assignee: body.text('assignee.login') ?? body.text(`${item}.assignee.login`),
    milestone: body.text('milestone.title') ?? body.text(`${item}.milestone.title`),
  };
}

/** Gitea's reviews have no address. */
function reviewUrl(body: JsonReader): string {
  return body.text('review.html_url') ?? body.text('pull_request.html_url') ?? '';
}

/** A new pull request is its author's text; a review its reviewer's. */
function writtenIn(body: JsonReader, verb: string, by: ActorFacts | undefined): Written | undefined {
  const on = 'pull_request';
  const key = 'pull_request.number';
  if (verb === 'opened') {
    return { text: body.text('pull_request.body') ?? '', on, by, ...writtenAt(body, { kind: 'text', on }, { key }) };
  }
  if (verb !== 'reviewed') return undefined;
  const at = writtenAt(body, { kind: 'review', on }, { key, id: 'review.id', globalId: 'review.node_id' });
  return { text: body.text('review.body') ?? '', on, by, ...at };
}

/** The member that says when something happened. */
function occasion(verb: string): string {
  if (verb === 'opened') return 'created_at';
  return verb === 'merged' ? 'merged_at' : 'updated_at';
}

/** Issues and comments; a comment on a pull request comes as an issue's, too. */
export function issueEvent({ name, action, body, repository }: GithubPayload): ToldEvent | undefined {
  const at = (member: string) => body.text(`issue.${member}`);
  const number = body.find('issue.number');
  if (typeof number !== 'number') return undefined;
  const isComment = name === 'issue_comment';
  const who = isComment ? 'comment' : 'issue';
  const author = readActor(body.find(`${who}.user`), body.text(`${who}.author_association`));
  const type: EventType = `${isComment ? 'comment' : 'issue'}.${action}`;
  const comment = {
    on: body.find('issue.pull_request') === undefined ? ('issue' as const) : ('pull_request' as const),
    body: body.text('comment.body') ?? '',
    url: body.text('comment.html_url') ?? '',
  };
  const isNew = action === (isComment ? 'created' : 'opened');
  const text = isComment ? comment.body : (at('body') ?? '');
  const on = isComment ? comment.on : ('issue' as const);
  const key = 'issue.number';
  const place = isComment
    ? writtenAt(body, { kind: 'comment', on }, { key, id: 'comment.id' })
    : writtenAt(body, { kind: 'text', on }, { key });
  // What it says was written elsewhere, and maybe done there.
  const written = isNew && !isMovedHere(body) ? { text, on, by: author, ...place } : undefined;
  return {
    type,
    subject: `${on}:${repository.full_name}#${number}`,
    occurredAt: timeOf(body.find(`${who}.${isNew ? 'created_at' : 'updated_at'}`)),
    data: {
      issue: {
        number,
        title: at('title') ?? '',
        body: at('body') ?? '',
        url: at('html_url') ?? '',
        author: at('user.login') ?? '',
        labels: namesIn(body.find('issue.labels')),
        ...(isComment ? {} : changeFacts(body)),
      },
      ...(isComment ? { comment } : {}),
      ...(author === undefined ? {} : { author }),
    },
    ...(written === undefined ? {} : { written }),
  };
}

function changeFacts(body: JsonReader): Partial<IssueFacts> {
  return saidFacts({ ...changedItem(body, 'issue'), reason: body.text('issue.state_reason') });
}

export function releaseEvent({ action, body, repository }: GithubPayload): ToldEvent | undefined {
  const tag = body.text('release.tag_name');
  if (tag === undefined) return undefined;
  return {
    type: `release.${action}`,
    subject: `release:${repository.full_name}:${tag}`,
    occurredAt: timeOf(body.find('release.published_at')),
    data: {
      release: {
        tag,
        name: body.text('release.name') ?? tag,
        body: body.text('release.body') ?? '',
        url: body.text('release.html_url') ?? '',
        is_prerelease: body.find('release.prerelease') === true,
        ...(body.find('release.draft') === true ? { is_draft: true } : {}),
      },
    },
  };
}
