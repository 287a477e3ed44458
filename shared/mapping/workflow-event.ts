import type { HookEvent } from '../model/event.ts';
import type { EpochMs, JsonObject } from '../model/json.ts';
import { readGithubEvent } from './github-event.ts';
import { runSubject, runVerb } from './github-run-event.ts';

/** What a job of a workflow knows: the event that started it, and where it runs. */
export interface WorkflowSituation {
  /** `push`, `pull_request`, … */
  eventName: string;
  payload: JsonObject;
  /** `owner/name`. */
  repository: string;
  /** `https://github.com`. */
  serverUrl: string;
  run: CurrentRun;
}

/** The run that a job is part of. */
export interface CurrentRun {
  id: string;
  /** From 1. */
  attempt: number;
  number?: number | undefined;
  /** The workflow's human name. */
  workflow: string;
  /** `.github/workflows/ci.yml`; empty where the runner does not tell. */
  workflowPath: string;
  job: string;
  /** The branch or tag; of a pull request its head branch. */
  branch: string;
  sha: string;
}

type Told = Omit<HookEvent, 'id' | 'sender' | 'source'>;

/** What the event says that started the job. */
export function workflowEvent({ eventName, payload, repository }: WorkflowSituation, now: EpochMs): Told {
  const { occurredAt, ...read } = readGithubEvent(eventName, payload, repository);
  return { ...read, occurredAt: occurredAt ?? now, payload };
}

/**
 * What a job says of its own run; undefined where it neither failed nor passed. The other jobs of the run may say
 * otherwise at the same moment.
 */
export function ownRunEvent(situation: WorkflowSituation, jobStatus: string, now: EpochMs): Told | undefined {
  const { run, repository, serverUrl, payload, eventName } = situation;
  const verb = runVerb(jobStatus);
  if (verb === undefined || run.id === '') return undefined;
  const read = readGithubEvent(eventName, payload, repository);
  const { pull_request: pullRequest, repository: home, actor, author } = read.data;
  const isFork = pullRequest?.is_fork === true;
  const branch = isFork ? `${pullRequest.author}:${run.branch}` : run.branch;
  const path = run.workflowPath === '' ? run.workflow : run.workflowPath;
  const attempt = run.attempt > 1 ? `/attempts/${run.attempt}` : '';
  return {
    type: `run.${verb}`,
    subject: runSubject(repository, path, branch),
    // What started the run tells when; a run that was started again, or by a clock, is as new as it is told.
    occurredAt: run.attempt === 1 ? (read.occurredAt ?? now) : now,
    isContended: true,
    data: {
      run: {
        id: run.id,
        attempt: run.attempt,
        workflow: run.workflow,
        branch,
        ...(isForTag(situation) ? { tag: branch } : {}),
        event: eventName,
        conclusion: jobStatus,
        url: `${serverUrl}/${repository}/actions/runs/${run.id}${attempt}`,
        is_fork: isFork,
        path,
        home: isFork ? '' : repository,
        ...(run.number === undefined ? {} : { number: run.number }),
        ...(run.sha === '' ? {} : { sha: run.sha }),
      },
      ...(home === undefined ? {} : { repository: home }),
      ...(actor === undefined ? {} : { actor }),
      ...(author === undefined ? {} : { author }),
    },
    payload,
  };
}

function isForTag({ eventName, payload }: WorkflowSituation): boolean {
  return eventName === 'release' || (typeof payload.ref === 'string' && payload.ref.startsWith('refs/tags/'));
}
