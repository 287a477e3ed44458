import type { Gitea } from '../../../clients/gitea.ts';
import { withoutFormulas } from '../../../mapping/gitea-text.ts';
import { isJsonObject, JsonReader } from '../../../mapping/json-body.ts';
import type { EpochMs } from '../../../model/json.ts';
import { clockSkewMs } from '../forge/forge-issue.ts';
import { type CommentThread, ensureRemark } from '../forge/remark.ts';
import type { Remark } from '../named-tickets.ts';

/**
 * Writes a comment once, on an issue or a pull request. Gives whether it was written. `ownLogins`: whose comments can be
 * ours. https://docs.gitea.com/api/#tag/issue/operation/issueGetComments
 */
export function ensureGiteaComment(
  gitea: Gitea,
  at: { repository: string; key: string; ownLogins(): Promise<ReadonlySet<string>> },
  remark: Remark,
): Promise<boolean> {
  const comments = `/repos/${at.repository}/issues/${at.key}/comments`;

  /** All of them come on one page. */
  async function find(marker: string, since: EpochMs): Promise<number[]> {
    const logins = await at.ownLogins();
    const from = new Date(Math.max(0, since - clockSkewMs)).toISOString().replace(/\.\d+Z$/, 'Z');
    const { json } = await gitea.send('GET', `${comments}?since=${from}`);
    if (!Array.isArray(json)) throw gitea.oddity(`about the comments of ${at.repository}#${at.key}`, 'is not a list');
    return json.filter(isJsonObject).flatMap((comment) => {
      const body = new JsonReader(comment);
      const isMarked = body.text('body')?.startsWith(marker) === true;
      const isOurs = isMarked && logins.has(body.text('user.login')?.toLowerCase() ?? '');
      return isOurs && typeof comment.id === 'number' ? [comment.id] : [];
    });
  }

  const thread: CommentThread = {
    find,
    write: async (body) => {
      const { json } = await gitea.send('POST', comments, { json: { body: withoutFormulas(body) } });
      if (!isJsonObject(json)) throw gitea.oddity(`about ${at.repository}#${at.key}`, 'is no comment');
      return typeof json.id === 'number' ? json.id : undefined;
    },
    remove: async (id) => {
      // 404: somebody else took it away meanwhile.
      await gitea.send('DELETE', `/repos/${at.repository}/issues/comments/${id}`, { expect: [404] });
    },
  };
  return ensureRemark(thread, remark);
}
