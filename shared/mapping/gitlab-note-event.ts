import type { EventData, Written } from '../model/event.ts';
import type { CommentFacts } from '../model/issue-facts.ts';
import { lineFact } from './alert-facts.ts';
import { timeOf } from './event-time.ts';
import { issueFacts, mergeRequestFacts } from './gitlab-item-event.ts';
import type { GitlabPayload } from './gitlab-payload.ts';
import type { JsonReader } from './json-body.ts';
import { shortId } from './push-facts.ts';
import { saidFacts, type ToldEvent } from './told-event.ts';
import { writtenAt } from './written-at.ts';

/** Comments on issues, merge requests, commits and snippets. What GitLab notes by itself is none. */
export function noteEvents({ body, repository, actor }: GitlabPayload): ToldEvent[] {
  const at = (member: string) => body.text(`object_attributes.${member}`) ?? '';
  const about = aboutOf(body, repository.full_name);
  if (about === undefined || body.find('object_attributes.system') === true) return [];
  const { on, subject, data } = about;
  const isNew = at('action') !== 'update';
  const text = at('note');
  return [
    {
      type: isNew ? 'comment.created' : 'comment.edited',
      subject,
      occurredAt: timeOf(at(isNew ? 'created_at' : 'updated_at')),
      data: {
        ...data,
        comment: { on, body: text, url: at('url'), ...placeFacts(body) },
        ...(isNew && actor !== undefined ? { author: actor } : {}),
      },
      ...(isNew ? { written: { text, on, by: actor, ...placeOf(body, on) } } : {}),
    },
  ];
}

function placeFacts(body: JsonReader): Partial<CommentFacts> {
  const at = (member: string) => body.find(`object_attributes.position.${member}`);
  const commit = body.text('object_attributes.commit_id') ?? body.text('commit.id');
  return saidFacts({
    path: body.text('object_attributes.position.new_path') ?? body.text('object_attributes.position.old_path'),
    line: lineFact(at('new_line')) ?? lineFact(at('old_line')),
    sha: shortId(commit),
  });
}

/** Answers to a snippet have no place that GitLab's API knows. */
function placeOf(body: JsonReader, on: CommentFacts['on']): Pick<Written, 'at'> {
  const ids = {
    id: 'object_attributes.id',
    thread: 'object_attributes.discussion_id',
    isInternal:
      body.find('object_attributes.internal') === true || body.find('object_attributes.confidential') === true,
  };
  if (on === 'snippet') return {};
  if (on === 'commit') return writtenAt(body, { kind: 'commit_comment', on }, { key: 'commit.id', ...ids });
  if (on !== 'issue') {
    const kind = on === 'diff' ? 'diff_comment' : 'comment';
    return writtenAt(body, { kind, on: 'pull_request' }, { key: 'merge_request.iid', ...ids });
  }
  const key = body.find('issue') === undefined ? 'work_item.iid' : 'issue.iid';
  return writtenAt(body, { kind: 'comment', on }, { key, ...ids });
}

function aboutOf(
  body: JsonReader,
  repository: string,
): { on: CommentFacts['on']; subject: string; data: EventData } | undefined {
  const kind = body.text('object_attributes.noteable_type') ?? '';
  switch (kind) {
    case 'Issue':
    case 'WorkItem': {
      const issue = issueFacts(body, body.find('issue') === undefined ? 'work_item' : 'issue');
      if (issue === undefined) return undefined;
      return { on: 'issue', subject: `issue:${repository}#${issue.number}`, data: { issue } };
    }
    case 'MergeRequest': {
      const request = mergeRequestFacts(body, 'merge_request');
      if (request === undefined) return undefined;
      const isOnLine = body.text('object_attributes.type') === 'DiffNote';
      const subject = `pull_request:${repository}#${request.number}`;
      return { on: isOnLine ? 'diff' : 'pull_request', subject, data: { pull_request: request } };
    }
    case 'Commit':
      return { on: 'commit', subject: `commit:${repository}@${body.text('commit.id') ?? ''}`, data: {} };
    case 'Snippet':
      return { on: 'snippet', subject: `snippet:${repository}#${idOf(body)}`, data: {} };
    default:
      return undefined;
  }
}

function idOf(body: JsonReader): string {
  const id = body.find('snippet.id');
  return typeof id === 'number' || typeof id === 'string' ? String(id) : '';
}
