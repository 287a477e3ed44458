import { changedPaths } from './github-push-event.ts';
import type { GitlabPayload } from './gitlab-payload.ts';
import { isNoCommit, movedFacts, pushedCommits, refFacts } from './push-facts.ts';
import { objectsIn, type ToldEvent } from './told-event.ts';

/** Branches and tags. GitLab lists the last 20 commits, and says not when it was pushed. */
export function gitlabPushEvents({ body, repository }: GitlabPayload): ToldEvent[] {
  const ref = body.text('ref');
  if (ref === undefined) return [];
  const branch = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
  const tag = ref.startsWith('refs/tags/') ? ref.slice('refs/tags/'.length) : undefined;
  const commits = objectsIn(body.find('commits'));
  const before = body.text('before') ?? '';
  const after = body.text('after') ?? '';
  const verb = isNoCommit(after) ? 'deleted' : branch === undefined ? 'tag' : 'branch';
  const total = body.find('total_commits_count');
  return [
    {
      type: `push.${verb}`,
      subject: `push:${repository.full_name}:${ref}`,
      data: {
        push: {
          ref,
          ...(branch === undefined ? {} : { branch }),
          ...(tag === undefined ? {} : { tag }),
          is_default_branch: branch !== undefined && branch === repository.default_branch,
          url: urlOf(repository.url, { before, after }),
          commits: commits.map(({ message }) => (typeof message === 'string' ? message : '')),
          paths: [...new Set(commits.flatMap(changedPaths))],
          ...movedFacts(body.text('before'), body.text('after')),
          commit_count: typeof total === 'number' ? total : commits.length,
          commit_list: pushedCommits(commits),
          ...refFacts(repository.url, '/-/tree/', branch ?? tag),
        },
      },
    },
  ];
}

function urlOf(project: string, { before, after }: { before: string; after: string }): string {
  if (project === '' || after === '' || isNoCommit(after)) return project;
  const isNew = before === '' || isNoCommit(before);
  return isNew ? `${project}/-/commits/${after}` : `${project}/-/compare/${before}...${after}`;
}
