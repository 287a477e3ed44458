import type { SignatureScheme } from '../signing/scheme.ts';
import type { SourceSecret } from '../signing/verify.ts';
import type { Sender } from './sender.ts';

/** GitHub's hook of a source, for asking which of its deliveries failed. */
export interface CatchUpSettings {
  /** Whose hook it is: `/repos/octo/widgets`, `/orgs/octo`, or `/app`, which has but one. */
  owner: string;
  /** The hook's number; absent: every hook that posts to the source's path. */
  hook?: number | undefined;
  /** A token, or a GitHub App. */
  credentials: { token: HiddenText } | { app: { id: string; privateKey: HiddenText } };
  apiUrl: string;
  everyMs: number;
  /** GitHub keeps deliveries no longer. */
  windowMs: number;
}

interface HiddenText {
  reveal(): string;
}

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
  /** Deliveries about any other repository ask for nothing; GitHub's filter patterns, in lower case. Absent: about any. */
  repositories?: readonly string[] | undefined;
  /** `subject`: what several such sources tell of one happening is done once. */
  dedupe: 'id' | 'subject';
  /** Where its sender is asked for what it could not deliver; absent: it is not asked. */
  catchUp?: CatchUpSettings | undefined;
}
