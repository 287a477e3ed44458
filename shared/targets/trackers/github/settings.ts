import type { GithubCredentials } from '../../../settings/github.ts';
import type { CreationLimits } from '../../../store/store.ts';

/** A `github-issues` target, ready to be opened; made from the configuration, or by the Action from its inputs. */
export interface GithubIssuesSettings {
  /** `owner/name`. */
  repository: string;
  credentials: GithubCredentials;
  apiUrl: string;
  labels: readonly string[];
  /** Logins, besides the token's own, whose issues with our marker count as ours. */
  authors: readonly string[];
  adopts: boolean;
  limits: CreationLimits | undefined;
  timeoutMs: number;
  /** Where people look at repositories; made from `apiUrl` unless given. */
  webUrl?: string | undefined;
}

/** "No more than 80 content-generating requests per minute and 500 per hour": docs.github.com, rate limits for the REST API. */
export const publicLimits: CreationLimits = { perMinute: 80, perHour: 500 };

/** What GitHub's issues can hold. */
export const issueLimits = {
  // "Title is too long (maximum is 256 characters)", and 1,024 bytes measured.
  title: { maxChars: 256, maxBytes: 1_024 },
  // "Body is too long (maximum is 65536 characters)"; 262,144 bytes measured: both are kept.
  body: { maxChars: 65_536, maxBytes: 262_143 },
  maxLabelChars: 50,
} as const;
