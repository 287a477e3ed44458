import type { Destination, Remark as PlannedRemark, VersionDraft } from '../../model/effect.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Ticket } from '../../model/ticket.ts';

/**
 * Tickets that people name in titles, branches and commits: found by key, moved, commented and labelled, never created.
 *
 * Every method may be repeated and leaves what one call would. An unknown key throws `target-not-found`; everything else
 * throws what the client says.
 */
export interface NamedTickets {
  /**
   * Already there is no write, and neither is a step that was made before. Throws `target-refused` with the choices where
   * the way is ambiguous or there is none.
   */
  ensureMoved(key: string, move: Move): Promise<NamedResult | NamedSkip>;
  ensureComment(key: string, remark: Remark): Promise<NamedResult>;
  ensureLabels(key: string, labels: { add: readonly string[]; remove: readonly string[] }): Promise<NamedResult>;
  /** The version is in the ticket's project, and the ticket names it; absent where there are no versions. */
  ensureVersion?(key: string, version: VersionDraft): Promise<NamedResult>;
}

/** Where a ticket is to go. */
export type Move = {
  /** How many transitions may be made one after the other; at least 1. */
  maxHops: number;
  /** Sent with the last transition, as far as its screen has them. */
  fields: JsonObject;
} & Destination;

/** A comment that is written once; without a time it is looked for as far back as comments go. */
export interface Remark
  extends Pick<PlannedRemark, 'id' | 'text'>,
    Partial<Pick<PlannedRemark, 'since' | 'isContended'>> {
  /** Look for it before writing: it may be there already. */
  mayExist: boolean;
}

export interface NamedResult {
  ticket: Ticket;
  change: 'moved' | 'commented' | 'labeled' | 'versioned' | 'unchanged';
  /** What a person should know: a field that was left out, a way that took several steps. */
  note?: string;
  /** The note names something that an operator should fix. */
  isWarning?: true;
}

/** Nothing could be done for a ticket, and a person should see why. */
export interface NamedSkip {
  skipped: string;
}
