/** A rule as the planner reads it: filters that must all hold, then steps. */
export interface Rule {
  name: string;
  /** Event types, families (`alert`) or globs (`alert.*`). */
  on: readonly string[];
  /** Sources; empty: any. */
  from: readonly string[];
  /** Liquid expression over the event. */
  if?: string | undefined;
  isEnabled: boolean;
  steps: readonly Step[];
}

/** One entry of `do`. */
export type Step = TrackStep;

export interface TrackStep {
  verb: 'track';
  in: string;
  title?: string | undefined;
  body?: string | undefined;
  labels?: readonly string[] | undefined;
}
