import type { Remark as PlannedRemark } from '../../model/effect.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Ticket } from '../../model/ticket.ts';

/**
 * Tickets that people name in titles, branches and commits: found by key, moved, commented and labelled, never created.
 *
 * Every method may be repeated and leaves what one call would. An unknown key throws `target-not-found`; everything else
 * throws what the client says.
 */
export interface NamedTickets {
  /** Already there is no write. Throws `target-refused` with the choices where the way is ambiguous or there is none. */
  ensureMoved(key: string, move: Move): Promise<NamedResult>;
  ensureComment(key: string, remark: Remark): Promise<NamedResult>;
  ensureLabels(key: string, labels: { add: readonly string[]; remove: readonly string[] }): Promise<NamedResult>;
}

/** Where a ticket is to go. */
export interface Move {
  /** A status, the name or the id of a transition, or `category:` with `new`, `indeterminate` or `done`. */
  to: string;
  /** How many transitions may be made one after the other; at least 1. */
  maxHops: number;
  /** Sent with the last transition, as far as its screen has them. */
  fields: JsonObject;
}

/** A comment that is written once; without a time it is looked for as far back as comments go. */
export interface Remark
  extends Pick<PlannedRemark, 'id' | 'text'>,
    Partial<Pick<PlannedRemark, 'since' | 'isContended'>> {
  /** Look for it before writing: it may be there already. */
  mayExist: boolean;
}

export interface NamedResult {
  ticket: Ticket;
  change: 'moved' | 'commented' | 'labeled' | 'unchanged';
  /** What a person should know: a field that was left out, a way that took several steps. */
  note?: string;
}
