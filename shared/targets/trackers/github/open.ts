import { createGithub, type Github } from '../../../clients/github.ts';
import { TicketwireError } from '../../../errors.ts';
import type { Ticket } from '../../../model/ticket.ts';
import type { OpenTarget, TargetDependencies } from '../../target.ts';
import type { NamedTickets } from '../named-tickets.ts';
import type { Tracker } from '../tracker.ts';
import { ensureIssueComment } from './comments.ts';
import { createIssue, createIssues, type Issues, includesManaged } from './issues.ts';
import { createOurIssues } from './our-issues.ts';
import type { GithubIssuesSettings } from './settings.ts';

/** Issues of a GitHub repository, github.com, GHE.com or Enterprise Server. https://docs.github.com/rest/issues */
export function openGithubIssues(
  settings: GithubIssuesSettings,
  { name, now, openHttp }: Pick<TargetDependencies, 'name' | 'now' | 'openHttp'>,
): Required<Pick<OpenTarget, 'tracker' | 'named'>> {
  const { apiUrl, token, timeoutMs, repository, webUrl } = settings;
  const github = createGithub({ apiUrl, token, http: openHttp(timeoutMs), now, target: name, webUrl });
  const issues = createIssues(repository, github);
  return { tracker: createTracker(settings, github, issues), named: createNamed(repository, github, issues) };
}

function createTracker(settings: GithubIssuesSettings, github: Github, issues: Issues): Tracker {
  const { repository, adopts, limits } = settings;
  const ours = createOurIssues(settings, github);
  return {
    adopts,
    listLagMs: 10_000,
    creationLimits: limits,
    ownLogins: ours.ownLogins,
    findBySubject: ours.findBySubject,
    listTickets: ours.list,
    readTicket: issues.read,

    createTicket: async (_subject, { title, body, labels, assignees = [] }) => {
      const wanted = [...new Set([...labels, ...settings.labels])];
      const created = await createIssue(repository, github, { title, body, labels: wanted, assignees });
      const { ticket, author, droppedLabels } = created;
      ours.noteOwnLogin(author);
      if (droppedLabels.length === 0) return { ticket };
      const said = `GitHub dropped the labels ${droppedLabels.join(', ')} of ${ticket.reference}: the token lacks push or triage access.`;
      return { ticket, note: said, isLost: includesManaged(droppedLabels) };
    },

    ensureContent: (ticket, { title, body }) => issues.change(ticket.key, { title, body }),
    ensureTransition: issues.transition,
    ensureLabels: issues.label,
    ensureComment: (ticket, remark) => ensureIssueComment(github, { repository, number: ticket.key }, remark),
  };
}

/** The states an issue can be brought to, by what people call them. */
const states: Readonly<Record<string, 'close' | 'reopen' | 'not-planned'>> = {
  closed: 'close',
  close: 'close',
  done: 'close',
  completed: 'close',
  'category:done': 'close',
  open: 'reopen',
  reopen: 'reopen',
  reopened: 'reopen',
  'category:new': 'reopen',
  'not planned': 'not-planned',
  not_planned: 'not-planned',
  "won't do": 'not-planned',
};

function createNamed(repository: string, github: Github, issues: Issues): NamedTickets {
  async function require(key: string, read: (key: string) => Promise<Ticket | undefined>): Promise<Ticket> {
    const ticket = await read(key);
    if (ticket !== undefined) return ticket;
    throw new TicketwireError('target-not-found', `${repository} has no issue #${key}, or no longer.`);
  }
  return {
    ensureMoved: async (key, move) => {
      const to = 'to' in move ? move.to : move.move;
      const wanted = to.toLowerCase();
      const state = Object.hasOwn(states, wanted) ? states[wanted] : undefined;
      if (state === undefined) {
        throw new TicketwireError(
          'configuration',
          `An issue of GitHub cannot be moved to '${to}'. It knows: closed, not planned, open.`,
        );
      }
      const before = await require(key, issues.read);
      const ticket = (await issues.transition(before, state)) ?? before;
      return {
        ticket,
        change: before.state === ticket.state && before.reason === ticket.reason ? 'unchanged' : 'moved',
      };
    },
    ensureComment: async (key, remark) => {
      const isWritten = await ensureIssueComment(github, { repository, number: key }, remark);
      return { ticket: bareTicket(repository, key, github.webUrl), change: isWritten ? 'commented' : 'unchanged' };
    },
    ensureLabels: async (key, labels) => {
      const before = await require(key, issues.readWithPullRequests);
      const ticket = await issues.label(before, labels);
      const isSame =
        ticket.labels.length === before.labels.length && ticket.labels.every((label) => before.labels.includes(label));
      return { ticket, change: isSame ? 'unchanged' : 'labeled' };
    },
  };
}

/** An issue, or a pull request, of which nothing but its number was needed. */
function bareTicket(repository: string, key: string, webUrl: string): Ticket {
  return {
    key,
    reference: `${repository}#${key}`,
    url: `${webUrl}/${repository}/issues/${key}`,
    title: '',
    state: 'open',
    reason: null,
    labels: [],
  };
}
