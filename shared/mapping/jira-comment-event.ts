import type { CommentFacts } from '../model/issue-facts.ts';
import { idOf, isHidden, isSecured, issueFacts, jiraActor, jiraText } from './jira-payload.ts';
import { isJsonObject, JsonReader } from './json-body.ts';
import { objectsIn, type ToldEvent } from './told-event.ts';

const verbs: Readonly<Record<string, CommentVerb>> = {
  comment_created: 'created',
  comment_updated: 'edited',
  comment_deleted: 'deleted',
};

/** Verbs by `issue_event_type_name`. Any other update with a comment, such as a transition, has a new one. */
const verbsInUpdates: Readonly<Record<string, CommentVerb>> = {
  issue_comment_edited: 'edited',
  issue_comment_deleted: 'deleted',
};

type CommentVerb = 'created' | 'edited' | 'deleted';

/** The event of a delivery about a comment. On Data Center it lacks the issue, and {@link commentInUpdate} reads the other delivery. */
export function commentEvents(body: JsonReader, name: string): readonly ToldEvent[] {
  const verb = verbs[name];
  return verb === undefined ? [] : commentEvent(body, verb);
}

/** The comment in an update of an issue. Where Jira also sends a delivery of its own, one of the two is a duplicate. */
export function commentInUpdate(body: JsonReader): readonly ToldEvent[] {
  const type = body.text('issue_event_type_name') ?? '';
  if (type === 'issue_comment_deleted' && body.find('comment') === undefined) return deletedComment(body);
  return commentEvent(body, Object.hasOwn(verbsInUpdates, type) ? (verbsInUpdates[type] ?? 'created') : 'created');
}

/** A deleted comment that only the changelog has, as on Data Center. Cloud sends a delivery of its own. */
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
  // A deletion names its user beside the comment, if at all.
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
