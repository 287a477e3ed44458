import { timeOf } from '../mapping/event-time.ts';
import { isJsonObject } from '../mapping/json-body.ts';
import type { EpochMs, JsonObject, JsonValue } from '../model/json.ts';
import type { Ticket } from '../model/ticket.ts';
import type { Jira } from './jira.ts';
import type { NotedStep, StepNotes } from './jira-steps.ts';

/** An issue as far as we ask for it. */
export interface JiraIssue {
  summary: string;
  status: JiraStatus;
  labels: readonly string[];
  /** The name of the resolution; null while there is none. */
  resolution: string | null;
  /** When it was last touched, by anybody; absent where Jira did not say. */
  updatedAt: EpochMs | undefined;
  /** What the user may do in the present status; absent where Jira did not say. */
  transitions: readonly JiraTransition[] | undefined;
  /** What it notes of steps made before; empty where that was not asked. */
  steps: readonly NotedStep[];
}

export interface JiraStatus {
  id: string;
  name: string;
  /** `new`, `indeterminate` or `done`. */
  category: string;
}

export interface JiraTransition {
  id: string;
  name: string;
  to: JiraStatus;
  hasScreen: boolean;
  /** What its screen holds, by the field's id; absent where Jira did not say. */
  fields: JsonObject | undefined;
}

/** What is asked for of an issue. */
export const issueFields: readonly string[] = ['summary', 'status', 'labels', 'resolution', 'updated'];

/** The issue, with its transitions and what it notes of steps where they are asked for; `key` must be one. */
export async function fetchIssue(
  jira: Jira,
  key: string,
  { withTransitions = false, notes }: { withTransitions?: boolean; notes?: StepNotes | undefined } = {},
): Promise<JiraIssue> {
  const { expand = [], properties = [] } = notes ?? {};
  const expanded = [...(withTransitions ? ['transitions', 'transitions.fields'] : []), ...expand];
  const query = [
    `fields=${issueFields.join(',')}`,
    ...(expanded.length === 0 ? [] : [`expand=${expanded.join(',')}`]),
    ...(properties.length === 0 ? [] : [`properties=${properties.join(',')}`]),
  ];
  const { json } = await jira.send('GET', `/issue/${key}?${query.join('&')}`);
  const issue = readIssue(json, notes);
  if (issue === undefined) throw jira.oddity(key, 'is no issue with a summary and a status');
  // An old key leads to where its issue was moved since.
  if (isJsonObject(json) && typeof json.key === 'string' && json.key !== key) jira.requireOurs?.(json.key);
  return issue;
}

/** What the user may do with the issue in its present status. */
export async function fetchTransitions(jira: Jira, key: string): Promise<readonly JiraTransition[]> {
  const { json } = await jira.send('GET', `/issue/${key}/transitions?expand=transitions.fields`);
  const transitions = readTransitions(json);
  if (transitions === undefined) throw jira.oddity(key, 'holds no list of transitions');
  return transitions;
}

/** Undefined when the answer is not an issue with a summary and a status. */
export function readIssue(json: JsonValue | undefined, notes?: StepNotes): JiraIssue | undefined {
  const fields = isJsonObject(json) ? json.fields : undefined;
  if (!isJsonObject(json) || !isJsonObject(fields)) return undefined;
  const status = readStatus(fields.status);
  if (status === undefined || typeof fields.summary !== 'string') return undefined;
  const { resolution, labels } = fields;
  return {
    summary: fields.summary,
    status,
    labels: Array.isArray(labels) ? labels.filter((label) => typeof label === 'string') : [],
    resolution: isJsonObject(resolution) && typeof resolution.name === 'string' ? resolution.name : null,
    updatedAt: timeOf(fields.updated),
    transitions: readTransitions(json),
    steps: notes?.read(json) ?? [],
  };
}

/** The transitions that can be made now; undefined when there is no list, or one that holds something else. */
function readTransitions(json: JsonValue | undefined): JiraTransition[] | undefined {
  if (!isJsonObject(json) || !Array.isArray(json.transitions)) return undefined;
  const transitions: JiraTransition[] = [];
  for (const each of json.transitions) {
    const to = isJsonObject(each) ? readStatus(each.to) : undefined;
    if (!isJsonObject(each) || typeof each.id !== 'string' || typeof each.name !== 'string') return undefined;
    if (to === undefined) return undefined;
    if (each.isAvailable === false) continue;
    const fields = isJsonObject(each.fields) ? each.fields : undefined;
    transitions.push({ id: each.id, name: each.name, to, hasScreen: each.hasScreen === true, fields });
  }
  return transitions;
}

function readStatus(json: JsonValue | undefined): JiraStatus | undefined {
  if (!isJsonObject(json) || typeof json.name !== 'string') return undefined;
  const category = isJsonObject(json.statusCategory) ? json.statusCategory.key : undefined;
  return {
    id: typeof json.id === 'string' ? json.id : json.name,
    name: json.name,
    category: typeof category === 'string' ? category : '',
  };
}

/** Closed is what Jira counts as done. */
export function jiraTicket(key: string, url: string, issue: Omit<JiraIssue, 'transitions' | 'steps'>): Ticket {
  const isClosed = issue.status.category === 'done';
  return {
    key,
    reference: key,
    url,
    title: issue.summary,
    state: isClosed ? 'closed' : 'open',
    reason: isClosed ? reasonOf(issue.resolution) : null,
    labels: issue.labels.filter((label) => identityIn([label]) === undefined),
    ...(issue.updatedAt === undefined ? {} : { updatedAt: issue.updatedAt }),
  };
}

/** The label by which the ticket of one subject is looked for; people need not see it among the others. */
export function identityLabelOf(subjectHash: string): string {
  return `ticketwire-${subjectHash.slice(0, identityChars)}`;
}

/** How much of a subject's hash the label holds. */
export const identityChars = 32;

/** The subject that the labels tell, as the beginning of its hash; undefined where none does. */
export function identityIn(labels: readonly string[]): string | undefined {
  return labels.map((label) => /^ticketwire-([0-9a-f]{32})$/.exec(label)?.[1]).find((hash) => hash !== undefined);
}

/** By the words Jira is delivered with; a resolution of another name counts as done. */
function reasonOf(resolution: string | null): Ticket['reason'] {
  if (/duplicate/i.test(resolution ?? '')) return 'duplicate';
  return /won.?t|declined|rejected|obsolete|cannot reproduce|not a bug|invalid/i.test(resolution ?? '')
    ? 'not-planned'
    : 'done';
}
