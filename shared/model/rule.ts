import type { Emoji } from './command.ts';
import type { Team } from './effect.ts';
import type { JsonObject } from './json.ts';

/** What templates and conditions see; the names are documented in docs/configuration.md. */
export type TemplateContext = Record<string, unknown>;

/** A text with values to put in. Whoever made it decided for which destination they are made inert. */
export interface Template {
  /** As the configuration has it. */
  text: string;
  /** Throws `configuration` when it cannot be rendered. */
  render(context: TemplateContext): string;
}

export interface Condition {
  text: string;
  /** Throws `configuration` when it cannot be evaluated. */
  holds(context: TemplateContext): boolean;
}

/** A rule as the planner reads it: filters that must all hold, then steps. */
export interface Rule extends Filters {
  name: string;
  /** Event types, families (`alert`) or globs (`alert.*`). */
  on: readonly string[];
  /** Names of sources. An empty list means every source. */
  from: readonly string[];
  if?: Condition | undefined;
  isEnabled: boolean;
  steps: readonly Step[];
}

/** Lists of GitHub's filter patterns, each with `!` negation; absent: no filter. */
export interface Filters {
  /** In lower case. */
  repositories?: readonly string[] | undefined;
  /** A pull request's base branch; the branch of a push or a run. */
  branches?: readonly string[] | undefined;
  tags?: readonly string[] | undefined;
  paths?: readonly string[] | undefined;
  labels?: readonly string[] | undefined;
  /** Whoever did it. */
  actors?: readonly string[] | undefined;
  /** Whose pull request, issue or comment it is; else whoever did it. */
  authors?: readonly string[] | undefined;
  /** Names of slash commands, in lower case. */
  command?: readonly string[] | undefined;
  /** What the author is to the repository, as GitHub says it in lower case, or `newcomer`. */
  association?: readonly string[] | undefined;
  /** Whoever did it is in one of these teams. */
  teams?: readonly Team[] | undefined;
  /** The least severity of an alert, such as `high`. */
  severity?: string | undefined;
  /** Failing runs in a row before a rule wants one; 1 unless set. */
  after?: number | undefined;
  /** Wants runs of pull requests from forks too. */
  forks?: boolean | undefined;
  /** Wants what not everybody who sees the project may see. */
  confidential?: boolean | undefined;
  /** Only pushes to the repository's default branch. */
  onlyDefaultBranch?: boolean | undefined;
}

/** One entry of `do`. */
export type Step =
  | TrackStep
  | OpenStep
  | TransitionStep
  | CommentStep
  | LabelStep
  | ReleaseStep
  | InviteStep
  | ReportStep
  | PostStep
  | DeployStep
  | ReplyStep
  | ReactStep
  | DispatchStep;

/** What a step says of the ticket it opens. */
export interface TicketStep {
  in: string;
  title?: Template | undefined;
  body?: Template | undefined;
  labels?: readonly string[] | undefined;
  assignees?: readonly string[] | undefined;
  issueType?: string | undefined;
  /** One for all, or by the alert's severity. */
  priority?: string | Readonly<Record<string, string>> | undefined;
  /** By the fields' ids; texts in them are templates. */
  fields?: FieldTemplates | undefined;
}

/** Values of fields with texts to put in. */
export interface FieldTemplates {
  /** The fields' ids. */
  names: readonly string[];
  /** Throws `configuration` when one of them cannot be rendered. */
  render(context: TemplateContext): JsonObject;
}

/** Opens a ticket, once per event. */
export interface OpenStep extends TicketStep {
  verb: 'open';
}

/** Tickets that are missing from an incomplete report stay open, or are closed. */
export const onIncompletes = ['hold', 'close'] as const;
export type OnIncomplete = (typeof onIncompletes)[number];

export interface TrackStep extends TicketStep {
  verb: 'track';
  /** Closed tickets untouched for longer stay closed, and a new one is opened; in milliseconds, 0: none does. */
  reopenWithinMs?: number | undefined;
  onClose?: 'close' | 'comment' | 'nothing' | undefined;
  /** The effect of a failed run on tickets whose alerts are missing from its report. Unset: the report decides. */
  onIncomplete?: OnIncomplete | undefined;
  repeat?: 'comment' | 'nothing' | undefined;
  /** How many tickets one workflow run may open for this step. */
  maxNew?: number | undefined;
  /** One ticket per workflow and branch, or one per job of them. */
  per?: 'run' | 'job' | undefined;
}

/** Where ticket keys are looked for; `this` is the pull request or issue that the event is about. */
export const places = ['title', 'body', 'branch', 'commits', 'pull_requests', 'this'] as const;
export type Place = (typeof places)[number];

/** Which references to a ticket count: those behind a closing keyword such as `Fixes`, or all. */
export const references = ['closing', 'any-mention'] as const;
export type References = (typeof references)[number];

/** What every step on named tickets says. */
export interface NamedStep {
  in: string;
  tickets: readonly Place[];
  /** @default `closing` for numbers of issues that are closed, else `any-mention` */
  references?: References | undefined;
  /** Only keys of these projects count; absent: of all that the target may touch. */
  projects?: readonly string[] | undefined;
}

export type TransitionStep = NamedStep & {
  verb: 'transition';
  maxHops: number;
  /** Omit to send none. */
  fields?: FieldTemplates | undefined;
  comment?: Template | undefined;
} & ({ to: string } | { move: string });

export interface CommentStep extends NamedStep {
  verb: 'comment';
  text: Template;
}

export interface LabelStep extends NamedStep {
  verb: 'label';
  add: readonly string[];
  remove: readonly string[];
}

export interface ReleaseStep extends NamedStep {
  verb: 'release';
  /** The version's name. */
  version: Template;
  released: boolean;
}

/** The steps on tickets that an event names. */
export type NamingStep = TransitionStep | CommentStep | LabelStep | ReleaseStep;

export interface InviteStep {
  verb: 'invite';
  in: string;
  teams: readonly string[];
  /** Merged pull requests before somebody is invited. */
  after: number;
  /** A comment for whoever was invited. */
  welcome?: Template | undefined;
}

/** Says something in a room. */
export interface PostStep {
  verb: 'post';
  in: string;
  /** The first line, then what else there is to know; absent: the text for such events. */
  text?: Template | undefined;
  /** Messages of one subject stand together. */
  isThreaded: boolean;
  /** All of so long a time are said together; absent: each at once. */
  everyMs?: number | undefined;
}

export interface ReportStep {
  verb: 'report';
  in: string;
  /** The reason that is given. */
  as?: string | undefined;
}

/** Brings a git checkout to what was pushed. */
export interface DeployStep {
  verb: 'deploy';
  in: string;
  /** Programs with their arguments that run there afterwards, one after the other. */
  programs: readonly (readonly string[])[];
}

/** Says something where a command was given. */
export interface ReplyStep {
  verb: 'reply';
  in: string;
  text: Template;
}

/** Puts a reaction on the text in which a command was given. */
export interface ReactStep {
  verb: 'react';
  in: string;
  emoji: Emoji;
}

/** Starts the workflows of a repository that wait for an event. */
export interface DispatchStep {
  verb: 'dispatch';
  in: string;
  /** `owner/name`. */
  repository: string;
  event: string;
  payload: FieldTemplates;
}
