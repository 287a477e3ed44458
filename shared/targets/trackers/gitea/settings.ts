import type { Secret } from '../../../settings/secret.ts';
import type { CreationLimits } from '../../../store/store.ts';

/** A `gitea-issues` target, ready to be opened. */
export interface GiteaIssuesSettings {
  /** `owner/name`. */
  repository: string;
  /** Where people open Gitea or Forgejo, without a trailing slash. */
  url: string;
  /** Where requests go: `https://HOST/api/v1`. */
  apiUrl: string;
  token: Secret;
  labels: readonly string[];
  /** Logins, besides the token's own, whose issues with our marker count as ours. */
  authors: readonly string[];
  adopts: boolean;
  limits: CreationLimits | undefined;
  timeoutMs: number;
}

/** What issues of Gitea and Forgejo can hold. */
export const giteaLimits = {
  // The column of the name holds 255, and what is longer is cut there.
  title: { maxChars: 255, maxBytes: 255 },
  // No limit is documented; what every other forge takes is enough.
  body: { maxChars: 65_536, maxBytes: 262_143 },
  // Of the form for labels.
  maxLabelChars: 50,
} as const;
