import type { DeploymentFacts, PushFacts, ReleaseFacts } from './code-facts.ts';
import type { CommandFacts, WrittenAt, WrittenOn } from './command.ts';
import type { CommentFacts, IssueFacts } from './issue-facts.ts';
import type { EpochMs, JsonObject } from './json.ts';
import type { OtherFacts } from './other-facts.ts';

/** `noun.past-verb`, for example `alert.opened`; the part before the dot is the family. */
export type EventType = `${string}.${string}`;

/** What every sender says of an alert, in one shape. Absent facts are absent members. */
export interface AlertFacts {
  id: string;
  /** The rule's human name. */
  rule?: string;
  /** The rule's name for programs, such as `js/xss`. */
  rule_id?: string;
  rule_url?: string;
  severity?: string;
  message?: string;
  file?: string;
  line?: number;
  /** Where a person looks at the alert. */
  url?: string;
  state: 'open' | 'closed' | 'suppressed';
  labels?: string[];
  /** The project or repository the alert is about, by its human name. */
  project?: string;
  project_url?: string;
  /** The thing in the project that the alert is about, such as a pod. Titles name it, so that alerts of one rule differ. */
  object?: string;
  language?: string;
  /** What else people should see, such as the labels of an alert of Alertmanager; a value may be an address. */
  details?: AlertDetail[];
}

export interface AlertDetail {
  name: string;
  value: string;
}

/** A run of a workflow or a pipeline, or one of its jobs. */
export interface RunFacts {
  id: string;
  /** From 1; grows when the same run is started again. */
  attempt: number;
  number?: number;
  /** The workflow's human name. */
  workflow: string;
  branch: string;
  /** The tag, where it ran for one; `branch` is its name then. */
  tag?: string;
  /** What the run was started by, such as `push`. */
  event: string;
  conclusion: string;
  url: string;
  sha?: string;
  /** ISO 8601. */
  started_at?: string;
  /** The file of its workflow, or what else names it. */
  path: string;
  /** The repository its branch is in. */
  home: string;
  /** Started for a pull request from another repository. */
  is_fork: boolean;
  /** The job that is meant, where it is not the whole run. */
  job?: string;
  failed_jobs?: FailedJob[];
  /** Names of the jobs that passed, where that was asked. */
  passed_jobs?: string[];
  /** What people call the run: a pull request's title, or the first line of a commit. */
  title?: string;
  /** The message of the commit it ran on. */
  message?: string;
  /** How many runs in a row failed, this one included, where that was asked. */
  failures_in_row?: number;
}

export interface FailedJob {
  name: string;
  conclusion: string;
  url: string;
  steps: string[];
  /** What the job said of its failure: `path:line: message`. */
  annotations: string[];
}

export interface PullRequestFacts {
  number: number;
  title: string;
  body: string;
  /** The head branch. */
  branch: string;
  base: string;
  url: string;
  author: string;
  is_draft: boolean;
  is_fork: boolean;
  labels: string[];
  /** Commit messages, where they were asked for. */
  commits?: string[];
  /** The login of whoever merged it, where that is told. */
  merged_by?: string;
  /** The label that was put on or taken off. */
  label?: string;
  /** Whom it was assigned to, or is no more. */
  assignee?: string;
  /** Who was asked to review it: a login, or a team's name. */
  reviewer?: string;
  milestone?: string;
  /** What a review came to: `approved`, `changes_requested`, `commented` or `dismissed`. */
  review_state?: string;
}

/** What a reviewer wrote about the whole of a pull request. */
export interface ReviewFacts {
  body: string;
  url: string;
}

export interface RepositoryFacts {
  /** `owner/name`. */
  full_name: string;
  url: string;
  default_branch: string;
  /** Where it is; absent: on GitHub, or not told. Numbers and logins of one forge mean something else on another. */
  forge?: 'gitlab' | 'gitea' | 'bitbucket';
  /** The id that it keeps under every name; absent where its sender gives none. */
  id?: string;
  /** The name it had until this event. */
  previous_name?: string;
  /** Names that it had before, while no other repository has them. */
  former_names?: string[];
}

export interface ActorFacts {
  /** What nobody else is called: a login, or an account's id where logins are not told. */
  login: string;
  /** The number that GitHub knows them by, whatever their login; absent where it was not told. */
  id?: number;
  /** As people call them, where that was told. */
  name?: string;
  /** Or whatever else is no person. */
  is_bot: boolean;
  /** GitHub's author association in lower case, such as `member`. */
  association?: string;
  /** Of an author: whether this is their first of its kind here, where that was asked. */
  is_newcomer?: boolean;
  /** Of an author: how many of their pull requests were merged here, this one included, where that was asked. */
  merged_pull_requests?: number;
}

export interface EventData {
  alert?: AlertFacts;
  run?: RunFacts;
  pull_request?: PullRequestFacts;
  push?: PushFacts;
  review?: ReviewFacts;
  release?: ReleaseFacts;
  issue?: IssueFacts;
  comment?: CommentFacts;
  command?: CommandFacts;
  deployment?: DeploymentFacts;
  /** In messages only. */
  other?: OtherFacts;
  repository?: RepositoryFacts;
  /** Who did it. */
  actor?: ActorFacts;
  /** Whose pull request, issue, review or comment it is; of a command, whoever gave it. */
  author?: ActorFacts;
  /** The ticket the sender names, where it names one (LGTM's `issue-id`). */
  ticket?: { key: string /** Where it is, when we know. */; target?: string };
}

/** A text in GitHub Flavored Markdown, in which slash commands may stand. */
export interface Written {
  text: string;
  on: WrittenOn;
  /** Who wrote it. */
  by: ActorFacts | undefined;
  /** Where answers to it go; absent where it cannot be answered. */
  at?: WrittenAt;
}

/** The normalised fact that rules match. */
export interface HookEvent {
  /** Unique: the delivery's source and id, the position within it, and what sets a later performance of it apart. */
  id: string;
  sender: string;
  source: string;
  type: EventType;
  /** What the event is about: the same for the opening and the closing of one alert. */
  subject: string;
  /** Subjects under which earlier runs may have opened its ticket. */
  formerSubjects?: readonly string[];
  /** The list of alerts this one is of, where its sender reports whole lists: what vanishes from it is closed. */
  scope?: string;
  /** Its place in the order of its subject's events. */
  occurredAt: EpochMs;
  /** When it was reported, where that is what people want to know. @default occurredAt */
  reportedAt?: EpochMs;
  /** Which server of its sender reported it, where several may; one server reports in order. */
  origin?: string;
  /** What is the same when the sender reports this once more; absent: nothing but the id. */
  occasion?: string;
  /** The id it has if its sender reported it in another delivery before a full hour. Absent where it is reported once. */
  earlierId?: string;
  /** Sets a later performance apart, which a person asked for; absent the first time. */
  again?: string;
  /** Several programs may report the same at the same moment, such as the jobs of one run. */
  isContended?: boolean;
  /** Nobody can have said anything about it since it happened. */
  isUntouched?: boolean;
  /** Not everybody who sees the project may see what it is about. */
  isConfidential?: boolean;
  /** What somebody wrote just now; absent where no command can be given by it. */
  written?: Written;
  /** Of a command: where answers go; absent where it cannot be answered. */
  givenAt?: WrittenAt;
  data: EventData;
  /** The sender's own body, for templates. */
  payload: JsonObject;
}

/** The verbs of an alert's life, in the order they usually happen. */
export const alertVerbs = ['opened', 'updated', 'closed', 'reopened', 'suppressed', 'unsuppressed'] as const;
export type AlertVerb = (typeof alertVerbs)[number];
