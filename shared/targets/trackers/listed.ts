import { subjectHashOf } from '../../mapping/marker.ts';
import { hashDraft } from '../../mapping/ticket-draft.ts';
import type { EpochMs } from '../../model/json.ts';
import { closedSince, type ListedTicket } from '../../model/ticket.ts';
import type { TrackEffect } from './change.ts';
import { listingOf, type TicketListing, type Tracker } from './tracker.ts';

/**
 * Our ticket of the effect's subject among those a list shows: of open ones that with the lowest number, and the others
 * are closed as its duplicates; else the closed one that was touched last. Those closed as duplicates do not count.
 */
export async function findListed(
  effect: TrackEffect,
  tracker: Tracker,
  now: EpochMs,
): Promise<ListedTicket | undefined> {
  const listing = await tracker.listTickets?.({ closedSince: closedSince(effect.manner?.reopenWithinMs, now) });
  if (listing === undefined) return undefined;
  const hashes = [effect.subject, ...(effect.formerSubjects ?? [])].map(subjectHashOf);
  let own = ownIn(listing, hashes);
  if (own.length === 0 && listing.isPaged && effect.draft !== null) {
    // Before one is opened: what was touched while the pages were read is in none of them.
    const second = await tracker.listTickets?.({ isSecondLook: true });
    own = second === undefined ? [] : ownIn(second, hashes);
  }
  const [first, ...surplus] = own.filter(({ ticket }) => ticket.state === 'open').toSorted(byNumber);
  for (const { ticket } of surplus) await tracker.ensureTransition(ticket, 'duplicate');
  return first ?? own.toSorted((left, right) => right.updatedAt - left.updatedAt)[0];
}

/** The ticket with what it says of itself, where a list left that out and the effect depends on it. */
export async function readMark(effect: TrackEffect, listed: ListedTicket, tracker: Tracker): Promise<ListedTicket> {
  const { manner, draft } = effect;
  const hasOccurrence = manner !== undefined && (manner.occurrence !== '' || manner.order > 0);
  const mayBeRewritten = draft !== null && (manner?.isRewritten ?? true);
  if (tracker.readMark === undefined || !(hasOccurrence || mayBeRewritten)) return listed;
  return tracker.readMark(listed, hasOccurrence ? null : draft);
}

/** Returns the tickets of the first hash that has any. Those closed as duplicates do not count. */
function ownIn(listing: TicketListing, hashes: readonly string[]): readonly ListedTicket[] {
  for (const hash of hashes) {
    const own = listing.of(hash).filter(({ ticket }) => ticket.reason !== 'duplicate');
    if (own.length > 0) return own;
  }
  return [];
}

/**
 * Gives a ticket that was opened under a former subject the marker and the text of the effect's. Even one that a person
 * closed gets them, so that it stays found. Returns undefined when it is gone.
 */
export async function renewFormer(
  { draft, subject }: TrackEffect,
  listed: ListedTicket,
  tracker: Tracker,
): Promise<ListedTicket | undefined> {
  const { ticket, subjectHash } = listed;
  if (draft === null || subjectHashOf(subject).startsWith(subjectHash)) return listed;
  const renewed = await tracker.ensureContent(ticket, draft, subjectHash);
  if (renewed === undefined) return undefined;
  return { ...listed, ticket: { ...ticket, title: renewed.ticket.title }, draftHash: hashDraft(draft) };
}

/** The ticket that was there first comes first. */
function byNumber(left: ListedTicket, right: ListedTicket): number {
  const byKey = numberOf(left.ticket) - numberOf(right.ticket);
  return Number.isNaN(byKey) ? left.createdAt - right.createdAt : byKey;
}

/** Of `12` and of `SOC-12`. */
function numberOf({ key }: ListedTicket['ticket']): number {
  return Number(/\d+$/.exec(key)?.[0]);
}

/** Waits between looks at a list that does not show what was just created; about ten seconds in all. */
const lagDelaysMs: readonly number[] = [0, 500, 1_500, 3_000, 5_000];
const lagMs = 3_000;

/** A ticket that was created while others may have created one of the same subject. */
interface CreatedTicket {
  subject: string;
  ticket: ListedTicket['ticket'];
}

/**
 * Lists again after tickets were created: of those with one subject the lowest number stays, and ours, where it came
 * later, is closed as its duplicate. Gives the ticket that stayed for each of ours that did not, by our key.
 *
 * A list that does not show our own yet lags behind: it is asked again, and once more when it does.
 */
export async function settleDuplicates(
  created: readonly CreatedTicket[],
  tracker: Tracker,
  { since, wait }: { /** When the first list was read. */ since: EpochMs; wait(ms: number): Promise<void> },
): Promise<ReadonlyMap<string, ListedTicket['ticket']>> {
  const stayed = new Map<string, ListedTicket['ticket']>();
  if (created.length === 0 || tracker.listTickets === undefined) return stayed;
  let listing: TicketListing = listingOf([], false);
  let isLagging = false;
  for (const delayMs of lagDelaysMs) {
    if (delayMs > 0) await wait(delayMs);
    listing = await tracker.listTickets({ createdSince: since });
    const keys = new Set(listing.tickets.map(({ ticket }) => ticket.key));
    if (created.every(({ ticket }) => keys.has(ticket.key))) break;
    isLagging = true;
  }
  if (isLagging) {
    // A list that lags may show ours before it shows what came first.
    await wait(lagMs);
    listing = await tracker.listTickets({ createdSince: since });
  }
  for (const { subject, ticket } of created) {
    const subjectHash = subjectHashOf(subject);
    const rivals = listing.of(subjectHash).filter((each) => each.ticket.state === 'open');
    const [first] = rivals.toSorted(byNumber);
    if (first === undefined || first.ticket.key === ticket.key) continue;
    await tracker.ensureTransition(ticket, 'duplicate');
    stayed.set(ticket.key, first.ticket);
  }
  return stayed;
}
