import type { AlertFacts } from './event.ts';

/** The alerts that one tool has at one time: what is missing from a complete set is gone. */
export interface AlertSet {
  /** Whose set it is: the same for every run of the same analysis, such as `sarif:octo/widgets:CodeQL:/language:go`. */
  scope: string;
  /** The tool, by its name for people. */
  label: string;
  /** Those present now: open, or suppressed by their state. */
  alerts: readonly { subject: string; facts: AlertFacts }[];
  /** False where the tool did not finish: then nothing may be taken for gone. */
  isComplete: boolean;
  /** What a person should know of the set, in sentences. */
  doubts: readonly string[];
}
