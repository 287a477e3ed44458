import type { KeyReader } from '../mapping/keys.ts';
import type { DraftLimits } from '../mapping/ticket-draft.ts';
import type { AnswersAt } from '../model/command.ts';
import type { Duties } from '../model/duties.ts';
import type { Rule, Step, Template } from '../model/rule.ts';
import type { Source } from '../senders/source.ts';
import type { AppPermissions } from '../settings/github.ts';
import type { Secret } from '../settings/secret.ts';
import type { OpenTarget, TargetDependencies, TargetType } from '../targets/target.ts';

/** The configuration, checked and ready to use. */
export interface Configuration {
  sources: readonly Source[];
  targets: readonly ConfiguredTarget[];
  rules: readonly Rule[];
  /** Texts of messages instead of the built-in ones, by event type or family. */
  messages: ReadonlyMap<string, Template>;
  /** How long deliveries are kept. */
  keepMs: number;
  /** Every secret that the configuration holds, for a program that has to hide them from others. */
  secrets: readonly Secret[];
  /** Targets that lack a variable or a file, where that was allowed. */
  unavailable: readonly UnavailableTarget[];
  /** Sources that do, where that was allowed. */
  unavailableSources: readonly UnavailableSource[];
}

export interface UnavailableTarget {
  name: string;
  type: string;
  /** What it lacks, in words: `the environment variable JIRA_TOKEN is not set`. */
  lacks: readonly string[];
  /** The names of its options. */
  options: readonly string[];
}

export interface UnavailableSource {
  name: string;
  /** The sender's name. */
  sender: string;
  /** Where it is to be served. */
  path: string;
  /** Whose hook it is to ask for what could not be delivered; absent: nobody's. */
  catchUpOf?: 'organization' | 'repository' | undefined;
}

/** A target as far as a rule may name what it has. */
export interface KnownTarget {
  type: string;
  /** The moves of its workflow, by their names; absent: not known. */
  moves?: readonly string[] | undefined;
  /** Keys of the projects it may touch; an empty list allows all. Undefined if they are not known. */
  projects?: readonly string[] | undefined;
  /** Messages of one subject can stand together there; absent: not known. */
  keepsTogether?: boolean | undefined;
  /** Where commands are answered with it; absent: it answers none, or that is not known. */
  answersAt?: AnswersAt | undefined;
  /** The organisation whose teams it knows; absent: none, or not known. */
  organization?: string | undefined;
  /** What it lacks for such a step: `has no 'project'`; undefined where it lacks nothing, or that is not known. */
  lackFor?: ((verb: Step['verb']) => string | undefined) | undefined;
}

/** What a rule may name of a target with these options, which its type's schema gave. */
export function knownTarget(
  type: TargetType,
  options: never,
  program: Pick<TargetDependencies, 'githubApiUrl'> = {},
): Required<KnownTarget> {
  return {
    type: type.type,
    moves: type.moves?.(options),
    projects: type.projects?.(options),
    keepsTogether: type.room?.keepsTogether(options),
    answersAt: type.answers?.(options, program),
    organization: type.organization?.(options),
    lackFor: (verb) => type.lackFor?.(verb, options),
  };
}

export interface ConfiguredTarget extends KnownTarget {
  name: string;
  /** Absent where no ticket can follow a subject. */
  limits?: DraftLimits | undefined;
  /** Absent where no ticket can be named. */
  keysIn?: KeyReader | undefined;
  /** What is deployed to it; absent where nothing is. */
  deploys?: { repository: string; branch: string } | undefined;
  /** What a GitHub App needs for what the rules ask of it. */
  appPermissions(duties: Duties): AppPermissions;
  /** It works by what the receiver's store knows. */
  needsStore: boolean;
  open(dependencies: Omit<TargetDependencies, 'name'>): OpenTarget;
}

/** A mistake in a configuration file, with its place. */
export interface Problem {
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  /** Where in the file's structure, such as `sources.lgtm.secret`; empty for the whole. */
  path: string;
  message: string;
}

/** `ticketwire.yml:12:7: sources.lgtm: unknown key 'secrett'. Did you mean 'secret'?` */
export function formatProblem({ file, line, column, path, message }: Problem): string {
  return `${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}${message}`;
}
