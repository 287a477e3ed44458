import { TicketwireError } from '../errors.ts';
import type { EventData } from '../model/event.ts';
import { labelsFact, lineFact, messageFact, nameFact, urlFact } from './alert-facts.ts';

/** What a fact is made of when it is written as text; `url`: an address that a person may follow. */
export type FactKind = 'name' | 'text' | 'url' | 'number' | 'list' | 'flag';

/** The facts that a source may fill by templates, by family. */
export const factKinds = {
  alert: {
    id: 'name',
    rule: 'name',
    rule_url: 'url',
    severity: 'name',
    message: 'text',
    file: 'name',
    line: 'number',
    url: 'url',
    labels: 'list',
    project: 'name',
    project_url: 'url',
    language: 'name',
  },
  run: {
    id: 'name',
    attempt: 'number',
    number: 'number',
    workflow: 'name',
    branch: 'name',
    event: 'name',
    conclusion: 'name',
    url: 'url',
    sha: 'name',
    title: 'name',
    message: 'text',
  },
  push: {
    ref: 'name',
    branch: 'name',
    tag: 'name',
    is_default_branch: 'flag',
    url: 'url',
    commits: 'list',
    paths: 'list',
    before: 'name',
    after: 'name',
    is_new: 'flag',
    is_forced: 'flag',
    commit_count: 'number',
    ref_url: 'url',
  },
  pull_request: {
    number: 'number',
    title: 'name',
    body: 'text',
    branch: 'name',
    base: 'name',
    url: 'url',
    author: 'name',
    labels: 'list',
    merged_by: 'name',
    label: 'name',
    assignee: 'name',
    reviewer: 'name',
    milestone: 'name',
    review_state: 'name',
  },
  review: { body: 'text', url: 'url' },
  release: { tag: 'name', name: 'name', body: 'text', url: 'url', is_prerelease: 'flag' },
  issue: {
    number: 'number',
    key: 'name',
    title: 'name',
    body: 'text',
    url: 'url',
    author: 'name',
    labels: 'list',
    label: 'name',
    assignee: 'name',
    milestone: 'name',
    reason: 'name',
  },
  comment: { on: 'name', body: 'text', url: 'url', path: 'name', line: 'number', sha: 'name' },
  deployment: { environment: 'name', ref: 'name', sha: 'name', url: 'url', state: 'name', description: 'text' },
  repository: { full_name: 'name', url: 'url', default_branch: 'name' },
  actor: { login: 'name', name: 'name', is_bot: 'flag' },
  author: { login: 'name', name: 'name', is_bot: 'flag' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, FactKind>>>>;

/** What a fact is where nothing was said and the family cannot be without. */
const absent: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  run: { attempt: 1, workflow: '', branch: '', event: '', conclusion: '', url: '', path: '', home: '', is_fork: false },
  push: { ref: '', is_default_branch: false, url: '', commits: [], paths: [] },
  pull_request: {
    number: 0,
    title: '',
    body: '',
    branch: '',
    base: '',
    url: '',
    author: '',
    is_draft: false,
    is_fork: false,
    labels: [],
  },
  review: { body: '', url: '' },
  release: { tag: '', name: '', body: '', url: '', is_prerelease: false },
  issue: { title: '', body: '', url: '', author: '', labels: [] },
  comment: { on: 'issue', body: '', url: '' },
  deployment: { environment: '', ref: '', sha: '', url: '', state: '', description: '' },
  repository: { full_name: '', url: '', default_branch: '' },
  actor: { login: '', is_bot: false },
  author: { login: '', is_bot: false },
};

/** Facts of one family from their texts; what no fact can be made of was not said. */
export function factsFromTexts(family: string, texts: Readonly<Record<string, string>>): EventData {
  const kinds: Readonly<Record<string, FactKind>> = Object.hasOwn(factKinds, family)
    ? factKinds[family as keyof typeof factKinds]
    : {};
  const facts: Record<string, unknown> = { ...absent[family] };
  for (const [fact, text] of Object.entries(texts)) {
    const kind = Object.hasOwn(kinds, fact) ? kinds[fact] : undefined;
    if (kind === undefined) throw new TicketwireError('internal', `No fact is called '${family}.${fact}'.`);
    const value = readers[kind](text.trim());
    if (value !== undefined) facts[fact] = value;
  }
  return { [family]: facts };
}

const readers: Record<FactKind, (text: string) => unknown> = {
  name: nameFact,
  text: messageFact,
  url: urlFact,
  number: (text) => (/^\d{1,15}$/.test(text) ? lineFact(Number(text)) : undefined),
  list: (text) => labelsFact(text.split(/[\n,]/)),
  flag: (text) => (/^(true|yes|1)$/i.test(text) ? true : /^(false|no|0|)$/i.test(text) ? false : undefined),
};
