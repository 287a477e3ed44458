import type { RunFacts } from '../model/event.ts';
import { timeOf } from './event-time.ts';
import type { GithubPayload } from './github-payload.ts';
import type { ToldEvent } from './told-event.ts';

/** What a run's end means; what is not here, such as `skipped` and `neutral`, neither fails nor passes. */
const verbs: Readonly<Record<string, 'failed' | 'passed' | 'cancelled'>> = {
  failure: 'failed',
  timed_out: 'failed',
  startup_failure: 'failed',
  success: 'passed',
  cancelled: 'cancelled',
};

/** `failed`, `passed` or `cancelled`; undefined for an end that is none of them. */
export function runVerb(conclusion: string): 'failed' | 'passed' | 'cancelled' | undefined {
  return Object.hasOwn(verbs, conclusion) ? verbs[conclusion] : undefined;
}

export function runEvent({ action, body, repository }: GithubPayload): ToldEvent | undefined {
  const at = (member: string) => body.text(`workflow_run.${member}`);
  const verb = runVerb(at('conclusion') ?? '');
  const id = body.find('workflow_run.id');
  if (action !== 'completed' || verb === undefined || typeof id !== 'number') return undefined;
  const number = body.find('workflow_run.run_number');
  const attempt = body.find('workflow_run.run_attempt');
  const home = at('head_repository.full_name') ?? '';
  const isFork = home.toLowerCase() !== repository.full_name.toLowerCase();
  const startedAt = at('run_started_at');
  const sha = at('head_sha');
  const branch = at('head_branch') ?? '';
  const title = at('display_title');
  const message = at('head_commit.message');
  const file = body.text('workflow.path') ?? at('path') ?? String(body.find('workflow_run.workflow_id') ?? '');
  const path = withoutRef(file);
  const run: RunFacts = {
    id: String(id),
    attempt: typeof attempt === 'number' ? attempt : 1,
    workflow: at('name') ?? body.text('workflow.name') ?? '',
    // Whoever forks may call a branch as they like: that it is theirs must show.
    branch: isFork ? `${home.split('/')[0]}:${branch}` : branch,
    // Of a tag that was pushed GitHub tells no more than its name.
    ...(at('event') === 'release' ? { tag: branch } : {}),
    event: at('event') ?? '',
    conclusion: at('conclusion') ?? '',
    url: at('html_url') ?? '',
    is_fork: isFork,
    path,
    home,
    ...(typeof number === 'number' ? { number } : {}),
    ...(sha === undefined ? {} : { sha }),
    ...(startedAt === undefined ? {} : { started_at: startedAt }),
    ...(title === undefined ? {} : { title }),
    ...(message === undefined ? {} : { message }),
  };
  return {
    type: `run.${verb}`,
    subject: runSubject(repository.full_name, path, run.branch),
    // A run that was started later knows better, whichever ends first.
    occurredAt: timeOf(startedAt) ?? timeOf(at('updated_at')),
    data: { run },
  };
}

/** A workflow on a branch, the same from inside a job and from `workflow_run`. */
export function runSubject(repository: string, workflowPath: string, branch: string): string {
  return `run:${repository}:${withoutRef(workflowPath)}:${branch}`;
}

/** The path of `PATH@REF`. */
function withoutRef(path: string): string {
  return path.split('@', 1)[0] ?? path;
}
