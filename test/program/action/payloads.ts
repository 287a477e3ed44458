/** Payloads of workflow runs, as GitHub sends them, with what the Action reads. */
export const repository = {
  full_name: 'octo/widgets',
  html_url: 'https://github.com/octo/widgets',
  default_branch: 'main',
};

const person = (login: string) => ({ login, type: 'User', ...(login === 'alice' ? { id: 21 } : {}) });

export interface RunChanges {
  conclusion?: string;
  attempt?: number;
  branch?: string;
  home?: string;
  startedAt?: string;
  workflow?: string;
}

export function workflowRun(id: number, changes: RunChanges = {}) {
  const { conclusion = 'failure', attempt = 1, branch = 'main', home = repository.full_name } = changes;
  const { startedAt = new Date().toISOString(), workflow = 'ci' } = changes;
  const path = `.github/workflows/${workflow}.yml`;
  return {
    action: 'completed',
    repository,
    sender: person('octo'),
    workflow: { name: workflow.toUpperCase(), path },
    workflow_run: {
      id,
      name: workflow.toUpperCase(),
      path,
      run_number: id,
      run_attempt: attempt,
      head_branch: branch,
      head_sha: 'b'.repeat(40),
      event: 'push',
      status: 'completed',
      conclusion,
      html_url: `https://github.com/octo/widgets/actions/runs/${id}`,
      head_repository: { full_name: home },
      run_started_at: startedAt,
      updated_at: new Date().toISOString(),
    },
  };
}

export interface PullRequestChanges {
  title?: string;
  body?: string;
  branch?: string;
  base?: string;
  action?: string;
  isMerged?: boolean;
  login?: string;
  association?: string;
  home?: string;
  at?: string;
}

export function pullRequest(number: number, changes: PullRequestChanges = {}) {
  const { title = 'A change', body = '', branch = 'topic', base = 'main', login = 'alice' } = changes;
  const { action = 'closed', isMerged = action === 'closed', association = 'NONE' } = changes;
  const { home = repository.full_name, at = new Date().toISOString() } = changes;
  return {
    action,
    number,
    repository,
    sender: person('octo'),
    pull_request: {
      number,
      title,
      body,
      merged: isMerged,
      merged_at: isMerged ? at : null,
      created_at: at,
      updated_at: at,
      draft: false,
      html_url: `https://github.com/octo/widgets/pull/${number}`,
      head: { ref: branch, repo: { full_name: home } },
      base: { ref: base },
      user: person(login),
      author_association: association,
      labels: [],
    },
  };
}

export function push(messages: readonly string[], ref = 'refs/heads/main') {
  return {
    ref,
    before: 'c'.repeat(40),
    after: 'd'.repeat(40),
    repository: { ...repository, pushed_at: Math.floor(Date.now() / 1_000) },
    sender: person('octo'),
    pusher: { name: 'octo' },
    compare: 'https://github.com/octo/widgets/compare/c...d',
    commits: messages.map((message, index) => ({
      id: String(index),
      message,
      added: ['a.ts'],
      modified: [],
      removed: [],
    })),
  };
}

export function release(tag: string) {
  return {
    action: 'published',
    repository,
    sender: person('octo'),
    release: {
      tag_name: tag,
      name: tag,
      body: '',
      html_url: 'https://github.com/octo/widgets/releases/1',
      prerelease: false,
    },
  };
}
