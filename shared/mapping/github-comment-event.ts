import type { ActorFacts, CommentFacts, Written } from '../model/event.ts';
import { timeOf } from './event-time.ts';
import { pullRequestFacts } from './github-item-event.ts';
import { type GithubPayload, readActor } from './github-payload.ts';
import type { ToldEvent } from './told-event.ts';

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

function commentEvent({ action, body }: GithubPayload, on: CommentFacts['on']): Omit<ToldEvent, 'subject'> {
  const isNew = action === 'created';
  const text = body.text('comment.body') ?? '';
  const author: ActorFacts | undefined = readActor(body.find('comment.user'), body.text('comment.author_association'));
  const written: Written = { text, on, by: author };
  return {
    type: `comment.${action}`,
    occurredAt: timeOf(body.find(`comment.${isNew ? 'created_at' : 'updated_at'}`)),
    data: {
      comment: { on, body: text, url: body.text('comment.html_url') ?? '' },
      ...(author === undefined ? {} : { author }),
    },
    ...(isNew ? { written } : {}),
  };
}
