import type { Jira } from '../../../clients/jira.ts';
import { refusedFields } from '../../../clients/jira-fields.ts';
import { TicketwireError } from '../../../errors.ts';
import { adfOf } from '../../../mapping/adf.ts';
import { inertMarkdown } from '../../../mapping/escape.ts';
import { isJsonObject } from '../../../mapping/json-body.ts';
import type { JsonObject, JsonValue } from '../../../model/json.ts';

/** An issue to be. */
export interface IssueDraft {
  project: string;
  /** Absent: the project's usual one. */
  issueType: string | undefined;
  /** By the fields' ids; `summary` and `description` among them. */
  fields: JsonObject;
  /** Issue properties by their keys; empty where Jira takes none. */
  properties: JsonObject;
}

export interface CreatedIssue {
  key: string;
  /** Fields that Jira would not take, by their ids, and its words. */
  omitted: ReadonlyMap<string, string>;
}

export const usualIssueType = 'Task';
/** An issue is nothing without these: what is wrong with them is nobody's to leave out. */
const essential = new Set(['project', 'issuetype', 'summary', 'description']);

/** Creates an issue. What Jira refuses was not created: then once more, without what it would not take. */
export async function createJiraIssue(jira: Jira, draft: IssueDraft): Promise<CreatedIssue> {
  const omitted = new Map<string, string>();
  const wanted = new Map(Object.entries(draft.fields));
  let issueType = draft.issueType ?? usualIssueType;
  for (let attempt = 1; ; attempt += 1) {
    const fields = { ...Object.fromEntries(wanted), project: { key: draft.project }, issuetype: nameOrId(issueType) };
    const properties = Object.entries(draft.properties).map(([key, value]) => ({ key, value }));
    const json: JsonObject = properties.length === 0 ? { fields } : { fields, properties };
    const answer = await jira.send('POST', '/issue', { json, expect: [400] });
    if (answer.status !== 400) return { key: keyIn(jira, answer.json), omitted };
    const refused = refusedFields(answer.json);
    const needless = [...refused].filter(([id]) => !essential.has(id) && wanted.has(id));
    for (const [id, words] of needless) {
      const value = wanted.get(id);
      // A field of rich text: only this answer tells.
      if (typeof value === 'string' && /atlassian document/i.test(words)) wanted.set(id, adfOf(inertMarkdown(value)));
      else {
        wanted.delete(id);
        omitted.set(id, words);
      }
    }
    const isOtherType = refused.has('issuetype') && attempt === 1;
    if (isOtherType) issueType = await otherIssueType(jira, draft, answer.json);
    if (attempt === maxAttempts || (needless.length === 0 && !isOtherType)) {
      throw jira.refusal('POST', '/issue', answer);
    }
  }
}

/** The type, then fields that are not on its screen, then fields whose values do not fit. */
const maxAttempts = 4;

function keyIn(jira: Jira, json: JsonValue | undefined): string {
  if (isJsonObject(json) && typeof json.key === 'string') return json.key;
  throw jira.oddity('the new issue', 'has no key');
}

/** What an issue can be in the project. */
export interface JiraIssueType {
  id: string;
  name: string;
  isSubtask: boolean;
}

/** All pages of a list that Cloud and Data Center call by different names. */
export async function fetchPages(jira: Jira, path: string, members: readonly string[]): Promise<readonly JsonObject[]> {
  const found: JsonObject[] = [];
  for (let page = 1; page <= maxPages; page += 1) {
    const { json } = await jira.send('GET', `${path}?startAt=${found.length}&maxResults=200`);
    const list = isJsonObject(json) ? members.map((member) => json[member]).find(Array.isArray) : undefined;
    if (!isJsonObject(json) || list === undefined) throw jira.oddity(path, 'holds no such list');
    found.push(...list.filter(isJsonObject));
    if (list.length === 0 || json.isLast === true || typeof json.total !== 'number' || found.length >= json.total)
      break;
  }
  return found;
}

const maxPages = 20;

/** Cloud lists them as `issueTypes`, Data Center as `values`. */
export async function fetchIssueTypes(jira: Jira, project: string): Promise<readonly JiraIssueType[]> {
  const list = await fetchPages(jira, `/issue/createmeta/${project}/issuetypes`, ['issueTypes', 'values']);
  return list.map(({ id, name, subtask }) => ({
    id: String(id),
    name: String(name),
    isSubtask: subtask === true,
  }));
}

/** The first type that stands by itself; where the rule names one, what there is instead of it. */
async function otherIssueType(
  jira: Jira,
  { project, issueType }: IssueDraft,
  answer: JsonValue | undefined,
): Promise<string> {
  const types = await fetchIssueTypes(jira, project);
  const [first] = types.filter(({ isSubtask }) => !isSubtask);
  if (issueType === undefined && first !== undefined) return first.name;
  const known = types.map(({ name }) => `'${name}'`).join(', ');
  const offer = known === '' ? "none that this user may create: it lacks 'Create issues'" : known;
  throw new TicketwireError(
    'target-refused',
    `The project ${project} has no issue type '${issueType ?? usualIssueType}' (${refusedFields(answer).get('issuetype')}). It has ${offer}. Set 'issue-type' of the step.`,
  );
}

/** A number is an id: no type is called so. */
function nameOrId(issueType: string): JsonObject {
  return /^\d+$/.test(issueType) ? { id: issueType } : { name: issueType };
}
