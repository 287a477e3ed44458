import type { Github } from '../../../clients/github.ts';
import { pageSize } from '../../../clients/github-pages.ts';
import { hasNextPage } from '../../../clients/pages.ts';
import { TicketwireError } from '../../../errors.ts';
import { isJsonObject, JsonReader } from '../../../mapping/json-body.ts';
import type { EpochMs, JsonObject } from '../../../model/json.ts';
import { clockSkewMs } from '../forge/forge-issue.ts';
import { ensureRemark } from '../forge/remark.ts';
import type { Remark } from '../named-tickets.ts';

/** Comments of so many pages since an event are somebody else's trouble. */
const maxPages = 10;

/** Writes a comment once, on an issue or a pull request. Gives whether it was written. */
export async function ensureIssueComment(
  github: Github,
  at: { repository: string; number: string },
  remark: Remark,
): Promise<boolean> {
  const comments = `/repos/${at.repository}/issues/${at.number}/comments`;
  const thread = {
    find: (marker: string, since: EpochMs) => findRemarks(github, comments, marker, since),
    write: async (body: string) => {
      const { json } = await github.send('POST', comments, { json: { body } });
      return isJsonObject(json) && typeof json.id === 'number' ? json.id : undefined;
    },
    remove: async (id: number) => {
      // 404: somebody else took it away meanwhile.
      await github.send('DELETE', `/repos/${at.repository}/issues/comments/${id}`, { expect: [404] });
    },
  };
  return ensureRemark(thread, remark);
}

/** The line can be copied: whoever has no standing in the repository did not write ours. */
function isStranger(comment: JsonObject): boolean {
  const body = new JsonReader(comment);
  const isBot = body.text('user.type') === 'Bot' || body.text('user.login')?.endsWith('[bot]') === true;
  const strangers = ['NONE', 'FIRST_TIMER', 'FIRST_TIME_CONTRIBUTOR', 'CONTRIBUTOR', 'MANNEQUIN'];
  return !isBot && strangers.includes(body.text('author_association') ?? '');
}

/** Ids of the comments that carry the marker. */
async function findRemarks(github: Github, comments: string, marker: string, since: EpochMs): Promise<number[]> {
  const found: number[] = [];
  const from = new Date(Math.max(0, since - clockSkewMs)).toISOString().replace(/\.\d+Z$/, 'Z');
  for (let page = 1; page <= maxPages; page += 1) {
    const { json, headers } = await github.send('GET', `${comments}?since=${from}&per_page=${pageSize}&page=${page}`);
    if (!Array.isArray(json)) throw new TicketwireError('target-failed', "GitHub's list of comments is not a list.");
    for (const comment of json.filter(isJsonObject)) {
      const isOne = typeof comment.body === 'string' && comment.body.startsWith(marker);
      if (isOne && !isStranger(comment) && typeof comment.id === 'number') found.push(comment.id);
    }
    if (!hasNextPage(headers, json.length, pageSize)) break;
  }
  return found;
}
