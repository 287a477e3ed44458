import { TicketwireError } from '../../../errors.ts';
import { hasMarker, readMark } from '../../../mapping/marker.ts';
import { managedLabel } from '../../../mapping/ticket-draft.ts';
import type { EpochMs } from '../../../model/json.ts';
import type { ListedTicket, Ticket } from '../../../model/ticket.ts';
import { type ListReach, listingOf, type TicketListing } from '../tracker.ts';
import { clockSkewMs, type ForgeIssue, type IssueLists, type IssueQuery } from './forge-issue.ts';

/** Finds the issues that are ours in lists: never by search, whose index lags behind. */
export interface OurIssues {
  findBySubject(subject: string, since: EpochMs): Promise<Ticket | undefined>;
  list(reach: ListReach): Promise<TicketListing>;
  /** The login that the token writes as, as far as the forge tells, and the `authors`; in lower case. */
  ownLogins(): Promise<ReadonlySet<string>>;
  /** The same, or `configuration` where there is none: then nothing can be recognised as ours. */
  requireOwnLogins(): Promise<ReadonlySet<string>>;
  /** What an answer to creating shows: whoever wrote that is whom the token writes as. */
  noteOwnLogin(login: string): void;
}

const ours: Pick<IssueQuery, 'by'> = { by: { label: managedLabel } };

/** `authors`: logins, besides the token's own, whose issues with our marker count as ours. */
export function createOurIssues(lists: IssueLists, authors: readonly string[]): OurIssues {
  const known = new Set(authors.map((login) => login.toLowerCase()));
  let asking: Promise<void> | undefined;

  /** Asks whom the token writes as, once. */
  function askOwnLogin(): Promise<void> {
    asking ??= lists.ownLogin().then(
      (login) => {
        if (login !== undefined) known.add(login.toLowerCase());
      },
      (error) => {
        asking = undefined;
        throw error;
      },
    );
    return asking;
  }

  /** A marker alone proves nothing: anybody may copy one. Only where an author is unknown is the forge asked who we are. */
  async function isOurs({ author }: ForgeIssue): Promise<boolean> {
    if (known.has(author)) return true;
    await askOwnLogin();
    return known.has(author);
  }

  async function requireOwnLogins(): Promise<ReadonlySet<string>> {
    await askOwnLogin();
    if (known.size > 0) return known;
    throw new TicketwireError(
      'configuration',
      `The token of ${lists.place} cannot tell which login it writes as, so its tickets cannot be recognised. Name the login under 'authors'.`,
    );
  }

  /** Every page, until `isFar` says that what follows is of no interest. Gives whether the list was read to its end. */
  async function walk(
    query: IssueQuery,
    take: (issue: ForgeIssue) => void,
    isFar: (issue: ForgeIssue) => boolean = () => false,
  ): Promise<{ isWhole: boolean; pages: number }> {
    for (let pages = 1; ; pages += 1) {
      const { found, isLast } = await lists.page(query, pages);
      for (const issue of found) {
        if (isFar(issue)) return { isWhole: false, pages };
        take(issue);
      }
      if (isLast) return { isWhole: true, pages };
    }
  }

  /** Gives whether what was touched meanwhile may have slipped from one page to another, or from one list to another. */
  async function walkTouchedSince(since: EpochMs, take: (issue: ForgeIssue) => void): Promise<boolean> {
    if (!lists.sortsByTouch) {
      const closed = await walk({ ...ours, state: 'closed', order: 'newest', touchedSince: since }, take);
      const open = await walk({ ...ours, state: 'open', order: 'newest' }, take);
      return closed.pages + open.pages > 2;
    }
    // What was touched last comes first, so that old closed tickets, however many, cost nothing.
    const isOld = (issue: ForgeIssue) => issue.updatedAt < since;
    const { isWhole, pages } = await walk({ ...ours, state: 'all', order: 'touched-last' }, take, isOld);
    if (!isWhole) await walk({ ...ours, state: 'open', order: 'oldest' }, take);
    return isWhole && pages > 1;
  }

  return {
    findBySubject: async (subject, since) => {
      const logins = await requireOwnLogins();
      // By the label first; then, for what we may have created just now, by author: a token that may not set labels had
      // its own dropped.
      const creators = since === 0 ? [] : [...logins].map((author) => ({ author }));
      for (const by of [{ label: managedLabel }, ...creators]) {
        for (let number = 1; ; number += 1) {
          const { found, isLast } = await lists.page({ state: 'all', by, order: 'newest' }, number);
          const near = found.filter(({ createdAt }) => createdAt >= since - clockSkewMs);
          for (const issue of near) {
            if (hasMarker(issue.body, subject) && (await isOurs(issue))) return issue.ticket;
          }
          if (isLast || near.length < found.length) break;
        }
      }
      return undefined;
    },

    list: async (reach) => {
      const found = new Map<string, ForgeIssue>();
      const take = (issue: ForgeIssue) => {
        if (readMark(issue.body) !== undefined) found.set(issue.ticket.key, issue);
      };
      let isPaged = false;
      if ('isSecondLook' in reach) await walk({ ...ours, state: 'open', order: 'oldest' }, take);
      else if ('createdSince' in reach) {
        const isOld = (issue: ForgeIssue) => issue.createdAt < reach.createdSince - clockSkewMs;
        await walk({ ...ours, state: 'open', order: 'newest' }, take, isOld);
      } else isPaged = await walkTouchedSince(reach.closedSince, take);
      const listed: ListedTicket[] = [];
      for (const issue of found.values()) {
        const mark = readMark(issue.body);
        if (mark === undefined || !(await isOurs(issue))) continue;
        const { ticket, createdAt, updatedAt, comments } = issue;
        listed.push({ ticket, createdAt, updatedAt, comments, ...mark });
      }
      return listingOf(listed, isPaged);
    },

    ownLogins: async () => {
      await askOwnLogin();
      return known;
    },

    requireOwnLogins,

    noteOwnLogin: (login) => {
      if (login !== '') known.add(login.toLowerCase());
    },
  };
}
