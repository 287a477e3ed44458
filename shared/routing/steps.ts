import { TicketwireError } from '../errors.ts';
import { cutText } from '../mapping/cut.ts';
import { inertUrl, withoutControls } from '../mapping/escape.ts';
import type { KeyReader } from '../mapping/keys.ts';
import type { Effect, Remark, VersionDraft } from '../model/effect.ts';
import type { HookEvent } from '../model/event.ts';
import type { EpochMs } from '../model/json.ts';
import type { InviteStep, NamingStep, ReleaseStep, ReportStep, Template, TemplateContext } from '../model/rule.ts';
import { type EffectBody, effectOf, type StepPlace } from './effect-of.ts';
import { planInvite } from './invite.ts';
import { namedKeys, referencesOf } from './named-keys.ts';
import { familyOf, happeningOf, objectionToMoving, onceId, stepOf } from './occasion.ts';
import { reportOf } from './report.ts';

export interface StepInputs {
  receivedAt: EpochMs;
  context: TemplateContext;
  place: StepPlace;
  keysIn(target: string): KeyReader;
}

/** No event is about more tickets; a release of a year may be. */
const maxKeys = 1_000;
const maxVersionChars = 255;

/** What a step on named tickets, on people or on an alert comes to; `reason` says why it comes to nothing, or to less. */
export function planStep(
  step: InviteStep | ReportStep | NamingStep,
  event: HookEvent,
  inputs: StepInputs,
): { effects: readonly Effect[]; reason?: string } {
  if (step.verb === 'invite') return planInvite(step, event, inputs);
  if (step.verb === 'report') {
    const report = reportOf(step, event);
    if ('reason' in report) return { effects: [], reason: report.reason };
    const of = { subject: report.subject, part: '' };
    return { effects: [effectOf(event, inputs.place, report.body, inputs.receivedAt, of)] };
  }
  const isMoving = step.verb === 'transition' || step.verb === 'release';
  const objection = isMoving ? objectionToMoving(event) : undefined;
  if (objection !== undefined) return { effects: [], reason: objection };
  const reader = inputs.keysIn(step.in);
  const keys = namedKeys(step, event, reader);
  if (keys.length === 0) return { effects: [], reason: noKeys(step, event, reader) };
  const bodyFor = namedBodies(step, event, inputs);
  const effects = keys
    .slice(0, maxKeys)
    .map((key) =>
      effectOf(event, inputs.place, bodyFor(key), inputs.receivedAt, { subject: `ticket:${key}`, part: key }),
    );
  if (keys.length <= maxKeys) return { effects };
  return { effects, reason: `${keys.length} tickets are named, and only the first ${maxKeys} are looked at` };
}

function noKeys(step: NamingStep, event: HookEvent, reader: KeyReader): string {
  const places = step.tickets.join(', ');
  // The texts are read again only where some of their references do not count.
  const isAny = referencesOf(step) === 'any-mention';
  const mentioned = isAny ? [] : namedKeys({ ...step, references: 'any-mention' }, event, reader);
  if (mentioned.length === 0) return `no ticket of '${step.in}' is named in ${places}`;
  const shown = mentioned.slice(0, 5).join(', ');
  return `${places} of the event mention ${shown} without a closing keyword such as 'Fixes'; 'references: any-mention' counts them`;
}

/** What a step does to each ticket; what is the same for all of them is made once. */
function namedBodies(step: NamingStep, event: HookEvent, inputs: StepInputs): (key: string) => EffectBody {
  const remark = (template: Template, key: string, of = happeningOf(event)) =>
    remarkOf(template, event, { ...inputs, key, of });
  switch (step.verb) {
    case 'transition': {
      const { maxHops, comment } = step;
      const fields = step.fields?.render(inputs.context) ?? {};
      return (key) => {
        // A release that was told of before has moved the ticket then, and the word was said then.
        const of = 'move' in step || familyOf(event) === 'release' ? stepOf(event) : happeningOf(event);
        const common = { key, maxHops, fields, remark: comment === undefined ? null : remark(comment, key, of) };
        if ('to' in step) return { kind: 'transition-ticket', ...common, to: step.to };
        return { kind: 'transition-ticket', ...common, move: step.move, onceId: onceId(of, inputs.place, key) };
      };
    }
    case 'comment':
      return (key) => ({ kind: 'comment-ticket', key, remark: remark(step.text, key) });
    case 'label':
      return (key) => ({ kind: 'label-ticket', key, add: step.add, remove: step.remove });
    case 'release': {
      const version = versionOf(step, event, inputs);
      return (key) => ({ kind: 'release-ticket', key, version });
    }
    default:
      return step satisfies never;
  }
}

function versionOf(step: ReleaseStep, event: HookEvent, { context }: StepInputs): VersionDraft {
  const line = withoutControls(step.version.render(context)).replace(/\s+/g, ' ').trim();
  if (line === '') {
    throw new TicketwireError('configuration', `The version's name, '${step.version.text}', comes out empty here.`);
  }
  return {
    name: cutText(line, { maxChars: maxVersionChars, maxBytes: 4 * maxVersionChars }),
    url: inertUrl(event.data.release?.url ?? '') ?? '',
    releasedOn: step.released ? new Date(event.occurredAt).toISOString().slice(0, 10) : null,
  };
}

/** How a remark is known again: by the one happening that is told of, or by the one step that was made. */
function remarkOf(
  template: Template,
  event: HookEvent,
  { context, place, key, of = happeningOf(event) }: RemarkInputs,
): Remark {
  return {
    id: onceId(of, place, key),
    text: template.render(context).trim(),
    since: event.occurredAt,
    isContended: false,
    // Another event of the same step may have said it.
    isFresh: event.isUntouched === true && of.type === event.type,
  };
}

interface RemarkInputs extends Pick<StepInputs, 'context' | 'place'> {
  key: string;
  of?: ReturnType<typeof happeningOf>;
}
