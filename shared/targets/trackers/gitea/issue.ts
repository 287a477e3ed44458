import { isJsonObject, JsonReader } from '../../../mapping/json-body.ts';
import type { JsonValue } from '../../../model/json.ts';
import type { Ticket } from '../../../model/ticket.ts';
import { type ForgeIssue, timeOfAnswer } from '../forge/forge-issue.ts';
import { duplicateLabel, hasLabel } from '../forge/labels.ts';

/** An issue, or a pull request: Gitea counts both by the same numbers. */
export interface GiteaIssue extends ForgeIssue {
  isPullRequest: boolean;
}

/** The issue as Gitea tells of it; undefined where it is none. `knownKey`: the number it was asked for by. */
export function readGiteaIssue(
  json: JsonValue | undefined,
  repository: string,
  knownKey?: string,
): GiteaIssue | undefined {
  if (!isJsonObject(json) || typeof json.number !== 'number') return undefined;
  const issue = new JsonReader(json);
  const key = knownKey ?? String(json.number);
  const labels = (Array.isArray(json.labels) ? json.labels : [])
    .map((label) => (isJsonObject(label) ? label.name : undefined))
    .filter((name) => typeof name === 'string');
  const isClosed = json.state === 'closed';
  const updatedAt = timeOfAnswer(json.updated_at);
  const ticket: Ticket = {
    key,
    reference: `${repository}#${key}`,
    url: issue.text('html_url') ?? '',
    title: issue.text('title') ?? '',
    state: isClosed ? 'closed' : 'open',
    // Gitea keeps no reason.
    reason: isClosed ? (hasLabel({ labels }, duplicateLabel) ? 'duplicate' : 'done') : null,
    labels,
    ...(Number.isFinite(updatedAt) ? { updatedAt } : {}),
  };
  return {
    ticket,
    isPullRequest: isJsonObject(json.pull_request),
    body: issue.text('body') ?? '',
    author: issue.text('user.login')?.toLowerCase() ?? '',
    createdAt: timeOfAnswer(json.created_at),
    updatedAt,
    comments: typeof json.comments === 'number' ? json.comments : 0,
  };
}
