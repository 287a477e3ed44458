import { TicketwireError } from '../../errors.ts';
import type { Effect, ReactToCommand, ReplyToCommand } from '../../model/effect.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Responder } from './responder.ts';

/** Answers a command once. May be repeated. */
export async function performAnswer(
  effect: Effect & (ReplyToCommand | ReactToCommand),
  responder: Responder,
): Promise<Outcome> {
  const { place } = effect;
  const reference = `${place.repository}${place.on === 'commit' ? `@${place.key.slice(0, 12)}` : `#${place.key}`}`;
  try {
    const isReply = effect.kind === 'reply-to-command';
    // A delivery may come again long after it was answered, and a run may be started again: it is always looked for.
    const isNew = isReply
      ? await responder.reply(place, { ...effect.remark, mayExist: true })
      : await responder.react(place, effect.emoji);
    const change = isNew ? (isReply ? 'replied' : 'reacted') : 'answered';
    return { status: 'done', result: { change, reference } };
  } catch (error) {
    const isImpossible = error instanceof TicketwireError && error.code === 'unprocessable';
    if (!isImpossible) throw error;
    return { status: 'skipped', reason: error.message };
  }
}
