import type { EpochMs, JsonValue } from '../../../model/json.ts';
import type { Ticket } from '../../../model/ticket.ts';

/** An issue as the list of a forge (GitHub, GitLab, Gitea, Forgejo) shows it. */
export interface ForgeIssue {
  ticket: Ticket;
  body: string;
  /** The login of whoever wrote it, in lower case; empty where the forge does not say. */
  author: string;
  /** Infinitely late where the forge does not say; so is {@link updatedAt}. */
  createdAt: EpochMs;
  updatedAt: EpochMs;
  comments: number;
}

/** Which issues are asked for, and in which order. */
export interface IssueQuery {
  state: 'open' | 'closed' | 'all';
  by: { label: string } | { author: string };
  /** A forge that knows but one order gives `newest` for `oldest`. */
  order: 'newest' | 'oldest' | 'touched-last';
  /** Those that nobody touched since may be left out. */
  touchedSince?: EpochMs;
}

/** The lists of issues of one repository or project. */
export interface IssueLists {
  /** As errors name it: `octo/widgets`. */
  place: string;
  /** One page, counted from 1, without pull requests. Throws what the client throws, and `target-failed` for what is no list. */
  page(query: IssueQuery, number: number): Promise<{ found: readonly ForgeIssue[]; isLast: boolean }>;
  /** Whether it knows the order `touched-last`; without it `touchedSince` holds. */
  sortsByTouch: boolean;
  /** The login that the token writes as; undefined where the forge does not tell. */
  ownLogin(): Promise<string | undefined>;
}

/** How far a forge's clock and ours may differ when a list is read back to a time of ours. */
export const clockSkewMs = 5 * 60_000;

/** A time of an answer, in ISO 8601; infinitely late where there is none. */
export function timeOfAnswer(value: JsonValue | undefined): EpochMs {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time;
}
