import type { Jira } from '../../../clients/jira.ts';
import { identityChars, identityIn, identityLabelOf, jiraTicket } from '../../../clients/jira-issue.ts';
import { type FoundIssue, namesOf, searchIssues } from '../../../clients/jira-search.ts';
import { isJsonObject } from '../../../mapping/json-body.ts';
import { subjectHashOf, type TicketMark, withoutMarks } from '../../../mapping/marker.ts';
import { hashDraft, managedLabel } from '../../../mapping/ticket-draft.ts';
import type { EpochMs, JsonObject, JsonValue } from '../../../model/json.ts';
import type { ListedTicket, Ticket, TicketDraft } from '../../../model/ticket.ts';
import { type ListReach, listingOf, type TicketListing } from '../tracker.ts';
import { richText, summaryOf } from './rich-text.ts';

/** The issue property in which a ticket says of itself what it is; nobody sees it on its page. */
export const markProperty = 'ticketwire';
/** How far Jira's clock and ours may differ. */
export const clockSkewMs = 5 * 60_000;

/** Finds the tickets that are ours, by their labels: an issue has no place for a hidden line. */
export interface OurTickets {
  /** Throws where the credentials are no good: an empty answer to a stranger would say that there is nothing. */
  findBySubject(subject: string, since: EpochMs): Promise<Ticket | undefined>;
  list(reach: ListReach): Promise<TicketListing>;
  /** Completes a ticket that a list of Data Center showed: by the draft, where it shows that, else by its property. */
  readMark(listed: ListedTicket, draft: TicketDraft | null): Promise<ListedTicket>;
  ownNames(): Promise<ReadonlySet<string>>;
}

export function createOurTickets(
  jira: Jira,
  given: {
    project: string;
    isCloud: boolean;
    /** Account ids or user names, besides the token's own. */
    authors: readonly string[];
    now(): EpochMs;
    urlOf(key: string): string;
  },
): OurTickets {
  const { project, isCloud, now, urlOf } = given;
  const own = new Set(given.authors.map((name) => name.toLowerCase()));
  const ours = `project = "${project}" AND labels = "${managedLabel}"`;

  async function askOwnNames(): Promise<void> {
    const { json } = await jira.send('GET', '/myself');
    const names = namesOf(json);
    if (names.length === 0) throw jira.oddity('the user', 'names nobody');
    for (const name of names) own.add(name);
  }

  /** What a search finds and we wrote: a label can be copied, an author cannot. */
  async function search(jql: string): Promise<{ found: FoundIssue[]; pages: number }> {
    // While pages are read an issue may slip from one to the next, and is shown twice.
    const found = new Map<string, FoundIssue>();
    let pages = 0;
    await askOwnNames();
    for await (const page of searchIssues(jira, { jql, property: markProperty }, { isCloud })) {
      pages += 1;
      for (const each of page) if (each.author.some((name) => own.has(name))) found.set(each.key, each);
    }
    return { found: [...found.values()], pages };
  }

  /** Data Center's search shows no properties. Undefined where there is none, or it may not be read. */
  async function fetchProperty(key: string): Promise<JsonValue | undefined> {
    const path = `/issue/${key}/properties/${markProperty}`;
    const { status, json } = await jira.send('GET', path, { expect: [403, 404] });
    return status === 200 && isJsonObject(json) ? json.value : undefined;
  }

  /** A ticket that a search found; undefined where no label tells its subject. */
  function listedTicket({ key, issue, createdAt, updatedAt, property, text }: FoundIssue): ListedTicket | undefined {
    const subjectHash = identityIn(issue.labels);
    if (subjectHash === undefined) return undefined;
    const ticket = jiraTicket(key, urlOf(key), issue);
    // Counting comments would need all of them.
    const listed = { ticket, createdAt, updatedAt, comments: 1, ...unstatedMark, subjectHash };
    return isCloud ? { ...listed, ...markIn(property, subjectHash) } : { ...listed, text };
  }

  return {
    findBySubject: async (subject, since) => {
      const label = identityLabelOf(subjectHashOf(subject));
      const { found } = await search(`project = "${project}" AND labels = "${label}" ORDER BY created DESC`);
      const first = found.find(({ createdAt }) => createdAt >= since - clockSkewMs);
      return first && jiraTicket(first.key, urlOf(first.key), first.issue);
    },

    list: async (reach) => {
      const { found, pages } = await search(`${ours}${within(reach, now())} ORDER BY created ASC`);
      const listed = found.flatMap((each) => listedTicket(each) ?? []);
      const byLabel = Map.groupBy(listed, ({ subjectHash }) => subjectHash.slice(0, identityChars));
      const of = (subjectHash: string) => byLabel.get(subjectHash.slice(0, identityChars)) ?? [];
      return { ...listingOf(listed, pages > 1), of };
    },

    readMark: async (listed, draft) => {
      const { text, ...known } = listed;
      if (text === undefined) return listed;
      if (draft !== null && shows(listed, draft)) return { ...known, draftHash: hashDraft(draft) };
      return { ...known, ...markIn(await fetchProperty(known.ticket.key), known.subjectHash) };
    },

    ownNames: async () => {
      await askOwnNames();
      return own;
    },
  };
}

/** True if a ticket of Data Center has the title and the text of a draft; Jira may write other line ends. */
function shows({ ticket, text = '' }: ListedTicket, draft: TicketDraft): boolean {
  const plain = (value: JsonValue) => String(value).replace(/\r\n?/g, '\n').trim();
  return (
    plain(ticket.title) === plain(summaryOf(draft.title)) &&
    plain(text) === plain(richText(withoutMarks(draft.body), false))
  );
}

/** Reads the property of a ticket whose label names the subject. */
function markIn(value: JsonValue | undefined, subject: string): Partial<TicketMark> & { isUnmarked?: true } {
  const said = readMarkValue(value);
  return said?.subjectHash.startsWith(subject) ? said : { isUnmarked: true };
}

/** Times are told as so many minutes ago: dates would be read in the user's own time zone. */
function within(reach: ListReach, now: EpochMs): string {
  const ago = (time: EpochMs): string => `"-${Math.max(0, Math.ceil((now - time + clockSkewMs) / 60_000))}m"`;
  if ('isSecondLook' in reach) return ' AND statusCategory != Done';
  if ('createdSince' in reach) return ` AND statusCategory != Done AND created >= ${ago(reach.createdSince)}`;
  return reach.closedSince <= 0 ? '' : ` AND (statusCategory != Done OR updated >= ${ago(reach.closedSince)})`;
}

/** Of a ticket that says no more than what it is about. */
export const unstatedMark = { scopeHash: '', draftHash: '', occurrenceHash: '', order: 0 };

export function markValueOf(mark: TicketMark): JsonObject {
  return { version: 1, ...mark };
}

function readMarkValue(value: JsonValue | undefined): TicketMark | undefined {
  if (!isJsonObject(value) || typeof value.subjectHash !== 'string') return undefined;
  const text = (member: string): string => (typeof value[member] === 'string' ? value[member] : '');
  return {
    subjectHash: value.subjectHash,
    scopeHash: text('scopeHash'),
    draftHash: text('draftHash'),
    occurrenceHash: text('occurrenceHash'),
    order: typeof value.order === 'number' ? value.order : 0,
  };
}
