import type { Effect } from '../model/effect.ts';
import type { HookEvent } from '../model/event.ts';
import type { EpochMs } from '../model/json.ts';
import type { Message } from '../model/message.ts';
import type { PostStep } from '../model/rule.ts';
import { effectOf, type StepPlace } from './effect-of.ts';

export interface PostInputs {
  receivedAt: EpochMs;
  place: StepPlace;
  /** Nothing is kept beyond this run: what is said together is all that the run says. */
  isStoreless: boolean;
  /** What is said about the event; undefined where the text comes out empty. */
  message(step: PostStep): Message | undefined;
}

/** What a step that says something comes to. */
export function planPost(
  step: PostStep,
  event: HookEvent,
  inputs: PostInputs,
): { effects: readonly Effect[]; reason?: string } {
  const { place, receivedAt, isStoreless } = inputs;
  const message = inputs.message(step);
  if (message === undefined) return { effects: [], reason: `its text for '${place.target}' says nothing about this` };
  const { isThreaded, everyMs } = step;
  const body = { kind: 'post-message', message, isThreaded } as const;
  if (isStoreless && event.scope !== undefined) {
    const reason = 'a workflow run does not know what was said of an alert before: have the receiver say it';
    return { effects: [], reason };
  }
  if (everyMs === undefined) {
    const isAlert = event.type.startsWith('alert.') && event.occasion !== undefined;
    const occasion = isAlert ? { occasion: `${event.type}:${event.occasion}` } : {};
    return { effects: [effectOf(event, place, { ...body, digest: null, ...occasion }, receivedAt)] };
  }
  // The same times for everybody, whoever counts: all that is received between two of them is said at the later one.
  const window = Math.floor(receivedAt / everyMs);
  const of = { subject: `digest:${place.rule}:${place.position}:${isStoreless ? 'run' : window}`, part: '' };
  const effect = effectOf(event, place, { ...body, digest: place.rule }, receivedAt, of);
  return { effects: [isStoreless ? effect : { ...effect, notBefore: (window + 1) * everyMs }] };
}

/** Two rules, such as two routes, that say one thing in one room. */
export function saysTheSameAs(one: Effect): (other: Effect) => boolean {
  return (other) => {
    if (one.kind !== 'post-message' || other.kind !== 'post-message' || other.onlyFor !== undefined) return false;
    const isAlike = one.target === other.target && one.digest === null && other.digest === null;
    return isAlike && one.message.line === other.message.line && one.message.details === other.message.details;
  };
}
