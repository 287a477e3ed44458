import type { EpochMs } from '../../model/json.ts';
import type { Ticket, TicketDraft } from '../../model/ticket.ts';
import type { CreationLimits } from '../../store/store.ts';

/**
 * A place tickets live. Every method but {@link createTicket} may be repeated and leaves what one call would.
 *
 * They throw what the client says: whether trying again could help is all an adapter decides. Where a ticket is gone
 * (the tracker says so, or does not find it although the project itself is readable) they give undefined.
 */
export interface Tracker {
  /** Look before the first attempt too, because others write to this tracker. */
  adopts: boolean;
  /**
   * How long after its creation a ticket may be missing from the tracker's list, in milliseconds. After a try whose end
   * is unknown, creating again before that could make a second ticket.
   */
  listLagMs: number;
  /** How many tickets may be created here; absent: as many as come. */
  creationLimits?: CreationLimits | undefined;
  /** Our ticket of a subject, found by its marker in a list, newest first, back to `since` and no further. */
  findBySubject(subject: string, since: EpochMs): Promise<Ticket | undefined>;
  readTicket(key: string): Promise<Ticket | undefined>;
  /** Creates a ticket: one call, never repeated here. `note` tells a person what was not done as asked. */
  createTicket(subject: string, draft: TicketDraft): Promise<{ ticket: Ticket; note?: string }>;
  ensureContent(ticket: Ticket, draft: TicketDraft): Promise<Ticket | undefined>;
  ensureTransition(ticket: Ticket, transition: 'close' | 'reopen'): Promise<Ticket | undefined>;
  ensureLabels(
    ticket: Ticket,
    labels: { add: readonly string[]; remove: readonly string[] },
  ): Promise<Ticket | undefined>;
}
