import type { PushFacts } from '../model/code-facts.ts';
import type { JsonObject } from '../model/json.ts';
import { timeOf } from './event-time.ts';
import type { GithubPayload } from './github-payload.ts';
import { isJsonObject, type JsonReader } from './json-body.ts';
import { isNoCommit, movedFacts, pushedCommits, refFacts } from './push-facts.ts';
import type { ToldEvent } from './told-event.ts';

export function pushEvent({ body, repository }: GithubPayload): ToldEvent | undefined {
  const ref = body.text('ref');
  if (ref === undefined) return undefined;
  const branch = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
  const tag = ref.startsWith('refs/tags/') ? ref.slice('refs/tags/'.length) : undefined;
  const listed = body.find('commits');
  const commits = Array.isArray(listed) ? listed.filter(isJsonObject) : [];
  const [before, after] = [body.text('before'), body.text('after')];
  // Gitea says it only by a commit id of zeros.
  const isDeleted = body.find('deleted') === true || isNoCommit(after);
  const kind = branch === undefined ? 'tag' : 'branch';
  // A tag on what was pushed before brings no commits along, and names the one it is on.
  const tagged = body.text('head_commit.message');
  const messages =
    kind === 'tag' && commits.length === 0 && !isDeleted && tagged !== undefined
      ? [tagged]
      : commits.map(({ message }) => (typeof message === 'string' ? message : ''));
  return {
    type: `push.${isDeleted ? 'deleted' : kind}`,
    subject: `push:${repository.full_name}:${ref}`,
    occurredAt: timeOf(body.find('repository.pushed_at')),
    ...(after === undefined ? {} : { occasion: `${before ?? ''}:${after}` }),
    data: {
      push: {
        ref,
        ...(branch === undefined ? {} : { branch }),
        ...(tag === undefined ? {} : { tag }),
        is_default_branch: branch !== undefined && branch === repository.default_branch,
        url: body.text('compare') ?? '',
        commits: messages,
        paths: [...new Set(commits.flatMap(changedPaths))],
        ...movedFacts(before, after),
        ...(isDeleted ? { is_deleted: true } : {}),
        ...shownFacts(body, { commits, kind, name: branch ?? tag, repository: repository.url }),
      },
    },
  };
}

/** What people are shown of a push. Gitea counts its commits in a member of its own. */
function shownFacts(
  body: JsonReader,
  given: { commits: readonly JsonObject[]; kind: 'branch' | 'tag'; name: string | undefined; repository: string },
): Partial<PushFacts> {
  const { commits, kind, name, repository } = given;
  const head = body.find('head_commit');
  const tagged = kind === 'tag' && commits.length === 0 && isJsonObject(head) ? [head] : commits;
  const total = body.find('total_commits');
  const count = typeof total === 'number' && total > commits.length ? total : commits.length;
  return {
    ...(body.find('created') === true ? { is_new: true } : {}),
    ...(body.find('forced') === true ? { is_forced: true } : {}),
    ...(Array.isArray(body.find('commits')) ? { commit_count: count } : {}),
    commit_list: pushedCommits(tagged),
    ...refFacts(repository, '/tree/', name),
  };
}

export function changedPaths({ added, modified, removed }: JsonObject): string[] {
  return [added, modified, removed]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .filter((path) => typeof path === 'string');
}
