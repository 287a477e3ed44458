import type { RunFacts } from '../model/event.ts';
import { timeOf } from './event-time.ts';
import type { GithubPayload } from './github-payload.ts';
import { runVerb } from './github-run-event.ts';
import type { JsonReader } from './json-body.ts';
import { namesIn, type ToldEvent } from './told-event.ts';

const checkPath = 'check/';
const statusPath = 'status/';

/** GitHub's own apps: what their checks come to, `workflow_run` and `code_scanning_alert` tell. */
const ownApps = new Set(['github-actions', 'github-advanced-security', 'github-code-scanning', 'dependabot']);

/**
 * A check of a CI system that is not GitHub's, on a branch of the repository. GitHub names no branch for checks of forks.
 * https://docs.github.com/webhooks/webhook-events-and-payloads#check_run
 */
export function checkRunEvent({ action, body, repository }: GithubPayload): ToldEvent | undefined {
  const at = (member: string) => body.text(`check_run.${member}`) ?? '';
  const verb = runVerb(at('conclusion'));
  const app = at('app.slug');
  const branch = at('check_suite.head_branch');
  const id = body.find('check_run.id');
  if (action !== 'completed' || verb === undefined || branch === '' || typeof id !== 'number') return undefined;
  if (app === '' || ownApps.has(app)) return undefined;
  const name = at('name');
  const path = `${checkPath}${app}/${name}`;
  const run = outsideRun(
    {
      id: String(id),
      workflow: name,
      path,
      home: repository.full_name,
      branch,
      event: 'check_run',
      conclusion: at('conclusion'),
    },
    { url: at('details_url') || at('html_url'), sha: at('head_sha'), title: at('output.title') },
  );
  return {
    type: `run.${verb}`,
    subject: `run:${repository.full_name}:${path}:${branch}`,
    // A check that was started later knows better, whichever ends first.
    occurredAt: timeOf(at('started_at')) ?? timeOf(at('completed_at')),
    data: { run },
  };
}

const statusVerbs: Readonly<Record<string, 'failed' | 'passed'>> = {
  failure: 'failed',
  error: 'failed',
  success: 'passed',
};

/**
 * What a CI system said of a commit at the head of a branch; of several branches the default one, else the first.
 * https://docs.github.com/webhooks/webhook-events-and-payloads#status
 */
export function statusEvent({ body, repository, sender }: GithubPayload): ToldEvent | undefined {
  const at = (member: string) => body.text(member) ?? '';
  const verb = Object.hasOwn(statusVerbs, at('state')) ? statusVerbs[at('state')] : undefined;
  const context = at('context');
  const branch = branchOf(body, repository.default_branch);
  const id = body.find('id');
  if (verb === undefined || context === '' || branch === undefined || typeof id !== 'number') return undefined;
  const path = `${statusPath}${context}`;
  // Written by a job: its run is told of by `workflow_run`.
  if (sender?.login === 'github-actions[bot]') return undefined;
  const run = outsideRun(
    {
      id: String(id),
      workflow: context,
      path,
      home: repository.full_name,
      branch,
      event: 'status',
      conclusion: at('state'),
    },
    { url: at('target_url'), sha: at('sha'), title: at('description') },
  );
  return {
    type: `run.${verb}`,
    subject: `run:${repository.full_name}:${path}:${branch}`,
    occurredAt: timeOf(at('updated_at')) ?? timeOf(at('created_at')),
    data: { run },
  };
}

/** Whether GitHub Actions knows nothing of a run. */
export function isOutsideRun({ path }: RunFacts): boolean {
  return path.startsWith(checkPath) || path.startsWith(statusPath);
}

function branchOf(body: JsonReader, defaultBranch: string): string | undefined {
  const branches = namesIn(body.find('branches'));
  return branches.includes(defaultBranch) ? defaultBranch : branches[0];
}

function outsideRun(
  said: Pick<RunFacts, 'id' | 'workflow' | 'path' | 'home' | 'branch' | 'event' | 'conclusion'>,
  { url, sha, title }: { url: string; sha: string; title: string },
): RunFacts {
  return {
    ...said,
    attempt: 1,
    url,
    is_fork: false,
    ...(sha === '' ? {} : { sha }),
    ...(title === '' ? {} : { title }),
  };
}
