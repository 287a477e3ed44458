import type { Remark } from '../../model/effect.ts';

/** An account, whatever it is called at the moment. */
export interface Person {
  id: number;
  login: string;
  /** As the host says it: `User`, `Bot`, `Organization`, `Mannequin`. */
  type: string;
  isSuspended: boolean;
}

/** An issue or a pull request. */
export interface Place {
  /** `owner/name`. */
  repository: string;
  number: number;
}

/** Pull requests of somebody's in a repository; `besides` is left out. */
export interface MergedQuery {
  repository: string;
  login: string;
  besides: number | null;
}

/** An organisation people can be invited to. What reads throws what the client throws. */
export interface Membership {
  /** The organisation's name: only what was done in its own repositories earns an invitation. */
  organization: string;
  /** Tells it from every other, also on other servers, the same for each target that is for it. */
  address: string;
  /** Where people look at it; empty where that is not known. */
  webUrl: string;
  /** Whether an account, whatever it is called by now, is an active member of a team, named by its slug, or of a team in it. */
  isInTeam(who: { id: number | null; login: string }, team: string): Promise<boolean>;
  /** Whose account it is: by its number where that is known, else by its login; undefined where there is none any more. */
  findPerson(wanted: { id: number | null; login: string }): Promise<Person | undefined>;
  /** Whether somebody is a member, or invited and has not answered; undefined: neither. */
  readState(login: string): Promise<'active' | 'pending' | undefined>;
  /** How many pull requests of somebody were merged, counted up to `enough`. */
  countMerged(query: MergedQuery, enough: number): Promise<number>;
  /**
   * Invites somebody who is neither a member nor invited, to all of the teams or not at all; whoever is either stays as
   * they are. A refusal says what to do: `target-refused`, `target-forbidden`, `target-not-found`, `rate-limited`.
   */
  invite(person: Person, teams: readonly string[]): Promise<'invited' | 'active' | 'pending'>;
  /** Says something once on an issue or a pull request. Gives whether it was not there yet. */
  ensureWelcome(at: Place, remark: Remark & { mayExist: boolean }): Promise<boolean>;
  /** Where the welcome with this id stands, of the latest merged pull requests; undefined: under none of them. */
  findWelcome(query: MergedQuery, remarkId: string): Promise<Place | undefined>;
}
