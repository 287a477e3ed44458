import { type Gitlab, gitlabPageSize } from '../../../clients/gitlab.ts';
import { hasNextPage } from '../../../clients/pages.ts';
import { TicketwireError } from '../../../errors.ts';
import { withoutQuickActions } from '../../../mapping/gitlab-text.ts';
import { isJsonObject, JsonReader } from '../../../mapping/json-body.ts';
import type { EpochMs, JsonObject } from '../../../model/json.ts';
import { clockSkewMs, timeOfAnswer } from '../forge/forge-issue.ts';
import { type CommentThread, ensureRemark } from '../forge/remark.ts';
import type { Remark } from '../named-tickets.ts';

/** Comments of so many pages since an event are somebody else's trouble. */
const maxPages = 10;

/** Where comments stand. At least one of the two is there. */
export interface NotePaths {
  /** For messages: `octo/widgets#7`. */
  about: string;
  /** All comments of the issue or the merge request, of its threads too. */
  notes: string | undefined;
  /** The thread in which it is written; absent: by itself. */
  discussion?: string | undefined;
  /** Only members of the project may see what is written. */
  isInternal?: boolean;
}

/** Where the comments of an issue stand. */
export function issueNotes(project: string, key: string): NotePaths {
  const notes = `/projects/${encodeURIComponent(project)}/issues/${key}/notes`;
  return { about: `${project}#${key}`, notes };
}

/**
 * Writes a comment (GitLab calls it a note) once. Gives whether it was written. `ownLogins`: whose comments can be ours.
 * https://docs.gitlab.com/api/notes/, https://docs.gitlab.com/api/discussions/
 */
export function ensureNote(
  gitlab: Gitlab,
  at: NotePaths & { ownLogins(): Promise<ReadonlySet<string>> },
  remark: Remark,
): Promise<boolean> {
  const { about, notes, discussion, isInternal = false } = at;

  async function find(marker: string, since: EpochMs): Promise<number[]> {
    const logins = await at.ownLogins();
    const isOurs = (note: JsonObject) => {
      const body = new JsonReader(note);
      return (
        body.text('body')?.startsWith(marker) === true && logins.has(body.text('author.username')?.toLowerCase() ?? '')
      );
    };
    const found = notes === undefined ? await notesOfThread() : await notesSince(notes, since);
    return found.filter(isOurs).flatMap(({ id }) => (typeof id === 'number' ? [id] : []));
  }

  /** Newest first, back to when it can have been written. */
  async function notesSince(path: string, since: EpochMs): Promise<JsonObject[]> {
    const found: JsonObject[] = [];
    for (let page = 1; page <= maxPages; page += 1) {
      const query = `sort=desc&order_by=created_at&per_page=${gitlabPageSize}&page=${page}`;
      const { json, headers } = await gitlab.send('GET', `${path}?${query}`);
      if (!Array.isArray(json)) throw gitlab.oddity(`about the comments of ${about}`, 'is not a list');
      const list = json.filter(isJsonObject);
      found.push(...list);
      const isFar = timeOfAnswer(list.at(-1)?.created_at) < since - clockSkewMs;
      if (isFar || !hasNextPage(headers, json.length, gitlabPageSize)) break;
    }
    return found;
  }

  async function notesOfThread(): Promise<JsonObject[]> {
    const { json } = await gitlab.send('GET', discussion ?? '');
    if (!isJsonObject(json) || !Array.isArray(json.notes)) throw gitlab.oddity(`about ${about}`, 'is no thread');
    return json.notes.filter(isJsonObject);
  }

  async function write(body: string): Promise<number | undefined> {
    const json = { body: withoutQuickActions(body) };
    const answered = discussion === undefined ? undefined : await answerThread(`${discussion}/notes`, json);
    const written = answered ?? (await gitlab.send('POST', notes ?? '', { json: { ...json, ...internal } }));
    if (!isJsonObject(written.json)) throw gitlab.oddity(`about ${about}`, 'is no comment');
    return typeof written.json.id === 'number' ? written.json.id : undefined;
  }

  const internal = isInternal ? { internal: true } : {};

  /** Undefined where the comment takes no answers: then it is said beside it. */
  async function answerThread(path: string, json: { body: string }) {
    try {
      return await gitlab.send('POST', path, { json });
    } catch (error) {
      const isRefused = error instanceof TicketwireError && ['target-refused', 'target-not-found'].includes(error.code);
      if (isRefused && notes !== undefined) return undefined;
      throw error;
    }
  }

  const thread: CommentThread = {
    find,
    write,
    remove: async (id) => {
      // 404: somebody else took it away meanwhile.
      await gitlab.send('DELETE', notes === undefined ? `${discussion}/notes/${id}` : `${notes}/${id}`, {
        expect: [404],
      });
    },
  };
  return ensureRemark(thread, remark);
}
