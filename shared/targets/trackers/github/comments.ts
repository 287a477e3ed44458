import type { Github } from '../../../clients/github.ts';
import { pageSize } from '../../../clients/github-pages.ts';
import { hasNextPage } from '../../../clients/pages.ts';
import { TicketwireError } from '../../../errors.ts';
import { isJsonObject, JsonReader } from '../../../mapping/json-body.ts';
import { remarkMarkerOf } from '../../../mapping/marker.ts';
import type { EpochMs, JsonObject } from '../../../model/json.ts';
import { clockSkewMs } from '../forge/forge-issue.ts';
import { ensureRemark } from '../forge/remark.ts';
import type { Remark } from '../named-tickets.ts';

/** Comments of so many pages since an event are somebody else's trouble. */
const maxPages = 10;

/** Where comments are listed, written and taken away. */
export interface CommentPaths {
  /** Comments since a time are asked for, where the list can do that. */
  list: string;
  write: string;
  /** Without the comment's id. */
  remove: string;
  isSinceKnown: boolean;
  /** Which of the list are meant; absent: all. */
  isMeant?(comment: JsonObject): boolean;
}

/** Writes a comment once, on an issue or a pull request. Gives whether it was written. */
export async function ensureIssueComment(
  github: Github,
  at: { repository: string; number: string },
  remark: Remark,
): Promise<boolean> {
  const comments = `/repos/${at.repository}/issues/${at.number}/comments`;
  const remove = `/repos/${at.repository}/issues/comments`;
  return ensureComment(github, { list: comments, write: comments, remove, isSinceKnown: true }, remark);
}

/** Whether a comment of ours with this id stands on an issue or a pull request. */
export async function hasIssueComment(
  github: Github,
  at: { repository: string; number: string },
  { id, since }: Required<Pick<Remark, 'id' | 'since'>>,
): Promise<boolean> {
  const list = `/repos/${at.repository}/issues/${at.number}/comments`;
  const paths = { list, write: list, remove: '', isSinceKnown: true };
  return (await findRemarks(github, paths, { marker: remarkMarkerOf(id), since })).length > 0;
}

/** Writes a comment once, wherever comments can stand. Gives whether it was written. */
export async function ensureComment(github: Github, paths: CommentPaths, remark: Remark): Promise<boolean> {
  const thread = {
    find: (marker: string, since: EpochMs) => findRemarks(github, paths, { marker, since }),
    write: async (body: string) => {
      const { json } = await github.send('POST', paths.write, { json: { body } });
      return isJsonObject(json) && typeof json.id === 'number' ? json.id : undefined;
    },
    remove: async (id: number) => {
      // 404: somebody else took it away meanwhile.
      await github.send('DELETE', `${paths.remove}/${id}`, { expect: [404] });
    },
  };
  return ensureRemark(thread, remark);
}

/** The line can be copied: whoever has no standing in the repository did not write ours, unless it is who the token is. */
async function isOurs(comment: JsonObject, github: Github): Promise<boolean> {
  const body = new JsonReader(comment);
  const login = body.text('user.login');
  if (body.text('user.type') === 'Bot' || login?.endsWith('[bot]') === true) return true;
  const strangers = ['NONE', 'FIRST_TIMER', 'FIRST_TIME_CONTRIBUTOR', 'CONTRIBUTOR', 'MANNEQUIN'];
  if (!strangers.includes(body.text('author_association') ?? '')) return true;
  return login !== undefined && (await github.ownLogin())?.toLowerCase() === login.toLowerCase();
}

/** Ids of the comments that carry the marker. */
async function findRemarks(
  github: Github,
  { list, isSinceKnown, isMeant = () => true }: CommentPaths,
  { marker, since }: { marker: string; since: EpochMs },
): Promise<number[]> {
  const found: number[] = [];
  const from = new Date(Math.max(0, since - clockSkewMs)).toISOString().replace(/\.\d+Z$/, 'Z');
  for (let page = 1; page <= maxPages; page += 1) {
    const query = `${isSinceKnown ? `since=${from}&` : ''}per_page=${pageSize}&page=${page}`;
    const { json, headers } = await github.send('GET', `${list}?${query}`);
    if (!Array.isArray(json)) throw new TicketwireError('target-failed', "GitHub's list of comments is not a list.");
    for (const comment of json.filter(isJsonObject)) {
      const isOne = typeof comment.body === 'string' && comment.body.startsWith(marker) && isMeant(comment);
      if (isOne && typeof comment.id === 'number' && (await isOurs(comment, github))) found.push(comment.id);
    }
    if (!hasNextPage(headers, json.length, pageSize)) break;
  }
  return found;
}
