import { cutText } from '../mapping/cut.ts';
import { isSameServer, serverOf } from '../mapping/servers.ts';
import type { AnswersAt, CommandPlace } from '../model/command.ts';
import type { Effect, Remark } from '../model/effect.ts';
import type { HookEvent } from '../model/event.ts';
import type { EpochMs } from '../model/json.ts';
import type { ReactStep, ReplyStep, TemplateContext } from '../model/rule.ts';
import { type EffectBody, effectOf, type StepPlace } from './effect-of.ts';
import { happeningOf, onceId } from './occasion.ts';

/** The one type of event that can be answered. */
export const answeredType = 'command.given';

export interface AnswerInputs {
  place: StepPlace;
  receivedAt: EpochMs;
  /** Where the target answers. */
  answersAt: AnswersAt;
}

/** What a step that answers a command comes to. */
export function planAnswer(
  step: ReplyStep | ReactStep,
  event: HookEvent,
  inputs: AnswerInputs & { context(): TemplateContext },
): { effects: readonly Effect[]; reason?: string } {
  const at = placeOf(event, inputs);
  if ('reason' in at) return { effects: [], reason: at.reason };
  if (step.verb === 'react') {
    const body = { kind: 'react-to-command', place: at.place, emoji: step.emoji } as const;
    return { effects: [answer(event, inputs, body)] };
  }
  const text = step.text.render(inputs.context()).trim();
  if (text === '') return { effects: [], reason: 'its answer says nothing about this' };
  return { effects: [replyEffect(event, at.place, text, inputs)] };
}

/** A comment that says this where the command was given; said once however often the command is told of. */
export function replyEffect(event: HookEvent, place: CommandPlace, text: string, inputs: AnswerInputs): Effect {
  const remark: Remark = {
    id: onceId(happeningOf(event), inputs.place, 'reply'),
    text: cutText(text, { maxChars: maxReplyChars, maxBytes: 4 * maxReplyChars }),
    since: event.occurredAt,
    isContended: false,
  };
  return answer(event, inputs, { kind: 'reply-to-command', place, remark });
}

/** What the forge with the shortest comments takes, GitHub's 65,536, with room for the hidden line. */
const maxReplyChars = 60_000;

/** Where the command can be answered by such a target, or why it cannot. */
export function placeOf(
  { data: { repository }, givenAt }: HookEvent,
  { answersAt, place: { target } }: Pick<AnswerInputs, 'answersAt' | 'place'>,
): { place: CommandPlace } | { reason: string } {
  if (repository === undefined || givenAt === undefined) {
    return { reason: 'it was given where no answer can be given' };
  }
  const { full_name: name, forge = 'github', url } = repository;
  if (!isName(name)) return { reason: `'${name.slice(0, 100)}' is no repository's name` };
  // Another server may have a repository of the same name, and it is another one there.
  if (forge !== answersAt.forge || !isSameServer(url, answersAt.url)) {
    return {
      reason: `it was given on ${serverOf(url) || forge}, and '${target}' is on ${serverOf(answersAt.url) || answersAt.forge}`,
    };
  }
  return { place: { ...givenAt, repository: name } };
}

function answer(event: HookEvent, { place, receivedAt }: AnswerInputs, body: EffectBody): Effect {
  return effectOf(event, place, body, receivedAt, { subject: event.subject, part: body.kind });
}

/** It becomes part of an address. */
function isName(name: string): boolean {
  return /^[\w.-]+(\/[\w.-]+)+$/.test(name) && !name.split('/').some((part) => /^\.+$/.test(part));
}
