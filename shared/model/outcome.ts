import type { ErrorCode } from './error-code.ts';
import type { EpochMs } from './json.ts';
import type { Ticket } from './ticket.ts';

/** What became of the ticket; `gone` when the tracker no longer has it. */
export type TicketResult =
  | {
      change:
        | 'created'
        | 'updated'
        | 'closed'
        | 'reopened'
        | 'suppressed'
        | 'unsuppressed'
        | 'moved'
        | 'commented'
        | 'labeled'
        | 'versioned'
        | 'unchanged';
      ticket: Ticket;
      issuedId: string;
    }
  | { change: 'gone' };

/** What became of an invitation. */
export interface MemberResult {
  change: 'invited' | 'member';
  login: string;
}

/** What became of a report: the sender of an alert was told. */
export interface ReportResult {
  change: 'told';
  /** The ticket it is about. */
  reference: string;
}

/** What became of a message: it was said. */
export interface MessageResult {
  change: 'posted';
}

/** What became of a checkout: it was brought to a commit, or was there. */
export interface DeployResult {
  change: 'deployed' | 'current';
  commit: string;
  /** Where it was before; null where that is the same. */
  previous: string | null;
}

/** What became of an answer to a command: it was said, a reaction was put on it, or it was there already. */
export interface AnswerResult {
  change: 'replied' | 'reacted' | 'answered';
  /** The command's place: `octo/widgets#7`. */
  reference: string;
}

/** What became of a dispatch: GitHub took it. */
export interface DispatchResult {
  change: 'dispatched';
  /** The repository whose workflows were started: `octo/widgets`. */
  reference: string;
}

/** How one attempt at an effect ended. */
export type Outcome =
  | {
      status: 'done';
      result: TicketResult | MemberResult | ReportResult | MessageResult | DeployResult | AnswerResult | DispatchResult;
      note?: string;
      /** The note names something that an operator should fix. */
      isWarning?: boolean;
    }
  | { status: 'skipped'; reason: string /** Something a person should put right. */; isWarning?: boolean }
  | {
      status: 'retry';
      code: ErrorCode;
      message: string;
      /** When it is tried again. */
      notBefore: EpochMs;
      /** Before this nothing may hurry it: a time that the target named, or that we owe it; absent: none. */
      heldUntil?: EpochMs | undefined;
      /** What it was told to wait for concerns its own ticket, and nothing else at the target. */
      isNarrow?: boolean | undefined;
    }
  | { status: 'failed'; code: ErrorCode; message: string };
