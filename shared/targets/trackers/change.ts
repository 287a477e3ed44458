import { shortHashOf } from '../../mapping/marker.ts';
import { hashDraft, suppressedLabel } from '../../mapping/ticket-draft.ts';
import type { Effect, Remark, TrackManner, TrackTicket } from '../../model/effect.ts';
import type { EpochMs } from '../../model/json.ts';
import type { TicketResult } from '../../model/outcome.ts';
import type { KnownRecord, ListedTicket, Ticket, TicketDraft, TicketRecord } from '../../model/ticket.ts';
import type { Tracker } from './tracker.ts';

export type TrackEffect = Effect & TrackTicket;

export interface ChangeInputs {
  tracker: Tracker;
  /** 1 for the first: what a later one writes may be there already. */
  attempt: number;
  /** What a list just said of the ticket; absent where it was read by itself. */
  listed?: ListedTicket | undefined;
  /** Asks once more whether the subject really ended; gives why it has not. */
  objection?: ((effect: TrackEffect) => Promise<string | undefined>) | undefined;
}

export interface Changed {
  /** Undefined when it is gone. */
  ticket: Ticket | undefined;
  change: Exclude<TicketResult['change'], 'gone' | 'created'>;
  draftHash: string;
  note?: string;
  /** The note names something that an operator should fix. */
  isWarning?: true;
}

/** Brings a ticket whose present state is known to where its subject is; what is there already costs no write. */
export async function changeTicket(effect: TrackEffect, record: KnownRecord, inputs: ChangeInputs): Promise<Changed> {
  const { ticket } = record;
  const unchanged: Changed = { ticket, change: 'unchanged', draftHash: record.draftHash };
  if (effect.isOnce === true) return unchanged;
  switch (effect.change) {
    case 'open':
    case 'reopen':
      if (ticket.state === 'closed' && ticket.reason === 'not-planned') {
        return { ...unchanged, note: 'left alone: somebody closed it as not planned' };
      }
      if (isTolerated(effect, ticket)) {
        return { ...unchanged, note: `left alone: it is closed, and labelled ${suppressedLabel}` };
      }
      return open(effect, record, inputs);
    case 'close':
      return ticket.state === 'closed' ? unchanged : close(effect, record, inputs);
    case 'suppress': {
      if (isSuppressed(ticket)) return unchanged;
      const labeled = await inputs.tracker.ensureLabels(ticket, { add: [suppressedLabel], remove: [] });
      return { ...unchanged, ticket: labeled, change: 'suppressed' };
    }
    case 'unsuppress':
      return unsuppress(unchanged, ticket, inputs.tracker);
    default:
      return effect.change satisfies never;
  }
}

async function open(effect: TrackEffect, record: KnownRecord, inputs: ChangeInputs): Promise<Changed> {
  const { tracker } = inputs;
  const before = record.ticket;
  const draft = mustRewrite(effect, record) ? effect.draft : null;
  let ticket: Ticket | undefined = before;
  let change: Changed['change'] = 'unchanged';
  let note: string | undefined;
  if (draft !== null) {
    const content = await tracker.ensureContent(before, draft);
    ticket = content?.ticket;
    note = content?.note;
    change = 'updated';
  } else if (isOutOfDate(effect, inputs.listed)) {
    note = 'may be out of date: the ticket does not say which text it was last written with, so it is not rewritten';
  }
  if (mustSuppress(effect, before) && ticket !== undefined) {
    ticket = await tracker.ensureLabels(ticket, { add: [suppressedLabel], remove: [] });
    change = 'suppressed';
  }
  if (mustUnsuppress(effect, before) && ticket !== undefined) {
    ticket = await tracker.ensureLabels(ticket, { add: [], remove: [suppressedLabel] });
    change = 'unsuppressed';
  }
  const repeated = effect.manner?.repeated ?? null;
  if (repeated !== null && ticket !== undefined && !isSameOccurrence(effect.manner, record, inputs.listed)) {
    if (await say(ticket, repeated, inputs)) change = 'commented';
    // A job that passed may have closed it since the list was read.
    if (repeated.isContended && before.state === 'open') ticket = await reopened(ticket, tracker);
  }
  if (before.state === 'closed' && ticket !== undefined) {
    ticket = await tracker.ensureTransition(ticket, 'reopen');
    change = 'reopened';
  }
  const draftHash = draft === null ? record.draftHash : hashDraft(draft);
  return { ticket, change, draftHash, ...(note === undefined ? {} : { note, isWarning: true }) };
}

/** True if a ticket shows another text than the draft, and nobody knows who wrote it. */
function isOutOfDate({ draft, manner }: TrackEffect, listed: ListedTicket | undefined): boolean {
  return listed?.isUnmarked === true && draft !== null && (manner?.isRewritten ?? true);
}

/** The ticket as it is now, open again if somebody closed it as done meanwhile. */
async function reopened(ticket: Ticket, tracker: Tracker): Promise<Ticket | undefined> {
  const now = await tracker.readTicket(ticket.key);
  return now === undefined || now.reason === 'not-planned' ? now : tracker.ensureTransition(now, 'reopen');
}

async function close(effect: TrackEffect, record: KnownRecord, inputs: ChangeInputs): Promise<Changed> {
  const { manner } = effect;
  const { ticket, draftHash } = record;
  const unchanged: Changed = { ticket, change: 'unchanged', draftHash };
  if (manner?.onClose === 'nothing') return unchanged;
  const remark = manner?.closed ?? null;
  const objection = await objectionTo(effect, record, inputs);
  if (objection !== undefined) return { ...unchanged, note: objection };
  if (remark !== null) await say(ticket, remark, inputs);
  if (manner?.onClose === 'comment') return { ...unchanged, change: remark === null ? 'unchanged' : 'commented' };
  return { ...unchanged, ticket: await inputs.tracker.ensureTransition(ticket, 'close'), change: 'closed' };
}

/**
 * Why a subject that is said to have ended has not. Where the ticket was touched since the occurrence began, another
 * program may have reported otherwise: of the same occurrence, or of a later one.
 */
async function objectionTo(
  effect: TrackEffect,
  record: KnownRecord,
  { listed, objection }: ChangeInputs,
): Promise<string | undefined> {
  const { manner } = effect;
  const remark = manner?.closed;
  if (manner === undefined || !remark) return undefined;
  if (remark.isContended && isSameOccurrence(manner, record, listed)) {
    return 'left open: another job of this very run failed';
  }
  // What a job came to is its own.
  if (listed === undefined || effect.data.run?.job !== undefined) return undefined;
  if (manner.order > 0 && listed.order > manner.order) return 'left open: a later run failed';
  const mayTellOtherwise = remark.isContended || listed.comments > 0;
  return mayTellOtherwise && listed.updatedAt >= remark.since ? objection?.(effect) : undefined;
}

async function unsuppress(unchanged: Changed, before: Ticket, tracker: Tracker): Promise<Changed> {
  let ticket: Ticket | undefined = before;
  let { change } = unchanged;
  if (isSuppressed(before)) {
    ticket = await tracker.ensureLabels(before, { add: [], remove: [suppressedLabel] });
    change = 'unsuppressed';
  }
  if (before.state === 'closed' && ticket !== undefined) {
    ticket = await tracker.ensureTransition(ticket, 'reopen');
    change = 'unsuppressed';
  }
  return { ...unchanged, ticket, change };
}

/** It may be said already when this is not the first attempt, or the ticket has comments and was touched since it could be said. */
async function say(ticket: Ticket, remark: Remark, { tracker, attempt, listed }: ChangeInputs): Promise<boolean> {
  const isTouched = listed !== undefined && listed.comments > 0 && listed.updatedAt >= remark.since;
  const mayExist = attempt > 1 || listed === undefined || isTouched;
  return tracker.ensureComment(ticket, { ...remark, mayExist });
}

/** Whether the ticket was written for this very occurrence: then it says all there is to say. */
function isSameOccurrence(
  manner: TrackManner | undefined,
  { data: { run } }: KnownRecord,
  listed: ListedTicket | undefined,
): boolean {
  if (manner === undefined || manner.occurrence === '') return false;
  if (listed !== undefined) return listed.occurrenceHash === shortHashOf(manner.occurrence);
  return run !== undefined && `${run.id}/${run.attempt}` === manner.occurrence;
}

/** Whether the draft says something else than what we last wrote; what others wrote is never overwritten. */
export function mustRewrite(effect: TrackEffect, { draftHash }: TicketRecord): boolean {
  const { draft, manner } = effect;
  return (
    draft !== null && draftHash !== '' && (manner?.isRewritten ?? true) && hashDraft(draft as TicketDraft) !== draftHash
  );
}

/** Whether somebody closed the ticket for good by its label; a sender that says outright what is open now knows better. */
function isTolerated({ change, isListed = false }: TrackEffect, ticket: Ticket): boolean {
  return change === 'open' && !isListed && ticket.state === 'closed' && isSuppressed(ticket);
}

/** Whether a closed ticket is too old to be opened again: then another one takes its place. */
export function isPast({ change, manner, data }: TrackEffect, ticket: Ticket, now: EpochMs): boolean {
  const within = manner?.reopenWithinMs ?? 0;
  const mayOpen = (change === 'open' || change === 'reopen') && data.alert?.state !== 'suppressed';
  if (!mayOpen || within === 0 || ticket.state !== 'closed' || ticket.reason === 'not-planned') return false;
  return !isSuppressed(ticket) && ticket.updatedAt !== undefined && now - ticket.updatedAt > within;
}

/** Whether the alert is suppressed and its ticket does not show it. */
export function mustSuppress({ data }: TrackEffect, ticket: Ticket): boolean {
  return data.alert?.state === 'suppressed' && !isSuppressed(ticket);
}

/** Whether a sender of whole lists shows an alert as open again whose ticket still says otherwise. */
function mustUnsuppress({ data, isListed = false }: TrackEffect, ticket: Ticket): boolean {
  return isListed && data.alert?.state === 'open' && isSuppressed(ticket);
}

/** Whether it carries the label of what is suppressed. */
export function isSuppressed(ticket: Ticket): boolean {
  return ticket.labels.some((label) => label.toLowerCase() === suppressedLabel);
}
