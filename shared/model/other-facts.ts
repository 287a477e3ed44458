/** What is told of an event that is in no family of its own, as far as its body can be understood. */
export interface OtherFacts {
  /** The kind of thing, in words: `milestone`. */
  what: string;
  /** What was done to it, in words, where somebody did something: `created`. */
  deed?: string;
  /** How it is now, where nobody is said to have done anything: `in progress`. */
  state?: string;
  /** Its name or title. */
  name: string;
  /** Where people look at it. */
  url: string;
  /** What was written. */
  text?: string;
  items?: { name: string; url: string; deed: string }[];
}
