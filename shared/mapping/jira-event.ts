import type { IssueChange, IssueFacts } from '../model/issue-facts.ts';
import type { JsonObject } from '../model/json.ts';
import { inertUrl } from './escape.ts';
import { millisecondsOf } from './event-time.ts';
import { commentEvents, commentInUpdate } from './jira-comment-event.ts';
import { idOf, isHidden, isSecured, issueFacts, jiraActor } from './jira-payload.ts';
import { JsonReader } from './json-body.ts';
import { suppressedLabel } from './ticket-draft.ts';
import { objectsIn, otherType, saidFacts, type ToldEvent } from './told-event.ts';

/**
 * The events of a webhook of Jira Cloud or Data Center; several where one update changed several things. Pure.
 * Throws `malformed` without `webhookEvent`. https://developer.atlassian.com/cloud/jira/platform/webhooks/
 */
export function readJiraEvents(payload: JsonObject): readonly ToldEvent[] {
  const body = new JsonReader(payload);
  const name = body.requireText('webhookEvent');
  const told = Object.hasOwn(readers, name) ? (readers[name]?.(body, name) ?? []) : [];
  const other: ToldEvent = { type: otherType(name), subject: `${name}:${body.text('issue.key') ?? ''}`, data: {} };
  const actor = jiraActor(body.find('user')) ?? jiraActor(body.find(doers[name] ?? ''));
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
  'jira:issue_updated': (body) => [...issueEvents(body, changesOf(body)), ...commentInUpdate(body)],
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

/** Users in deliveries that have no `user`. Deletions name nobody. */
const doers: Readonly<Record<string, string>> = {
  comment_created: 'comment.author',
  comment_updated: 'comment.updateAuthor',
  worklog_created: 'worklog.author',
  worklog_updated: 'worklog.updateAuthor',
  attachment_created: 'attachment.author',
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
      // The comment is an event of its own.
      case 'Comment':
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
    case 'closed':
    case 'reopened':
      return statusFacts(itemOf('status'));
    case 'edited':
      return { ...statusFacts(itemOf('status')), ...saidFacts({ changes: otherChanges(body) }) };
    default:
      return {};
  }
}

function statusFacts(item: JsonReader): Partial<IssueFacts> {
  return saidFacts({ status: item.text('toString'), previous_status: item.text('fromString') });
}

/** Fields that have facts of their own, and long texts. */
const toldElsewhere = new Set(['status', 'resolution', 'labels', 'assignee', 'Comment']);
const longFields = new Set(['description', 'environment']);
const maxChanges = 20;

/** Undefined where nothing else was changed. */
function otherChanges(body: JsonReader): IssueChange[] | undefined {
  const changes = objectsIn(body.find('changelog.items')).flatMap((item): IssueChange[] => {
    const reader = new JsonReader(item);
    const field = reader.text('field');
    if (field === undefined || toldElsewhere.has(field)) return [];
    if (longFields.has(field)) return [{ field }];
    return [{ field, ...saidFacts({ from: reader.text('fromString'), to: reader.text('toString') }) }];
  });
  return changes.length === 0 ? undefined : changes.slice(0, maxChanges);
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
