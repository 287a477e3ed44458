import { TicketwireError } from '../../errors.ts';
import type {
  CommentTicket,
  Effect,
  LabelTicket,
  ReleaseTicket,
  Remark,
  TransitionTicket,
} from '../../model/effect.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { NamedResult, NamedSkip, NamedTickets } from './named-tickets.ts';

export interface NamedInputs {
  named: NamedTickets;
  /** 1 for the first: what a later one writes may be there already. */
  attempt: number;
}

/** What is done to a ticket that somebody named. */
export type NamedEffect = TransitionTicket | CommentTicket | LabelTicket | ReleaseTicket;

/**
 * Moves, comments, labels or versions one ticket that somebody named. A key that leads nowhere is skipped with a warning: people
 * mistype, and the other tickets are to go on.
 */
export async function performNamed(effect: Effect & NamedEffect, inputs: NamedInputs): Promise<Outcome> {
  try {
    const result = await act(effect, inputs);
    return 'skipped' in result ? { status: 'skipped', reason: result.skipped, isWarning: true } : doneBy(result);
  } catch (error) {
    if (!(error instanceof TicketwireError)) throw error;
    // A number in a commit may be a pull request's, and nobody made a mistake.
    if (error.code === 'unprocessable') return { status: 'skipped', reason: error.message };
    if (error.code !== 'target-not-found') throw error;
    const reason = `${effect.key} is unknown in '${effect.target}', or the credentials may not see it. Is it a typing mistake?`;
    return { status: 'skipped', reason, isWarning: true };
  }
}

async function act(effect: NamedEffect, { named, attempt }: NamedInputs): Promise<NamedResult | NamedSkip> {
  // A run or a delivery that is started again says the same once more.
  const mayExist = ({ isFresh = false }: Remark) => attempt > 1 || !isFresh;
  switch (effect.kind) {
    case 'transition-ticket': {
      const { key, remark } = effect;
      const moved = await named.ensureMoved(key, effect);
      // A ticket that was there already needs no word, unless an earlier attempt may have moved it and gone no further.
      if (remark === null || 'skipped' in moved || (moved.change === 'unchanged' && attempt === 1)) return moved;
      // What this very attempt moved was not told of before.
      const isNew = moved.change === 'moved' && attempt === 1;
      const said = await named.ensureComment(key, { ...remark, mayExist: !isNew && mayExist(remark) });
      return moved.change === 'unchanged' ? { ...said, ticket: moved.ticket } : moved;
    }
    case 'comment-ticket':
      return named.ensureComment(effect.key, { ...effect.remark, mayExist: mayExist(effect.remark) });
    case 'label-ticket':
      return named.ensureLabels(effect.key, effect);
    case 'release-ticket':
      if (named.ensureVersion !== undefined) return named.ensureVersion(effect.key, effect.version);
      throw new TicketwireError('configuration', `The target has no versions, so ${effect.key} can be in none.`);
    default:
      return effect satisfies never;
  }
}

function doneBy({ ticket, change, ...told }: NamedResult): Outcome {
  return { status: 'done', result: { change, ticket, issuedId: ticket.key }, ...told };
}
