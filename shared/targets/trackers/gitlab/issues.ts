import type { Gitlab } from '../../../clients/gitlab.ts';
import { TicketwireError } from '../../../errors.ts';
import { gitlabLabel, gitlabTitle, withoutQuickActions } from '../../../mapping/gitlab-text.ts';
import { isJsonObject } from '../../../mapping/json-body.ts';
import type { JsonObject, JsonValue } from '../../../model/json.ts';
import type { Ticket, TicketDraft } from '../../../model/ticket.ts';
import { duplicateLabel, hasLabel, labelChanges } from '../forge/labels.ts';
import { unlessGone } from '../gone.ts';
import { readGitlabIssue } from './issue.ts';
import { type GitlabIssuesSettings, gitlabLimits } from './settings.ts';

/** Single issues of one project, by their numbers there. Undefined: the issue is gone. */
export interface Issues {
  read(key: string): Promise<Ticket | undefined>;
  rewrite(key: string, content: Pick<TicketDraft, 'title' | 'body'>): Promise<Ticket | undefined>;
  /** `duplicate` closes it with the label of that name: GitLab keeps no reason. */
  transition(ticket: Ticket, to: 'close' | 'reopen' | 'duplicate'): Promise<Ticket | undefined>;
  label(ticket: Ticket, labels: { add: readonly string[]; remove: readonly string[] }): Promise<Ticket | undefined>;
  create(draft: TicketDraft): Promise<CreatedIssue>;
}

/** What creating an issue gave. */
export interface CreatedIssue {
  ticket: Ticket;
  author: string;
  /** Labels that GitLab left out without a word: the user may not set any. */
  droppedLabels: readonly string[];
  /** Logins that nobody has. */
  unknownPeople: readonly string[];
}

/** https://docs.gitlab.com/api/issues/ */
export function createIssues({ project, isConfidential }: GitlabIssuesSettings, gitlab: Gitlab): Issues {
  const home = `/projects/${encodeURIComponent(project)}`;
  const issues = `${home}/issues`;

  function requireIssue(json: JsonValue | undefined) {
    const issue = readGitlabIssue(json, project);
    if (issue === undefined) throw gitlab.oddity(`about an issue of ${project}`, 'is no issue');
    return issue;
  }

  /** Where issues are switched off, or not shown to us, none can be read, and none is gone. */
  async function isProjectReadable(): Promise<boolean> {
    const { status, json } = await gitlab.send('GET', home, { expect: [404] });
    return status !== 404 && isJsonObject(json) && json.issues_enabled !== false;
  }

  const change = (key: string, json: JsonObject): Promise<Ticket | undefined> =>
    unlessGone(
      async () => requireIssue((await gitlab.send('PUT', `${issues}/${key}`, { json })).json).ticket,
      isProjectReadable,
    );

  async function idsOf(logins: readonly string[]): Promise<{ ids: number[]; unknownPeople: string[] }> {
    const ids: number[] = [];
    const unknownPeople: string[] = [];
    for (const login of logins) {
      const { json } = await gitlab.send('GET', `/users?username=${encodeURIComponent(login)}`);
      const [user] = Array.isArray(json) ? json : [];
      if (isJsonObject(user) && typeof user.id === 'number') ids.push(user.id);
      else unknownPeople.push(login);
    }
    return { ids, unknownPeople };
  }

  return {
    read: async (key) => {
      if (!/^[1-9]\d{0,17}$/.test(key)) return undefined;
      return unlessGone(
        async () => requireIssue((await gitlab.send('GET', `${issues}/${key}`)).json).ticket,
        isProjectReadable,
      );
    },

    rewrite: (key, { title, body }) =>
      change(key, { title: gitlabTitle(title, gitlabLimits.title), description: withoutQuickActions(body) }),

    transition: async (ticket, to) => {
      if ((ticket.state === 'closed') === (to !== 'reopen')) return ticket;
      const marks: Record<typeof to, JsonObject> = {
        close: {},
        reopen: ticket.reason === 'duplicate' ? { remove_labels: duplicateLabel } : {},
        duplicate: { add_labels: duplicateLabel },
      };
      return change(ticket.key, { state_event: to === 'reopen' ? 'reopen' : 'close', ...marks[to] });
    },

    label: async (ticket, { add, remove }) => {
      const changes = { add: add.map(gitlabLabel), remove: remove.map(gitlabLabel) };
      const { missing, surplus } = labelChanges(ticket, changes);
      if (missing.length + surplus.length === 0) return ticket;
      const changed = await change(ticket.key, {
        ...(missing.length === 0 ? {} : { add_labels: missing.join(',') }),
        ...(surplus.length === 0 ? {} : { remove_labels: surplus.join(',') }),
      });
      if (changed === undefined) return undefined;
      if (gitlab.isDry)
        return { ...ticket, labels: [...ticket.labels.filter((each) => !surplus.includes(each)), ...missing] };
      // Whoever may write an issue, but no labels, is not told so.
      const isDone =
        missing.every((label) => hasLabel(changed, label)) && !surplus.some((label) => hasLabel(changed, label));
      if (isDone) return changed;
      throw new TicketwireError(
        'target-forbidden',
        `GitLab left the labels of ${ticket.reference} as they were: the token's user needs the role Planner or Reporter.`,
      );
    },

    create: async ({ title, body, labels, assignees = [] }) => {
      const wanted = [...new Set(labels.map(gitlabLabel))];
      const { ids, unknownPeople } = await idsOf(assignees);
      const { json } = await gitlab.send('POST', issues, {
        json: {
          title: gitlabTitle(title, gitlabLimits.title),
          description: withoutQuickActions(body),
          labels: wanted.join(','),
          ...(ids.length === 0 ? {} : { assignee_ids: ids }),
          ...(isConfidential ? { confidential: true } : {}),
        },
      });
      const { ticket, author } = requireIssue(json);
      return { ticket, author, unknownPeople, droppedLabels: wanted.filter((label) => !hasLabel(ticket, label)) };
    },
  };
}
