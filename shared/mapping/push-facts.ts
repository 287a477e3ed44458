import type { PushedCommit, PushFacts } from '../model/code-facts.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { inertUrl } from './escape.ts';
import { JsonReader } from './json-body.ts';

const noCommit = /^0+$/;
const shortIdChars = 7;

/** True if an id consists of zeros, which stand for no commit: the branch or tag is new, or deleted. */
export function isNoCommit(id: string | undefined): boolean {
  return id !== undefined && noCommit.test(id);
}

/** What a push did to its branch or tag: where it was, where it is, and whether it was there at all. */
export function movedFacts(before: string | undefined, after: string | undefined): Partial<PushFacts> {
  const [from, to] = [shortId(before), shortId(after)];
  return {
    ...(from === undefined ? {} : { before: from }),
    ...(to === undefined ? {} : { after: to }),
    ...(to === undefined || after === undefined ? {} : { commit: after }),
    ...(before !== undefined && noCommit.test(before) ? { is_new: true } : {}),
    ...(after !== undefined && noCommit.test(after) ? { is_deleted: true } : {}),
  };
}

/** How people write a commit's id; undefined for none, and for the zeros that stand for none. */
export function shortId(id: string | undefined): string | undefined {
  return id === undefined || noCommit.test(id) ? undefined : id.slice(0, shortIdChars);
}

/** Commits as GitHub, Gitea and GitLab list them. */
export function pushedCommits(commits: readonly JsonObject[]): PushedCommit[] {
  return commits.map((json) => {
    const commit = new JsonReader(json);
    return {
      id: shortId(commit.text('id')) ?? '',
      title: firstLine(commit.find('message')),
      url: commit.text('url') ?? '',
      author: commit.text('author.name') ?? commit.text('author.username') ?? '',
    };
  });
}

export function firstLine(message: JsonValue | undefined): string {
  return typeof message === 'string' ? (/^[^\r\n]*/.exec(message.trimStart())?.[0].trimEnd() ?? '') : '';
}

/** Where people look at a branch or a tag: the repository's address, what its forge puts behind it, and the name with its slashes. */
export function refFacts(repository: string, between: string, name: string | undefined): { ref_url?: string } {
  if (name === undefined || inertUrl(repository) === undefined) return {};
  return { ref_url: `${repository}${between}${name.toWellFormed().split('/').map(encodeURIComponent).join('/')}` };
}
