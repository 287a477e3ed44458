import type { AlertFacts, AlertVerb, EventData, EventType } from '../model/event.ts';
import { detailsFact, factsOf, labelsFact, messageFact, nameFact, urlFact } from './alert-facts.ts';
import type { JsonReader } from './json-body.ts';

/** What a delivery of Sentry says; its subject is without the source. */
export interface SentryEvent {
  type: EventType;
  subject: string;
  data: EventData;
}

/**
 * What happened to an issue or a metric alert; empty for all that no ticket follows. Throws `malformed` where an issue has
 * no id. https://docs.sentry.io/organization/integrations/integration-platform/webhooks/
 */
export function readSentryEvents(
  resource: string,
  { action, body }: { action: string; body: JsonReader },
): readonly SentryEvent[] {
  if (resource === 'issue') return issueEvents(action, body);
  if (resource === 'event_alert' && action === 'triggered') return eventAlert(body);
  if (resource === 'metric_alert') return metricAlert(action, body);
  return [];
}

/**
 * An issue that is unresolved again may have been resolved or archived before, and Sentry does not say which: the first
 * event takes back what archiving did, the second reopens.
 */
const issueVerbs: Readonly<Record<string, readonly AlertVerb[]>> = {
  created: ['opened'],
  resolved: ['closed'],
  unresolved: ['unsuppressed', 'reopened'],
  archived: ['suppressed'],
  ignored: ['suppressed'],
};

function issueEvents(action: string, body: JsonReader): readonly SentryEvent[] {
  const verbs = Object.hasOwn(issueVerbs, action) ? issueVerbs[action] : undefined;
  if (verbs === undefined) return [];
  const id = body.requireId('data.issue.id');
  return verbs.map((verb) => ({
    type: `alert.${verb}` as const,
    subject: `issue:${id}`,
    data: { alert: issueFacts(body, { id, at: 'data.issue', state: stateAfter(verb) }) },
  }));
}

/** A rule about issues matched an event of one: the ticket is the issue's. */
function eventAlert(body: JsonReader): readonly SentryEvent[] {
  const id = body.find('data.event.issue_id') ?? /\/issues\/(\d+)\//.exec(body.text('data.event.issue_url') ?? '')?.[1];
  if (typeof id !== 'string' && typeof id !== 'number') return [];
  const facts = issueFacts(body, { id: String(id), at: 'data.event', state: 'open' });
  return [{ type: 'alert.opened', subject: `issue:${id}`, data: { alert: facts } }];
}

/** Says the same of an issue whether the issue or an event of it is told. */
function issueFacts(
  body: JsonReader,
  { id, at, state }: { id: string; at: string; state: AlertFacts['state'] },
): AlertFacts {
  const text = (member: string) => body.text(`${at}.${member}`);
  const project = text('project.slug') ?? /\/projects\/[^/]+\/([^/]+)\//.exec(text('url') ?? '')?.[1];
  const url = (text('web_url') ?? text('permalink'))?.replace(/(\/issues\/\d+\/).*$/, '$1');
  return factsOf({
    id,
    state,
    rule: nameFact(text('title')) ?? 'Issue',
    severity: nameFact(text('level')),
    message: messageFact(text('metadata.value') ?? text('message') ?? text('culprit')),
    file: nameFact(text('metadata.filename')),
    url: urlFact(url),
    project: nameFact(project),
    labels: labelsFact([text('platform'), text('level')].filter((label) => label !== undefined)),
    details: detailsFact([{ name: 'In', value: text('culprit') }]),
  });
}

const metricVerbs: Readonly<Record<string, AlertVerb>> = {
  critical: 'opened',
  warning: 'opened',
  open: 'opened',
  resolved: 'closed',
};

/** A metric alert is its rule: each time that it fires it is another incident, and the same ticket. */
function metricAlert(action: string, body: JsonReader): readonly SentryEvent[] {
  const verb = Object.hasOwn(metricVerbs, action) ? metricVerbs[action] : undefined;
  const id = body.find('data.metric_alert.alert_rule.id') ?? body.find('data.metric_alert.id');
  if (verb === undefined || (typeof id !== 'string' && typeof id !== 'number')) return [];
  const projects = body.find('data.metric_alert.projects');
  const [project] = Array.isArray(projects) ? projects : [];
  const facts = factsOf({
    id: String(id),
    state: stateAfter(verb),
    rule: nameFact(body.text('data.metric_alert.alert_rule.name') ?? body.text('data.description_title')) ?? 'Alert',
    severity: verb === 'opened' ? nameFact(action) : undefined,
    message: messageFact(body.text('data.description_text')?.replaceAll('\\n', '\n')),
    url: urlFact(body.text('data.web_url')),
    project: nameFact(project),
    details: detailsFact([
      { name: 'Measures', value: body.find('data.metric_alert.alert_rule.aggregate') },
      { name: 'Query', value: body.find('data.metric_alert.alert_rule.query') },
    ]),
  });
  return [{ type: `alert.${verb}`, subject: `metric-alert:${id}`, data: { alert: facts } }];
}

function stateAfter(verb: AlertVerb): AlertFacts['state'] {
  if (verb === 'closed') return 'closed';
  return verb === 'suppressed' ? 'suppressed' : 'open';
}
