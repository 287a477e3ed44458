import type { SignatureScheme } from '../signing/scheme.ts';
import type { SourceSecret } from '../signing/verify.ts';
import type { Sender } from './sender.ts';

/** One configured sender. */
export interface Source {
  name: string;
  sender: Sender;
  /** How its deliveries are signed. */
  scheme: SignatureScheme;
  /** At least one, none empty. */
  secrets: readonly SourceSecret[];
  /** Where it is served, such as `/hooks/lgtm`. */
  path: string;
  maxBodyBytes: number;
  /** How long a sender that waits for our answer is kept waiting. */
  replyWithinMs: number;
  /** Deliveries about any other repository ask for nothing; GitHub's filter patterns. Absent: about any. */
  repositories?: readonly string[] | undefined;
  /** `subject`: what several such sources tell of one happening is done once. */
  dedupe: 'id' | 'subject';
}
