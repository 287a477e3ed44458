import { TicketwireError } from '../../errors.ts';
import { nothingApplied } from '../../model/applied.ts';
import type { PostEffect } from '../../model/effect.ts';
import type { EpochMs } from '../../model/json.ts';
import type { Message, PostedMessage } from '../../model/message.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { FinishedAttempt, MessageStore, TicketStore } from '../../store/store.ts';
import { apply, isOutdated } from '../order.ts';
import type { Room } from './room.ts';
import { togetherOf } from './together.ts';

export interface PostInputs {
  room: Room;
  messages: MessageStore;
  takeCreation: TicketStore['takeCreation'];
  /** What is said together with it. */
  others: readonly PostEffect[];
  now(): EpochMs;
}

export interface Posted {
  outcome: Outcome;
  message?: NonNullable<FinishedAttempt['message']>;
}

/** Says one thing in a room: one request, and one more where the first message of its subject tells how things are now. */
export async function performPost(effect: PostEffect, inputs: PostInputs): Promise<Posted> {
  const { room, messages, takeCreation, others, now } = inputs;
  const { target, subject } = effect;
  if (room.limits !== undefined) {
    const freeAt = await takeCreation(target, room.limits, now());
    if (freeAt !== undefined) return { outcome: postponed(target, freeAt) };
  }
  const note = others.length === 0 ? undefined : `${others.length + 1} messages in one`;
  const done: Outcome = { status: 'done', result: { change: 'posted' }, ...(note === undefined ? {} : { note }) };
  if (!effect.isThreaded && effect.occasion === undefined) {
    await room.post(togetherOf([effect, ...others]), { id: effect.id });
    return { outcome: done };
  }
  const known = await messages.find(target, subject);
  if (known !== undefined && isRepeated(effect, known)) {
    const reason = 'nothing has changed since it was said';
    return {
      outcome: { status: 'skipped', reason },
      message: { save: { ...known, ...apply(effect, known), at: now() } },
    };
  }
  if (known !== undefined && effect.occasion !== undefined && isOutdated(effect, known)) {
    return { outcome: { status: 'skipped', reason: 'a later event was posted already' } };
  }
  const order = apply(effect, known ?? nothingApplied);
  const said = { ...order, occasion: effect.occasion ?? known?.occasion ?? '', event: effect.cause.event, at: now() };
  const first = effect.isThreaded && known !== undefined && known.reference !== '' ? known : undefined;
  const kept = first === undefined ? undefined : await follow(effect, first, room);
  if (kept !== undefined) return { outcome: done, message: { save: { ...kept, ...said } } };
  const { message } = effect;
  const given = await room.post(message, { id: effect.id });
  const reference = effect.isThreaded ? (given ?? '') : (known?.reference ?? '');
  const save = { target, subject, reference, message, tone: message.tone, ...said };
  return { outcome: done, message: { save } };
}

/** Another event says of the alert what was said last: a sender that tells of a whole group each time. */
function isRepeated({ occasion, cause }: PostEffect, known: PostedMessage): boolean {
  return occasion !== undefined && occasion === known.occasion && cause.event !== known.event;
}

function postponed(target: string, notBefore: EpochMs): Outcome {
  const message = `'${target}' has taken as many messages as it may for now; this one waits for its turn.`;
  return { status: 'retry', code: 'not-ready', message, notBefore };
}

/**
 * Says something more about a subject: the first message tells how it is now, and this one stands under it. Writing the
 * first anew may be repeated, so it is done before. Undefined when the first message is gone.
 */
async function follow(
  { id, message }: PostEffect,
  first: PostedMessage,
  room: Room,
): Promise<PostedMessage | undefined> {
  const isTurn = message.tone !== 'neutral' && message.tone !== first.tone;
  if (isTurn && room.update !== undefined) {
    const isThere = await room.update(first.reference, restated(first.message, message));
    if (!isThere) return undefined;
  }
  const said = { ...first, tone: isTurn ? message.tone : first.tone };
  if (!room.hasThreads) {
    await room.post(message, { id });
    return said;
  }
  try {
    // Bad news after good ones must not be hidden under what everybody thinks is over.
    await room.post(message, { id, thread: first.reference, isBroadcast: isTurn && message.tone === 'bad' });
    return said;
  } catch (error) {
    if (error instanceof TicketwireError && error.code === 'target-not-found') return undefined;
    throw error;
  }
}

/** The first message with how things are now on top of what it said. */
function restated(first: Message, now: Message): Message {
  const details = [first.line, first.details].filter((part) => part !== '').join('\n\n');
  return { ...first, line: now.line, details, tone: now.tone, event: now.event };
}
