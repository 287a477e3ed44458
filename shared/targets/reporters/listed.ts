import { nothingApplied } from '../../model/applied.ts';
import type { EpochMs } from '../../model/json.ts';
import type { KnownRecord } from '../../model/ticket.ts';
import type { Tracker } from '../trackers/tracker.ts';

/** A ticket on which something happened was touched: what nobody touched for longer is not looked at. */
const reachMs = 24 * 3_600_000;

/**
 * The records of a ticket where no store keeps them: from the trackers' own lists, which hold our tickets alone. Of the
 * alert they tell no more than the hash of its subject.
 */
export async function findListedRecords(
  reference: string,
  trackers: ReadonlyMap<string, Tracker>,
  now: EpochMs,
): Promise<readonly KnownRecord[]> {
  const records: KnownRecord[] = [];
  for (const [target, tracker] of trackers) {
    const listing = await tracker.listTickets?.({ closedSince: now - reachMs });
    for (const found of listing?.tickets ?? []) {
      if (found.ticket.reference.toLowerCase() !== reference.toLowerCase()) continue;
      const { ticket, subjectHash, draftHash } = (await tracker.readMark?.(found, null)) ?? found;
      const times = { intendedAt: 0, triedAt: 0, ...nothingApplied, seenAt: now };
      const kept = { source: '', rule: '', issuedId: null, draftHash, data: {}, ...times };
      // With its repository as GitHub writes it, of which the subject's hash was made.
      records.push({ target, subject: `#${subjectHash}`, ticket: { ...ticket, reference }, ...kept });
    }
  }
  return records;
}
