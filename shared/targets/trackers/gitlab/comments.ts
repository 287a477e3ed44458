import { type Gitlab, gitlabPageSize } from '../../../clients/gitlab.ts';
import { hasNextPage } from '../../../clients/pages.ts';
import { withoutQuickActions } from '../../../mapping/gitlab-text.ts';
import { isJsonObject, JsonReader } from '../../../mapping/json-body.ts';
import type { EpochMs, JsonObject } from '../../../model/json.ts';
import { clockSkewMs, timeOfAnswer } from '../forge/forge-issue.ts';
import { type CommentThread, ensureRemark } from '../forge/remark.ts';
import type { Remark } from '../named-tickets.ts';

/** Comments of so many pages since an event are somebody else's trouble. */
const maxPages = 10;

/**
 * Writes a comment (GitLab calls it a note) once. Gives whether it was written. `ownLogins`: whose comments can be ours.
 * https://docs.gitlab.com/api/notes/#issues
 */
export function ensureNote(
  gitlab: Gitlab,
  at: { project: string; key: string; ownLogins(): Promise<ReadonlySet<string>> },
  remark: Remark,
): Promise<boolean> {
  const notes = `/projects/${encodeURIComponent(at.project)}/issues/${at.key}/notes`;

  /** Newest first, back to when it can have been written. */
  async function find(marker: string, since: EpochMs): Promise<number[]> {
    const logins = await at.ownLogins();
    const isOurs = (note: JsonObject) => {
      const body = new JsonReader(note);
      return (
        body.text('body')?.startsWith(marker) === true && logins.has(body.text('author.username')?.toLowerCase() ?? '')
      );
    };
    const found: number[] = [];
    for (let page = 1; page <= maxPages; page += 1) {
      const query = `sort=desc&order_by=created_at&per_page=${gitlabPageSize}&page=${page}`;
      const { json, headers } = await gitlab.send('GET', `${notes}?${query}`);
      if (!Array.isArray(json)) throw gitlab.oddity(`about the comments of ${at.project}#${at.key}`, 'is not a list');
      const list = json.filter(isJsonObject);
      for (const note of list) if (isOurs(note) && typeof note.id === 'number') found.push(note.id);
      const isFar = timeOfAnswer(list.at(-1)?.created_at) < since - clockSkewMs;
      if (isFar || !hasNextPage(headers, json.length, gitlabPageSize)) break;
    }
    return found;
  }

  const thread: CommentThread = {
    find,
    write: async (body) => {
      const { json } = await gitlab.send('POST', notes, { json: { body: withoutQuickActions(body) } });
      if (!isJsonObject(json)) throw gitlab.oddity(`about ${at.project}#${at.key}`, 'is no comment');
      return typeof json.id === 'number' ? json.id : undefined;
    },
    remove: async (id) => {
      // 404: somebody else took it away meanwhile.
      await gitlab.send('DELETE', `${notes}/${id}`, { expect: [404] });
    },
  };
  return ensureRemark(thread, remark);
}
