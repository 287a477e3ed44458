import { createGitea } from '../../../clients/gitea.ts';
import { createGiteaResponder } from '../../responders/gitea.ts';
import type { OpenTarget, TargetDependencies } from '../../target.ts';
import { includesManaged } from '../forge/labels.ts';
import { createNamedIssues } from '../forge/named.ts';
import { createOurIssues, type OurIssues } from '../forge/our-issues.ts';
import { createWithoutRefused, tellRefused } from '../forge/refused-extras.ts';
import type { NamedTickets, Remark } from '../named-tickets.ts';
import { type Tracker, written } from '../tracker.ts';
import { ensureGiteaComment } from './comments.ts';
import { createIssues, type Issues } from './issues.ts';
import { createLabelBook } from './label-book.ts';
import { createIssueLists } from './lists.ts';
import { probeGitea } from './probe.ts';
import type { GiteaIssuesSettings } from './settings.ts';

/** Issues of a repository of Gitea or Forgejo. https://docs.gitea.com/api/#tag/issue */
export function openGiteaIssues(
  settings: GiteaIssuesSettings,
  { name, now, openHttp }: Pick<TargetDependencies, 'name' | 'now' | 'openHttp'>,
): Required<Pick<OpenTarget, 'tracker' | 'named' | 'responder' | 'probe'>> {
  const { apiUrl, token, timeoutMs, repository, authors } = settings;
  const gitea = createGitea({ apiUrl, token, http: openHttp(timeoutMs), now, target: name });
  const book = createLabelBook(repository, gitea);
  const issues = createIssues(repository, gitea, book);
  const ours = createOurIssues(createIssueLists(repository, gitea, book), authors);
  const comment = (key: string, remark: Remark) =>
    ensureGiteaComment(gitea, { repository, key, ownLogins: ours.requireOwnLogins }, remark);
  return {
    tracker: createTracker(settings, { issues, ours, comment }),
    named: createNamed(settings, issues, comment),
    responder: createGiteaResponder(gitea, ours.requireOwnLogins),
    probe: ({ steps }) => probeGitea(settings, { gitea, book }, steps),
  };
}

function createTracker(
  settings: GiteaIssuesSettings,
  {
    issues,
    ours,
    comment,
  }: { issues: Issues; ours: OurIssues; comment(key: string, remark: Remark): Promise<boolean> },
): Tracker {
  return {
    adopts: settings.adopts,
    // Lists come from the database itself; but what we gave up waiting for may still be at work.
    listLagMs: 10_000,
    creationLimits: settings.limits,
    ownLogins: ours.ownLogins,
    findBySubject: ours.findBySubject,
    listTickets: ours.list,
    readTicket: issues.read,

    createTicket: async (_subject, draft) => {
      const wanted = { ...draft, labels: [...draft.labels, ...settings.labels] };
      const { created, refused } = await createWithoutRefused(wanted, {
        create: (extras) => issues.create({ ...draft, ...extras }),
        canAssign: issues.canAssign,
      });
      const { ticket, author, droppedLabels } = created;
      ours.noteOwnLogin(author);
      const said = tellRefused(refused, 'Gitea');
      if (droppedLabels.length === 0) return { ticket, ...(said === undefined ? {} : { note: said }) };
      const lacking = `${ticket.reference} lacks the labels ${droppedLabels.join(', ')}: the token's user has no write access to issues there, so Gitea leaves them out.`;
      return {
        ticket,
        note: said === undefined ? lacking : `${said} ${lacking}`,
        isLost: includesManaged(droppedLabels),
      };
    },

    ensureContent: (ticket, draft) => written(issues.rewrite(ticket.key, draft)),
    ensureTransition: issues.transition,
    ensureLabels: issues.label,
    ensureComment: (ticket, remark) => comment(ticket.key, remark),
  };
}

function createNamed(
  { repository, url }: GiteaIssuesSettings,
  issues: Issues,
  comment: (key: string, remark: Remark) => Promise<boolean>,
): NamedTickets {
  return createNamedIssues({
    forge: 'Gitea',
    place: repository,
    knowsNotPlanned: false,
    read: issues.read,
    readWithPullRequests: issues.readWithPullRequests,
    transition: (ticket, to) => issues.transition(ticket, to === 'not-planned' ? 'close' : to),
    label: issues.label,
    comment,
    urlOf: (key) => `${url}/${repository}/issues/${key}`,
  });
}
