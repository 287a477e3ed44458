import type { Gitea } from '../../../clients/gitea.ts';
import { TicketwireError } from '../../../errors.ts';
import { withoutFormulas } from '../../../mapping/gitea-text.ts';
import { isJsonObject } from '../../../mapping/json-body.ts';
import type { JsonObject, JsonValue } from '../../../model/json.ts';
import type { Ticket, TicketDraft } from '../../../model/ticket.ts';
import { duplicateLabel, hasLabel, labelChanges } from '../forge/labels.ts';
import { unlessGone } from '../gone.ts';
import { type GiteaIssue, readGiteaIssue } from './issue.ts';
import type { LabelBook } from './label-book.ts';

/** Single issues of one repository, by their numbers. Undefined: the issue is gone. */
export interface Issues {
  /** Throws `unprocessable` for a pull request. */
  read(key: string): Promise<Ticket | undefined>;
  /** Pull requests have labels as issues have. */
  readWithPullRequests(key: string): Promise<Ticket | undefined>;
  rewrite(key: string, content: Pick<TicketDraft, 'title' | 'body'>): Promise<Ticket | undefined>;
  /** `duplicate` closes it with the label of that name: Gitea keeps no reason. */
  transition(ticket: Ticket, to: 'close' | 'reopen' | 'duplicate'): Promise<Ticket | undefined>;
  label(ticket: Ticket, labels: { add: readonly string[]; remove: readonly string[] }): Promise<Ticket>;
  create(draft: TicketDraft): Promise<CreatedIssue>;
  /** True if issues may be assigned to this login; false also if the token may not ask. */
  canAssign(login: string): Promise<boolean>;
}

/** What creating an issue gave. */
export interface CreatedIssue {
  ticket: Ticket;
  author: string;
  /** Labels it has not: there are none of that name and the token may make none, or it may set none. */
  droppedLabels: readonly string[];
}

/** https://docs.gitea.com/api/#tag/issue */
export function createIssues(repository: string, gitea: Gitea, book: LabelBook): Issues {
  const issues = `/repos/${repository}/issues`;

  function requireIssue(json: JsonValue | undefined, key?: string): GiteaIssue {
    const issue = readGiteaIssue(json, repository, key);
    if (issue === undefined) throw gitea.oddity(`about an issue of ${repository}`, 'is no issue');
    return issue;
  }

  /** Where issues are switched off, or not shown to us, there is no list either, and none is gone. */
  async function areIssuesReadable(): Promise<boolean> {
    const { status } = await gitea.send('GET', `${issues}?state=all&limit=1&page=1`, { expect: [404] });
    return status !== 404;
  }

  const readAny = (key: string): Promise<GiteaIssue | undefined> =>
    unlessGone(async () => requireIssue((await gitea.send('GET', `${issues}/${key}`)).json, key), areIssuesReadable);

  const change = (key: string, json: JsonObject): Promise<Ticket | undefined> =>
    unlessGone(
      async () => requireIssue((await gitea.send('PATCH', `${issues}/${key}`, { json })).json, key).ticket,
      areIssuesReadable,
    );

  async function addLabels(key: string, names: readonly string[]): Promise<void> {
    const { ids, lacking } = await book.ensure(names);
    if (lacking.length > 0) {
      throw new TicketwireError(
        'target-forbidden',
        `${repository} has no label ${lacking.join(', ')}, and the token may not make one: make it by hand, or give the token's user write access.`,
      );
    }
    await gitea.send('POST', `${issues}/${key}/labels`, { json: { labels: ids } });
  }

  /** By what the issue has: its labels may be the organisation's. */
  async function removeLabels(key: string, names: readonly string[]): Promise<void> {
    const { json } = await gitea.send('GET', `${issues}/${key}/labels`);
    if (!Array.isArray(json)) throw gitea.oddity(`about the labels of ${repository}#${key}`, 'is not a list');
    for (const label of json.filter(isJsonObject)) {
      if (typeof label.id !== 'number' || !names.includes(String(label.name))) continue;
      // 404 and 422: somebody else took it off, or away, meanwhile.
      await gitea.send('DELETE', `${issues}/${key}/labels/${label.id}`, { expect: [404, 422] });
    }
  }

  async function label(ticket: Ticket, labels: { add: readonly string[]; remove: readonly string[] }): Promise<Ticket> {
    const { missing, surplus } = labelChanges(ticket, labels);
    if (missing.length > 0) await addLabels(ticket.key, missing);
    if (surplus.length > 0) await removeLabels(ticket.key, surplus);
    return { ...ticket, labels: [...ticket.labels.filter((each) => !surplus.includes(each)), ...missing] };
  }

  return {
    read: async (key) => {
      if (!/^[1-9]\d{0,17}$/.test(key)) return undefined;
      const issue = await readAny(key);
      if (issue?.isPullRequest !== true) return issue?.ticket;
      throw new TicketwireError('unprocessable', `${repository}#${key} is a pull request, not an issue.`);
    },

    canAssign: async (login) => {
      const { json } = await gitea.send('GET', `/repos/${repository}/assignees`, { expect: [403, 404] });
      if (!Array.isArray(json)) return false;
      return json.some((user) => isJsonObject(user) && String(user.login).toLowerCase() === login.toLowerCase());
    },
    readWithPullRequests: async (key) => (await readAny(key))?.ticket,

    rewrite: (key, { title, body }) => change(key, { title, body: withoutFormulas(body) }),

    transition: async (ticket, to) => {
      if ((ticket.state === 'closed') === (to !== 'reopen')) return ticket;
      // Before it is closed: what is open with that label is looked at again.
      if (to === 'duplicate') await label(ticket, { add: [duplicateLabel], remove: [] }).catch(unlessForbidden);
      if (ticket.reason === 'duplicate') await label(ticket, { add: [], remove: [duplicateLabel] });
      return change(ticket.key, { state: to === 'reopen' ? 'open' : 'closed' });
    },

    label,

    create: async ({ title, body, labels, assignees = [] }) => {
      const wanted = [...new Set(labels)];
      const { ids, lacking } = await book.ensure(wanted);
      const people = assignees.length === 0 ? {} : { assignees: [...assignees] };
      const { json } = await gitea.send('POST', issues, {
        json: { title, body: withoutFormulas(body), labels: ids, ...people },
      });
      const { ticket, author } = requireIssue(json);
      const dropped = wanted.filter((name) => !hasLabel(ticket, name));
      if (dropped.length === 0) return { ticket, author, droppedLabels: [] };
      // What we remembered may be a label that was deleted since. Where the user may set none, this says so.
      book.forget();
      const again = dropped.filter((name) => !lacking.includes(name));
      const labeled =
        again.length === 0 ? ticket : await label(ticket, { add: again, remove: [] }).catch(unlessUnknown);
      const droppedLabels = dropped.filter((name) => !hasLabel(labeled ?? ticket, name));
      return { ticket: labeled ?? ticket, author, droppedLabels };
    },
  };
}

/** Undefined for whatever a client says: the issue is there, and only its labels are lacking. */
function unlessUnknown(error: unknown): undefined {
  if (!(error instanceof TicketwireError)) throw error;
}

/** Undefined for what the token may not do; everything else passes on. */
function unlessForbidden(error: unknown): undefined {
  if (!(error instanceof TicketwireError) || error.code !== 'target-forbidden') throw error;
}
