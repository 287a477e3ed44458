import { randomUUID } from 'node:crypto';
import type { Github } from '../shared/clients/github.ts';
import { failedJobNames } from '../shared/clients/github-facts.ts';
import { createHttp, isRetryableStatus, retryAfterOf } from '../shared/clients/http.ts';
import { asTicketwireError, TicketwireError } from '../shared/errors.ts';
import { isJsonObject } from '../shared/mapping/json-body.ts';
import { ownRunEvent, workflowEvent } from '../shared/mapping/workflow-event.ts';
import { factsToForward } from '../shared/mapping/workflow-facts.ts';
import type { HookEvent } from '../shared/model/event.ts';
import type { JsonObject } from '../shared/model/json.ts';
import { type Fact, type Gather, mayBeNewcomer } from '../shared/routing/facts.ts';
import { standardWebhooks } from '../shared/signing/standard-webhooks.ts';
import type { Report } from './report.ts';
import type { Clock, Runner } from './runner.ts';
import type { Settings } from './settings.ts';

interface ForwardInputs {
  settings: Settings;
  github: Github | undefined;
  gather: Gather | undefined;
  clock: Clock;
  /** Nothing is waited for beyond this. */
  deadline: number;
  report: Report;
}

const timeoutMs = 15_000;
const delaysMs: readonly number[] = [1_000, 4_000, 10_000, 20_000];

/**
 * Sends the event, with what could be asked about it, to a receiver's source of `sender: workflow`. Repeated with one
 * message id until the receiver has it: it takes a message once, however often it comes.
 */
export async function forwardEvent(
  runner: Runner,
  { url, secret }: NonNullable<Settings['forward']>,
  inputs: ForwardInputs,
): Promise<void> {
  const { settings, clock, deadline, report } = inputs;
  const objection = standardWebhooks.objectionTo?.(secret.reveal());
  if (objection !== undefined) throw new TicketwireError('configuration', `The input 'forward-secret' ${objection}.`);
  const body = Buffer.from(JSON.stringify(await messageOf(runner, inputs)), 'utf8');
  if (settings.isDryRun) {
    report.nothing(`a dry run: ${body.length} bytes would be sent to the receiver`);
    return;
  }
  const http = createHttp({ timeoutMs, fetch: runner.fetch });
  const id = `msg_${randomUUID()}`;
  for (let attempt = 0; ; attempt += 1) {
    const headers = {
      ...standardWebhooks.sign(body, secret.reveal(), clock.now(), id),
      'content-type': 'application/json',
      'user-agent': 'ticketwire',
    };
    const answer = await http.send({ method: 'POST', url, headers, body }).catch((error) => asTicketwireError(error));
    const isOver = clock.now() + (delaysMs[attempt] ?? 0) > deadline;
    const delayMs = isOver ? undefined : delaysMs[attempt];
    if (answer instanceof TicketwireError) {
      if (!answer.isRetryable || delayMs === undefined) {
        throw new TicketwireError(
          answer.code,
          `The receiver ${answer.message}. Is it running, and may this runner reach it?`,
        );
      }
      await clock.wait(delayMs);
      continue;
    }
    if (answer.status >= 200 && answer.status < 300) {
      if (!isJsonObject(answer.json)) {
        throw new TicketwireError(
          'target-refused',
          `The address answered ${answer.status}, but not as a receiver does. Is 'forward-to' the address of a source?`,
        );
      }
      report.forwarded(answer.json);
      return;
    }
    if (!isRetryableStatus(answer.status) || delayMs === undefined) throw refused(answer.status, answer.json);
    const named = retryAfterOf(answer.headers, clock.now()) ?? 0;
    await clock.wait(Math.min(60_000, Math.max(delayMs, named - clock.now())));
  }
}

function refused(status: number, json: unknown): TicketwireError {
  const words =
    isJsonObject(json) && typeof json.error === 'string' ? `: ${json.error.slice(0, 300).replace(/\.?$/, '.')}` : '.';
  const remedies: Record<number, string> = {
    401: " Does 'forward-secret' equal the secret of that source?",
    404: " Is 'forward-to' the address of a source of sender: workflow?",
  };
  return new TicketwireError('target-refused', `The receiver answered ${status}${words}${remedies[status] ?? ''}`);
}

/**
 * The status the receiver is told. It cannot ask GitHub whether other jobs of the run failed, so a job that passes is
 * told of only where none has.
 */
async function statusToTell(runner: Runner, { settings, github }: ForwardInputs): Promise<string> {
  const { jobStatus } = settings;
  if (jobStatus !== 'success' || github === undefined || runner.eventName === 'workflow_run') return jobStatus;
  const { repository, run } = runner;
  const failed = await failedJobNames(github, { repository, id: run.id, attempt: run.attempt }).catch(() => undefined);
  return failed?.length === 0 ? jobStatus : '';
}

/** The message: docs/senders/workflow.md tells its members. */
async function messageOf(runner: Runner, inputs: ForwardInputs): Promise<JsonObject> {
  const { gather, clock } = inputs;
  const jobStatus = await statusToTell(runner, inputs);
  const { eventName, payload, repository, serverUrl, run } = runner;
  const now = clock.now();
  const events = [
    workflowEvent(runner, now),
    eventName === 'workflow_run' ? undefined : ownRunEvent(runner, jobStatus, now),
  ];
  const facts: JsonObject = {};
  for (const event of events) {
    if (event === undefined || gather === undefined) continue;
    const named = { ...event, id: '', sender: '', source: '' };
    Object.assign(facts, factsToForward(await gather(named, factsOf(named))));
  }
  const { workflowPath, number, ...rest } = run;
  return {
    type: `workflow.${eventName}`,
    timestamp: new Date(now).toISOString(),
    data: {
      event: eventName,
      repository,
      server_url: serverUrl,
      job_status: jobStatus,
      run: { ...rest, workflow_path: workflowPath, ...(number === undefined ? {} : { number }) },
      facts,
      payload,
    },
  };
}

/** What the receiver, which has no token of the workflow, may need to know. */
function factsOf(event: HookEvent): readonly Fact[] {
  const { type, data } = event;
  if (type === 'run.passed') return ['jobs'];
  if (type === 'run.failed') return ['jobs', 'failures_in_row'];
  if (data.release !== undefined) return ['commits', 'pull_requests'];
  const isNew = ['pull_request.opened', 'pull_request.merged', 'issue.opened'].includes(type);
  const newcomer: readonly Fact[] = isNew && mayBeNewcomer(event) ? ['newcomer'] : [];
  return data.pull_request === undefined && data.push === undefined ? newcomer : ['commits', ...newcomer];
}
