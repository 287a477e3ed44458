import type { OpenTarget } from '../shared/targets/target.ts';
import type { TicketListing, Tracker } from '../shared/targets/trackers/tracker.ts';

/** Lists whose reach differs by less are one list. */
const sameReachMs = 3_600_000;

/**
 * The target with a tracker that lists its tickets once in this run, however many alerts ask. Lists of what was just
 * created are asked for anew, because they are to show what others did meanwhile.
 */
export function listOnce(open: OpenTarget): OpenTarget {
  const { tracker } = open;
  if (tracker?.listTickets === undefined) return open;
  const list = tracker.listTickets;
  const read: { closedSince: number; listing: Promise<TicketListing> }[] = [];
  let second: Promise<TicketListing> | undefined;
  const listing: Tracker = {
    ...tracker,
    listTickets: (reach) => {
      if ('createdSince' in reach) return list(reach);
      if ('isSecondLook' in reach) {
        second ??= list(reach).catch((error) => {
          second = undefined;
          throw error;
        });
        return second;
      }
      const known = read.find(({ closedSince }) => Math.abs(closedSince - reach.closedSince) < sameReachMs);
      if (known !== undefined) return known.listing;
      const entry = { closedSince: reach.closedSince, listing: list(reach) };
      read.push(entry);
      // A list that failed is asked for again, and not its failure.
      entry.listing.catch(() => read.splice(read.indexOf(entry), 1));
      return entry.listing;
    },
  };
  return { ...open, tracker: listing };
}
