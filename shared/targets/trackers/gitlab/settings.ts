import type { Secret } from '../../../settings/secret.ts';
import type { CreationLimits } from '../../../store/store.ts';

/** A `gitlab-issues` target, ready to be opened. */
export interface GitlabIssuesSettings {
  /** `group/sub/name`, or the number of the project. */
  project: string;
  /** Where people open GitLab, without a trailing slash. */
  url: string;
  /** Where requests go: `https://HOST/api/v4`. */
  apiUrl: string;
  token: Secret;
  labels: readonly string[];
  /** Users, besides the token's own, whose issues with our marker count as ours. */
  authors: readonly string[];
  adopts: boolean;
  limits: CreationLimits | undefined;
  isConfidential: boolean;
  timeoutMs: number;
}

export const publicGitlab = 'https://gitlab.com';

/** "Issue creation: 200 requests each minute": https://docs.gitlab.com/user/gitlab_com/#rate-limits-on-gitlabcom */
export const publicGitlabLimits: CreationLimits = { perMinute: 200, perHour: 12_000 };

/** What GitLab's issues can hold. https://docs.gitlab.com/api/issues/#create-an-issue */
export const gitlabLimits = {
  // "Title is too long (maximum is 255 characters)".
  title: { maxChars: 255, maxBytes: 1_024 },
  // 1,048,576; a line that would be a quick action grows by three bytes, and the shortest of them has three.
  body: { maxChars: 500_000, maxBytes: 500_000 },
  maxLabelChars: 255,
} as const;
