import type { KnownRecord, SuppressionChange, Ticket } from '../../model/ticket.ts';

/** What the sender of an alert is told of the alert's ticket. */
export interface Report {
  record: KnownRecord;
  /** As it is now. */
  ticket: Ticket;
  change: SuppressionChange;
  /** For people: `octo/widgets#12 was labelled wontfix by octocat`. */
  words: string;
  /** The reason to give, instead of what the ticket says; null: what the ticket says. */
  as: string | null;
}

/** A sender of alerts that takes decisions of people back. Every method may be repeated and leaves what one call would. */
export interface Reporter {
  /** It is asked how the alert is before it is told, so what we remember need not be trusted. */
  isAsked: boolean;
  /** Why the alert of this record cannot be told of here, in words; undefined where it can. */
  objectionTo(record: KnownRecord): string | undefined;
  /** Tells it; gives why there was nothing to tell, in words, where there was not. Throws what the client says. */
  ensureTold(report: Report): Promise<string | undefined>;
}
