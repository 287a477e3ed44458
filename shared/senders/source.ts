import type { SourceSecret } from '../signing/verify.ts';
import type { Sender } from './sender.ts';

/** One configured sender. */
export interface Source {
  name: string;
  sender: Sender;
  /** At least one, none empty. */
  secrets: readonly SourceSecret[];
  /** Where it is served, such as `/hooks/lgtm`. */
  path: string;
  maxBodyBytes: number;
  /** How long a sender that waits for our answer is kept waiting. */
  replyWithinMs: number;
}
