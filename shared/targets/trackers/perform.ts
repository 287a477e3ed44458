import { TicketwireError } from '../../errors.ts';
import { hashDraft, suppressedLabel } from '../../mapping/ticket-draft.ts';
import type { Effect, TrackTicket } from '../../model/effect.ts';
import type { EpochMs } from '../../model/json.ts';
import type { Outcome, TicketResult } from '../../model/outcome.ts';
import type { Ticket, TicketDraft, TicketRecord } from '../../model/ticket.ts';
import type { FinishedAttempt, TicketStore } from '../../store/store.ts';
import type { Tracker } from './tracker.ts';

export interface TrackInputs {
  tracker: Tracker;
  tickets: TicketStore;
  now(): EpochMs;
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
export async function performTrack(effect: Effect & TrackTicket, inputs: TrackInputs): Promise<Performed> {
  const record = await inputs.tickets.find(effect.target, effect.subject);
  const isOutdated = record !== undefined && effect.occurredAt !== null && effect.occurredAt < record.appliedAt;
  if (record?.ticket && isOutdated) return outdated(record, record.ticket);
  if (record?.ticket) return follow(effect, { ...record, ticket: record.ticket }, inputs);
  if (effect.adoptKey !== null) return adopt(effect, effect.adoptKey, inputs);
  if (effect.draft !== null) return open(effect, effect.draft, inputs);
  return { outcome: { status: 'skipped', reason: `no ticket of this alert is known in '${effect.target}'` } };
}

type KnownRecord = TicketRecord & { ticket: Ticket };

async function open(effect: Effect, draft: TicketDraft, { tracker, tickets, now }: TrackInputs): Promise<Performed> {
  const { target, subject, cause } = effect;
  const intent = { target, subject, source: cause.source, rule: cause.rule, data: effect.data, at: now() };
  const { record, isFresh } = await tickets.intend(intent);

  if (!isFresh || tracker.adopts) {
    const since = tracker.adopts ? 0 : record.intendedAt;
    const found = await tracker.findBySubject(subject, since);
    if (found !== undefined)
      return done(effect, 'unchanged', { ...record, draftHash: hashDraft(draft) }, { ticket: found, at: now() });
  }
  const postponed = (notBefore: EpochMs, message: string): Performed => ({
    outcome: { status: 'retry', code: 'not-ready', message, notBefore },
  });
  if (!isFresh) {
    const settledAt = record.triedAt + tracker.listLagMs;
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
    const { ticket, note } = await tracker.createTicket(subject, draft);
    const performed = done(effect, 'created', { ...record, draftHash: hashDraft(draft) }, { ticket, at: now() });
    return note === undefined || performed.outcome.status !== 'done'
      ? performed
      : { ...performed, outcome: { ...performed.outcome, note } };
  } catch (error) {
    const isKnown = error instanceof TicketwireError && createdNothing.has(error.code);
    if (!isKnown) await tickets.noteTry(target, subject, now());
    else if (isFresh) await tickets.forget(target, subject);
    throw error;
  }
}

/** Answers after which we know that no ticket came into being. */
const createdNothing = new Set(['rate-limited', 'target-refused', 'target-forbidden', 'target-not-found']);

/** A ticket that the sender names and we did not issue: one of an earlier receiver lives on. */
async function adopt(effect: Effect, key: string, inputs: TrackInputs): Promise<Performed> {
  const { target, subject, cause, data } = effect;
  const ticket = await inputs.tracker.readTicket(key);
  if (ticket === undefined) return { outcome: { status: 'done', result: { change: 'gone' } } };
  const at = inputs.now();
  const record = {
    target,
    subject,
    source: cause.source,
    rule: cause.rule,
    data,
    intendedAt: at,
    triedAt: 0,
    appliedAt: 0,
    seenAt: at,
  };
  return change(effect, { ...record, ticket, issuedId: key, draftHash: '' }, inputs);
}

/** A ticket we know: read it, unless what we know is newer than the delivery, and bring it to where the alert is. */
async function follow(effect: Effect, record: KnownRecord, inputs: TrackInputs): Promise<Performed> {
  const isSame = !mustRewrite(effect, record) && !mustSuppress(effect, record.ticket);
  if (effect.change === 'open' && record.seenAt >= effect.receivedAt && record.ticket.state === 'open' && isSame) {
    return done(effect, 'unchanged', record, { ticket: record.ticket, at: record.seenAt });
  }
  const ticket = await inputs.tracker.readTicket(record.ticket.key);
  if (ticket !== undefined) return change(effect, { ...record, ticket }, inputs);
  return gone(effect, inputs);
}

async function gone(effect: Effect, inputs: TrackInputs): Promise<Performed> {
  const { target, subject, draft } = effect;
  if (effect.change === 'open' && draft !== null) {
    await inputs.tickets.forget(target, subject);
    return open(effect, draft, inputs);
  }
  return { outcome: { status: 'done', result: { change: 'gone' } }, ticket: { forget: { target, subject } } };
}

/** Brings a ticket whose present state is known to where the alert is; what is there already costs no write. */
async function change(effect: Effect, record: KnownRecord, inputs: TrackInputs): Promise<Performed> {
  const { tracker } = inputs;
  const before = record.ticket;
  const draft = mustRewrite(effect, record) ? effect.draft : null;
  let ticket: Ticket | undefined = before;
  let result: Exclude<TicketResult['change'], 'gone' | 'created'> = 'unchanged';

  switch (effect.change) {
    case 'open':
    case 'reopen':
      if (before.state === 'closed' && before.reason === 'not-planned') break;
      if (draft !== null) {
        ticket = await tracker.ensureContent(before, draft);
        result = 'updated';
      }
      if (mustSuppress(effect, before) && ticket !== undefined) {
        ticket = await tracker.ensureLabels(ticket, { add: [suppressedLabel], remove: [] });
        result = 'suppressed';
      }
      if (before.state === 'closed' && ticket !== undefined) {
        ticket = await tracker.ensureTransition(ticket, 'reopen');
        result = 'reopened';
      }
      break;
    case 'close':
      if (before.state === 'open') {
        ticket = await tracker.ensureTransition(before, 'close');
        result = 'closed';
      }
      break;
    case 'suppress':
      if (!isSuppressed(before)) {
        ticket = await tracker.ensureLabels(before, { add: [suppressedLabel], remove: [] });
        result = 'suppressed';
      }
      break;
    case 'unsuppress':
      if (isSuppressed(before)) {
        ticket = await tracker.ensureLabels(before, { add: [], remove: [suppressedLabel] });
        result = 'unsuppressed';
      }
      if (before.state === 'closed' && ticket !== undefined) {
        ticket = await tracker.ensureTransition(ticket, 'reopen');
        result = 'unsuppressed';
      }
      break;
    default:
      effect.change satisfies never;
  }
  if (ticket === undefined) return gone(effect, inputs);
  const draftHash = draft === null ? record.draftHash : hashDraft(draft);
  return done(effect, result, { ...record, draftHash }, { ticket, at: inputs.now() });
}

/** Whether the draft says something else than what we last wrote; what others wrote is never overwritten. */
function mustRewrite({ draft }: Effect, { draftHash }: TicketRecord): boolean {
  return draft !== null && draftHash !== '' && hashDraft(draft) !== draftHash;
}

/** Whether the alert is suppressed and its ticket does not show it. */
function mustSuppress({ data }: Effect, ticket: Ticket): boolean {
  return data.alert?.state === 'suppressed' && !isSuppressed(ticket);
}

function isSuppressed(ticket: Ticket): boolean {
  return ticket.labels.some((label) => label.toLowerCase() === suppressedLabel);
}

/** An event older than what the ticket was last brought up to changes nothing; its sender still learns the ticket's id. */
function outdated({ issuedId }: TicketRecord, ticket: Ticket): Performed {
  const result = { change: 'unchanged', ticket, issuedId: issuedId ?? ticket.key } as const;
  return { outcome: { status: 'done', result, note: 'unchanged: a later event was applied already' } };
}

/** What was learned: the ticket is up to the effect's event now. */
function done(
  effect: Effect,
  change: Exclude<TicketResult['change'], 'gone'>,
  record: TicketRecord,
  seen: { ticket: Ticket; at: EpochMs },
): Performed {
  const { ticket, at: seenAt } = seen;
  const issuedId = record.issuedId ?? ticket.key;
  const appliedAt = Math.max(record.appliedAt, effect.occurredAt ?? effect.receivedAt);
  return {
    outcome: { status: 'done', result: { change, ticket, issuedId } },
    ticket: { save: { ...record, ticket, issuedId, seenAt, appliedAt } },
  };
}
