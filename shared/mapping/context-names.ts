import type { ActorFacts, EventData } from '../model/event.ts';

type Names<Facts> = { readonly [Name in keyof Required<Facts>]: true };
type Families = Omit<Required<EventData>, 'ticket'>;

const person: Names<ActorFacts> = {
  login: true,
  id: true,
  name: true,
  is_bot: true,
  association: true,
  is_newcomer: true,
  merged_pull_requests: true,
};

/** Every fact by its family; the compiler holds it against the model. */
const facts: { readonly [Family in keyof Families]: Names<NonNullable<Families[Family]>> } = {
  alert: {
    id: true,
    rule: true,
    rule_id: true,
    rule_url: true,
    severity: true,
    message: true,
    file: true,
    line: true,
    url: true,
    state: true,
    labels: true,
    project: true,
    project_url: true,
    object: true,
    language: true,
    details: true,
  },
  run: {
    id: true,
    attempt: true,
    number: true,
    workflow: true,
    branch: true,
    tag: true,
    event: true,
    conclusion: true,
    url: true,
    sha: true,
    started_at: true,
    path: true,
    home: true,
    is_fork: true,
    job: true,
    failed_jobs: true,
    passed_jobs: true,
    title: true,
    message: true,
    failures_in_row: true,
  },
  pull_request: {
    number: true,
    title: true,
    body: true,
    branch: true,
    base: true,
    url: true,
    author: true,
    is_draft: true,
    is_fork: true,
    labels: true,
    commits: true,
    merged_by: true,
    label: true,
    assignee: true,
    reviewer: true,
    milestone: true,
    review_state: true,
  },
  review: { body: true, url: true },
  push: {
    ref: true,
    branch: true,
    tag: true,
    is_default_branch: true,
    url: true,
    commits: true,
    paths: true,
    before: true,
    after: true,
    commit: true,
    is_new: true,
    is_deleted: true,
    is_forced: true,
    commit_count: true,
    has_more_commits: true,
    commit_list: true,
    ref_url: true,
  },
  release: {
    tag: true,
    name: true,
    body: true,
    url: true,
    is_prerelease: true,
    is_draft: true,
    commits: true,
    pull_requests: true,
  },
  issue: {
    number: true,
    key: true,
    title: true,
    body: true,
    url: true,
    author: true,
    labels: true,
    is_confidential: true,
    label: true,
    assignee: true,
    milestone: true,
    status: true,
    previous_status: true,
    changes: true,
    reason: true,
  },
  comment: { on: true, body: true, url: true, is_confidential: true, path: true, line: true, sha: true },
  command: { name: true, args: true, text: true, on: true },
  deployment: { environment: true, ref: true, sha: true, url: true, state: true, description: true },
  other: { what: true, deed: true, state: true, name: true, url: true, text: true, items: true },
  repository: {
    full_name: true,
    url: true,
    default_branch: true,
    forge: true,
    id: true,
    previous_name: true,
    former_names: true,
  },
  actor: person,
  author: person,
};

const eventNames = ['id', 'type', 'family', 'source', 'sender', 'subject', 'at', 'view'];

/** What templates and conditions of rules may name: roots, and what each holds; null: anything. */
export const contextNames: Readonly<Record<string, readonly string[] | null>> = {
  event: eventNames,
  payload: null,
  ...Object.fromEntries(Object.entries(facts).map(([family, names]) => [family, Object.keys(names)])),
};

/** What templates of a source may name. */
export const sourceContextNames: Readonly<Record<string, readonly string[] | null>> = { payload: null, headers: null };

/** A name that no event has, and what there is in its place. */
export interface UnknownName {
  name: string;
  known: readonly string[];
}

/** Those of the variables that nothing is behind, each once; a variable is its root and what is looked up in it. */
export function unknownNames(
  variables: readonly (readonly unknown[])[],
  names: Readonly<Record<string, readonly string[] | null>>,
): readonly UnknownName[] {
  const unknown = new Map<string, UnknownName>();
  for (const [root, member] of variables) {
    if (typeof root !== 'string') continue;
    const members = Object.hasOwn(names, root) ? names[root] : undefined;
    if (members === undefined) unknown.set(root, { name: root, known: Object.keys(names) });
    else if (members !== null && typeof member === 'string' && !members.includes(member)) {
      const name = `${root}.${member}`;
      unknown.set(name, { name, known: members.map((each) => `${root}.${each}`) });
    }
  }
  return [...unknown.values()];
}
