import type { ActorFacts, Written } from '../model/event.ts';
import type { CommentFacts } from '../model/issue-facts.ts';
import { lineFact } from './alert-facts.ts';
import { timeOf } from './event-time.ts';
import { pullRequestFacts } from './github-item-event.ts';
import { type GithubPayload, readActor } from './github-payload.ts';
import type { JsonReader } from './json-body.ts';
import { shortId } from './push-facts.ts';
import { saidFacts, type ToldEvent } from './told-event.ts';
import { writtenAt } from './written-at.ts';

/** Comments on lines of a pull request. */
export function diffCommentEvent(given: GithubPayload): ToldEvent | undefined {
  const { body, repository } = given;
  const number = body.find('pull_request.number');
  if (typeof number !== 'number') return undefined;
  const { data, ...told } = commentEvent(given, 'diff');
  return {
    ...told,
    subject: `pull_request:${repository.full_name}#${number}`,
    data: { ...data, pull_request: pullRequestFacts(body, repository, number) },
  };
}

export function commitCommentEvent(given: GithubPayload): ToldEvent | undefined {
  const { body, repository } = given;
  const sha = body.text('comment.commit_id');
  return sha === undefined
    ? undefined
    : { ...commentEvent(given, 'commit'), subject: `commit:${repository.full_name}@${sha}` };
}

/** GitHub tells the line of an old comment, whose code has changed since, in another member. */
function placeFacts(body: JsonReader): Partial<CommentFacts> {
  return saidFacts({
    path: body.text('comment.path'),
    line: lineFact(body.find('comment.line')) ?? lineFact(body.find('comment.original_line')),
    sha: shortId(body.text('comment.commit_id')),
  });
}

function commentEvent({ action, body }: GithubPayload, on: CommentFacts['on']): Omit<ToldEvent, 'subject'> {
  const isNew = action === 'created';
  const text = body.text('comment.body') ?? '';
  const author: ActorFacts | undefined = readActor(body.find('comment.user'), body.text('comment.author_association'));
  const id = 'comment.id';
  const at =
    on === 'commit'
      ? writtenAt(body, { kind: 'commit_comment', on }, { key: 'comment.commit_id', id })
      : writtenAt(
          body,
          { kind: 'diff_comment', on: 'pull_request' },
          // An answer to an answer goes to the first of them.
          {
            key: 'pull_request.number',
            id,
            thread: body.find('comment.in_reply_to_id') === undefined ? id : 'comment.in_reply_to_id',
          },
        );
  const written: Written = { text, on, by: author, ...at };
  return {
    type: `comment.${action}`,
    occurredAt: timeOf(body.find(`comment.${isNew ? 'created_at' : 'updated_at'}`)),
    data: {
      comment: { on, body: text, url: body.text('comment.html_url') ?? '', ...placeFacts(body) },
      ...(author === undefined ? {} : { author }),
    },
    ...(isNew ? { written } : {}),
  };
}
