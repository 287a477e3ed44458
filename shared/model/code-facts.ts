export interface PushFacts {
  /** The full reference, `refs/heads/main`. */
  ref: string;
  branch?: string;
  tag?: string;
  is_default_branch: boolean;
  url: string;
  /** Commit messages. */
  commits: string[];
  /** Changed files, as far as the sender names them. */
  paths: string[];
  /** Short ids of the commits it was at and is at. */
  before?: string;
  after?: string;
  /** The full id of the commit it is at. */
  commit?: string;
  /** The branch or the tag was not there before. */
  is_new?: boolean;
  /** The branch or the tag is there no more. */
  is_deleted?: boolean;
  /** What was there before is not part of what is there now. */
  is_forced?: boolean;
  /** How many commits were pushed, those that are not listed included. */
  commit_count?: number;
  /** More commits were pushed than are listed, and the sender does not say how many. */
  has_more_commits?: boolean;
  /** The commits that are listed, for people. */
  commit_list?: PushedCommit[];
  /** Where people look at the branch or the tag. */
  ref_url?: string;
}

export interface PushedCommit {
  /** Short. */
  id: string;
  /** The first line of its message. */
  title: string;
  url: string;
  /** The author's name. */
  author: string;
}

export interface ReleaseFacts {
  tag: string;
  name: string;
  body: string;
  url: string;
  is_prerelease: boolean;
  /** Saved, and not public yet. */
  is_draft?: boolean;
  /** Commit messages since the previous release, where they were asked for. */
  commits?: string[];
  /** Titles, branches and bodies of the pull requests behind it, where they were asked for. */
  pull_requests?: { number: number; title: string; body: string; branch: string }[];
}

export interface DeploymentFacts {
  environment: string;
  ref: string;
  sha: string;
  url: string;
  /** In the sender's own word. */
  state: string;
  description: string;
}
