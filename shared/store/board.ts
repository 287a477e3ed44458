import type { EpochMs } from '../model/json.ts';
import type { Ticket, TicketDraft } from '../model/ticket.ts';

/** One line of a board ticket's history. */
export interface BoardEntry {
  at: EpochMs;
  /** What happened, as a past verb: `created`, `closed`, `labeled wontfix`. */
  what: string;
}

/** A ticket of the `local` tracker: it lives in our own store. */
export interface BoardTicket extends Ticket {
  target: string;
  body: string;
  createdAt: EpochMs;
  updatedAt: EpochMs;
}

/** Tickets kept in our own store, with their history. Every change is one transaction. */
export interface Board {
  /**
   * Creates the ticket of the subject, or gives the one that is open: there is at most one. What is closed keeps its key and
   * its history, and is no longer found by the subject.
   */
  ensure(target: string, subject: string, draft: TicketDraft, at: EpochMs): Promise<BoardTicket>;
  find(target: string, by: { key: string } | { subject: string }): Promise<BoardTicket | undefined>;
  /** Changes what is given and adds a line to the history; undefined when there is no such ticket. */
  change(target: string, key: string, change: BoardChange, at: EpochMs): Promise<BoardTicket | undefined>;
  history(target: string, key: string): Promise<readonly BoardEntry[]>;
}

export interface BoardChange {
  what: string;
  title?: string;
  body?: string;
  state?: Ticket['state'];
  reason?: Ticket['reason'];
  labels?: readonly string[];
}

/** The ticket as it is created: `BOARD-1` is the first of target `board`. */
export function newBoardTicket(target: string, number: number, draft: TicketDraft, at: EpochMs): BoardTicket {
  const key = `${target.toUpperCase()}-${number}`;
  return {
    target,
    key,
    reference: key,
    url: '',
    title: draft.title,
    body: draft.body,
    labels: draft.labels,
    state: 'open',
    reason: null,
    createdAt: at,
    updatedAt: at,
  };
}
