import type { Github } from '../shared/clients/github.ts';
import {
  type Commit,
  commitsBetween,
  commitsOfPullRequest,
  commitsOfRelease,
  pullRequestsBehind,
} from '../shared/clients/github-commits.ts';
import { authorship, failedJobs, failuresInRow, type WorkflowBranch } from '../shared/clients/github-facts.ts';
import { asTicketwireError } from '../shared/errors.ts';
import { isOutsideRun } from '../shared/mapping/github-check-event.ts';
import { JsonReader } from '../shared/mapping/json-body.ts';
import type { HookEvent, RunFacts } from '../shared/model/event.ts';
import type { Fact, Gather } from '../shared/routing/facts.ts';

/** How many failing runs in a row are counted at most: what `after` may ask for. */
const maxFailuresInRow = 100;

/**
 * Asks GitHub for what an event does not hold. What cannot be had is left out with a warning that says why, and the
 * work goes on with what there is.
 */
export function createGather(github: Github, warn: (message: string) => void): Gather {
  let commitsOfThis: readonly Commit[] | undefined;

  async function ask(event: HookEvent, fact: Fact): Promise<HookEvent> {
    const { data } = event;
    const repository = data.repository?.full_name ?? '';
    const { run, pull_request: pullRequest, release, push, issue, actor, author = actor } = data;
    switch (fact) {
      case 'newcomer': {
        const number = pullRequest?.number ?? issue?.number;
        if (number === undefined || author === undefined) return event;
        const kind = pullRequest === undefined ? 'issue' : 'pull_request';
        const isMerged = event.type === 'pull_request.merged';
        const item = { repository, login: author.login, number, kind, isMerged, at: event.occurredAt } as const;
        const { isFirst, mergedPullRequests, isUntouched } = await authorship(github, item);
        const known = { ...author, is_newcomer: isFirst, merged_pull_requests: mergedPullRequests };
        return { ...event, isUntouched, data: { ...data, author: known } };
      }
      case 'failures_in_row': {
        if (run === undefined || isOutsideRun(run)) return event;
        const of = { ...workflowBranchOf(run, repository), id: run.id };
        const count = await failuresInRow(github, of, maxFailuresInRow);
        return { ...event, data: { ...data, run: { ...run, failures_in_row: count } } };
      }
      case 'jobs': {
        if (run === undefined || isOutsideRun(run)) return event;
        const { startedAt, failed, passed, total, missing } = await failedJobs(github, {
          repository,
          id: run.id,
          attempt: run.attempt,
        });
        const start = run.started_at ?? startedAt;
        const known = {
          ...run,
          failed_jobs: failed,
          passed_jobs: passed,
          ...(start === undefined ? {} : { started_at: start }),
        };
        if (missing !== undefined) warn(`What the jobs said of their failure could not be had. ${missing}`);
        // Where there is one job nobody else reports at the same moment.
        const isContended = event.isContended === true && total !== 1;
        return { ...event, isContended, data: { ...data, run: known } };
      }
      case 'commits':
        if (pullRequest !== undefined) {
          const commits = await commitsOfPullRequest(github, repository, pullRequest.number);
          return { ...event, data: { ...data, pull_request: { ...pullRequest, commits } } };
        }
        if (release !== undefined) {
          commitsOfThis = await commitsOfRelease(github, repository, release.tag);
          return {
            ...event,
            data: { ...data, release: { ...release, commits: commitsOfThis.map(({ message }) => message) } },
          };
        }
        if (push === undefined) return event;
        return {
          ...event,
          data: { ...data, push: { ...push, commits: await commitsOfPush(event, github, repository) } },
        };
      case 'pull_requests': {
        if (release === undefined || commitsOfThis === undefined) return event;
        const behind = await pullRequestsBehind(github, repository, commitsOfThis);
        return { ...event, data: { ...data, release: { ...release, pull_requests: behind } } };
      }
      default:
        return fact satisfies never;
    }
  }

  return async (event, facts) => {
    let known = event;
    for (const fact of facts) {
      try {
        known = await ask(known, fact);
      } catch (error) {
        warn(`${titles[fact]} could not be had, so they are left out. ${asTicketwireError(error).message}`);
      }
    }
    return known;
  };
}

/** Where the earlier and later runs of a run are looked for. */
export function workflowBranchOf(run: RunFacts, repository: string): WorkflowBranch {
  const branch = run.is_fork ? run.branch.replace(/^[^:]*:/, '') : run.branch;
  return { repository, workflow: run.path, branch, home: run.home };
}

const titles: Record<Fact, string> = {
  newcomer: "The author's earlier contributions",
  failures_in_row: 'The earlier runs',
  jobs: 'The failed jobs',
  commits: 'The commits',
  pull_requests: 'The pull requests behind the release',
};

/** A push lists its commits up to a number; where it may be cut, they are compared. */
async function commitsOfPush({ payload, data }: HookEvent, github: Github, repository: string): Promise<string[]> {
  const listed = data.push?.commits ?? [];
  const body = new JsonReader(payload);
  const [base, head] = [body.text('before'), body.text('after')];
  const size = body.find('size');
  const isWhole = typeof size === 'number' ? listed.length >= size : listed.length < fullList;
  if (isWhole || base === undefined || head === undefined || /^0+$/.test(base)) return listed;
  return (await commitsBetween(github, repository, { base, head })).map(({ message }) => message);
}

/** The event of a push holds at most 2,048 commits; older servers stopped at 20. */
const fullList = 20;
