import type { Github } from '../../../clients/github.ts';
import { authorOf, readIssue } from '../../../clients/github-issue.ts';
import { TicketwireError } from '../../../errors.ts';
import { isJsonObject } from '../../../mapping/json-body.ts';
import type { JsonObject, JsonValue } from '../../../model/json.ts';
import type { Ticket } from '../../../model/ticket.ts';
import { hasLabel, labelChanges } from '../forge/labels.ts';
import { unlessGone } from '../gone.ts';

/** Single issues of one repository, by their numbers. Undefined: the issue is gone. */
export interface Issues {
  /** Throws `unprocessable` for a pull request. */
  read(key: string): Promise<Ticket | undefined>;
  /** Pull requests have labels as issues have. */
  readWithPullRequests(key: string): Promise<Ticket | undefined>;
  change(key: string, json: JsonObject): Promise<Ticket | undefined>;
  /** `close` ends it as done, `duplicate` as one of another, `not-planned` as nothing that will be done. */
  transition(ticket: Ticket, to: 'close' | 'reopen' | 'duplicate' | 'not-planned'): Promise<Ticket | undefined>;
  label(ticket: Ticket, labels: { add: readonly string[]; remove: readonly string[] }): Promise<Ticket>;
  /** True if issues may be assigned to this login; false also if the token may not ask. */
  canAssign(login: string): Promise<boolean>;
}

export function createIssues(repository: string, github: Github): Issues {
  const issues = `/repos/${repository}/issues`;

  /** Undefined when the issue is gone: 410, or 404 although the repository is readable. */
  const issueOf = (key: string, step: () => Promise<JsonValue | undefined>): Promise<Ticket | undefined> =>
    unlessGone(async () => {
      const ticket = readIssue(await step(), repository, key);
      if (ticket !== undefined) return ticket;
      throw new TicketwireError('target-refused', `GitHub's answer about an issue of ${repository} is not an issue.`);
    }, isRepositoryReadable);

  async function isRepositoryReadable(): Promise<boolean> {
    const { status, json } = await github.send('GET', `/repos/${repository}`, { expect: [404] });
    // Where issues are switched off no issue can be read, and none is gone.
    return status !== 404 && isJsonObject(json) && json.has_issues !== false;
  }

  async function readAny(key: string): Promise<JsonValue | undefined> {
    return (await github.send('GET', `${issues}/${key}`)).json;
  }

  async function read(key: string): Promise<Ticket | undefined> {
    if (!/^[1-9]\d{0,17}$/.test(key)) return undefined;
    return issueOf(key, async () => {
      const json = await readAny(key);
      if (isJsonObject(json) && json.pull_request !== undefined) {
        throw new TicketwireError('unprocessable', `${repository}#${key} is a pull request, not an issue.`);
      }
      return json;
    });
  }

  const change = (key: string, json: JsonObject) =>
    issueOf(key, async () => (await github.send('PATCH', `${issues}/${key}`, { json })).json);

  return {
    read,
    readWithPullRequests: (key) => issueOf(key, () => readAny(key)),
    change,
    canAssign: async (login) => {
      const path = `/repos/${repository}/assignees/${encodeURIComponent(login)}`;
      return (await github.send('GET', path, { expect: [403, 404] })).status === 204;
    },

    transition: async (ticket, to) => {
      const isThere = (ticket.state === 'closed') === (to !== 'reopen');
      if (isThere && (to !== 'not-planned' || ticket.reason === 'not-planned')) return ticket;
      const reasons = { close: 'completed', reopen: 'reopened', duplicate: 'duplicate', 'not-planned': 'not_planned' };
      const json = { state: to === 'reopen' ? 'open' : 'closed', state_reason: reasons[to] };
      try {
        return await change(ticket.key, json);
      } catch (error) {
        // Older Enterprise Servers know no duplicates.
        const isUnknownReason =
          error instanceof TicketwireError && error.code === 'target-refused' && to === 'duplicate';
        if (!isUnknownReason) throw error;
        return change(ticket.key, { ...json, state_reason: 'not_planned' });
      }
    },

    label: async (ticket, labels) => {
      const { missing, surplus } = labelChanges(ticket, labels);
      if (missing.length > 0) {
        await github.send('POST', `${issues}/${ticket.key}/labels`, { json: { labels: missing } });
      }
      for (const label of surplus) {
        // 404: somebody else took it off meanwhile.
        await github.send('DELETE', `${issues}/${ticket.key}/labels/${encodeURIComponent(label)}`, { expect: [404] });
      }
      return { ...ticket, labels: [...ticket.labels.filter((label) => !surplus.includes(label)), ...missing] };
    },
  };
}

/** What creating an issue gave. */
export interface CreatedIssue {
  ticket: Ticket;
  author: string;
  /** Labels that GitHub left out without a word: the token has no triage access. */
  droppedLabels: readonly string[];
}

export async function createIssue(
  repository: string,
  github: Github,
  draft: { title: string; body: string; labels: readonly string[]; assignees: readonly string[] },
): Promise<CreatedIssue> {
  const { title, body, labels, assignees } = draft;
  const people = assignees.length === 0 ? {} : { assignees: [...assignees] };
  const { json } = await github.send('POST', `/repos/${repository}/issues`, {
    json: { title, body, labels: [...labels], ...people },
  });
  const ticket = readIssue(json, repository);
  if (ticket === undefined) {
    throw new TicketwireError('target-failed', `GitHub created an issue in ${repository}, but its answer is not one.`);
  }
  const droppedLabels = labels.filter((label) => !hasLabel(ticket, label));
  return { ticket, author: isJsonObject(json) ? authorOf(json) : '', droppedLabels };
}
