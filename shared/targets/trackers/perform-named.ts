import { TicketwireError } from '../../errors.ts';
import type { CommentTicket, Effect, LabelTicket, Remark, TransitionTicket } from '../../model/effect.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { NamedResult, NamedTickets } from './named-tickets.ts';

export interface NamedInputs {
  named: NamedTickets;
  /** 1 for the first: what a later one writes may be there already. */
  attempt: number;
}

/**
 * Moves, comments or labels one ticket that somebody named. A key that leads nowhere is skipped with a warning: people
 * mistype, and the other tickets are to go on.
 */
export async function performNamed(
  effect: Effect & (TransitionTicket | CommentTicket | LabelTicket),
  inputs: NamedInputs,
): Promise<Outcome> {
  try {
    return doneBy(await act(effect, inputs));
  } catch (error) {
    if (!(error instanceof TicketwireError)) throw error;
    // A number in a commit may be a pull request's, and nobody made a mistake.
    if (error.code === 'unprocessable') return { status: 'skipped', reason: error.message };
    if (error.code !== 'target-not-found') throw error;
    const reason = `${effect.key} is unknown in '${effect.target}', or the credentials may not see it. Is it a typing mistake?`;
    return { status: 'skipped', reason, isWarning: true };
  }
}

async function act(
  effect: TransitionTicket | CommentTicket | LabelTicket,
  { named, attempt }: NamedInputs,
): Promise<NamedResult> {
  // A run or a delivery that is started again says the same once more.
  const mayExist = ({ isFresh = false }: Remark) => attempt > 1 || !isFresh;
  switch (effect.kind) {
    case 'transition-ticket': {
      const { key, to, maxHops, fields, remark } = effect;
      const moved = await named.ensureMoved(key, { to, maxHops, fields });
      // A ticket that was there already needs no word, unless an earlier attempt may have moved it and gone no further.
      if (remark === null || (moved.change === 'unchanged' && attempt === 1)) return moved;
      const said = await named.ensureComment(key, { ...remark, mayExist: mayExist(remark) });
      return moved.change === 'unchanged' ? { ...said, ticket: moved.ticket } : moved;
    }
    case 'comment-ticket':
      return named.ensureComment(effect.key, { ...effect.remark, mayExist: mayExist(effect.remark) });
    case 'label-ticket':
      return named.ensureLabels(effect.key, effect);
    default:
      return effect satisfies never;
  }
}

function doneBy({ ticket, change, note }: NamedResult): Outcome {
  const result = { change, ticket, issuedId: ticket.key };
  return { status: 'done', result, ...(note === undefined ? {} : { note }) };
}
