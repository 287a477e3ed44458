import type { ActorFacts } from '../model/event.ts';
import type { IssueFacts } from '../model/issue-facts.ts';
import type { JsonValue } from '../model/json.ts';
import { adfText } from './adf-text.ts';
import { inertUrl } from './escape.ts';
import { isJsonObject, JsonReader } from './json-body.ts';
import { namesIn, saidFacts } from './told-event.ts';
import { wikiMarkdown } from './wiki-markdown.ts';

/** Returns a description or a comment as Markdown: wiki markup comes as a text, rich text as a document. */
export function jiraText(value: JsonValue | undefined): string {
  return typeof value === 'string' ? wikiMarkdown(value) : adfText(value);
}

export function issueFacts(body: JsonReader): IssueFacts | undefined {
  const at = (member: string) => body.find(`issue.fields.${member}`);
  const key = body.text('issue.key');
  if (key === undefined) return undefined;
  return {
    key,
    title: body.text('issue.fields.summary') ?? '',
    body: jiraText(at('description')),
    url: browseUrl(body.text('issue.self'), key),
    author: jiraActor(at('reporter') ?? at('creator'))?.login ?? '',
    labels: namesIn(at('labels')),
    ...saidFacts({ status: body.text('issue.fields.status.name') }),
    ...(isSecured(body) ? { is_confidential: true } : {}),
  };
}

/** Where people look at an issue, from the address of its REST resource. */
function browseUrl(self: string | undefined, key: string): string {
  const [base = ''] = (self ?? '').split('/rest/');
  return inertUrl(base) === undefined ? '' : `${base}/browse/${encodeURIComponent(key.toWellFormed())}`;
}

/** An issue of a security level is seen by its members alone. */
export function isSecured(body: JsonReader): boolean {
  return body.find('issue.fields.security') !== undefined;
}

/** A comment or work for one role or group, or a comment that Jira Service Management keeps from customers. */
export function isHidden(body: JsonReader): boolean {
  const isForSome = ['comment', 'worklog'].some((member) => body.find(`${member}.visibility`) !== undefined);
  return isForSome || body.find('comment.jsdPublic') === false;
}

export function idOf(body: JsonReader, path: string): string {
  const id = body.find(path);
  return typeof id === 'number' || typeof id === 'string' ? String(id).toWellFormed() : '';
}

/** On Cloud only the account's id is a user's own; on Data Center the name is. */
export function jiraActor(json: JsonValue | undefined): ActorFacts | undefined {
  if (!isJsonObject(json)) return undefined;
  const user = new JsonReader(json);
  const login = user.text('accountId') ?? user.text('name') ?? user.text('key');
  const name = user.text('displayName');
  if (login === undefined) return undefined;
  return { login, ...(name === undefined ? {} : { name }), is_bot: user.text('accountType') === 'app' };
}
