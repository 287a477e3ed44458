import type { Step } from './rule.ts';

/** What the rules ask of one target. */
export interface Duties {
  steps: readonly Step[];
  /** It is the one to answer where somebody asks which commands there are. */
  helps: boolean;
  /** Slugs of teams of its organisation: for some rules it is asked who is in them. */
  teams: readonly string[];
}
