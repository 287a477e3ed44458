import { timeOf } from '../mapping/event-time.ts';
import { isJsonObject, JsonReader } from '../mapping/json-body.ts';
import type { EpochMs, JsonObject, JsonValue } from '../model/json.ts';
import type { Jira } from './jira.ts';
import { issueFields, type JiraIssue, readIssue } from './jira-issue.ts';

/** An issue as a search shows it. */
export interface FoundIssue {
  key: string;
  issue: JiraIssue;
  createdAt: EpochMs;
  updatedAt: EpochMs;
  /** By what its author may be known: account id, user name, key, e-mail address; in lower case. */
  author: readonly string[];
  /** The property that was asked for; undefined where it has none, or the search does not show properties. */
  property: JsonValue | undefined;
  /** Its description where that is a text, as on Data Center. */
  text: string;
}

export interface Search {
  /** Bounded: Jira Cloud refuses to search everything. */
  jql: string;
  /** The key of an issue property; only Cloud shows it. */
  property: string;
}

const pageSize = 100;
/** Nobody has so many tickets that are ours. */
const maxPages = 1_000;

/** All pages of what a search finds. Its index may lag behind by some seconds. Throws what the client throws. */
export async function* searchIssues(
  jira: Jira,
  { jql, property }: Search,
  { isCloud }: { isCloud: boolean },
): AsyncGenerator<readonly FoundIssue[]> {
  const fields = [...issueFields, 'created', 'creator'];
  const asked: JsonObject = isCloud
    ? { jql, fields, properties: [property], maxResults: pageSize }
    : { jql, fields: [...fields, 'description'], maxResults: pageSize };
  let next: JsonObject = {};
  const seen = new Set<string>();
  for (let count = 0; ; ) {
    const path = isCloud ? '/search/jql' : '/search';
    const { json } = await jira.send('POST', path, { json: { ...asked, ...next } });
    if (!isJsonObject(json) || !Array.isArray(json.issues)) throw jira.oddity('a search', 'holds no list of issues');
    const found = json.issues.map((each) => readFound(each, property));
    if (found.some((each) => each === undefined)) throw jira.oddity('a search', 'holds an issue without its fields');
    yield found.filter((each) => each !== undefined);
    count += json.issues.length;
    const { nextPageToken, total } = json;
    const mark = isCloud ? nextPageToken : count;
    const isEnd = isCloud ? typeof mark !== 'string' || json.isLast === true : count >= Number(total);
    if (isEnd || json.issues.length === 0) return;
    if (seen.has(String(mark)) || seen.size >= maxPages) throw jira.oddity('a search', 'comes to no end');
    seen.add(String(mark));
    next = isCloud ? { nextPageToken: nextPageToken as string } : { startAt: count };
  }
}

function readFound(json: JsonValue, property: string): FoundIssue | undefined {
  const issue = readIssue(json);
  if (issue === undefined || !isJsonObject(json) || typeof json.key !== 'string') return undefined;
  const { created, creator, description } = isJsonObject(json.fields) ? json.fields : {};
  return {
    key: json.key,
    issue,
    createdAt: timeOf(created) ?? 0,
    updatedAt: issue.updatedAt ?? 0,
    author: namesOf(creator),
    property: isJsonObject(json.properties) ? json.properties[property] : undefined,
    text: typeof description === 'string' ? description : '',
  };
}

/** By what a user may be known; in lower case. Cloud tells the account id, Data Center name and key. */
export function namesOf(user: JsonValue | undefined): readonly string[] {
  const reader = new JsonReader(isJsonObject(user) ? user : {});
  return ['accountId', 'name', 'key', 'emailAddress']
    .map((member) => reader.text(member)?.toLowerCase() ?? '')
    .filter((name) => name !== '');
}
