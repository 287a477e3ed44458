/** What somebody can write on. */
export type WrittenOn = 'issue' | 'pull_request' | 'commit' | 'diff' | 'snippet';

/** A slash command: `/label bug ui`. */
export interface CommandFacts {
  /** In lower case, without the slash. */
  name: string;
  /** The words behind the name. */
  args: string[];
  /** What stands behind the name, in one piece. */
  text: string;
  /** What it was written on. */
  on: WrittenOn;
}

/** Where a text stands in its repository, as its forge finds it again: what is said under it, and what reactions belong to. */
export interface WrittenAt {
  /** The text of an issue or a pull request, a comment under it, a review of it, or a comment on lines or on a commit. */
  kind: 'text' | 'comment' | 'review' | 'diff_comment' | 'commit_comment';
  /** What it stands on or under. */
  on: 'issue' | 'pull_request' | 'commit';
  /** The or the pull request's number, or the commit's full id. */
  key: string;
  /** The id of the comment or the review; absent where the text is the or the pull request's own. */
  id?: string;
  /** The id of the thread it stands in, where threads have one. */
  thread?: string;
  /** GitHub's global id of a review. */
  globalId?: string;
  /** Only members of the project may see it. */
  isInternal?: boolean;
}

/** Where commands can be answered. */
export interface AnswersAt {
  forge: 'github' | 'gitlab' | 'gitea';
  /** Where people open it: `https://github.com`; empty where that is not known. */
  url: string;
}

/** Where a command was given. */
export interface CommandPlace extends WrittenAt {
  /** `owner/name`. */
  repository: string;
}

/** The reactions there are, by GitHub's names. https://docs.github.com/rest/reactions */
export const emojis = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'] as const;
export type Emoji = (typeof emojis)[number];
