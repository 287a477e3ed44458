import type { Gitea } from '../../clients/gitea.ts';
import { TicketwireError } from '../../errors.ts';
import { ensureGiteaComment } from '../trackers/gitea/comments.ts';
import type { Responder } from './responder.ts';

/** Answers to commands on Gitea and Forgejo, which have no threads. `ownLogins`: whose comments can be ours. */
export function createGiteaResponder(gitea: Gitea, ownLogins: () => Promise<ReadonlySet<string>>): Responder {
  return {
    reply: ({ repository, key }, remark) => ensureGiteaComment(gitea, { repository, key, ownLogins }, remark),
    react: async ({ repository, kind, key, id }, emoji) => {
      if (kind !== 'text' && kind !== 'comment') {
        throw new TicketwireError('unprocessable', 'Gitea puts no reactions on reviews');
      }
      const to = kind === 'text' ? `issues/${key}` : `issues/comments/${id}`;
      const path = `/repos/${repository}/${to}/reactions`;
      // 200: it was there already. https://docs.gitea.com/api/#tag/issue/operation/issuePostCommentReaction
      const { status } = await gitea.send('POST', path, { json: { content: emoji } });
      return status !== 200;
    },
  };
}
