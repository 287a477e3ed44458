import type { Applied } from './applied.ts';
import type { EventData } from './event.ts';
import type { EpochMs, JsonObject } from './json.ts';

/** A ticket as its tracker shows it. */
export interface Ticket {
  /** As people write it within the tracker: `12`, `SOC-7`. */
  key: string;
  /** Unambiguous across trackers of this type: `octo/widgets#12`. */
  reference: string;
  /** Where a person looks at it; empty where the tracker has no pages. */
  url: string;
  title: string;
  state: 'open' | 'closed';
  /** Why it is closed: `not-planned` is a person's "won't fix" and is respected. */
  reason: 'done' | 'not-planned' | 'duplicate' | null;
  labels: readonly string[];
  /** When it was last touched, by anybody; absent where the tracker did not say. */
  updatedAt?: EpochMs;
}

/** A ticket to be, rendered and within its tracker's limits. The body starts with the hidden marker. */
export interface TicketDraft {
  title: string;
  /** Markdown. */
  body: string;
  labels: readonly string[];
  /** Logins; absent or empty: nobody. */
  assignees?: readonly string[];
  /** Where the subject itself is shown, for trackers that keep such links; absent where nobody says. */
  link?: { url: string; title: string };
  /** For trackers that know more of a ticket than the above; absent: as the tracker does it. */
  kind?: TicketKind;
}

/** What some trackers know of a ticket besides its texts. */
export interface TicketKind {
  issueType?: string;
  priority?: string;
  /** Values by the fields' ids. */
  fields?: JsonObject;
}

/** A ticket of ours as a list shows it, with what it says of itself. */
export interface ListedTicket {
  ticket: Ticket;
  createdAt: EpochMs;
  updatedAt: EpochMs;
  /** Hex; see `mapping/marker.ts`. */
  subjectHash: string;
  scopeHash: string;
  draftHash: string;
  occurrenceHash: string;
  /** Of the occurrence it was opened for, such as a run's number; 0 where there is none. */
  order: number;
  /** How many comments it has. */
  comments: number;
  /**
   * What the ticket shows, where the list leaves out what it says of itself: then all hashes but the beginning of the
   * subject's are empty until the tracker's `readMark` is asked.
   */
  text?: string;
  /** It was looked for what the ticket says of itself, and there is nothing. */
  isUnmarked?: boolean;
}

/** What we remember of the ticket of one (target, subject). */
export interface TicketRecord extends Applied {
  target: string;
  subject: string;
  /** The source and the rule that made us follow this subject. */
  source: string;
  rule: string;
  /** Absent while there is an intent and no known ticket. */
  ticket: Ticket | null;
  /**
   * What the sender calls the ticket; unique within the source. The store issues the key, or the reference where the
   * source's sender knows another ticket by that key already.
   */
  issuedId: string | null;
  /** Hash of the draft we last wrote; empty for a ticket that was adopted. */
  draftHash: string;
  /** When we first meant to create it: nothing of ours in the tracker is older. */
  intendedAt: EpochMs;
  /** When the tracker last told us the state we hold; 0 before the first time. */
  seenAt: EpochMs;
  /** When creating was last tried; 0 before the first time. */
  triedAt: EpochMs;
  /** The facts of the opening event, for later events that carry none. */
  data: EventData;
  /** Whether the alert is suppressed at its sender, as far as we heard or told; absent where neither was. */
  suppression?: Suppression | undefined;
}

/** The record of a ticket that is there. */
export type KnownRecord = TicketRecord & { ticket: Ticket };

export interface Suppression {
  change: SuppressionChange;
  /** When the sender said so, or was told, by our clock. */
  at: EpochMs;
}

/** Where tickets are found by lists, closed ones that nobody touched for longer are not looked for, unless a rule says otherwise. */
const usualListedMs = 90 * 24 * 3_600_000;

/** How far back closed tickets are listed; `reopenWithinMs`: 0 for all of them, null unless a rule says. */
export function closedSince(reopenWithinMs: number | null | undefined, now: EpochMs): EpochMs {
  return reopenWithinMs === 0 ? 0 : now - (reopenWithinMs ?? usualListedMs);
}

/** What a transition asks of a ticket. */
export type TicketChange = 'open' | 'close' | 'reopen' | SuppressionChange;
export type SuppressionChange = 'suppress' | 'unsuppress';
