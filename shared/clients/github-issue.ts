import { isJsonObject } from '../mapping/json-body.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import type { Ticket } from '../model/ticket.ts';

/**
 * The issue as a ticket. A transferred one is known by the number it had here, whatever it has there: GitHub redirects
 * every request about the one to the other.
 */
export function readIssue(json: JsonValue | undefined, repository: string, knownKey?: string): Ticket | undefined {
  if (!isJsonObject(json) || typeof json.number !== 'number') return undefined;
  const key = knownKey ?? String(json.number);
  const labels = Array.isArray(json.labels) ? json.labels : [];
  const touchedAt = updatedAt(json);
  return {
    key,
    reference: `${repository}#${key}`,
    url: typeof json.html_url === 'string' ? json.html_url : '',
    title: typeof json.title === 'string' ? json.title : '',
    state: json.state === 'closed' ? 'closed' : 'open',
    reason: json.state === 'closed' ? closedReason(json.state_reason) : null,
    labels: labels
      .map((label) => (isJsonObject(label) ? label.name : label))
      .filter((name) => typeof name === 'string'),
    ...(Number.isFinite(touchedAt) ? { updatedAt: touchedAt } : {}),
  };
}

function closedReason(reason: JsonValue | undefined): Ticket['reason'] {
  if (reason === 'not_planned') return 'not-planned';
  return reason === 'duplicate' ? 'duplicate' : 'done';
}

/** When it was created; infinitely late where GitHub does not say. */
export function createdAt(issue: JsonObject): number {
  return timeOf(issue.created_at);
}

/** When it was last touched; infinitely late where GitHub does not say. */
export function updatedAt(issue: JsonObject): number {
  return timeOf(issue.updated_at);
}

function timeOf(value: JsonValue | undefined): number {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time;
}

/** The login of whoever wrote it, in lower case; empty where GitHub does not say. */
export function authorOf(issue: JsonObject): string {
  return isJsonObject(issue.user) && typeof issue.user.login === 'string' ? issue.user.login.toLowerCase() : '';
}
