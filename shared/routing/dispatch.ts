import { JsonReader } from '../mapping/json-body.ts';
import type { DispatchWorkflow, Effect } from '../model/effect.ts';
import type { HookEvent } from '../model/event.ts';
import type { EpochMs } from '../model/json.ts';
import type { DispatchStep, TemplateContext } from '../model/rule.ts';
import { answeredType } from './answer.ts';
import { effectOf, type StepPlace } from './effect-of.ts';
import { happeningOf, onceId } from './occasion.ts';

/** "The total size of the JSON payload must be less than 64KB." https://docs.github.com/rest/repos/repos */
const maxPayloadBytes = 65_535;

/** What a step that starts workflows comes to. */
export function planDispatch(
  step: DispatchStep,
  event: HookEvent,
  { context, place, receivedAt }: { context: TemplateContext; place: StepPlace; receivedAt: EpochMs },
): { effects: readonly Effect[]; reason?: string } {
  const none = (reason: string) => ({ effects: [], reason });
  if (isOwn(step, event)) return none('it would start itself again, without end');
  const payload = step.payload.render(context);
  const bytes = Buffer.byteLength(JSON.stringify({ event_type: step.event, client_payload: payload }));
  if (bytes > maxPayloadBytes) {
    return none(`its payload has ${bytes} bytes, and GitHub takes ${maxPayloadBytes}: say less in it`);
  }
  const body: DispatchWorkflow = {
    kind: 'dispatch-workflow',
    repository: step.repository,
    event: step.event,
    payload,
  };
  // One after the other for those who wait for the same.
  const subject = `dispatch:${step.repository.toLowerCase()}:${step.event}`;
  const effect = effectOf(event, place, body, receivedAt, { subject, part: '' });
  return { effects: [event.type === answeredType ? { ...effect, id: idOfCommand(event, place) } : effect] };
}

/** Several hooks may tell of one command, each in an event of its own; a person may want it once more. */
function idOfCommand(event: HookEvent, place: StepPlace): string {
  return onceId(happeningOf(event), place, event.again).slice(0, 32);
}

/** Whether the event tells of the very thing that the step does. */
function isOwn({ repository, event: started }: DispatchStep, { type, data, payload }: HookEvent): boolean {
  if (type !== 'other.repository_dispatch' || data.repository?.forge !== undefined) return false;
  const isThere = data.repository?.full_name.toLowerCase() === repository.toLowerCase();
  return isThere && new JsonReader(payload).text('action') === started;
}
