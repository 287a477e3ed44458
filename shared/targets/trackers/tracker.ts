import type { Remark } from '../../model/effect.ts';
import type { EpochMs } from '../../model/json.ts';
import type { ListedTicket, Ticket, TicketDraft } from '../../model/ticket.ts';
import type { CreationLimits } from '../../store/store.ts';

/**
 * The open ones and the closed ones touched since; or the open ones created since; or all the open ones in an order that
 * nothing changes while they are read.
 */
export type ListReach = { closedSince: EpochMs } | { createdSince: EpochMs } | { isSecondLook: true };

/** Tickets of ours, as a list showed them. */
export interface TicketListing {
  tickets: readonly ListedTicket[];
  /** Those of one subject, by the hash of it. */
  of(subjectHash: string): readonly ListedTicket[];
  /** Read in several pages: what was touched meanwhile may have slipped from one to another unseen. */
  isPaged: boolean;
}

export function listingOf(tickets: readonly ListedTicket[], isPaged: boolean): TicketListing {
  const bySubject = Map.groupBy(tickets, ({ subjectHash }) => subjectHash);
  return { tickets, isPaged, of: (subjectHash) => bySubject.get(subjectHash) ?? [] };
}

/** A ticket whose text was written. */
export interface Written {
  ticket: Ticket;
  note?: string;
}

/** The result of a tracker that writes all or nothing. */
export async function written(step: Promise<Ticket | undefined>): Promise<Written | undefined> {
  const ticket = await step;
  return ticket === undefined ? undefined : { ticket };
}

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
  /** Logins in lower case whose changes are our own, the token's first of all; absent where nobody else changes anything here. */
  ownLogins?(): Promise<ReadonlySet<string>>;
  /** Our ticket of a subject, found by its marker in a list, newest first, back to `since` and no further. */
  findBySubject(subject: string, since: EpochMs): Promise<Ticket | undefined>;
  /** Our tickets within a reach, whole, or it throws. Required where {@link adopts} may be true. */
  listTickets?(reach: ListReach): Promise<TicketListing>;
  /**
   * Completes a listed ticket that has a `text`. With a draft that the ticket shows already nothing is asked: then it
   * was last written with that draft. Omit where lists tell everything.
   */
  readMark?(listed: ListedTicket, draft: TicketDraft | null): Promise<ListedTicket>;
  readTicket(key: string): Promise<Ticket | undefined>;
  /**
   * Creates a ticket: one call, never repeated here. `note` tells a person what was not done as asked; `isLost`: for
   * that reason no list will show it.
   */
  createTicket(subject: string, draft: TicketDraft): Promise<{ ticket: Ticket; note?: string; isLost?: boolean }>;
  /**
   * Writes title and text. The note tells a person what could not be written. `formerHash`: the subject's hash in the ticket
   * is another one, or its beginning, and becomes that of the draft.
   */
  ensureContent(ticket: Ticket, draft: TicketDraft, formerHash?: string): Promise<Written | undefined>;
  /** `duplicate` closes it as one of another. */
  ensureTransition(ticket: Ticket, transition: 'close' | 'reopen' | 'duplicate'): Promise<Ticket | undefined>;
  ensureLabels(
    ticket: Ticket,
    labels: { add: readonly string[]; remove: readonly string[] },
  ): Promise<Ticket | undefined>;
  /** Writes a comment once; `mayExist`: it may be there already, so look before writing. Gives whether it was written. */
  ensureComment(ticket: Ticket, remark: Remark & { mayExist: boolean }): Promise<boolean>;
}
