import { TicketwireError } from '../../errors.ts';
import type { Effect, ReportAlert } from '../../model/effect.ts';
import type { EpochMs } from '../../model/json.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { KnownRecord, SuppressionChange, Ticket } from '../../model/ticket.ts';
import type { TicketStore } from '../../store/store.ts';
import { isSuppressed } from '../trackers/change.ts';
import type { Tracker } from '../trackers/tracker.ts';
import type { Reporter } from './reporter.ts';

export interface ReportInputs {
  reporter: Reporter;
  tickets: Pick<TicketStore, 'findByReference' | 'noteSuppression'>;
  /** By their targets. */
  trackers: ReadonlyMap<string, Tracker>;
  now(): EpochMs;
}

/**
 * Tells the sender of an alert what a person decided on its ticket, once. May be repeated.
 *
 * What is told is how the ticket is now, not what the event said of it: an old event that comes late tells nothing. Our
 * own changes, and what the sender said itself, are no news.
 */
export async function performReport(effect: Effect & ReportAlert, inputs: ReportInputs): Promise<Outcome> {
  const { reporter, tickets, now } = inputs;
  const { reference, change, by } = effect;
  const skip = (reason: string): Outcome => ({ status: 'skipped', reason });

  const records = (await tickets.findByReference(reference)).filter(({ ticket }) => isSameServer(ticket, effect));
  const record = records.find((each) => reporter.objectionTo(each) === undefined);
  if (record === undefined) {
    const [other] = records;
    const objection = other === undefined ? undefined : reporter.objectionTo(other);
    return skip(objection ?? `${reference} follows no alert that is known here`);
  }
  const tracker = inputs.trackers.get(record.target);
  if (tracker === undefined) return skip(`the target '${record.target}' of ${reference} is no longer configured`);
  if ((await tracker.ownLogins?.())?.has(by.toLowerCase()) === true) {
    return skip(`${by} is whom the target '${record.target}' writes as: its changes are our own`);
  }
  if (!reporter.isAsked && knownOf(record) === change) return skip(`the sender of the alert knows that (${change})`);

  const ticket = await tracker.readTicket(record.ticket.key);
  if (ticket === undefined) return skip(`${reference} is gone`);
  if (effect.occurredAt !== null && (ticket.updatedAt ?? effect.occurredAt) < effect.occurredAt) {
    throw new TicketwireError('target-failed', `${reference} is still shown as it was before it was ${effect.deed}.`);
  }
  const isTolerated = isSuppressed(ticket) || (ticket.state === 'closed' && ticket.reason === 'not-planned');
  if (isTolerated !== (change === 'suppress')) return skip(`${reference} by now says otherwise: ${wordsOf(ticket)}`);

  const words = `${reference} was ${effect.deed}${by === '' ? '' : ` by ${by}`}`;
  const objection = await reporter.ensureTold({ record, ticket, change, words, as: effect.as });
  await tickets.noteSuppression(record.target, record.subject, { change, at: now() });
  return objection === undefined ? { status: 'done', result: { change: 'told', reference } } : skip(objection);
}

/** Servers, and forges, may have repositories of one name. */
function isSameServer({ url }: Ticket, { url: named }: ReportAlert): boolean {
  return URL.canParse(url) && URL.canParse(named) && new URL(url).host === new URL(named).host;
}

/** What the sender knows of its alert; undefined where that cannot be told, as for tickets of an earlier version. */
function knownOf({ suppression, data, ticket }: KnownRecord): SuppressionChange | undefined {
  if (suppression !== undefined) return suppression.change;
  if (data.alert?.state === 'suppressed') return 'suppress';
  const mayBeSuppressed = isSuppressed(ticket) || ticket.reason === 'not-planned';
  return mayBeSuppressed ? undefined : 'unsuppress';
}

function wordsOf(ticket: Ticket): string {
  const state = ticket.reason === 'not-planned' ? 'closed as not planned' : ticket.state;
  return isSuppressed(ticket) ? `it is ${state}, and labelled` : `it is ${state}, and not labelled`;
}
