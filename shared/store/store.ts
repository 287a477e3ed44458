import type { Delivery } from '../model/delivery.ts';
import type { Effect } from '../model/effect.ts';
import type { EventData } from '../model/event.ts';
import type { EpochMs } from '../model/json.ts';
import type { PostedMessage } from '../model/message.ts';
import type { Outcome } from '../model/outcome.ts';
import type { KnownRecord, Suppression, TicketRecord } from '../model/ticket.ts';
import type { Board } from './board.ts';
import type { Claim, OwnClaim } from './claim.ts';
import type { InvitationStore } from './invitations.ts';
import type { RepositoryStore } from './repositories.ts';

/**
 * Everything that must outlive the process, and the queue: workers run on the same rows that people see.
 * Every method that changes something is one transaction, durable when it resolves; it throws `store-unavailable`
 * when it cannot be, and then nothing has changed.
 */
export interface Store {
  /**
   * Stores a delivery and its planned effects together. A second one with the same source, id and body changes nothing, but
   * effects of the first that had ended as dead letters become due again. Where a new effect comes to wait behind one that
   * is to be tried again, that one is due at once, unless it is held: the sender asks again, so the time to try is now.
   */
  accept(acceptance: Acceptance): Promise<Accepted>;
  /** Which of some ids are deliveries of a source that are kept. */
  findKept(source: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Takes due effects for a worker: never two of one target and subject, never one before an earlier one has ended. */
  claimDue(claim: Claim): Promise<readonly ClaimedEffect[]>;
  /** Keeps effects that a worker is performing its own. */
  extendLeases(lease: { worker: string; effectIds: readonly string[]; leaseUntil: EpochMs }): Promise<void>;
  /**
   * Records how an attempt ended, with what it learned of the ticket. Does nothing when the lease was lost. Where the
   * ticket's id is another ticket's already, its reference is issued instead, in the outcome too.
   */
  finish(finished: FinishedAttempt): Promise<void>;
  /** How the last attempt at an effect ended; undefined before the first has. */
  findOutcome(effectId: string): Promise<Outcome | undefined>;
  /** Returns those of the effects that are kept. */
  findEffects(effectIds: readonly string[]): Promise<readonly Effect[]>;
  /** When the next effect becomes due after `now`; undefined when none does. */
  nextDueAt(now: EpochMs): Promise<EpochMs | undefined>;
  /** Effects that wait behind one, of its target and subject, and are not before their time; in their order. */
  findBehind(effect: Effect, now: EpochMs): Promise<readonly Effect[]>;
  /** Targets and rules that follow a subject, or have an unfinished effect about to; the oldest first. */
  findFollowed(subject: string): Promise<readonly { target: string; rule: string }[]>;

  tickets: TicketStore;
  messages: MessageStore;
  invitations: InvitationStore;
  board: Board;
  repositories: RepositoryStore;
  history: History;

  /** Adds effects to a delivery that is kept; its dead letters are dead no more, because these take their place. */
  addEffects(addition: { delivery: Delivery; effects: readonly Effect[] }): Promise<void>;
  /** Makes a dead letter due again, as if it had never been tried; false when there is no such dead letter. */
  reviveEffect(effectId: string): Promise<boolean>;
  /**
   * Removes deliveries received before a time, with their effects and attempts, the oldest first; those with an
   * unfinished effect stay, and so do tickets. Gives how many went; fewer than `limit` when no more are left.
   */
  prune(old: { before: EpochMs; limit: number }): Promise<number>;

  /** Tells when effects became due, when attempts ended and when sources changed. Gives the function that ends it. */
  watch(listener: (change: StoreChange) => void): () => void;
  /** Throws `store-unavailable` when the store cannot be written now. */
  checkWritable(): Promise<void>;
  close(): Promise<void>;
}

export interface Acceptance {
  delivery: Delivery;
  /** Types of the events it held. */
  events: readonly string[];
  effects: readonly Effect[];
  /** Effects to claim in the same transaction. A store that receivers share leaves them to {@link Store.claimDue}. */
  claim?: OwnClaim;
}

export interface Accepted {
  isDuplicate: boolean;
  /** Another delivery, with another body, has this id: nothing was stored. */
  isOther?: boolean;
  /** How many of its effects are new; one with the id of another is not stored again. */
  newEffects: number;
  /** Ids of the effects that were claimed: new ones that wait for nothing. Absent: none. */
  claimed?: readonly string[];
}

export interface ClaimedEffect {
  effect: Effect;
  /** 1 for the first. */
  attempt: number;
  /** Names this claim: a finish with another one comes from a worker that lost its lease. */
  worker: string;
}

export interface FinishedAttempt extends ClaimedEffect {
  startedAt: EpochMs;
  endedAt: EpochMs;
  outcome: Outcome;
  /** The ticket as known now, or that it is to be forgotten; absent: nothing was learned. */
  ticket?: { save: TicketRecord } | { forget: { target: string; subject: string } };
  /** What was said first about the subject, and how it stands now; absent: nothing was learned. */
  message?: { save: PostedMessage };
  /** Ids of effects that waited behind it and were done with it: they end as it does, unless it is tried again. */
  together?: readonly string[];
}

/** The attempt with another issued id, in its outcome and in the record to save. */
export function withIssuedId(finished: FinishedAttempt, issuedId: string): FinishedAttempt {
  const { outcome, ticket } = finished;
  if (outcome.status !== 'done' || !('ticket' in outcome.result)) return finished;
  if (ticket === undefined || !('save' in ticket)) return finished;
  return {
    ...finished,
    outcome: { ...outcome, result: { ...outcome.result, issuedId } },
    ticket: { save: { ...ticket.save, issuedId } },
  };
}

/**
 * Changes that watchers hear of; `ended`: an attempt ended, with its outcome where the store has it at hand;
 * `sources`: other sources are registered, or other secrets; `rules`: other rules are managed; `missed`: anything may
 * have happened while the store could not hear of it.
 */
export type StoreChange =
  | { kind: 'due' }
  | { kind: 'ended'; effectId: string; outcome?: Outcome }
  | { kind: 'sources' }
  | { kind: 'rules' }
  | { kind: 'missed' };

/** What we know of tickets in trackers. */
export interface TicketStore {
  find(target: string, subject: string): Promise<TicketRecord | undefined>;
  /** Writes down the intent to create, before the call; gives the record there is when there is one already. */
  intend(intent: TicketIntent): Promise<{ record: TicketRecord; isFresh: boolean }>;
  /** Writes down that creating is tried once more, or that a try ended without our knowing how. */
  noteTry(target: string, subject: string, at: EpochMs): Promise<void>;
  forget(target: string, subject: string): Promise<void>;
  /**
   * Takes one of the creating requests that a target has left in the minute and the hour before `at`. Undefined: taken;
   * a time: none is left until then. Counted over every process that shares the store.
   */
  takeCreation(target: string, limits: CreationLimits, at: EpochMs): Promise<EpochMs | undefined>;
  findIssued(
    source: string,
    issuedId: string,
  ): Promise<{ target: string; subject: string; data: EventData } | undefined>;
  /** The records of a ticket by its reference, such as `octo/widgets#12`, whatever its case: of one, unless servers share names. */
  findByReference(reference: string): Promise<readonly KnownRecord[]>;
  /** Writes down what its sender said, or was told, of an alert; nothing where there is no record. {@link Store.finish} leaves it as it is. */
  noteSuppression(target: string, subject: string, suppression: Suppression): Promise<void>;
}

/** What we know of messages in rooms. */
export interface MessageStore {
  /** What was said first about a subject there. */
  find(target: string, subject: string): Promise<PostedMessage | undefined>;
}

/** Creating requests to one target; all of a window may go in one burst. */
export interface CreationLimits {
  perMinute: number;
  perHour: number;
}

export interface TicketIntent {
  target: string;
  subject: string;
  source: string;
  rule: string;
  data: EventData;
  at: EpochMs;
}

export type EffectStatus = 'due' | 'running' | 'done' | 'skipped' | 'failed';

/** What people look at; newest first. */
export interface History {
  deliveries(page: DeliveryPage): Promise<DeliveryListing>;
  /** Every delivery of that id, in whichever source; or in the one named. */
  delivery(wanted: { id: string; source?: string | undefined }): Promise<readonly DeliveryDetail[]>;
  tickets(page: { limit: number }): Promise<readonly TicketRecord[]>;
  /** How many effects wait, run, or ended as dead letters, by target. */
  effectCounts(): Promise<readonly { target: string; status: 'due' | 'running' | 'failed'; count: number }[]>;
}

export interface DeliveryListing {
  deliveries: readonly DeliverySummary[];
  /** {@link DeliveryPage.before} of the page that goes on from here; undefined when there are no older ones. */
  next: number | undefined;
}

export interface DeliveryPage {
  limit: number;
  source?: string | undefined;
  /** Only deliveries with an effect in this state. */
  status?: EffectStatus | undefined;
  /** Text in a delivery's id or in the subject of an effect. A page looks at a limited number of deliveries and may be short. */
  text?: string | undefined;
  /** Only deliveries before this one, by its {@link DeliverySummary.position}. */
  before?: number | undefined;
}

export interface DeliverySummary {
  /** Grows with every delivery. */
  position: number;
  source: string;
  id: string;
  receivedAt: EpochMs;
  events: readonly string[];
  /** All of them of one delivery; in a listing, the first {@link maxListedEffects}. */
  effects: readonly EffectSummary[];
  /** How many effects it has in all. */
  effectCount: number;
}

/** A delivery may have ten thousand effects, and a listing fifty deliveries. */
export const maxListedEffects = 20;

export interface EffectSummary {
  id: string;
  target: string;
  subject: string;
  rule: string;
  kind: string;
  status: EffectStatus;
  attempts: number;
  /** When it is due, while it waits. */
  dueAt: EpochMs;
  /** What the last outcome tells a person; empty before the first. */
  message: string;
}

export interface DeliveryDetail extends DeliverySummary {
  delivery: Delivery;
  attempts: readonly {
    effect: string;
    number: number;
    startedAt: EpochMs;
    endedAt: EpochMs;
    status: string;
    message: string;
  }[];
}
