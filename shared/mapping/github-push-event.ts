import type { JsonObject } from '../model/json.ts';
import { timeOf } from './event-time.ts';
import type { GithubPayload } from './github-payload.ts';
import { isJsonObject } from './json-body.ts';
import type { ToldEvent } from './told-event.ts';

export function pushEvent({ body, repository }: GithubPayload): ToldEvent | undefined {
  const ref = body.text('ref');
  if (ref === undefined) return undefined;
  const branch = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
  const tag = ref.startsWith('refs/tags/') ? ref.slice('refs/tags/'.length) : undefined;
  const listed = body.find('commits');
  const commits = Array.isArray(listed) ? listed.filter(isJsonObject) : [];
  const isDeleted = body.find('deleted') === true;
  const after = body.text('after');
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
    ...(after === undefined ? {} : { occasion: `${body.text('before') ?? ''}:${after}` }),
    data: {
      push: {
        ref,
        ...(branch === undefined ? {} : { branch }),
        ...(tag === undefined ? {} : { tag }),
        is_default_branch: branch !== undefined && branch === repository.default_branch,
        url: body.text('compare') ?? '',
        commits: messages,
        paths: [...new Set(commits.flatMap(changedPaths))],
      },
    },
  };
}

export function changedPaths({ added, modified, removed }: JsonObject): string[] {
  return [added, modified, removed]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .filter((path) => typeof path === 'string');
}
