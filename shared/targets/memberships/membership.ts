import type { Remark } from '../../model/effect.ts';

/** An organisation people can be invited to. Every method may be repeated and leaves what one call would. */
export interface Membership {
  /** The organisation's name: only what was done in its own repositories earns an invitation. */
  organization: string;
  /** Where people look at it; empty where that is not known. */
  webUrl: string;
  /** Whether somebody is an active member of a team, named by its slug, or of a team in it. */
  isInTeam(login: string, team: string): Promise<boolean>;
  /** Undefined: neither a member nor invited. */
  stateOf(login: string): Promise<'active' | 'pending' | undefined>;
  /** The id of whoever has a login now; undefined: nobody. */
  findId(login: string): Promise<number | undefined>;
  /** How many pull requests of theirs were merged in a repository, counted up to `enough`; that one counts, if it was. */
  countMerged(
    author: { repository: string; login: string },
    pullRequest: { number: number; isMerged: boolean },
    enough: number,
  ): Promise<number>;
  /** Invites somebody who is neither a member nor invited; a team that is not there fails before anybody is. */
  invite(login: string, teams: readonly string[]): Promise<void>;
  /** Says something once on an issue or a pull request. */
  ensureWelcome(at: { repository: string; number: number }, remark: Remark & { mayExist: boolean }): Promise<void>;
}
