import type { ActorFacts, EventData, RunFacts } from '../model/event.ts';
import type { JsonObject } from '../model/json.ts';
import { timeOf } from './event-time.ts';
import { readGithubEvent } from './github-event.ts';
import { readActor } from './github-payload.ts';
import { runSubject, runVerb } from './github-run-event.ts';
import { isJsonObject, JsonReader } from './json-body.ts';
import type { ToldEvent } from './told-event.ts';

/**
 * The event of a webhook of Gitea or Forgejo. Where their bodies are GitHub's they are read as GitHub's are, by the words
 * that GitHub has for them. Pure. https://docs.gitea.com/usage/webhooks
 */
export function readGiteaEvent(name: string, payload: JsonObject): ToldEvent {
  const run = forgejoRun(name, payload);
  if (run !== undefined) return run;
  const body = new JsonReader(payload);
  const told = readGithubEvent(...inGithubsWords(name, payload, body));
  const { written, data } = told;
  return {
    ...told,
    // A deletion comes as a push and as an event of its own, in either order.
    ...(told.type === 'push.deleted' ? { toldTwice: `deleted/${told.subject}` } : {}),
    // What is known by no other name keeps its own.
    ...(told.type.startsWith('other.') ? { type: `other.${name.replace(/[^\w-]/g, '') || 'unknown'}` } : {}),
    data: { ...data, ...onGitea(data), ...(name === 'fork' ? forkFacts(body) : {}) },
    ...(written === undefined ? {} : { written: { ...written, by: written.by && withBots(written.by) } }),
  };
}

function forkFacts(body: JsonReader): EventData {
  const fork = { name: body.text('repository.full_name') ?? '', url: body.text('repository.html_url') ?? '' };
  return { other: { what: 'Fork', deed: 'forked the repository to', ...fork } };
}

function onGitea({ repository, actor, author, push }: EventData): EventData {
  return {
    ...(push?.ref_url === undefined ? {} : { push: { ...push, ref_url: refUrl(push.ref_url, push.tag) } }),
    ...(repository === undefined ? {} : { repository: { ...repository, forge: 'gitea' } }),
    ...(actor === undefined ? {} : { actor: withBots(actor) }),
    ...(author === undefined ? {} : { author: withBots(author) }),
  };
}

/** Where GitHub has a tree, Gitea has a branch or a tag. */
function refUrl(url: string, tag: string | undefined): string {
  return url.replace('/tree/', `/src/${tag === undefined ? 'branch' : 'tag'}/`);
}

/** Users that stand for the server's own automation. */
const botNames = new Set(['gitea-actions', 'forgejo-actions']);

function withBots(actor: ActorFacts): ActorFacts {
  return botNames.has(actor.login) ? { ...actor, is_bot: true } : actor;
}

const reviews: Readonly<Record<string, string>> = {
  pull_request_approved: 'approved',
  pull_request_rejected: 'changes_requested',
  pull_request_comment: 'commented',
};

const actions: Readonly<Record<string, string>> = {
  synchronized: 'synchronize',
  label_updated: 'labeled',
  label_cleared: 'unlabeled',
};

function inGithubsWords(name: string, payload: JsonObject, body: JsonReader): [string, JsonObject] {
  const action = body.text('action') ?? '';
  const renamed = { ...payload, action: Object.hasOwn(actions, action) ? (actions[action] ?? action) : action };
  if (Object.hasOwn(reviews, name) && !isJsonObject(payload.comment)) {
    const review = {
      body: body.text('review.content') ?? '',
      user: body.find('sender') ?? null,
      state: Object.hasOwn(reviews, name) ? (reviews[name] ?? '') : '',
    };
    return ['pull_request_review', { ...renamed, action: 'submitted', review }];
  }
  switch (name) {
    case 'pull_request_comment':
    case 'issue_comment':
      return ['issue_comment', isOnPull(body) ? { ...renamed, issue: onPull(payload.issue) } : renamed];
    case 'push':
      return ['push', { ...payload, compare: body.text('compare_url') ?? '' }];
    case 'delete':
      return ['push', { ...payload, ref: fullRef(body), deleted: true }];
    case 'release':
      return ['release', { ...payload, action: action === 'updated' ? 'edited' : action }];
    case 'fork':
      // In Gitea `forkee` is the original, and `repository` is the fork.
      return ['fork', { ...payload, repository: payload.forkee ?? null, forkee: payload.repository ?? null }];
    case 'workflow_run':
      return ['workflow_run', { ...payload, workflow_run: datedRun(payload.workflow_run) }];
    default:
      return [name, renamed];
  }
}

function isOnPull(body: JsonReader): boolean {
  return body.find('is_pull') === true || body.find('issue.pull_request') !== undefined;
}

function onPull(issue: JsonObject[string] | undefined): JsonObject[string] {
  return isJsonObject(issue) ? { ...issue, pull_request: issue.pull_request ?? {} } : null;
}

/** A branch or a tag that is deleted is told of by its short name. */
function fullRef(body: JsonReader): string | null {
  const ref = body.text('ref');
  if (ref === undefined) return null;
  return ref.startsWith('refs/') ? ref : `refs/${body.text('ref_type') === 'tag' ? 'tags' : 'heads'}/${ref}`;
}

/** Gitea counts attempts from 0, and says when one started in another member. */
function datedRun(run: JsonObject[string] | undefined): JsonObject[string] {
  return isJsonObject(run)
    ? { ...run, run_attempt: run.run_attempt || 1, run_started_at: run.run_started_at ?? run.started_at ?? null }
    : null;
}

/** Forgejo's own events of runs. What recovers has passed as well, and is told of once more. */
function forgejoRun(name: string, payload: JsonObject): ToldEvent | undefined {
  if (name !== 'action_run_failure' && name !== 'action_run_success') return undefined;
  const body = new JsonReader(payload);
  const at = (member: string) => body.text(`run.${member}`) ?? '';
  const verb = runVerb(at('status') || at('conclusion')) ?? (name === 'action_run_failure' ? 'failed' : 'passed');
  const id = body.find('run.id');
  if (typeof id !== 'number') return undefined;
  const repository = at('repository.full_name');
  const number = body.find('run.index_in_repo');
  const actor = readActor(body.find('run.trigger_user'));
  const isFork = body.find('run.is_fork_pull_request') === true;
  const branch = at('prettyref').replace(/^refs\/heads\//, '');
  const run: RunFacts = {
    id: String(id),
    attempt: 1,
    ...(typeof number === 'number' ? { number } : {}),
    workflow: at('workflow_id'),
    branch,
    event: at('trigger_event') || at('event'),
    conclusion: at('status'),
    url: at('html_url'),
    ...(at('commit_sha') === '' ? {} : { sha: at('commit_sha') }),
    path: at('workflow_id'),
    home: isFork ? '' : repository,
    is_fork: isFork,
    ...(at('title') === '' ? {} : { title: at('title') }),
  };
  return {
    type: `run.${verb}`,
    subject: runSubject(repository, run.path, branch),
    occurredAt: timeOf(at('created')) ?? timeOf(at('started')),
    data: {
      run,
      repository: {
        full_name: repository,
        url: at('repository.html_url'),
        default_branch: at('repository.default_branch'),
        forge: 'gitea',
      },
      ...(actor === undefined ? {} : { actor: withBots(actor) }),
    },
  };
}
