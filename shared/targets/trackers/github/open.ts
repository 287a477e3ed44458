import { createGithub, type Github } from '../../../clients/github.ts';
import { createGithubDispatcher } from '../../dispatchers/github.ts';
import { createGithubResponder } from '../../responders/github.ts';
import type { OpenTarget, TargetDependencies } from '../../target.ts';
import { includesManaged } from '../forge/labels.ts';
import { createNamedIssues } from '../forge/named.ts';
import { createOurIssues } from '../forge/our-issues.ts';
import { createWithoutRefused, tellRefused } from '../forge/refused-extras.ts';
import type { NamedTickets } from '../named-tickets.ts';
import { type Tracker, written } from '../tracker.ts';
import { ensureIssueComment } from './comments.ts';
import { createIssue, createIssues, type Issues } from './issues.ts';
import { createIssueLists } from './lists.ts';
import { probeRepository } from './probe.ts';
import type { GithubIssuesSettings } from './settings.ts';

/** Issues of a GitHub repository, github.com, GHE.com or Enterprise Server. https://docs.github.com/rest/issues */
export function openGithubIssues(
  settings: GithubIssuesSettings,
  { name, now, openHttp }: Pick<TargetDependencies, 'name' | 'now' | 'openHttp'>,
): Required<Pick<OpenTarget, 'tracker' | 'named' | 'responder' | 'dispatcher' | 'probe' | 'noteInstallation'>> {
  const { apiUrl, credentials, timeoutMs, repository, webUrl } = settings;
  const github = createGithub({ apiUrl, credentials, http: openHttp(timeoutMs), now, target: name, webUrl });
  const issues = createIssues(repository, github);
  return {
    tracker: createTracker(settings, github, issues),
    named: createNamed(repository, github, issues),
    responder: createGithubResponder(github),
    dispatcher: createGithubDispatcher(github),
    noteInstallation: github.noteInstallation,
    probe: (duties) => probeRepository(github, settings, duties),
  };
}

function createTracker(settings: GithubIssuesSettings, github: Github, issues: Issues): Tracker {
  const { repository, adopts, limits } = settings;
  const ours = createOurIssues(createIssueLists(repository, github), settings.authors);
  return {
    adopts,
    listLagMs: 10_000,
    creationLimits: limits,
    ownLogins: ours.ownLogins,
    findBySubject: ours.findBySubject,
    listTickets: ours.list,
    readTicket: issues.read,

    createTicket: async (_subject, { title, body, labels, assignees = [] }) => {
      const wanted = { labels: [...new Set([...labels, ...settings.labels])], assignees };
      const { created, refused } = await createWithoutRefused(wanted, {
        create: (extras) => createIssue(repository, github, { title, body, ...extras }),
        canAssign: issues.canAssign,
      });
      const { ticket, author, droppedLabels } = created;
      ours.noteOwnLogin(author);
      const dropped =
        droppedLabels.length === 0
          ? undefined
          : `GitHub dropped the labels ${droppedLabels.join(', ')} of ${ticket.reference}: the token lacks push or triage access.`;
      const said = [tellRefused(refused, 'GitHub'), dropped].filter((each) => each !== undefined);
      if (said.length === 0) return { ticket };
      return { ticket, note: said.join(' '), isLost: includesManaged(droppedLabels) };
    },

    ensureContent: (ticket, { title, body }) => written(issues.change(ticket.key, { title, body })),
    ensureTransition: issues.transition,
    ensureLabels: issues.label,
    ensureComment: (ticket, remark) => ensureIssueComment(github, { repository, number: ticket.key }, remark),
  };
}

function createNamed(repository: string, github: Github, issues: Issues): NamedTickets {
  return createNamedIssues({
    forge: 'GitHub',
    place: repository,
    knowsNotPlanned: true,
    ...issues,
    comment: (number, remark) => ensureIssueComment(github, { repository, number }, remark),
    urlOf: (number) => `${github.webUrl}/${repository}/issues/${number}`,
  });
}
