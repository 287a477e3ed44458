import type { EventData } from './event.ts';
import type { EpochMs } from './json.ts';
import type { TicketChange, TicketDraft } from './ticket.ts';

/** What every planned change carries. */
export interface Planned {
  /** Idempotency key: hash of the event, the rule and the position. */
  id: string;
  target: string;
  subject: string;
  /** When its delivery was received, or was last given to be performed again. */
  receivedAt: EpochMs;
  /** When its event happened; null where its sender gives no time of its own, and the order of receipt is the order. */
  occurredAt: EpochMs | null;
  cause: { event: string; type: string; source: string; rule: string };
}

/** Makes the ticket of a subject follow its alert. */
export interface TrackTicket {
  kind: 'track-ticket';
  change: TicketChange;
  /** Written when there is no ticket yet, or when it differs from the one last written; null where the event must not open one. */
  draft: TicketDraft | null;
  /** The key under which the sender knows a ticket that we did not issue: looked up and adopted. */
  adoptKey: string | null;
  /** Kept with the ticket, for later events that carry no facts. */
  data: EventData;
}

/** A planned change, as data, fully rendered. */
export type Effect = Planned & TrackTicket;
