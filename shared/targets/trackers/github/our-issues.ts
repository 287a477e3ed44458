import type { Github } from '../../../clients/github.ts';
import { authorOf, createdAt, readIssue, updatedAt } from '../../../clients/github-issue.ts';
import { hasNextPage, pageSize } from '../../../clients/github-pages.ts';
import { TicketwireError } from '../../../errors.ts';
import { isJsonObject } from '../../../mapping/json-body.ts';
import { hasMarker, readMark } from '../../../mapping/marker.ts';
import { managedLabel } from '../../../mapping/ticket-draft.ts';
import type { EpochMs, JsonObject } from '../../../model/json.ts';
import type { ListedTicket, Ticket } from '../../../model/ticket.ts';
import { type ListReach, listingOf, type TicketListing } from '../tracker.ts';
import type { GithubIssuesSettings } from './settings.ts';

/** How far GitHub's clock and ours may differ when a list is read back to a time of ours. */
const clockSkewMs = 5 * 60_000;

/** Finds the issues that are ours in lists: never by search, whose index lags behind. */
export interface OurIssues {
  findBySubject(subject: string, since: EpochMs): Promise<Ticket | undefined>;
  list(reach: ListReach): Promise<TicketListing>;
  /** The login that the token writes as, as far as GitHub tells, and the `authors`; in lower case. */
  ownLogins(): Promise<ReadonlySet<string>>;
  /** What an answer to creating shows: whoever wrote that is whom the token writes as. */
  noteOwnLogin(login: string): void;
}

export function createOurIssues({ repository, authors }: GithubIssuesSettings, github: Github): OurIssues {
  const issues = `/repos/${repository}/issues`;
  const known = new Set(authors.map((login) => login.toLowerCase()));
  let asking: Promise<void> | undefined;

  /** Asks whom the token writes as, once. */
  function askOwnLogin(): Promise<void> {
    asking ??= github.ownLogin().then(
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

  /** A marker alone proves nothing: anybody may copy one. Only where an author is unknown is GitHub asked who we are. */
  async function isOurs(issue: JsonObject): Promise<boolean> {
    if (issue.pull_request !== undefined) return false;
    const author = authorOf(issue);
    if (known.has(author)) return true;
    await askOwnLogin();
    return known.has(author);
  }

  async function page(query: string, number: number): Promise<{ found: readonly JsonObject[]; isLast: boolean }> {
    const { json, headers } = await github.send('GET', `${issues}?${query}&per_page=${pageSize}&page=${number}`);
    if (Array.isArray(json)) {
      return { found: json.filter(isJsonObject), isLast: !hasNextPage(headers, json.length) };
    }
    throw new TicketwireError(
      'target-failed',
      `GitHub's list of the issues of ${repository} is not a list; nothing can be concluded from it.`,
    );
  }

  /** Every page, until `isFar` says that what follows is of no interest. Gives whether the list was read to its end. */
  async function walk(
    query: string,
    take: (issue: JsonObject) => void,
    isFar: (issue: JsonObject) => boolean,
  ): Promise<{ isWhole: boolean; pages: number }> {
    for (let pages = 1; ; pages += 1) {
      const { found, isLast } = await page(query, pages);
      for (const issue of found) {
        if (isFar(issue)) return { isWhole: false, pages };
        take(issue);
      }
      if (isLast) return { isWhole: true, pages };
    }
  }

  return {
    findBySubject: async (subject, since) => {
      await askOwnLogin();
      if (known.size === 0) {
        throw new TicketwireError(
          'configuration',
          `The token of ${repository} cannot tell which login it writes as, so its tickets cannot be recognised. Name the login under 'authors'.`,
        );
      }
      // By the label first; then, for what we may have created just now, by author: a token without triage access had its
      // labels dropped.
      const creators = since === 0 ? [] : [...known];
      for (const filter of [
        `labels=${managedLabel}`,
        ...creators.map((login) => `creator=${encodeURIComponent(login)}`),
      ]) {
        for (let number = 1; ; number += 1) {
          const { found, isLast } = await page(`state=all&${filter}&sort=created&direction=desc`, number);
          const near = found.filter((issue) => createdAt(issue) >= since - clockSkewMs);
          for (const issue of near) {
            if (hasMarker(String(issue.body), subject) && (await isOurs(issue))) return readIssue(issue, repository);
          }
          if (isLast || near.length < found.length) break;
        }
      }
      return undefined;
    },

    list: async (reach) => {
      const found = new Map<unknown, JsonObject>();
      const take = (issue: JsonObject) => {
        if (readMark(String(issue.body)) !== undefined) found.set(issue.number, issue);
      };
      const ours = `labels=${managedLabel}`;
      let isPaged = false;
      if ('isSecondLook' in reach) await walk(`state=open&${ours}&sort=created&direction=asc`, take, () => false);
      else if ('createdSince' in reach) {
        const isOld = (issue: JsonObject) => createdAt(issue) < reach.createdSince - clockSkewMs;
        await walk(`state=open&${ours}&sort=created&direction=desc`, take, isOld);
      } else {
        // What was touched last comes first, so that old closed tickets, however many, cost nothing.
        const isOld = (issue: JsonObject) => updatedAt(issue) < reach.closedSince;
        const { isWhole, pages } = await walk(`state=all&${ours}&sort=updated&direction=desc`, take, isOld);
        isPaged = isWhole && pages > 1;
        if (!isWhole) await walk(`state=open&${ours}&sort=created&direction=asc`, take, () => false);
      }
      const listed: ListedTicket[] = [];
      for (const issue of found.values()) {
        const mark = readMark(String(issue.body));
        const ticket = readIssue(issue, repository);
        if (mark === undefined || ticket === undefined || !(await isOurs(issue))) continue;
        const comments = typeof issue.comments === 'number' ? issue.comments : 0;
        listed.push({ ticket, createdAt: createdAt(issue), updatedAt: updatedAt(issue), comments, ...mark });
      }
      return listingOf(listed, isPaged);
    },

    ownLogins: async () => {
      await askOwnLogin();
      return known;
    },

    noteOwnLogin: (login) => {
      if (login !== '') known.add(login.toLowerCase());
    },
  };
}
