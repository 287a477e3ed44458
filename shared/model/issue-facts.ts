import type { WrittenOn } from './command.ts';

export interface IssueFacts {
  /** Absent where issues have keys. */
  number?: number;
  /** `SOC-7`, where issues have keys. */
  key?: string;
  title: string;
  body: string;
  url: string;
  author: string;
  labels: string[];
  /** Not everybody who sees the project may see it. */
  is_confidential?: boolean;
  /** The label that was put on or taken off. */
  label?: string;
  /** Whom it was assigned to, or is no more. */
  assignee?: string;
  milestone?: string;
  /** Its status by name, where there are more than open and closed. */
  status?: string;
  /** The status before this change of it. */
  previous_status?: string;
  /** Other fields that an edit changed. */
  changes?: IssueChange[];
  /** Why it is closed, as its tracker says: GitHub's `completed`, `not_planned` and `duplicate`. */
  reason?: string;
}

/** A field that was changed, as people see its values; absent where it had none, has none, or is long. */
export interface IssueChange {
  field: string;
  from?: string;
  to?: string;
}

export interface CommentFacts {
  on: WrittenOn;
  body: string;
  url: string;
  /** Not everybody who sees the project may see it. */
  is_confidential?: boolean;
  /** The file and the line it is about, where it is about one. */
  path?: string;
  line?: number;
  /** The short id of the commit it is on. */
  sha?: string;
}
