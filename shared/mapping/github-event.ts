import type { ActorFacts, RepositoryFacts } from '../model/event.ts';
import type { JsonObject } from '../model/json.ts';
import { alertEvent } from './github-alert-event.ts';
import { checkRunEvent, statusEvent } from './github-check-event.ts';
import { commitCommentEvent, diffCommentEvent } from './github-comment-event.ts';
import { deploymentEvent } from './github-deployment-event.ts';
import { issueEvent, pullRequestEvent, releaseEvent } from './github-item-event.ts';
import { type GithubPayload, readActor } from './github-payload.ts';
import { pushEvent } from './github-push-event.ts';
import { runEvent } from './github-run-event.ts';
import { JsonReader } from './json-body.ts';
import type { ToldEvent } from './told-event.ts';

/**
 * The event of a webhook or of a workflow run; both have the same payloads. An unknown one is `other.<name>`. Pure.
 * https://docs.github.com/webhooks/webhook-events-and-payloads
 */
export function readGithubEvent(name: string, payload: JsonObject, fallbackRepository = ''): ToldEvent {
  const body = new JsonReader(payload);
  const repository = readRepository(body, fallbackRepository);
  const sender = readActor(body.find('sender')) ?? pusherOf(body);
  const given: GithubPayload = { name, action: body.text('action') ?? '', body, repository, sender };
  const event = (Object.hasOwn(readers, name) ? readers[name]?.(given) : undefined) ?? otherEvent(given);
  const { author } = event.data;
  const occasion = event.occasion ?? occasionIn(given);
  return {
    ...event,
    ...(occasion === undefined ? {} : { occasion }),
    data: { ...event.data, repository, ...actorFacts(sender, author) },
  };
}

/** A push by a deploy key has no sender, and a name all the same. */
function pusherOf(body: JsonReader): ActorFacts | undefined {
  const login = body.text('pusher.name');
  return login === undefined ? undefined : { login, is_bot: login.endsWith('[bot]') };
}

/** Whoever did it; what GitHub says of an author holds of them wherever they are named. */
function actorFacts(sender: ActorFacts | undefined, author: ActorFacts | undefined): { actor?: ActorFacts } {
  if (sender === undefined) return {};
  return { actor: sender.login === author?.login ? { ...sender, ...author } : sender };
}

/** What tells one happening from the next for whoever hears of it, where the payload has a name for it. */
function occasionIn({ name, action, body }: GithubPayload): string | undefined {
  const comment = body.find('comment.id');
  if (comment !== undefined) return `comment:${String(comment)}:${action}:${body.text('comment.updated_at') ?? ''}`;
  const touchedAt = name === 'issues' ? body.text('issue.updated_at') : undefined;
  if (touchedAt !== undefined) {
    // Several changes of one moment differ by what they are about.
    const what = ['label.name', 'assignee.login', 'milestone.title'].map((path) => body.text(path) ?? '');
    return `issue:${action}:${touchedAt}:${what.join(':')}`;
  }
  const run = name === 'workflow_run' ? body.find('workflow_run.id') : undefined;
  return run === undefined
    ? undefined
    : `run:${String(run)}/${String(body.find('workflow_run.run_attempt') ?? 1)}:${action}`;
}

const readers: Readonly<Record<string, (given: GithubPayload) => ToldEvent | undefined>> = {
  pull_request: pullRequestEvent,
  pull_request_target: pullRequestEvent,
  pull_request_review: pullRequestEvent,
  issues: issueEvent,
  issue_comment: issueEvent,
  pull_request_review_comment: diffCommentEvent,
  commit_comment: commitCommentEvent,
  push: pushEvent,
  release: releaseEvent,
  workflow_run: runEvent,
  check_run: checkRunEvent,
  status: statusEvent,
  deployment_status: deploymentEvent,
  code_scanning_alert: alertEvent,
  dependabot_alert: alertEvent,
  secret_scanning_alert: alertEvent,
  ping: ({ repository }) => ({ type: 'ping.received', subject: `ping:${repository.full_name}`, data: {} }),
};

function otherEvent({ name, repository }: GithubPayload): ToldEvent {
  const type = `other.${name.replace(/[^\w-]/g, '') || 'unknown'}` as const;
  return { type, subject: `${name}:${repository.full_name}`, data: {} };
}

function readRepository(body: JsonReader, fallback: string): RepositoryFacts {
  const id = body.find('repository.id');
  const name = body.text('repository.full_name') ?? fallback;
  const previous = previousName(body, name);
  return {
    full_name: name,
    url: body.text('repository.html_url') ?? '',
    default_branch: body.text('repository.default_branch') ?? '',
    ...(typeof id === 'number' ? { id: String(id) } : {}),
    ...(previous === undefined ? {} : { previous_name: previous }),
  };
}

/** The name before a repository was renamed, or transferred to another owner. */
function previousName(body: JsonReader, fullName: string): string | undefined {
  const [owner = '', name = ''] = fullName.split('/');
  const oldName = body.text('changes.repository.name.from');
  const oldOwner = body.text('changes.owner.from.user.login') ?? body.text('changes.owner.from.organization.login');
  return oldName === undefined && oldOwner === undefined ? undefined : `${oldOwner ?? owner}/${oldName ?? name}`;
}
