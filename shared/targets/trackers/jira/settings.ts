import type { WorkflowMoves } from '../../../clients/jira-workflow.ts';
import type { Step } from '../../../model/rule.ts';
import type { Secret } from '../../../settings/secret.ts';
import type { CreationLimits } from '../../../store/store.ts';

/** A `jira` target, ready to be opened; made from the configuration, or by the Action from its inputs. */
export interface JiraSettings {
  /** Where people open Jira, without a trailing slash. */
  site: string;
  user?: string | undefined;
  token: Secret;
  /** Key of the project where tickets are created; absent: nothing can be followed there. */
  project?: string | undefined;
  /** Keys of projects whose tickets may be touched; empty: every one that the user may see. */
  projects: readonly string[];
  cloudId?: string | undefined;
  apiUrl?: string | undefined;
  deployment?: 'cloud' | 'data-center' | undefined;
  /** The moves of each status, by their names. */
  workflow?: WorkflowMoves | undefined;
  /** Labels put on every ticket that is created. */
  labels: readonly string[];
  /** Account ids or user names, besides the token's own, whose tickets with our label count as ours. */
  authors?: readonly string[] | undefined;
  adopts?: boolean | undefined;
  limits?: CreationLimits | undefined;
  /** The status, or the transition, by which tickets that follow something are closed and opened again. */
  closeTo?: string | undefined;
  reopenTo?: string | undefined;
}

/** What Jira's issues can hold. */
export const jiraLimits = {
  // "Summary must be less than 255 characters."
  title: { maxChars: 254, maxBytes: 1_020 },
  // "The entered text is too long. It exceeds the allowed limit of 32,767 characters", its own format included.
  body: { maxChars: 30_000, maxBytes: 120_000 },
  maxLabelChars: 255,
} as const;

/** Tickets are opened in one project: the one that is named for it, or the only one there is. */
export function homeOf({ project, projects }: Pick<JiraSettings, 'project' | 'projects'>): string | undefined {
  return project ?? (projects.length === 1 ? projects[0] : undefined);
}

export function jiraLackFor(
  verb: Step['verb'],
  settings: Pick<JiraSettings, 'project' | 'projects'>,
): string | undefined {
  if (homeOf(settings) !== undefined || (verb !== 'track' && verb !== 'open')) return undefined;
  return "has no 'project' where tickets could be opened";
}

/** What is wrong with how the site is to be reached; undefined where nothing is. */
export function jiraLacks({
  site,
  user,
  cloudId,
}: Pick<JiraSettings, 'site' | 'user' | 'cloudId'>): string | undefined {
  if (user !== undefined || cloudId !== undefined || !new URL(site).hostname.endsWith('.atlassian.net'))
    return undefined;
  return "is Jira Cloud, whose API tokens work only with their e-mail address: set 'user'.";
}
