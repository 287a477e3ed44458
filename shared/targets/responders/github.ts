import type { Github } from '../../clients/github.ts';
import { TicketwireError } from '../../errors.ts';
import type { CommandPlace, Emoji } from '../../model/command.ts';
import { type CommentPaths, ensureComment } from '../trackers/github/comments.ts';
import type { Responder } from './responder.ts';

/** Answers to commands on GitHub. https://docs.github.com/rest/reactions */
export function createGithubResponder(github: Github): Responder {
  return {
    reply: (place, remark) => ensureComment(github, commentPathsFor(place), remark),
    react: async (place, emoji) => {
      if (place.kind === 'review') return reactToReview(github, place, emoji);
      // 200: it was there already, 201: it was not.
      const { status } = await github.send('POST', `${reactedTo(place)}/reactions`, { json: { content: emoji } });
      return status !== 200;
    },
  };
}

/** A review has no thread: it is answered under its pull request. */
function commentPathsFor({ repository, kind, key, thread }: CommandPlace): CommentPaths {
  const of = `/repos/${repository}`;
  if (kind === 'diff_comment') {
    return {
      list: `${of}/pulls/${key}/comments`,
      write: `${of}/pulls/${key}/comments/${thread}/replies`,
      remove: `${of}/pulls/comments`,
      isSinceKnown: true,
      isMeant: (comment) => String(comment.in_reply_to_id) === thread,
    };
  }
  if (kind === 'commit_comment') {
    const comments = `${of}/commits/${key}/comments`;
    return { list: comments, write: comments, remove: `${of}/comments`, isSinceKnown: false };
  }
  const comments = `${of}/issues/${key}/comments`;
  return { list: comments, write: comments, remove: `${of}/issues/comments`, isSinceKnown: true };
}

function reactedTo({ repository, kind, key, id }: CommandPlace): string {
  const of = `/repos/${repository}`;
  if (kind === 'comment') return `${of}/issues/comments/${id}`;
  if (kind === 'diff_comment') return `${of}/pulls/comments/${id}`;
  return kind === 'commit_comment' ? `${of}/comments/${id}` : `${of}/issues/${key}`;
}

/** https://docs.github.com/graphql/reference/enums#reactioncontent */
const reactionContent: Readonly<Record<Emoji, string>> = {
  '+1': 'THUMBS_UP',
  '-1': 'THUMBS_DOWN',
  laugh: 'LAUGH',
  confused: 'CONFUSED',
  heart: 'HEART',
  hooray: 'HOORAY',
  rocket: 'ROCKET',
  eyes: 'EYES',
};

/** The REST API knows no reactions to reviews. https://docs.github.com/graphql/reference/mutations#addreaction */
async function reactToReview(github: Github, { repository, globalId }: CommandPlace, emoji: Emoji): Promise<boolean> {
  if (globalId === undefined) {
    throw new TicketwireError('unprocessable', 'the review came without its global id, so nothing can be put on it');
  }
  const query =
    'mutation($subject: ID!, $content: ReactionContent!) { addReaction(input: { subjectId: $subject, content: $content }) { clientMutationId } }';
  await github.graphql(repository, query, { subject: globalId, content: reactionContent[emoji] });
  return true;
}
