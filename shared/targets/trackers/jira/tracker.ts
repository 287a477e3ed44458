import type { Jira } from '../../../clients/jira.ts';
import { namedField } from '../../../clients/jira-fields.ts';
import { fetchIssue, identityIn, identityLabelOf, type JiraIssue, jiraTicket } from '../../../clients/jira-issue.ts';
import type { Mover } from '../../../clients/jira-move.ts';
import { TicketwireError } from '../../../errors.ts';
import { readMark, subjectHashOf, withoutMarks } from '../../../mapping/marker.ts';
import { managedLabel } from '../../../mapping/ticket-draft.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Ticket, TicketDraft } from '../../../model/ticket.ts';
import { unlessGone as unlessNotFound } from '../gone.ts';
import type { NamedTickets } from '../named-tickets.ts';
import type { Tracker } from '../tracker.ts';
import { createJiraIssue } from './create.ts';
import { editIssue, writeFields } from './edit.ts';
import { createOurTickets, markProperty, markValueOf, unstatedMark } from './our-tickets.ts';
import { fieldTextsOf, richText, summaryOf } from './rich-text.ts';
import type { JiraSettings } from './settings.ts';

/** What the tracker shares with the named tickets of the same target. */
export interface JiraParts {
  jira: Jira;
  isCloud: boolean;
  move: Mover;
  named: NamedTickets;
  now(): number;
  /** Whether it is a key of a project whose tickets may be touched. */
  mayTouch(key: string): boolean;
  urlOf(key: string): string;
}

/** What closing or reopening may take, where the way is the only one. */
const maxHops = 5;

const closedNames = ['Done', 'Closed', 'Resolved', 'Completed', 'Fixed'];
const openNames = ['To Do', 'Open', 'Reopened', 'Backlog', 'New', 'In Progress'];
/** Where each way of closing leads, and what it says of the reason; the first that there is. */
const moves = {
  close: { to: 'category:done', prefer: closedNames, resolve: ['Done', 'Fixed', 'Resolved'] },
  duplicate: { to: 'category:done', prefer: ['Duplicate', ...closedNames], resolve: ['Duplicate', "Won't Do", 'Done'] },
  reopen: { to: 'category:open', prefer: openNames, resolve: [] },
} as const;

/** Tickets of one project that follow something. */
export function createJiraTracker(settings: JiraSettings, project: string, parts: JiraParts): Tracker {
  const { jira, isCloud, move, named, mayTouch, urlOf } = parts;
  const ours = createOurTickets(jira, { ...parts, project, authors: settings.authors ?? [] });
  const ticketOf = (key: string, issue: Omit<JiraIssue, 'transitions'>): Ticket => jiraTicket(key, urlOf(key), issue);

  /** Undefined where the ticket is gone: Jira does not find it, although the project is there to be seen. */
  function unlessGone<T>(key: string, step: () => Promise<T>): Promise<T | undefined> {
    return unlessNotFound(step, async () => {
      await jira.send('GET', `/project/${key.slice(0, key.lastIndexOf('-'))}`);
      return true;
    });
  }

  /** What the ticket says of itself; only Cloud takes it together with the rest. */
  function markOf(subject: string, body: string): JsonObject {
    return markValueOf({ ...unstatedMark, ...readMark(body), subjectHash: subjectHashOf(subject) });
  }

  /** Programs with a store find their tickets again without it. Gives why it is not there. */
  async function writeMark(key: string, mark: JsonObject): Promise<string | undefined> {
    if (isCloud || mark.draftHash === '') return undefined;
    const path = `/issue/${key}/properties/${markProperty}`;
    return unlessRefused(`${key} does not say what it is about`, () => jira.send('PUT', path, { json: mark }));
  }

  /** Written anew at each change of the text; Jira knows it by its id. Gives why it is not there. */
  async function link(key: string, subjectHash: string, { link: to }: TicketDraft): Promise<string | undefined> {
    if (to === undefined) return undefined;
    const path = `/issue/${key}/remotelink`;
    const json = {
      globalId: `ticketwire:${subjectHash}`,
      application: { type: 'ticketwire', name: 'Ticketwire' },
      relationship: 'reported in',
      object: { url: to.url, title: to.title },
    };
    return unlessRefused(`${key} has no link to where it was reported`, () => jira.send('POST', path, { json }));
  }

  return {
    adopts: settings.adopts === true,
    // Atlassian promises no time; the index is mostly there within seconds.
    listLagMs: 30_000,
    creationLimits: settings.limits,
    ownLogins: ours.ownNames,
    findBySubject: ours.findBySubject,
    listTickets: ours.list,
    ...(isCloud ? {} : { readMark: ours.readMark }),
    readTicket: async (key) => {
      if (!mayTouch(key)) return undefined;
      return unlessGone(key, async () => ticketOf(key, await fetchIssue(jira, key)));
    },

    createTicket: async (subject, draft) => {
      const subjectHash = subjectHashOf(subject);
      const mark = markOf(subject, draft.body);
      const visible = labelsOf([...draft.labels, ...settings.labels]);
      const { issueType, priority, fields = {} } = draft.kind ?? {};
      const people = draft.assignees?.[0];
      const { key, omitted } = await createJiraIssue(jira, {
        project,
        issueType,
        fields: {
          ...Object.fromEntries(Object.entries(fieldTextsOf(fields)).map(([id, value]) => [id, namedField(id, value)])),
          ...(priority === undefined ? {} : { priority: namedField('priority', priority) }),
          ...(people === undefined ? {} : { assignee: isCloud ? { accountId: people } : { name: people } }),
          summary: summaryOf(draft.title),
          description: richText(withoutMarks(draft.body), isCloud),
          labels: [...visible, identityLabelOf(subjectHash)],
        },
        properties: isCloud ? { [markProperty]: mark } : {},
      });
      const unmarked = await writeMark(key, mark);
      const unlinked = await link(key, subjectHash, draft);
      const notes = [
        ...[...omitted].map(([id, words]) => `${key} was created without '${id}': ${words}`),
        ...[unmarked, unlinked].filter((each) => each !== undefined),
      ];
      const isLost = omitted.has('labels');
      const labels = isLost ? [] : visible;
      const ticket: Ticket = { ...bareTicket(key, urlOf(key)), title: summaryOf(draft.title), labels };
      return { ticket, ...(notes.length === 0 ? {} : { note: notes.join(' ') }), isLost };
    },

    ensureContent: async (ticket, draft, formerHash) => {
      const mark = readMark(draft.body);
      const labels =
        mark === undefined || formerHash === undefined
          ? []
          : [{ remove: identityLabelOf(formerHash) }, { add: identityLabelOf(mark.subjectHash) }];
      const fields = { summary: summaryOf(draft.title), description: richText(withoutMarks(draft.body), isCloud) };
      const properties =
        isCloud && mark !== undefined ? { properties: [{ key: markProperty, value: markValueOf(mark) }] } : {};
      return unlessGone(ticket.key, async () => {
        const omitted = await writeFields(jira, ticket.key, {
          fields,
          properties: { ...properties, ...(labels.length === 0 ? {} : { update: { labels } }) },
        });
        const notes = [...omitted].map(([id, words]) => `The field '${id}' of ${ticket.key} was not updated: ${words}`);
        if (mark !== undefined) {
          const unmarked = await writeMark(ticket.key, markValueOf(mark));
          const unlinked = await link(ticket.key, mark.subjectHash, draft);
          notes.push(...[unmarked, unlinked].filter((each) => each !== undefined));
        }
        const title = omitted.has('summary') ? ticket.title : summaryOf(draft.title);
        return { ticket: { ...ticket, title }, ...(notes.length === 0 ? {} : { note: notes.join(' ') }) };
      });
    },

    ensureTransition: async (ticket, transition) => {
      if ((ticket.state === 'closed') === (transition !== 'reopen')) return ticket;
      const { to, prefer, resolve } = moves[transition];
      const status = transition === 'reopen' ? settings.reopenTo : settings.closeTo;
      return unlessGone(ticket.key, async () => {
        const target = { to: status ?? to, prefer, resolve, maxHops, fields: {} };
        const result = await orHint(`Set '${transition === 'reopen' ? 'reopen-to' : 'close-to'}' of the target.`, () =>
          move(ticket.key, target),
        );
        if ('skipped' in result) throw new TicketwireError('internal', result.skipped);
        const { issue } = result;
        const moved = ticketOf(ticket.key, issue);
        if (transition !== 'duplicate') return moved;
        // One that stands for another is looked for by nobody.
        const labels = [identityLabelOf(identityIn(issue.labels) ?? ''), managedLabel].filter((label) =>
          issue.labels.includes(label),
        );
        if (labels.length > 0) {
          await editIssue(jira, ticket.key, { update: { labels: labels.map((label) => ({ remove: label })) } });
        }
        return { ...moved, reason: 'duplicate' };
      });
    },

    ensureLabels: async (ticket, labels) => {
      return unlessGone(ticket.key, async () => {
        const missing = labelsOf(labels.add).some((label) => !ticket.labels.includes(label));
        const surplus = labelsOf(labels.remove).some((label) => ticket.labels.includes(label));
        return missing || surplus ? (await named.ensureLabels(ticket.key, labels)).ticket : ticket;
      });
    },

    ensureComment: async (ticket, remark) => (await named.ensureComment(ticket.key, remark)).change === 'commented',
  };
}

/** What is refused is refused with what to do about it. */
async function orHint<T>(hint: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof TicketwireError) || error.code !== 'target-refused') throw error;
    throw new TicketwireError(error.code, `${error.message} ${hint}`, { cause: error });
  }
}

/** What comes after the ticket must not undo that it is there. Gives what did not succeed, and why. */
async function unlessRefused(what: string, step: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await step();
    return undefined;
  } catch (error) {
    if (!(error instanceof TicketwireError)) throw error;
    return `${what}: ${error.message}`;
  }
}

/** A ticket of which no more is known than its key. */
export function bareTicket(key: string, url: string): Ticket {
  return { key, reference: key, url, title: '', state: 'open', reason: null, labels: [] };
}

/** Jira's labels hold no blanks. */
export function labelsOf(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.trim().replace(/\s+/g, '-')).filter((name) => name !== ''))];
}
