import type { EventType, IssueFacts } from '../model/event.ts';
import type { JsonValue } from '../model/json.ts';
import { type GithubEvent, type GithubPayload, readActor } from './github-payload.ts';
import { timeOf } from './github-time.ts';
import { isJsonObject, type JsonReader } from './json-body.ts';

/** Actions that we call otherwise. */
const renamed: Readonly<Record<string, string>> = { synchronize: 'updated', submitted: 'reviewed' };

/** What we call an action on a pull request, as long as it is not merged. */
export function pullRequestVerb(action: string): string {
  return Object.hasOwn(renamed, action) ? (renamed[action] ?? action) : action;
}

export function pullRequestEvent({ action, body, repository }: GithubPayload): GithubEvent | undefined {
  const at = (member: string) => body.text(`pull_request.${member}`);
  const number = body.find('pull_request.number');
  if (typeof number !== 'number') return undefined;
  const isMerged = body.find('pull_request.merged') === true || at('merged_at') !== undefined;
  const verb = action === 'closed' && isMerged ? 'merged' : pullRequestVerb(action);
  const home = at('head.repo.full_name');
  const actor = readActor(body.find('pull_request.user'), at('author_association'));
  return {
    type: `pull_request.${verb}`,
    subject: `pull_request:${repository.full_name}#${number}`,
    occurredAt: timeOf(body.find(`pull_request.${occasion(verb)}`)),
    data: {
      pull_request: {
        number,
        title: at('title') ?? '',
        body: at('body') ?? '',
        branch: at('head.ref') ?? '',
        base: at('base.ref') ?? '',
        url: at('html_url') ?? '',
        author: at('user.login') ?? '',
        is_draft: body.find('pull_request.draft') === true,
        // A deleted fork leaves no name behind.
        is_fork: home?.toLowerCase() !== repository.full_name.toLowerCase(),
        labels: labelNames(body.find('pull_request.labels')),
      },
      ...(actor === undefined ? {} : { actor }),
    },
  };
}

/** The member that says when something happened. */
function occasion(verb: string): string {
  if (verb === 'opened') return 'created_at';
  return verb === 'merged' ? 'merged_at' : 'updated_at';
}

/** Issues and comments; a comment on a pull request comes as an issue's, too. */
export function issueEvent({ name, action, body, repository, sender }: GithubPayload): GithubEvent | undefined {
  const at = (member: string) => body.text(`issue.${member}`);
  const number = body.find('issue.number');
  if (typeof number !== 'number') return undefined;
  const isComment = name === 'issue_comment';
  const who = isComment ? 'comment' : 'issue';
  const actor = readActor(body.find(`${who}.user`), body.text(`${who}.author_association`));
  const type: EventType = `${isComment ? 'comment' : 'issue'}.${action}`;
  const comment = {
    on: body.find('issue.pull_request') === undefined ? ('issue' as const) : ('pull_request' as const),
    body: body.text('comment.body') ?? '',
    url: body.text('comment.html_url') ?? '',
  };
  return {
    type,
    subject: `issue:${repository.full_name}#${number}`,
    occurredAt: timeOf(
      body.find(`${who}.${action === 'opened' || action === 'created' ? 'created_at' : 'updated_at'}`),
    ),
    data: {
      issue: {
        number,
        title: at('title') ?? '',
        body: at('body') ?? '',
        url: at('html_url') ?? '',
        author: at('user.login') ?? '',
        labels: labelNames(body.find('issue.labels')),
        ...(isComment ? {} : changeFacts(body, sender?.login)),
      },
      ...(isComment ? { comment } : {}),
      ...(actor === undefined ? {} : { actor }),
    },
  };
}

function changeFacts(body: JsonReader, changedBy: string | undefined): Partial<IssueFacts> {
  const label = body.text('label.name');
  const reason = body.text('issue.state_reason');
  return {
    ...(label === undefined ? {} : { label }),
    ...(reason === undefined ? {} : { reason }),
    ...(changedBy === undefined ? {} : { changed_by: changedBy }),
  };
}

export function releaseEvent({ action, body, repository }: GithubPayload): GithubEvent | undefined {
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
      },
    },
  };
}

function labelNames(labels: JsonValue | undefined): string[] {
  if (!Array.isArray(labels)) return [];
  return labels.map((label) => (isJsonObject(label) ? label.name : label)).filter((label) => typeof label === 'string');
}
