import { createGitlab } from '../../../clients/gitlab.ts';
import { createGitlabResponder } from '../../responders/gitlab.ts';
import type { OpenTarget, TargetDependencies } from '../../target.ts';
import { includesManaged } from '../forge/labels.ts';
import { createNamedIssues } from '../forge/named.ts';
import { createOurIssues, type OurIssues } from '../forge/our-issues.ts';
import type { NamedTickets, Remark } from '../named-tickets.ts';
import { type Tracker, written } from '../tracker.ts';
import { ensureNote, issueNotes } from './comments.ts';
import { type CreatedIssue, createIssues, type Issues } from './issues.ts';
import { createIssueLists } from './lists.ts';
import { probeGitlab } from './probe.ts';
import type { GitlabIssuesSettings } from './settings.ts';

/** Issues of a GitLab project, gitlab.com or self-managed. https://docs.gitlab.com/api/issues/ */
export function openGitlabIssues(
  settings: GitlabIssuesSettings,
  { name, now, openHttp }: Pick<TargetDependencies, 'name' | 'now' | 'openHttp'>,
): Required<Pick<OpenTarget, 'tracker' | 'named' | 'responder' | 'probe'>> {
  const { apiUrl, token, timeoutMs, project, authors } = settings;
  const gitlab = createGitlab({ apiUrl, token, http: openHttp(timeoutMs), now, target: name });
  const issues = createIssues(settings, gitlab);
  const ours = createOurIssues(createIssueLists(project, gitlab), authors);
  const comment = (key: string, remark: Remark) =>
    ensureNote(gitlab, { ...issueNotes(project, key), ownLogins: ours.requireOwnLogins }, remark);
  return {
    tracker: createTracker(settings, { issues, ours, comment }),
    named: createNamed(settings, issues, comment),
    responder: createGitlabResponder(gitlab, ours.requireOwnLogins),
    probe: ({ steps }) => probeGitlab(settings, gitlab, steps),
  };
}

function createTracker(
  settings: GitlabIssuesSettings,
  parts: { issues: Issues; ours: OurIssues; comment(key: string, remark: Remark): Promise<boolean> },
): Tracker {
  const { issues, ours, comment } = parts;
  return {
    adopts: settings.adopts,
    // A list may come from a replica of the database; and what we gave up waiting for may still be at work.
    listLagMs: 10_000,
    creationLimits: settings.limits,
    ownLogins: ours.ownLogins,
    findBySubject: ours.findBySubject,
    listTickets: ours.list,
    readTicket: issues.read,

    createTicket: async (_subject, draft) => {
      const created = await issues.create({ ...draft, labels: [...draft.labels, ...settings.labels] });
      ours.noteOwnLogin(created.author);
      return { ticket: created.ticket, ...shortcomings(created) };
    },

    ensureContent: (ticket, draft) => written(issues.rewrite(ticket.key, draft)),
    ensureTransition: issues.transition,
    ensureLabels: issues.label,
    ensureComment: (ticket, remark) => comment(ticket.key, remark),
  };
}

/** What was not done as asked. */
function shortcomings({ ticket, droppedLabels, unknownPeople }: CreatedIssue): { note?: string; isLost?: boolean } {
  const said: string[] = [];
  if (droppedLabels.length > 0) {
    said.push(
      `GitLab left out the labels ${droppedLabels.join(', ')} of ${ticket.reference}: the token's user needs the role Planner or Reporter.`,
    );
  }
  if (unknownPeople.length > 0) said.push(`GitLab knows nobody called ${unknownPeople.join(', ')} to assign.`);
  if (said.length === 0) return {};
  return { note: said.join(' '), isLost: includesManaged(droppedLabels) };
}

function createNamed(
  { project, url }: GitlabIssuesSettings,
  issues: Issues,
  comment: (key: string, remark: Remark) => Promise<boolean>,
): NamedTickets {
  return createNamedIssues({
    forge: 'GitLab',
    place: project,
    knowsNotPlanned: false,
    read: issues.read,
    readWithPullRequests: issues.read,
    transition: (ticket, to) => issues.transition(ticket, to === 'not-planned' ? 'close' : to),
    label: issues.label,
    comment,
    urlOf: (key) => `${url}/${project}/-/issues/${key}`,
  });
}
