import type { FailedJob, RunFacts } from '../model/event.ts';
import type { JsonObject } from '../model/json.ts';
import { timeOf } from './event-time.ts';
import type { GitlabPayload } from './gitlab-payload.ts';
import type { JsonReader } from './json-body.ts';
import { objectsIn, type ToldEvent } from './told-event.ts';

/** What a pipeline's end means; every other state is no end. */
const verbs: Readonly<Record<string, string>> = { failed: 'failed', success: 'passed', canceled: 'cancelled' };

/** Pipelines that follow each other on a branch are of one kind: a nightly one says nothing of those of pushes. */
const kinds: Readonly<Record<string, string>> = {
  schedule: 'schedule',
  merge_request_event: 'merge-request',
  external_pull_request_event: 'merge-request',
};

/**
 * A pipeline that ended. A child pipeline is part of its parent, which ends likewise; jobs are part of their pipeline.
 * https://docs.gitlab.com/user/project/integrations/webhook_events/#pipeline-events
 */
export function pipelineEvents({ body, repository }: GitlabPayload): ToldEvent[] {
  const at = (member: string) => body.text(`object_attributes.${member}`) ?? '';
  const verb = Object.hasOwn(verbs, at('status')) ? verbs[at('status')] : undefined;
  const id = body.find('object_attributes.id');
  const source = at('source');
  if (verb === undefined || typeof id !== 'number' || source === 'parent_pipeline') return [];
  const { branch, isFork } = branchOf(body);
  const number = body.find('object_attributes.iid');
  const path = `gitlab/${Object.hasOwn(kinds, source) ? kinds[source] : 'pipeline'}`;
  const builds = objectsIn(body.find('builds'));
  const title = body.text('merge_request.title') ?? body.text('commit.title');
  const message = body.text('commit.message');
  const run: RunFacts = {
    id: String(id),
    attempt: 1,
    ...(typeof number === 'number' ? { number } : {}),
    workflow: at('name') || 'Pipeline',
    branch,
    event: source,
    conclusion: at('status'),
    url: at('url') || (repository.url === '' ? '' : `${repository.url}/-/pipelines/${id}`),
    ...(at('sha') === '' ? {} : { sha: at('sha') }),
    path,
    home: isFork ? '' : repository.full_name,
    is_fork: isFork,
    ...(title === undefined ? {} : { title }),
    ...(message === undefined ? {} : { message }),
    failed_jobs: builds.filter(hasFailed).map((build) => failedJob(build, repository.url)),
    passed_jobs: builds.filter(({ status }) => status === 'success').map(({ name }) => String(name)),
  };
  return [
    {
      type: `run.${verb}`,
      subject: `run:${repository.full_name}:${path}:${branch}`,
      // A pipeline that was made later knows better, whichever ends first.
      occurredAt: timeOf(at('created_at')) ?? timeOf(at('finished_at')),
      data: { run },
    },
  ];
}

/** Whoever forks may call a branch as they like: the number of the merge request shows that it is theirs. */
function branchOf(body: JsonReader): { branch: string; isFork: boolean } {
  const ref = body.text('object_attributes.ref') ?? '';
  const isFork = body.find('merge_request.source_project_id') !== body.find('merge_request.target_project_id');
  const branch = ref.startsWith('refs/') ? (body.text('merge_request.source_branch') ?? ref) : ref;
  const number = body.find('merge_request.iid');
  return { branch: isFork ? `!${typeof number === 'number' ? number : ''}:${branch}` : branch, isFork };
}

function hasFailed({ status, allow_failure: isAllowed }: JsonObject): boolean {
  return status === 'failed' && isAllowed !== true;
}

function failedJob({ id, name, stage, failure_reason: reason }: JsonObject, projectUrl: string): FailedJob {
  return {
    name: typeof name === 'string' ? name : '',
    conclusion: typeof reason === 'string' && reason !== '' ? reason : 'failed',
    url: typeof id === 'number' && projectUrl !== '' ? `${projectUrl}/-/jobs/${id}` : '',
    steps: typeof stage === 'string' ? [stage] : [],
    annotations: [],
  };
}
