import { TicketwireError } from '../../errors.ts';
import { hashDraft, withPrevious } from '../../mapping/ticket-draft.ts';
import { nothingApplied } from '../../model/applied.ts';
import type { EpochMs } from '../../model/json.ts';
import type { Outcome, TicketResult } from '../../model/outcome.ts';
import type { KnownRecord, ListedTicket, Ticket, TicketDraft, TicketRecord } from '../../model/ticket.ts';
import type { FinishedAttempt, TicketStore } from '../../store/store.ts';
import { apply, isOutdated } from '../order.ts';
import { type ChangeInputs, changeTicket, isPast, mustRewrite, mustSuppress, type TrackEffect } from './change.ts';
import { findListed, readMark, renewFormer } from './listed.ts';
import { limitReached, type OpenedSubjects } from './max-new.ts';
import { noteUnknownEnd } from './unknown-end.ts';

export interface TrackInputs extends Omit<ChangeInputs, 'listed'> {
  tickets: TicketStore;
  now(): EpochMs;
  /** The subjects of which tickets were opened for each rule's step, where they are counted. */
  opened?: OpenedSubjects | undefined;
  /** The program finds tickets by lists alone. */
  isStoreless?: boolean | undefined;
}

export interface Performed {
  outcome: Outcome;
  ticket?: NonNullable<FinishedAttempt['ticket']>;
}

/**
 * Makes the ticket of a subject follow its alert: find, then act, once. May be repeated.
 *
 * Exactly one ticket: the intent is written before the tracker is called, and after any try whose end is unknown the
 * tracker is listed before anything is created again. Throws what the tracker throws.
 */
export async function performTrack(effect: TrackEffect, inputs: TrackInputs): Promise<Performed> {
  const record = await inputs.tickets.find(effect.target, effect.subject);
  if (record?.ticket && isOutdated(effect, record)) return outdated(record, record.ticket);
  if (record?.ticket) return follow(effect, { ...record, ticket: record.ticket }, inputs);
  if (effect.adoptKey !== null) return adopt(effect, effect.adoptKey, inputs);
  if (record === undefined && inputs.tracker.adopts) {
    const listed = await findListed(effect, inputs.tracker, inputs.now());
    if (listed !== undefined) return takeUp(effect, listed, inputs);
  }
  if (effect.draft !== null) return open(effect, effect.draft, inputs);
  return { outcome: { status: 'skipped', reason: `no ticket that follows this is known in '${effect.target}'` } };
}

/** A ticket of ours that another program, or an earlier run, made. */
async function takeUp(effect: TrackEffect, found: ListedTicket, inputs: TrackInputs): Promise<Performed> {
  const renewed = await renewFormer(effect, found, inputs.tracker);
  if (renewed === undefined) return gone(effect, inputs);
  const listed = renewed === found ? await readMark(effect, found, inputs.tracker) : renewed;
  const { ticket, draftHash } = listed;
  const record = { ...freshRecord(effect, inputs.now()), ticket, issuedId: ticket.key, draftHash };
  const performed = await change(effect, record, { ...inputs, listed });
  const { outcome } = performed;
  if (renewed === found || outcome.status !== 'done' || outcome.result.change !== 'unchanged') return performed;
  return { ...performed, outcome: { ...outcome, result: { ...outcome.result, change: 'updated' } } };
}

function freshRecord(
  { target, subject, cause, data }: TrackEffect,
  at: EpochMs,
): Omit<TicketRecord, 'ticket' | 'issuedId' | 'draftHash'> {
  return {
    target,
    subject,
    source: cause.source,
    rule: cause.rule,
    data,
    intendedAt: at,
    triedAt: 0,
    ...nothingApplied,
    seenAt: at,
  };
}

async function open(effect: TrackEffect, draft: TicketDraft, inputs: TrackInputs): Promise<Performed> {
  const { tracker, tickets, now } = inputs;
  const { target, subject, cause } = effect;
  const overLimit = limitReached(effect, inputs);
  if (overLimit !== undefined) return { outcome: { status: 'skipped', reason: overLimit, isWarning: true } };
  const intent = { target, subject, source: cause.source, rule: cause.rule, data: effect.data, at: now() };
  const { record, isFresh } = await tickets.intend(intent);

  if (!isFresh) {
    const found = await tracker.findBySubject(subject, record.intendedAt);
    if (found !== undefined)
      return done(
        effect,
        'unchanged',
        { ...record, draftHash: hashWritten(effect, draft) },
        { ticket: found, at: now() },
      );
  }
  const postponed = (notBefore: EpochMs, message: string): Performed => ({
    outcome: { status: 'retry', code: 'not-ready', message, notBefore },
  });
  if (!isFresh) {
    const isSetBack = record.triedAt > now();
    // The try was noted before the clock was set back: it is waited for no longer than from now on.
    if (isSetBack) await tickets.noteTry(target, subject, now());
    const settledAt = (isSetBack ? now() : record.triedAt) + tracker.listLagMs;
    if (now() < settledAt) {
      const message = `An earlier try to create a ticket in '${target}' may have succeeded without our knowing; looking again shortly.`;
      return postponed(settledAt, message);
    }
  }
  if (tracker.creationLimits !== undefined) {
    const freeAt = await tickets.takeCreation(target, tracker.creationLimits, now());
    if (freeAt !== undefined) {
      // Nothing was tried now, so the next attempt need not look first, unless an earlier one must be looked for.
      if (isFresh) await tickets.forget(target, subject);
      return postponed(
        freeAt,
        `The limit of creating requests to '${target}' is reached; this one waits for its turn.`,
      );
    }
  }
  if (!isFresh) await tickets.noteTry(target, subject, now());
  try {
    const { ticket, note, isLost = false } = await tracker.createTicket(subject, draft);
    if (isLost && inputs.isStoreless === true) return { outcome: lost(ticket, note) };
    const created = done(
      effect,
      'created',
      { ...record, draftHash: hashWritten(effect, draft) },
      { ticket, at: now() },
    );
    // Something that the rule asks for could not be written.
    return withNote(created, note, { isWarning: true });
  } catch (error) {
    const isKnown = error instanceof TicketwireError && createdNothing.has(error.code);
    if (!isKnown) return noteUnknownEnd(error, { record, tickets, at: now() });
    if (isFresh) await tickets.forget(target, subject);
    throw error;
  }
}

/** Of what the effect says, without what was added for this ticket alone: only news is written again. */
function hashWritten({ draft }: TrackEffect, written: TicketDraft): string {
  return hashDraft(draft ?? written);
}

/** Answers after which we know that no ticket came into being. */
const createdNothing = new Set(['rate-limited', 'target-refused', 'target-forbidden', 'target-not-found']);

/** A ticket that the sender names and we did not issue: one of an earlier receiver lives on. */
async function adopt(effect: TrackEffect, key: string, inputs: TrackInputs): Promise<Performed> {
  const ticket = await inputs.tracker.readTicket(key);
  if (ticket === undefined) return { outcome: { status: 'done', result: { change: 'gone' } } };
  const record = freshRecord(effect, inputs.now());
  return change(effect, { ...record, ticket, issuedId: key, draftHash: '' }, inputs);
}

/** A ticket we know: read it, unless what we know is newer than the delivery, and bring it to where the alert is. */
async function follow(effect: TrackEffect, record: KnownRecord, inputs: TrackInputs): Promise<Performed> {
  const isSame = !mustRewrite(effect, record) && !mustSuppress(effect, record.ticket);
  const isSilent = (effect.manner?.repeated ?? null) === null;
  const isSeen = record.seenAt >= effect.receivedAt && record.ticket.state === 'open';
  if (effect.change === 'open' && isSeen && isSame && isSilent) {
    return done(effect, 'unchanged', record, { ticket: record.ticket, at: record.seenAt });
  }
  const ticket = await inputs.tracker.readTicket(record.ticket.key);
  if (ticket === undefined) return gone(effect, inputs);
  if (effect.draft !== null && inputs.isStoreless !== true && isPast(effect, ticket, inputs.now())) {
    await inputs.tickets.forget(effect.target, effect.subject);
    return open(effect, withPrevious(effect.draft, ticket), inputs);
  }
  return change(effect, { ...record, ticket }, inputs);
}

async function gone(effect: TrackEffect, inputs: TrackInputs): Promise<Performed> {
  const { target, subject, draft } = effect;
  if (effect.change === 'open' && draft !== null) {
    await inputs.tickets.forget(target, subject);
    return open(effect, draft, inputs);
  }
  return { outcome: { status: 'done', result: { change: 'gone' } }, ticket: { forget: { target, subject } } };
}

/** Brings a known ticket to where its subject is, and records what that made of it. */
async function change(
  effect: TrackEffect,
  record: KnownRecord,
  inputs: TrackInputs & Pick<ChangeInputs, 'listed'>,
): Promise<Performed> {
  await noteSaid(effect, record, inputs);
  const { ticket, change: what, draftHash, note, ...more } = await changeTicket(effect, record, inputs);
  if (ticket === undefined) return gone(effect, inputs);
  const performed = done(effect, what, { ...record, draftHash }, { ticket, at: inputs.now() });
  return withNote(performed, note, more.isWarning === true ? { isWarning: true } : {});
}

/** Before the ticket shows what the sender said, so that the tracker's own word of that is never taken for a person's. */
async function noteSaid(
  { change: asked, data, target, subject }: TrackEffect,
  { suppression }: KnownRecord,
  { tickets, now }: TrackInputs,
): Promise<void> {
  const state = data.alert?.state === 'suppressed' ? 'suppress' : 'unsuppress';
  const isAsked = asked === 'suppress' || asked === 'unsuppress';
  // What opens again may say so by its state alone; where nothing was known, nothing is news.
  const isNews = asked === 'open' && data.alert !== undefined && suppression !== undefined;
  const said = isAsked ? asked : isNews && suppression.change !== state ? state : undefined;
  if (said !== undefined) await tickets.noteSuppression(target, subject, { change: said, at: now() });
}

/** A program that finds tickets by lists has to stop here: every further run would open one more. */
function lost({ reference, url }: Ticket, note = ''): Outcome {
  const message = `${reference} was opened (${url}), but cannot be found again. ${note} Close it, and give the token that access.`;
  return { status: 'failed', code: 'target-forbidden', message };
}

function withNote(performed: Performed, note: string | undefined, more: { isWarning?: true } = {}): Performed {
  const { outcome } = performed;
  if (note === undefined || outcome.status !== 'done') return performed;
  return { ...performed, outcome: { ...outcome, note, ...more } };
}

/** An event older than what the ticket was last brought up to changes nothing; its sender still learns the ticket's id. */
function outdated({ issuedId }: TicketRecord, ticket: Ticket): Performed {
  const result = { change: 'unchanged', ticket, issuedId: issuedId ?? ticket.key } as const;
  return { outcome: { status: 'done', result, note: 'unchanged: a later event was applied already' } };
}

/** What was learned: the ticket is up to the effect's event now. */
function done(
  effect: TrackEffect,
  change: Exclude<TicketResult['change'], 'gone'>,
  record: TicketRecord,
  seen: { ticket: Ticket; at: EpochMs },
): Performed {
  const { ticket, at: seenAt } = seen;
  const issuedId = record.issuedId ?? ticket.key;
  return {
    outcome: { status: 'done', result: { change, ticket, issuedId } },
    ticket: { save: { ...record, ticket, issuedId, seenAt, ...apply(effect, record) } },
  };
}
