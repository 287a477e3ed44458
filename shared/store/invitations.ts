import type { InvitationRecord } from '../model/invitation.ts';

/** Whom we invited to organisations, and whom we found there; kept for good. */
export interface InvitationStore {
  find(place: string, person: string): Promise<InvitationRecord | undefined>;
  /** Writes it down where nothing is known of the person; gives whether it was written. */
  add(record: InvitationRecord): Promise<boolean>;
  /** Writes it down whatever was known. */
  save(record: InvitationRecord): Promise<void>;
  /** Forgets what an effect wrote down of a person; what another one did stays. */
  forget(record: Pick<InvitationRecord, 'place' | 'person' | 'effect'>): Promise<void>;
}
