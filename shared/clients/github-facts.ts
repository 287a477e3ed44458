import { TicketwireError } from '../errors.ts';
import { isJsonObject, JsonReader } from '../mapping/json-body.ts';
import type { FailedJob } from '../model/event.ts';
import type { EpochMs, JsonObject } from '../model/json.ts';
import type { Github } from './github.ts';
import { updatedAt } from './github-issue.ts';
import { pageSize, readPages } from './github-pages.ts';

/** Jobs whose annotations are asked for, and annotations that are told, so that a ticket stays readable. */
const maxAnnotatedJobs = 3;
const maxAnnotations = 10;
const maxAnnotationChars = 500;
const maxJobs = 20;
const maxSteps = 5;

export interface JobsOfRun {
  /** ISO 8601; absent where no job has started. */
  startedAt: string | undefined;
  failed: FailedJob[];
  /** Names. */
  passed: string[];
  /** How many jobs the run has. */
  total: number;
  /** Why annotations are missing, where they may not be read. */
  missing: string | undefined;
}

const failures = ['failure', 'timed_out', 'startup_failure'];

/** The jobs of one attempt of a run that failed, with their failed steps and what they said of it. */
export async function failedJobs(
  github: Github,
  run: { repository: string; id: string; attempt: number },
): Promise<JobsOfRun> {
  const jobs = await jobsOfRun(github, run);
  const failed = jobs.filter(({ conclusion, steps }) => isFailure(conclusion) || failedSteps(steps).length > 0);
  let missing: string | undefined;
  const told = await Promise.all(
    failed.slice(0, maxJobs).map(async (job, index): Promise<FailedJob> => {
      const asked = index < maxAnnotatedJobs ? await annotationsOf(github, run.repository, job.id) : [];
      const annotations = Array.isArray(asked) ? asked : [];
      if (!Array.isArray(asked)) missing = asked.message;
      return {
        name: String(job.name ?? ''),
        conclusion: typeof job.conclusion === 'string' ? job.conclusion : 'failure',
        url: String(job.html_url ?? ''),
        steps: failedSteps(job.steps).slice(0, maxSteps),
        annotations,
      };
    }),
  );
  const starts = jobs.map(({ started_at: at }) => at).filter((at) => typeof at === 'string');
  const passed = jobs.filter(({ conclusion }) => conclusion === 'success').map(({ name }) => String(name));
  return { startedAt: starts.sort()[0], failed: told, passed, total: jobs.length, missing };
}

/** Names of the jobs of a run that have failed so far. */
export async function failedJobNames(
  github: Github,
  run: { repository: string; id: string; attempt: number },
): Promise<string[]> {
  const jobs = await jobsOfRun(github, run);
  // A job that reports from inside is not over yet, and has failed steps already.
  return jobs
    .filter(({ conclusion, steps }) => isFailure(conclusion) || failedSteps(steps).length > 0)
    .map(({ name }) => String(name));
}

async function jobsOfRun(
  github: Github,
  { repository, id, attempt }: { repository: string; id: string; attempt: number },
): Promise<JsonObject[]> {
  return readPages(github, `/repos/${repository}/actions/runs/${id}/attempts/${attempt}/jobs`, { member: 'jobs' });
}

function isFailure(conclusion: unknown): boolean {
  return typeof conclusion === 'string' && failures.includes(conclusion);
}

function failedSteps(steps: unknown): string[] {
  if (!Array.isArray(steps)) return [];
  return steps
    .filter((step) => isJsonObject(step) && isFailure(step.conclusion))
    .map((step) => String((step as JsonObject).name ?? ''));
}

/** What a job said of its failure; an error where its checks may not be read. */
async function annotationsOf(github: Github, repository: string, job: unknown): Promise<string[] | TicketwireError> {
  if (typeof job !== 'number') return [];
  const path = `/repos/${repository}/check-runs/${job}/annotations?per_page=${pageSize}`;
  const answer = await github.send('GET', path, { expect: [404] }).catch((error) => {
    if (error instanceof TicketwireError && error.code === 'target-forbidden') return error;
    throw error;
  });
  if (answer instanceof TicketwireError) return answer;
  const { json } = answer;
  if (!Array.isArray(json)) return [];
  return json
    .filter(isJsonObject)
    .filter(({ annotation_level: level }) => level === 'failure')
    .slice(0, maxAnnotations)
    .map(({ path: file, start_line: line, message }) => {
      const place = typeof file === 'string' && file !== '.github' ? `${file}:${line}: ` : '';
      return `${place}${String(message ?? '')}`.slice(0, maxAnnotationChars);
    });
}

/** A workflow on a branch of a repository, which for a fork's pull request is the fork. */
export interface WorkflowBranch {
  repository: string;
  /** The workflow's file, or its id. */
  workflow: string;
  branch: string;
  home: string;
}

/** The latest completed runs there; those of a fork's branch of the same name are none of them. */
async function completedRuns(
  github: Github,
  { repository, workflow, branch, home }: WorkflowBranch,
): Promise<readonly JsonObject[]> {
  const query = `branch=${encodeURIComponent(branch)}&status=completed&per_page=${pageSize}`;
  const file = workflow.split('/').at(-1) ?? '';
  const path = `/repos/${repository}/actions/workflows/${encodeURIComponent(file)}/runs?${query}`;
  const { json } = await github.send('GET', path);
  const runs = isJsonObject(json) && Array.isArray(json.workflow_runs) ? json.workflow_runs.filter(isJsonObject) : [];
  return runs.filter((run) => {
    const name = new JsonReader(run).text('head_repository.full_name') ?? home;
    return home === '' ? name.toLowerCase() !== repository.toLowerCase() : name.toLowerCase() === home.toLowerCase();
  });
}

/** How many runs of the workflow on the branch failed in a row up to this one, counted up to `limit`. */
export async function failuresInRow(
  github: Github,
  run: WorkflowBranch & { id: string },
  limit: number,
): Promise<number> {
  const { id } = run;
  const runs = await completedRuns(github, run);
  let count = 1;
  for (const each of runs.filter((other) => Number(other.id) < Number(id))) {
    if (each.conclusion === 'success' || count >= limit) break;
    // Cancelled and skipped runs say nothing of what they would have found.
    if (isFailure(each.conclusion)) count += 1;
  }
  return count;
}

/** The number of the last run after this one that failed and was followed by no pass; undefined where there is none. */
export async function laterFailure(
  github: Github,
  run: WorkflowBranch & { number: number },
): Promise<number | undefined> {
  const { number } = run;
  const runs = await completedRuns(github, run);
  const [last] = runs
    .filter((each) => Number(each.run_number) > number && (isFailure(each.conclusion) || each.conclusion === 'success'))
    .toSorted((left, right) => Number(right.run_number) - Number(left.run_number));
  return last !== undefined && isFailure(last.conclusion) ? Number(last.run_number) : undefined;
}

export interface Authorship {
  /** No earlier issue or pull request, or no other merged one, whichever was asked. */
  isFirst: boolean;
  mergedPullRequests: number;
  /** Nobody can have said anything on it since it happened. */
  isUntouched: boolean;
}

/**
 * Whether this is an author's first pull request, first issue or first merge in a repository: one request, whatever the
 * size of the repository. Whoever wrote a hundred things here is no newcomer.
 */
export async function authorship(
  github: Github,
  item: {
    repository: string;
    login: string;
    number: number;
    kind: 'pull_request' | 'issue';
    isMerged: boolean;
    at: EpochMs;
  },
): Promise<Authorship> {
  const { repository, login, number, kind, isMerged, at } = item;
  const query = `creator=${encodeURIComponent(login)}&state=all&sort=created&direction=asc&per_page=${pageSize}`;
  const { json } = await github.send('GET', `/repos/${repository}/issues?${query}`);
  if (!Array.isArray(json)) {
    throw new TicketwireError('target-failed', `GitHub's list of what ${login} wrote is not a list.`);
  }
  const others = json.filter(isJsonObject).filter((each) => each.number !== number);
  const merged = others.filter((each) => new JsonReader(each).text('pull_request.merged_at') !== undefined);
  const alike = others.filter((each) => (each.pull_request !== undefined) === (kind === 'pull_request'));
  const earlier = alike.filter((each) => Number(each.number) < number);
  const isFirst = json.length < pageSize && (isMerged ? merged : earlier).length === 0;
  const own = json.filter(isJsonObject).find((each) => each.number === number);
  const isUntouched = own !== undefined && (own.comments === 0 || updatedAt(own) <= at);
  return { isFirst, mergedPullRequests: merged.length + (isMerged ? 1 : 0), isUntouched };
}
