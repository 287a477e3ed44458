import type { EpochMs } from '../model/json.ts';

/** What is known of somebody's invitation to an organisation. The person is the account's number, never its login. */
export interface Invitation {
  /** The organisation by the address of its API, in lower case: `https://api.github.com/orgs/octo`. */
  organization: string;
  userId: number;
  /** What they were called then. */
  login: string;
  /** What they were invited for, as an effect names it; empty where that is not known. */
  occasion: string;
  /** When inviting was last begun. */
  intendedAt: EpochMs;
  /** When it had succeeded; null: it has not, or nobody knows. */
  invitedAt: EpochMs | null;
  /** When they were welcomed; null: not yet, or nobody was to be. */
  welcomedAt: EpochMs | null;
}

/** Who an invitation is of. */
export type Invitee = Pick<Invitation, 'organization' | 'userId'>;

export interface InvitationIntent extends Invitee {
  login: string;
  occasion: string;
  at: EpochMs;
  /** Another's intent of that time, or an older one, was given up by whoever had it. */
  abandonedBefore: EpochMs;
}

/** Who was invited, and is not invited again. Nothing of it is ever pruned. */
export interface InvitationStore {
  find(invitee: Invitee): Promise<Invitation | undefined>;
  /**
   * Writes down the intent to invite, before the request. `fresh`: nothing was known of them; `again`: an earlier try had
   * this intent, and how it ended is not known; `taken`: they were invited, or somebody else is at it.
   */
  intend(intent: InvitationIntent): Promise<'fresh' | 'again' | 'taken'>;
  /** Writes down that they were invited, or welcomed; nothing where it is no longer for this occasion. */
  note(done: Invitee & Pick<Invitation, 'occasion'>, what: 'invited' | 'welcomed', at: EpochMs): Promise<void>;
  /** Keeps what was done elsewhere; false where something is known of them already, and stays. */
  add(invitation: Invitation): Promise<boolean>;
  /** They may be invited anew; false where nothing is known of them. */
  forget(invitee: Invitee): Promise<boolean>;
  /** All of them, the newest intent first. */
  list(): Promise<readonly Invitation[]>;
}
