import { isJsonObject, JsonReader } from '../../../mapping/json-body.ts';
import type { JsonValue } from '../../../model/json.ts';
import type { Ticket } from '../../../model/ticket.ts';
import { type ForgeIssue, timeOfAnswer } from '../forge/forge-issue.ts';
import { duplicateLabel, hasLabel } from '../forge/labels.ts';

/** The issue as GitLab tells of it; undefined where it is none. https://docs.gitlab.com/api/issues/ */
export function readGitlabIssue(json: JsonValue | undefined, project: string): ForgeIssue | undefined {
  if (!isJsonObject(json) || typeof json.iid !== 'number') return undefined;
  const issue = new JsonReader(json);
  const key = String(json.iid);
  const labels = Array.isArray(json.labels) ? json.labels.filter((label) => typeof label === 'string') : [];
  const isClosed = json.state === 'closed';
  const updatedAt = timeOfAnswer(json.updated_at);
  const isNamed = /\D/.test(project);
  const ticket: Ticket = {
    key,
    reference: isNamed ? `${project}#${key}` : (issue.text('references.full') ?? `${project}#${key}`),
    url: issue.text('web_url') ?? '',
    title: issue.text('title') ?? '',
    state: isClosed ? 'closed' : 'open',
    reason: isClosed ? reasonOf(labels, issue.text('_links.closed_as_duplicate_of')) : null,
    labels,
    ...(Number.isFinite(updatedAt) ? { updatedAt } : {}),
  };
  return {
    ticket,
    body: issue.text('description') ?? '',
    author: issue.text('author.username')?.toLowerCase() ?? '',
    createdAt: timeOfAnswer(json.created_at),
    updatedAt,
    comments: typeof json.user_notes_count === 'number' ? json.user_notes_count : 0,
  };
}

/** GitLab has no reason for closing, but for duplicates that somebody marked by a quick action. */
function reasonOf(labels: readonly string[], duplicateOf: string | undefined): Ticket['reason'] {
  return duplicateOf !== undefined || hasLabel({ labels }, duplicateLabel) ? 'duplicate' : 'done';
}
