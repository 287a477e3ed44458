import type { CommentFacts } from '../model/issue-facts.ts';
import { idOf, isHidden, isSecured, issueFacts, jiraActor, jiraText } from './jira-payload.ts';
import { isJsonObject, JsonReader } from './json-body.ts';
import { objectsIn, type ToldEvent } from './told-event.ts';

const verbs: Readonly<Record<string, CommentVerb>> = {
  comment_created: 'created',
  comment_updated: 'edited',
  comment_deleted: 'deleted',
};

/** By `issue_event_type_name`. What else comes with a comment, such as a transition, was done with a new one. */
const verbsInUpdates: Readonly<Record<string, CommentVerb>> = {
  issue_comment_edited: 'edited',
  issue_comment_deleted: 'deleted',
};

type CommentVerb = 'created' | 'edited' | 'deleted';

/** The event of a delivery about a comment. On Data Center it comes without the issue, and {@link commentInUpdate} tells it. */
export function commentEvents(body: JsonReader, name: string): readonly ToldEvent[] {
  const verb = verbs[name];
  return verb === undefined ? [] : commentEvent(body, verb);
}

/** The comment that an update of an issue brings. Where a delivery of its own tells it, too, one of the two is a duplicate. */
export function commentInUpdate(body: JsonReader): readonly ToldEvent[] {
  const type = body.text('issue_event_type_name') ?? '';
  if (type === 'issue_comment_deleted' && body.find('comment') === undefined) return deletedComment(body);
  return commentEvent(body, Object.hasOwn(verbsInUpdates, type) ? (verbsInUpdates[type] ?? 'created') : 'created');
}

/** Data Center may tell no more of it than the changelog does. Cloud tells it in a delivery of its own. */
function deletedComment(body: JsonReader): readonly ToldEvent[] {
  const issue = issueFacts(body);
  if (issue === undefined || body.find('user.accountId') !== undefined) return [];
  const item = objectsIn(body.find('changelog.items')).find(({ field }) => field === 'Comment') ?? {};
  const text = new JsonReader(item).text('fromString') ?? '';
  const comment: CommentFacts = {
    on: 'issue',
    body: jiraText(text),
    url: '',
    ...(isSecured(body) ? { is_confidential: true } : {}),
  };
  return [{ subject: `issue:${issue.key}`, type: 'comment.deleted', data: { issue, comment } }];
}

function commentEvent(body: JsonReader, verb: CommentVerb): readonly ToldEvent[] {
  const issue = issueFacts(body);
  if (issue === undefined || !isJsonObject(body.find('comment'))) return [];
  const id = idOf(body, 'comment.id');
  const again = verb === 'edited' ? body.text('comment.updated') : id;
  const comment: CommentFacts = {
    on: 'issue',
    body: jiraText(body.find('comment.body')),
    url: issue.url === '' ? '' : `${issue.url}?focusedCommentId=${encodeURIComponent(id)}`,
    ...(isSecured(body) || isHidden(body) ? { is_confidential: true } : {}),
  };
  const author = jiraActor(body.find('comment.author'));
  const editor = jiraActor(body.find('comment.updateAuthor'));
  // Who deletes a comment is told on its own, if at all.
  const actor = { created: author, edited: editor, deleted: undefined }[verb];
  return [
    {
      subject: `issue:${issue.key}`,
      type: `comment.${verb}`,
      ...(id === '' || again === undefined ? {} : { toldTwice: `comment.${verb}/${issue.key}/${id}/${again}` }),
      data: {
        issue,
        comment,
        ...(actor === undefined ? {} : { actor }),
        ...(author === undefined ? {} : { author }),
      },
    },
  ];
}
