import type { Github } from '../../../clients/github.ts';
import { hasNextPage, pageSize } from '../../../clients/github-pages.ts';
import { TicketwireError } from '../../../errors.ts';
import { isJsonObject, JsonReader } from '../../../mapping/json-body.ts';
import { remarkMarkerOf } from '../../../mapping/marker.ts';
import type { EpochMs, JsonObject } from '../../../model/json.ts';
import type { Remark } from '../named-tickets.ts';

/** Comments of so many pages since an event are somebody else's trouble. */
const maxPages = 10;
/** How far GitHub's clock and ours may differ. */
const clockSkewMs = 5 * 60_000;

/**
 * Writes a comment once, on an issue or a pull request; the hidden first line tells it from every other. Where others
 * may write the same at the same moment it looks again afterwards, and takes its own back when an earlier one is there.
 * Gives whether it was written.
 */
export async function ensureIssueComment(
  github: Github,
  at: { repository: string; number: string },
  remark: Remark,
): Promise<boolean> {
  const comments = `/repos/${at.repository}/issues/${at.number}/comments`;
  const { since = 0 } = remark;
  const marker = remarkMarkerOf(remark.id);
  if (remark.mayExist && (await findRemarks(github, comments, marker, since)).length > 0) return false;
  const { json } = await github.send('POST', comments, { json: { body: `${marker}\n${remark.text}\n` } });
  if (remark.isContended !== true || !isJsonObject(json) || typeof json.id !== 'number') return true;
  const [first] = await findRemarks(github, comments, marker, since);
  if (first === undefined || first >= json.id) return true;
  // 404: somebody else took it away meanwhile.
  await github.send('DELETE', `/repos/${at.repository}/issues/comments/${json.id}`, { expect: [404] });
  return false;
}

/** The line can be copied: whoever has no standing in the repository did not write ours. */
function isStranger(comment: JsonObject): boolean {
  const body = new JsonReader(comment);
  const isBot = body.text('user.type') === 'Bot' || body.text('user.login')?.endsWith('[bot]') === true;
  const strangers = ['NONE', 'FIRST_TIMER', 'FIRST_TIME_CONTRIBUTOR', 'CONTRIBUTOR', 'MANNEQUIN'];
  return !isBot && strangers.includes(body.text('author_association') ?? '');
}

/** Ids of the comments that carry the marker, the earliest first. */
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
    if (!hasNextPage(headers, json.length)) break;
  }
  return found.toSorted((left, right) => left - right);
}
