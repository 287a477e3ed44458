import type { ActorFacts, EventData, RepositoryFacts } from '../model/event.ts';
import type { JsonObject } from '../model/json.ts';
import { urlFact } from './alert-facts.ts';
import { timeOf } from './event-time.ts';
import { issueEvents, mergeRequestEvents } from './gitlab-item-event.ts';
import { noteEvents } from './gitlab-note-event.ts';
import { type GitlabPayload, type GitlabReader, gitlabActor } from './gitlab-payload.ts';
import { pipelineEvents } from './gitlab-pipeline-event.ts';
import { gitlabPushEvents } from './gitlab-push-event.ts';
import { JsonReader } from './json-body.ts';
import { otherType, type ToldEvent } from './told-event.ts';

/**
 * The events of a webhook or a system hook. `hook` is what the header calls it: `Push Hook`. What we have no name for is
 * `other.KIND`, also a body that a custom template made. Pure.
 * https://docs.gitlab.com/user/project/integrations/webhook_events/
 */
export function readGitlabEvents(hook: string, payload: JsonObject): readonly ToldEvent[] {
  const body = new JsonReader(payload);
  const kind = body.text('object_kind') ?? body.text('event_name') ?? hook.replace(/ Hook$/, '');
  const repository = repositoryOf(body);
  const actor = isAboutUser(kind) ? undefined : actorOf(body);
  const given: GitlabPayload = { body, repository, actor };
  const told = Object.hasOwn(readers, kind) ? (readers[kind]?.(given) ?? []) : [];
  const isConfidential = hook.startsWith('Confidential') || isMarkedConfidential(body);
  return (told.length > 0 ? told : [otherEvent(kind, repository)]).map((event) => ({
    ...event,
    ...(isConfidential ? { isConfidential } : {}),
    data: {
      ...event.data,
      ...(isConfidential ? confidentialFacts(event.data) : {}),
      repository,
      ...(actor === undefined ? {} : { actor }),
    },
  }));
}

/** Events of members name whom they are about, and not who did it. */
function isAboutUser(kind: string): boolean {
  return /^(user|key)_/.test(kind);
}

/** Old servers give a push no more than its author's name. */
function actorOf(body: JsonReader): ActorFacts | undefined {
  const name = body.text('user_name');
  return (
    gitlabActor(body.text('user.username'), body.text('user.name')) ??
    gitlabActor(body.text('user_username') ?? name, name)
  );
}

/** A comment may be internal on an issue that is not. */
function confidentialFacts({ comment, issue }: EventData): EventData {
  if (comment !== undefined) return { comment: { ...comment, is_confidential: true } };
  return issue === undefined ? {} : { issue: { ...issue, is_confidential: true } };
}

const readers: Readonly<Record<string, GitlabReader>> = {
  push: gitlabPushEvents,
  tag_push: gitlabPushEvents,
  issue: issueEvents,
  work_item: issueEvents,
  merge_request: mergeRequestEvents,
  note: noteEvents,
  pipeline: pipelineEvents,
  release: releaseEvents,
  deployment: deploymentEvents,
};

function otherEvent(kind: string, repository: RepositoryFacts): ToldEvent {
  const type = otherType(kind);
  return { type, subject: `${type.slice('other.'.length)}:${repository.full_name}`, data: {} };
}

function repositoryOf(body: JsonReader): RepositoryFacts {
  const id = body.find('project.id') ?? body.find('project_id');
  const previous = body.text('old_path_with_namespace');
  return {
    ...(typeof id === 'number' ? { id: String(id) } : {}),
    ...(previous === undefined ? {} : { previous_name: previous }),
    full_name:
      body.text('project.path_with_namespace') ??
      body.text('group.full_path') ??
      body.text('path_with_namespace') ??
      '',
    url: urlFact(body.find('project.web_url')) ?? '',
    default_branch: body.text('project.default_branch') ?? '',
    forge: 'gitlab',
  };
}

/** An issue, a note, or what the reaction to one of them is about. */
function isMarkedConfidential(body: JsonReader): boolean {
  const isTrue = (path: string) => body.find(path) === true;
  return (
    body.text('event_type')?.startsWith('confidential') === true ||
    ['object_attributes', 'issue', 'note', 'work_item'].some(
      (of) => isTrue(`${of}.confidential`) || isTrue(`${of}.internal`),
    )
  );
}

const releaseVerbs: Readonly<Record<string, string>> = { create: 'published', update: 'edited', delete: 'deleted' };

function releaseEvents({ body, repository }: GitlabPayload): ToldEvent[] {
  const tag = body.text('tag');
  const action = body.text('action') ?? '';
  const verb = Object.hasOwn(releaseVerbs, action) ? releaseVerbs[action] : undefined;
  if (tag === undefined || verb === undefined) return [];
  return [
    {
      type: `release.${verb}`,
      subject: `release:${repository.full_name}:${tag}`,
      occurredAt: action === 'create' ? timeOf(body.find('created_at')) : undefined,
      data: {
        release: {
          tag,
          name: body.text('name') ?? tag,
          body: body.text('description') ?? '',
          url: body.text('url') ?? '',
          is_prerelease: false,
        },
      },
    },
  ];
}

const deploymentVerbs: Readonly<Record<string, string>> = { success: 'succeeded', failed: 'failed' };

function deploymentEvents({ body, repository }: GitlabPayload): ToldEvent[] {
  const at = (member: string) => body.text(member) ?? '';
  const state = at('status');
  const verb = Object.hasOwn(deploymentVerbs, state) ? deploymentVerbs[state] : undefined;
  if (verb === undefined) return [];
  return [
    {
      type: `deployment.${verb}`,
      subject: `deployment:${repository.full_name}:${at('environment')}`,
      occurredAt: timeOf(body.find('status_changed_at')),
      data: {
        deployment: {
          environment: at('environment'),
          ref: at('ref'),
          // The whole id stands only in the address of the commit.
          sha: /\/([0-9a-f]{40,64})$/.exec(at('commit_url'))?.[1] ?? at('short_sha'),
          url: at('environment_external_url') || at('deployable_url'),
          state,
          description: at('commit_title'),
        },
      },
    },
  ];
}
