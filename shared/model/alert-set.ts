import type { AlertFacts } from './event.ts';

/** The alerts that one tool has at one time: what is missing from a complete set is gone. */
export interface AlertSet {
  /** Whose set it is: the same for every run of the same analysis, such as `sarif:octo/widgets:CodeQL:/language:go`. */
  scope: string;
  /** The tool, by its name for people. */
  label: string;
  /** Those present now: open, or suppressed by their state. */
  alerts: readonly {
    subject: string;
    facts: AlertFacts;
    /** Subjects under which earlier runs may have opened its ticket; no other alert has them. */
    formerSubjects?: readonly string[];
  }[];
  /** False where the list could not be read whole, or the tool says that something was not analysed. */
  isComplete: boolean;
  /** True if the list was read whole, and the tool reports a failure: then a setting decides what it means. */
  isFailed?: boolean;
  /** What a person should know of the set, in sentences. */
  doubts: readonly string[];
}
