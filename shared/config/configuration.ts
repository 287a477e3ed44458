import type { DraftLimits } from '../mapping/ticket-draft.ts';
import type { Rule } from '../model/rule.ts';
import type { Source } from '../senders/source.ts';
import type { TargetDependencies } from '../targets/target.ts';
import type { Tracker } from '../targets/trackers/tracker.ts';

/** The configuration, checked and ready to use. */
export interface Configuration {
  sources: readonly Source[];
  targets: readonly ConfiguredTarget[];
  rules: readonly Rule[];
  /** How long deliveries are kept. */
  keepMs: number;
}

export interface ConfiguredTarget {
  name: string;
  type: string;
  limits: DraftLimits;
  open(dependencies: Omit<TargetDependencies, 'name'>): Tracker;
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
