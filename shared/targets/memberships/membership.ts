import type { Remark } from '../../model/effect.ts';

/** An organisation people can be invited to. Every method may be repeated and leaves what one call would. */
export interface Membership {
  /** The organisation's name: only what was done in its own repositories earns an invitation. */
  organization: string;
  /** Where people look at it; empty where that is not known. */
  webUrl: string;
  /** Whether somebody is an active member of a team, named by its slug, or of a team in it. */
  isInTeam(login: string, team: string): Promise<boolean>;
  /** Invites somebody who is neither a member nor invited; whoever is either stays as they are. */
  ensureInvited(login: string, teams: readonly string[]): Promise<'invited' | 'member' | 'pending'>;
  /** Says something once on an issue or a pull request. */
  ensureWelcome(at: { repository: string; number: number }, remark: Remark & { mayExist: boolean }): Promise<void>;
}
