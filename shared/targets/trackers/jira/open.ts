import type { Http } from '../../../clients/http.ts';
import { createJira } from '../../../clients/jira.ts';
import { findGateway, gatewayOf } from '../../../clients/jira-gateway.ts';
import { fetchIssue, type JiraIssue, jiraTicket } from '../../../clients/jira-issue.ts';
import { createMover } from '../../../clients/jira-move.ts';
import { historyNotes, propertyNotes } from '../../../clients/jira-steps.ts';
import { addFixVersion, createVersions, fetchFixVersions } from '../../../clients/jira-version.ts';
import { createWorkflow } from '../../../clients/jira-workflow.ts';
import { TicketwireError } from '../../../errors.ts';
import { adfWords } from '../../../mapping/adf.ts';
import { isJsonObject } from '../../../mapping/json-body.ts';
import type { EpochMs, JsonObject, JsonValue } from '../../../model/json.ts';
import type { Ticket } from '../../../model/ticket.ts';
import { Secret } from '../../../settings/secret.ts';
import type { OpenTarget } from '../../target.ts';
import type { NamedTickets, Remark } from '../named-tickets.ts';
import { clockSkewMs } from './our-tickets.ts';
import { probeJira } from './probe.ts';
import { fieldTextsOf, richText } from './rich-text.ts';
import { homeOf, type JiraSettings, jiraLacks } from './settings.ts';
import { bareTicket, createJiraTracker, labelsOf } from './tracker.ts';

const issueKey = /^([A-Z][A-Z0-9_]{0,254})-[1-9]\d{0,17}$/;
const commentProperty = 'ticketwire';
/**
 * Tickets of a Jira site, moved, commented and labelled by key; where a project is named, opened and followed there.
 * Throws `configuration` for a Jira Cloud site without a user. https://developer.atlassian.com/cloud/jira/platform/rest/v3/
 */
export function openJira(
  settings: JiraSettings,
  { name, now, http }: { name: string; now(): EpochMs; http: Http },
): Pick<OpenTarget, 'named' | 'tracker' | 'probe'> {
  const isCloud = isCloudSite(settings, name);
  const { site, cloudId, apiUrl, projects } = settings;
  const baseOf = (address: string): string => `${address}/rest/api/${isCloud ? 3 : 2}`;
  const findOtherBase = async (): Promise<string | undefined> => {
    const gateway = await findGateway(site, http);
    return gateway && baseOf(gateway);
  };
  const jira = createJira({
    apiBase: baseOf(apiUrl ?? (cloudId === undefined ? site : gatewayOf(cloudId))),
    findOtherBase: isCloud && cloudId === undefined && apiUrl === undefined ? findOtherBase : undefined,
    requireOurs,
    authorization: authorizationOf(settings),
    http,
    now,
    target: name,
  });
  const move = createMover(jira, {
    workflow: settings.workflow === undefined ? undefined : createWorkflow(settings.workflow),
    notes: isCloud ? propertyNotes : historyNotes,
  });
  const ensureVersionOf = createVersions(jira, now);

  const isOurProject = (project: string): boolean => projects.length === 0 || projects.includes(project);

  /** No text from outside goes into an address but a key, and only a key of our projects. */
  function requireOurs(key: string): void {
    const project = projectIn(key);
    if (project === undefined) {
      throw new TicketwireError('target-not-found', `'${key.slice(0, 100)}' is no key of a Jira ticket.`);
    }
    requireOurProject(key, project);
  }

  function requireOurProject(key: string, project: string): void {
    if (isOurProject(project)) return;
    throw new TicketwireError(
      'target-refused',
      `${key} is in no project that the target '${name}' may touch (${projects.join(', ')}).`,
    );
  }

  const browseUrl = (key: string): string => `${site}/browse/${key}`;
  const ticketOf = (key: string, issue: JiraIssue): Ticket => jiraTicket(key, browseUrl(key), issue);

  /** Newest first, back to when it can have been written. */
  async function hasComment(key: string, { id, since = 0 }: Remark, body: JsonValue): Promise<boolean> {
    const query = `orderBy=-created&maxResults=100${isCloud ? '&expand=properties' : ''}`;
    for (let startAt = 0; ; ) {
      const page = startAt === 0 ? '' : `&startAt=${startAt}`;
      const { json } = await jira.send('GET', `/issue/${key}/comment?${query}${page}`);
      if (!isJsonObject(json) || !Array.isArray(json.comments)) throw jira.oddity(key, 'holds no list of comments');
      const comments = json.comments.filter(isJsonObject);
      if (comments.some((comment) => isOurs(comment, { id, since }, body))) return true;
      startAt += json.comments.length;
      const isEnd = json.comments.length === 0 || typeof json.total !== 'number' || startAt >= json.total;
      if (isEnd || Date.parse(String(comments.at(-1)?.created)) < since - clockSkewMs) return false;
    }
  }

  function isOurs(comment: JsonObject, { id, since }: { id: string; since: EpochMs }, body: JsonValue): boolean {
    // Where only the words tell, those of long ago were about something else.
    const isOld = Date.parse(String(comment.created)) < since - clockSkewMs;
    if (!isCloud) return !isOld && plainText(comment.body) === plainText(body);
    // Atlassian's description does not promise that properties are expanded.
    if (!Array.isArray(comment.properties)) return !isOld && adfWords(comment.body) === adfWords(body);
    return comment.properties.some((property) => isPropertyOf(property, id));
  }

  const named: NamedTickets = {
    ensureMoved: async (key, wanted) => {
      requireOurs(key);
      const moved = await move(key, { ...wanted, fields: fieldTextsOf(wanted.fields) });
      if ('skipped' in moved) return moved;
      const { issue, change, notes, warnings } = moved;
      const told = [...notes, ...warnings].join(' ');
      return {
        ticket: ticketOf(key, issue),
        change,
        ...(told === '' ? {} : { note: told }),
        ...(warnings.length === 0 ? {} : { isWarning: true as const }),
      };
    },

    ensureComment: async (key, remark) => {
      requireOurs(key);
      const ticket = bareTicket(key, browseUrl(key));
      const body = richText(remark.text, isCloud);
      if (remark.mayExist && (await hasComment(key, remark, body))) return { ticket, change: 'unchanged' };
      const properties: JsonObject = isCloud
        ? { properties: [{ key: commentProperty, value: { id: remark.id } }] }
        : {};
      const { status, json } = await jira.send('POST', `/issue/${key}/comment`, { json: { body, ...properties } });
      if (status !== 201 || !isJsonObject(json)) throw jira.oddity(key, 'is no comment');
      return { ticket, change: 'commented' };
    },

    ensureLabels: async (key, { add, remove }) => {
      requireOurs(key);
      const issue = await fetchIssue(jira, key);
      const missing = labelsOf(add).filter((label) => !issue.labels.includes(label));
      const surplus = labelsOf(remove).filter((label) => issue.labels.includes(label));
      if (missing.length + surplus.length === 0) return { ticket: ticketOf(key, issue), change: 'unchanged' };
      const labels = [...missing.map((label) => ({ add: label })), ...surplus.map((label) => ({ remove: label }))];
      const { status } = await jira.send('PUT', `/issue/${key}`, { json: { update: { labels } } });
      if (status !== 204) throw jira.oddity(key, `has the status ${status}, where an edit gives 204`);
      const left = issue.labels.filter((label) => !surplus.includes(label));
      return { ticket: ticketOf(key, { ...issue, labels: [...left, ...missing] }), change: 'labeled' };
    },

    ensureVersion: async (key, draft) => {
      requireOurs(key);
      const issue = await fetchFixVersions(jira, key);
      // An old key leads to where its issue was moved since.
      requireOurProject(key, issue.project.key);
      const ticket = { ...bareTicket(key, browseUrl(key)), title: issue.summary };
      const version = await ensureVersionOf(issue.project, draft);
      if (issue.versions.includes(version)) return { ticket, change: 'unchanged' };
      await addFixVersion(jira, key, version);
      return { ticket, change: 'versioned' };
    },
  };
  const project = homeOf(settings);
  const probe: OpenTarget['probe'] = ({ steps }) => probeJira(jira, { settings, isCloud, steps });
  if (project === undefined) return { named, probe };
  const mayTouch = (key: string): boolean => {
    const of = projectIn(key);
    return of !== undefined && isOurProject(of);
  };
  const parts = { jira, isCloud, move, named, now, mayTouch, urlOf: browseUrl };
  return { named, tracker: createJiraTracker(settings, project, parts), probe };
}

/** The project of an issue's key; undefined where it is none. */
function projectIn(key: string): string | undefined {
  return issueKey.exec(key)?.[1];
}

function isCloudSite({ site, user, deployment, cloudId }: JiraSettings, name: string): boolean {
  const isCloud = deployment === undefined ? user !== undefined || cloudId !== undefined : deployment === 'cloud';
  const lack = jiraLacks({ site, user, cloudId });
  if (lack !== undefined) throw new TicketwireError('configuration', `The target '${name}' ${lack}`);
  return isCloud;
}

function authorizationOf({ user, token }: JiraSettings): Secret {
  if (user === undefined) return new Secret(`Bearer ${token.reveal()}`);
  return new Secret(`Basic ${Buffer.from(`${user}:${token.reveal()}`, 'utf8').toString('base64')}`);
}

function isPropertyOf(property: JsonValue, id: string): boolean {
  return (
    isJsonObject(property) &&
    property.key === commentProperty &&
    isJsonObject(property.value) &&
    property.value.id === id
  );
}

function plainText(body: JsonValue | undefined): string {
  return typeof body === 'string' ? body.replace(/\r\n/g, '\n').trim() : '';
}
