import type { CommandPlace, Emoji } from './command.ts';
import type { EventData } from './event.ts';
import type { EpochMs, JsonObject } from './json.ts';
import type { Message } from './message.ts';
import type { SuppressionChange, TicketChange, TicketDraft } from './ticket.ts';

/** What every planned change carries. */
export interface Planned {
  /** Idempotency key: hash of the event, the rule and the position. */
  id: string;
  target: string;
  /** Effects of one target and subject are performed in order, one at a time. */
  subject: string;
  /** When its delivery was received, or was last given to be performed again. */
  receivedAt: EpochMs;
  /** When its event happened; null where its sender gives no time of its own, and the order of receipt is the order. */
  occurredAt: EpochMs | null;
  /** Which server of its sender reported it; absent where the sender does not say. */
  origin?: string;
  /** It waits until then; absent: it is due at once. */
  notBefore?: EpochMs;
  cause: { event: string; type: string; source: string; rule: string };
  /** Where the delivery says that its App is installed; absent: it says nothing. */
  installation?: { owner: string; id: number };
  /** Done only for members of these teams; absent: for anybody. */
  onlyFor?: TeamMembers;
}

/** Somebody who must be in one of some teams. */
export interface TeamMembers {
  /** The account's number; absent where the event does not tell it. */
  id?: number;
  login: string;
  /** Where people look at the repository: the same login elsewhere may be somebody else. */
  url: string;
  teams: readonly Team[];
}

/** A team of an organisation, by its slug. */
export interface Team {
  organization: string;
  team: string;
}

/** Makes the ticket of a subject follow its alert or its run. */
export interface TrackTicket {
  kind: 'track-ticket';
  change: TicketChange;
  /** Written when there is no ticket yet, or when it differs from the one last written; null where the event must not open one. */
  draft: TicketDraft | null;
  /** The key under which the sender knows a ticket that we did not issue: looked up and adopted. */
  adoptKey: string | null;
  /** Kept with the ticket, for later events that carry no facts. */
  data: EventData;
  /** How it is followed where that is not as usual: an alert's ticket is rewritten, closed, and never commented on. */
  manner?: TrackManner;
  /** The ticket is opened, and nothing that is said later changes it. */
  isOnce?: boolean;
  /** Subjects under which its ticket may have been opened: such a ticket gets the marker of the effect's subject. */
  formerSubjects?: readonly string[];
  /** Its sender reports whole lists: what the alert's state is now is known, not only that something happened to it. */
  isListed?: boolean;
}

export interface TrackManner {
  /** False where the draft tells of one occurrence only: then the ticket keeps what it was opened with. */
  isRewritten: boolean;
  /** What is said when the subject is reported once more, and before its ticket is reopened. */
  repeated: Remark | null;
  /** What is said before it is closed. */
  closed: Remark | null;
  onClose: 'close' | 'comment' | 'nothing';
  /** Closed tickets untouched for longer are left alone; 0: none is, null: no rule says. */
  reopenWithinMs: number | null;
  /** Tells one occurrence from the next: a ticket that names it already needs no comment. */
  occurrence: string;
  /** Grows with every occurrence, such as a run's number; 0 where there is no such order. */
  order: number;
  /** How many tickets may be opened for this step by one program run; null: as many as come. */
  maxNew: number | null;
}

/** A comment that is written once. */
export interface Remark {
  /** 64 hex digits that tell this comment from every other. */
  id: string;
  /** Markdown, inert already. */
  text: string;
  /** It cannot be older than this: how far back it is looked for. */
  since: EpochMs;
  /** Others may write the same at the same moment: afterwards it is looked again, and the earliest stays. */
  isContended: boolean;
  /** It cannot have been said yet. */
  isFresh?: boolean;
}

/** Brings a ticket that somebody named to a state. */
export type TransitionTicket = {
  kind: 'transition-ticket';
  key: string;
  maxHops: number;
  fields: JsonObject;
  /** Written after it was moved. */
  remark: Remark | null;
} & Destination;

/** Where a ticket goes: somewhere, whatever it is now; or a step further, which is made once. */
export type Destination =
  | {
      /** A status, the name or the id of a transition, or `category:` with `new`, `indeterminate` or `done`. */
      to: string;
    }
  | {
      /** A move that the target's workflow has for the status the ticket is in. */
      move: string;
      /** 64 hex digits; the same for everything that tells of the one happening for which the step is made. */
      onceId: string;
    };

export interface CommentTicket {
  kind: 'comment-ticket';
  key: string;
  remark: Remark;
}

export interface LabelTicket {
  kind: 'label-ticket';
  key: string;
  add: readonly string[];
  remove: readonly string[];
}

/** Makes a version that a ticket is fixed in, where it is not there yet, and names it on the ticket. */
export interface ReleaseTicket {
  kind: 'release-ticket';
  key: string;
  version: VersionDraft;
}

/** A version of a project, to be. */
export interface VersionDraft {
  /** One line. */
  name: string;
  /** Where the release is; empty where that is not known. */
  url: string;
  /** The day it was released, `2026-01-31`; null: it is not to be released. */
  releasedOn: string | null;
}

/** Invites somebody to an organisation. */
export interface InviteMember {
  kind: 'invite-member';
  /** What they are called in the event; whoever has this login later may be somebody else. */
  login: string;
  /** The account's number; null where the event does not tell it. */
  userId: number | null;
  /** 64 hex digits; the same for everything that tells of the one happening they are invited for. */
  occasion: string;
  /** Slugs of teams that are joined, too. */
  teams: readonly string[];
  /** Where it was earned, `owner/name`: only a repository of the organisation's own counts. */
  repository: string;
  /** Where people look at it: the same name on another server is another repository. */
  url: string;
  /** How many of their pull requests must have been merged there besides this one; none: 0. */
  merged: { needed: number; besides: number | null };
  /** Said there once, to whoever is invited. The remark's id is the occasion's. */
  welcome: { number: number; remark: Remark } | null;
}

/** Tells the sender of an alert what a person decided on the alert's ticket. */
export interface ReportAlert {
  kind: 'report-alert';
  /** The ticket: `octo/widgets#12`. */
  reference: string;
  /** Where a person looks at it; empty where that is not known. */
  url: string;
  change: SuppressionChange;
  /** What was done to the ticket: `labelled wontfix`, `closed as not planned`. */
  deed: string;
  /** The login of whoever did it; empty where that is not known. */
  by: string;
  /** The reason that is given instead of what the ticket's labels say. */
  as: string | null;
}

/** Says something in a room. */
export interface PostMessage {
  kind: 'post-message';
  message: Message;
  /** It stands under the first message of its subject, which tells how things are now. */
  isThreaded: boolean;
  /** It is said together with all others of its subject, under this title; null: by itself. */
  digest: string | null;
  /** What it says of an alert: said again, it is nothing new. Absent: it is always news. */
  occasion?: string;
}

/** Brings a git checkout to what was pushed. */
export interface DeployCheckout {
  kind: 'deploy-checkout';
  /** The full id of the commit that was pushed. */
  commit: string;
  /** The step of its rule, counted from 0: what runs there afterwards stands in the configuration alone. */
  step: number;
}

/** Says something where a command was given. */
export interface ReplyToCommand {
  kind: 'reply-to-command';
  place: CommandPlace;
  remark: Remark;
}

/** Puts a reaction on the text in which a command was given. */
export interface ReactToCommand {
  kind: 'react-to-command';
  place: CommandPlace;
  emoji: Emoji;
}

/** Starts the workflows of a repository that wait for an event. */
export interface DispatchWorkflow {
  kind: 'dispatch-workflow';
  /** `owner/name`. */
  repository: string;
  event: string;
  payload: JsonObject;
}

/** A planned change, as data, fully rendered. */
export type Effect = Planned &
  (
    | TrackTicket
    | TransitionTicket
    | CommentTicket
    | LabelTicket
    | ReleaseTicket
    | InviteMember
    | ReportAlert
    | PostMessage
    | DeployCheckout
    | ReplyToCommand
    | ReactToCommand
    | DispatchWorkflow
  );

export type PostEffect = Planned & PostMessage;
export type DeployEffect = Planned & DeployCheckout;
