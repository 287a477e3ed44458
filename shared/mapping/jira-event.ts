import type { ActorFacts, CommentFacts, IssueFacts } from '../model/event.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { adfText } from './adf-text.ts';
import { inertUrl } from './escape.ts';
import { millisecondsOf } from './event-time.ts';
import { isJsonObject, JsonReader } from './json-body.ts';
import { suppressedLabel } from './ticket-draft.ts';
import { namesIn, objectsIn, otherType, saidFacts, type ToldEvent } from './told-event.ts';

/**
 * The events of a webhook of Jira Cloud or Data Center; several where one update changed several things. Pure.
 * Throws `malformed` without `webhookEvent`. https://developer.atlassian.com/cloud/jira/platform/webhooks/
 */
export function readJiraEvents(payload: JsonObject): readonly ToldEvent[] {
  const body = new JsonReader(payload);
  const name = body.requireText('webhookEvent');
  const told = Object.hasOwn(readers, name) ? (readers[name]?.(body, name) ?? []) : [];
  const other: ToldEvent = { type: otherType(name), subject: `${name}:${body.text('issue.key') ?? ''}`, data: {} };
  const actor = jiraActor(body.find('user'));
  const isConfidential = isSecured(body) || isHidden(body);
  return (told.length > 0 ? told : [other]).map((event) => ({
    ...event,
    occurredAt: millisecondsOf(body.find('timestamp')),
    ...(isConfidential ? { isConfidential } : {}),
    data: { ...(actor === undefined ? {} : { actor }), ...event.data },
  }));
}

const readers: Readonly<Record<string, (body: JsonReader, name: string) => readonly ToldEvent[]>> = {
  'jira:issue_created': (body) => issueEvents(body, ['opened']),
  'jira:issue_updated': (body) => issueEvents(body, changesOf(body)),
  'jira:issue_deleted': (body) => issueEvents(body, ['deleted']),
  comment_created: commentEvents,
  comment_updated: commentEvents,
  comment_deleted: commentEvents,
  'jira:version_released': releaseEvents,
  'jira:version_unreleased': releaseEvents,
  'jira:version_created': releaseEvents,
  'jira:version_updated': releaseEvents,
  'jira:version_deleted': releaseEvents,
};

function issueEvents(body: JsonReader, verbs: readonly string[]): readonly ToldEvent[] {
  const issue = issueFacts(body);
  if (issue === undefined) return [];
  const author = jiraActor(body.find('issue.fields.reporter') ?? body.find('issue.fields.creator'));
  return verbs.map((verb) => ({
    type: `issue.${verb}`,
    subject: `issue:${issue.key}`,
    data: { issue: { ...issue, ...changedFacts(body, verb) }, ...(author === undefined ? {} : { author }) },
  }));
}

/** An issue of a security level is seen by its members alone. */
function isSecured(body: JsonReader): boolean {
  return body.find('issue.fields.security') !== undefined;
}

/** A comment or work for one role or group, or a comment that Jira Service Management keeps from customers. */
function isHidden(body: JsonReader): boolean {
  const isForSome = ['comment', 'worklog'].some((member) => body.find(`${member}.visibility`) !== undefined);
  return isForSome || body.find('comment.jsdPublic') === false;
}

/** What an update changed, each once. A comment comes as an event of its own as well. */
function changesOf(body: JsonReader): readonly string[] {
  const found = new Set<string>();
  const items = objectsIn(body.find('changelog.items'));
  for (const item of items) {
    const reader = new JsonReader(item);
    switch (reader.text('field')) {
      case 'status':
        found.add(statusVerb(body, items));
        break;
      case 'labels':
        for (const verb of labelVerbs(reader)) found.add(verb);
        break;
      case 'assignee':
        found.add(reader.text('to') === undefined ? 'unassigned' : 'assigned');
        break;
      case 'resolution':
        break;
      default:
        found.add('edited');
    }
  }
  return [...found];
}

/** A status of the category done closes; leaving it clears the resolution, or is called so. */
function statusVerb(body: JsonReader, items: readonly JsonObject[]): string {
  if (body.text('issue.fields.status.statusCategory.key') === 'done') return 'closed';
  const resolution = items.find(({ field }) => field === 'resolution');
  const isCleared = typeof resolution?.from === 'string' && (resolution.to ?? '') === '';
  return isCleared || body.text('issue_event_type_name') === 'issue_reopened' ? 'reopened' : 'edited';
}

/** What was put on or taken off, by the names that people see. */
function changedFacts(body: JsonReader, verb: string): Partial<IssueFacts> {
  const itemOf = (field: string) =>
    new JsonReader(objectsIn(body.find('changelog.items')).find((item) => item.field === field) ?? {});
  switch (verb) {
    case 'assigned':
      return saidFacts({ assignee: itemOf('assignee').text('toString') });
    case 'unassigned':
      return saidFacts({ assignee: itemOf('assignee').text('fromString') });
    case 'labeled':
    case 'unlabeled': {
      const { gained, lost } = changedLabels(itemOf('labels'));
      const labels = verb === 'labeled' ? gained : lost;
      return saidFacts({ label: labels.find((label) => label.toLowerCase() === suppressedLabel) ?? labels[0] });
    }
    default:
      return {};
  }
}

/** Labels hold no blanks, and are listed with blanks between them. */
function changedLabels(item: JsonReader): { gained: string[]; lost: string[] } {
  const labelsAt = (member: string) => (item.text(member) ?? '').split(' ').filter((label) => label !== '');
  const [before, after] = [labelsAt('fromString'), labelsAt('toString')];
  return {
    gained: after.filter((label) => !before.includes(label)),
    lost: before.filter((label) => !after.includes(label)),
  };
}

function labelVerbs(item: JsonReader): string[] {
  const { gained, lost } = changedLabels(item);
  return [...(gained.length > 0 ? ['labeled'] : []), ...(lost.length > 0 ? ['unlabeled'] : [])];
}

function issueFacts(body: JsonReader): IssueFacts | undefined {
  const at = (member: string) => body.find(`issue.fields.${member}`);
  const key = body.text('issue.key');
  if (key === undefined) return undefined;
  return {
    key,
    title: body.text('issue.fields.summary') ?? '',
    body: adfText(at('description')),
    url: browseUrl(body.text('issue.self'), key),
    author: jiraActor(at('reporter') ?? at('creator'))?.login ?? '',
    labels: namesIn(at('labels')),
    ...(isSecured(body) ? { is_confidential: true } : {}),
  };
}

/** Where people look at an issue, from the address of its REST resource. */
function browseUrl(self: string | undefined, key: string): string {
  const [base = ''] = (self ?? '').split('/rest/');
  return inertUrl(base) === undefined ? '' : `${base}/browse/${encodeURIComponent(key.toWellFormed())}`;
}

const verbs: Readonly<Record<string, string>> = {
  comment_created: 'created',
  comment_updated: 'edited',
  comment_deleted: 'deleted',
};

function commentEvents(body: JsonReader, name: string): readonly ToldEvent[] {
  const issue = issueFacts(body);
  if (issue === undefined || !isJsonObject(body.find('comment'))) return [];
  const comment: CommentFacts = {
    on: 'issue',
    body: adfText(body.find('comment.body')),
    url: issue.url === '' ? '' : `${issue.url}?focusedCommentId=${encodeURIComponent(idOf(body, 'comment.id'))}`,
    ...(isSecured(body) || isHidden(body) ? { is_confidential: true } : {}),
  };
  const author = jiraActor(body.find('comment.author'));
  // Who deletes a comment is told on its own, if at all.
  const actor = { comment_created: author, comment_updated: jiraActor(body.find('comment.updateAuthor')) }[name];
  return [
    {
      subject: `issue:${issue.key}`,
      type: `comment.${verbs[name]}`,
      data: {
        issue,
        comment,
        ...(actor === undefined ? {} : { actor }),
        ...(author === undefined ? {} : { author }),
      },
    },
  ];
}

const releaseVerbs: Readonly<Record<string, string>> = {
  'jira:version_released': 'published',
  'jira:version_unreleased': 'unpublished',
  'jira:version_created': 'created',
  'jira:version_updated': 'edited',
  'jira:version_deleted': 'deleted',
};

function releaseEvents(body: JsonReader, name: string): readonly ToldEvent[] {
  const tag = body.text('version.name');
  if (tag === undefined) return [];
  const project = idOf(body, 'version.projectId');
  const [base = ''] = (body.text('version.self') ?? '').split('/rest/');
  const id = encodeURIComponent(idOf(body, 'version.id'));
  return [
    {
      type: `release.${releaseVerbs[name]}`,
      subject: `release:${project}:${tag}`,
      data: {
        release: {
          tag,
          name: tag,
          body: body.text('version.description') ?? '',
          url: inertUrl(base) === undefined || id === '' ? '' : `${base}/browse/version/${id}`,
          is_prerelease: false,
          // A version is planned long before it is released.
          ...(body.find('version.released') === false ? { is_draft: true } : {}),
        },
      },
    },
  ];
}

function idOf(body: JsonReader, path: string): string {
  const id = body.find(path);
  return typeof id === 'number' || typeof id === 'string' ? String(id).toWellFormed() : '';
}

/** On Cloud only the account's id is a user's own; on Data Center the name is. */
function jiraActor(json: JsonValue | undefined): ActorFacts | undefined {
  if (!isJsonObject(json)) return undefined;
  const user = new JsonReader(json);
  const login = user.text('accountId') ?? user.text('name') ?? user.text('key');
  const name = user.text('displayName');
  if (login === undefined) return undefined;
  return { login, ...(name === undefined ? {} : { name }), is_bot: user.text('accountType') === 'app' };
}
