import { TicketwireError } from '../errors.ts';
import { isJsonObject, JsonReader, readJsonObject } from '../mapping/json-body.ts';
import { ownRunEvent, type WorkflowSituation, workflowEvent } from '../mapping/workflow-event.ts';
import { mergeFacts } from '../mapping/workflow-facts.ts';
import type { HookEvent } from '../model/event.ts';
import { standardWebhooks } from '../signing/standard-webhooks.ts';
import type { Sender } from './sender.ts';

/** Ticketwire's own Action, which forwards a workflow's event with what it could ask GitHub about it. docs/senders/workflow.md */
export const workflow: Sender = {
  id: 'workflow',
  label: 'GitHub Actions',
  docs: 'docs/senders/workflow.md',
  scheme: standardWebhooks,
  marks: [],
  labels: [],
  namesRepositories: true,
  maxBodyBytes: 25 * 1024 * 1024,
  deliveryId: (headers) => headers['webhook-id'],

  normalize: (delivery) => {
    const root = readJsonObject(delivery);
    const body = new JsonReader(root);
    const situation = readSituation(body);
    const started = workflowEvent(situation, delivery.receivedAt);
    const status = body.text('data.job_status') ?? '';
    const own =
      situation.eventName === 'workflow_run' ? undefined : ownRunEvent(situation, status, delivery.receivedAt);
    return [started, ...(own === undefined ? [] : [own])].map(
      (event, position): HookEvent => ({
        ...event,
        data: mergeFacts(event.data, body.find('data.facts')),
        id: `${delivery.source}/${delivery.id}/${position}`,
        occasion: event.occasion ?? `${delivery.source}/run/${situation.run.id}/${position}`,
        sender: workflow.id,
        source: delivery.source,
      }),
    );
  },
};

function readSituation(body: JsonReader): WorkflowSituation {
  const payload = body.find('data.payload');
  if (!isJsonObject(payload)) {
    throw new TicketwireError('malformed', "The member 'data.payload' is missing, or is not an object.");
  }
  const attempt = body.find('data.run.attempt');
  const number = body.find('data.run.number');
  const text = (member: string) => body.text(`data.run.${member}`) ?? '';
  return {
    eventName: body.requireText('data.event'),
    payload,
    repository: body.requireText('data.repository'),
    serverUrl: body.text('data.server_url') ?? '',
    run: {
      id: body.requireId('data.run.id'),
      attempt: typeof attempt === 'number' && Number.isInteger(attempt) && attempt > 0 ? attempt : 1,
      number: typeof number === 'number' ? number : undefined,
      workflow: text('workflow'),
      workflowPath: text('workflow_path'),
      job: text('job'),
      branch: text('branch'),
      sha: text('sha'),
    },
  };
}
