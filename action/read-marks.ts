import { subjectHashOf } from '../shared/mapping/marker.ts';
import type { AlertSet } from '../shared/model/alert-set.ts';
import type { ListedTicket } from '../shared/model/ticket.ts';
import type { Tracker } from '../shared/targets/trackers/tracker.ts';
import { nameSome } from './name-some.ts';
import type { AlertTarget } from './reconcile.ts';

/** Requests for single tickets that run side by side. */
const maxAtOnce = 8;

export interface MarkedTargets {
  targets: readonly AlertTarget[];
  /** Tickets that may be out of date, in words. */
  doubts: readonly string[];
}

/**
 * Completes what lists leave out of open tickets that are of no alert of this run: it decides whether they are closed.
 * Throws what the tracker throws.
 */
export async function readMarksOfGone(
  targets: readonly AlertTarget[],
  trackers: ReadonlyMap<string, Tracker>,
  sets: readonly AlertSet[],
): Promise<MarkedTargets> {
  const subjects = sets.flatMap(({ alerts }) =>
    alerts.flatMap(({ subject, formerSubjects = [] }) => [subject, ...formerSubjects].map(subjectHashOf)),
  );
  const read: AlertTarget[] = [];
  const doubts: string[] = [];
  for (const each of targets) {
    const { target, listing } = each;
    const tracker = trackers.get(target);
    const present = new Set(subjects.flatMap((hash) => listing.of(hash)));
    const gone = listing.tickets.filter((ticket) => ticket.ticket.state === 'open' && !present.has(ticket));
    const marked = await readMarks(gone, tracker);
    const unmarked = [...marked.values()].filter(({ isUnmarked }) => isUnmarked === true);
    if (unmarked.length > 0) doubts.push(describeUnmarked(target, unmarked));
    const tickets = listing.tickets.map((ticket) => marked.get(ticket) ?? ticket);
    read.push({ ...each, listing: { ...listing, tickets } });
  }
  return { targets: read, doubts };
}

async function readMarks(
  tickets: readonly ListedTicket[],
  tracker: Tracker | undefined,
): Promise<ReadonlyMap<ListedTicket, ListedTicket>> {
  const read = new Map<ListedTicket, ListedTicket>();
  const readOne = async (each: ListedTicket) => {
    read.set(each, (await tracker?.readMark?.(each, null)) ?? each);
  };
  for (let at = 0; at < tickets.length; at += maxAtOnce) {
    await Promise.all(tickets.slice(at, at + maxAtOnce).map(readOne));
  }
  return read;
}

function describeUnmarked(target: string, unmarked: readonly ListedTicket[]): string {
  const named = nameSome(unmarked.map(({ ticket }) => ticket.reference));
  return `Tickets in '${target}' may be out of date, and are not closed, because they do not say which alerts they are from: ${named}. May the token's user set properties of issues?`;
}
