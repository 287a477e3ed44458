import type { EpochMs } from './json.ts';

/** What we know of somebody who was invited to an organisation, or was found in it. */
export interface InvitationRecord {
  /** The server and the organisation, in lower case: `github.com/octo`. */
  place: string;
  /** `id:583231`: people keep their ids and change their logins; `login:octocat` where the id was not told. */
  person: string;
  /** As it was then. */
  login: string;
  /**
   * `intended`: written down before it is asked for; `invited`: a welcome may be owed; `welcomed`: nothing is;
   * `member`: was there already.
   */
  state: 'intended' | 'invited' | 'welcomed' | 'member';
  /** The effect by which it came to that. */
  effect: string;
  at: EpochMs;
}
