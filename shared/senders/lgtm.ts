import { TicketwireError } from '../errors.ts';
import { JsonReader, readJsonObject } from '../mapping/json-body.ts';
import type { AlertFacts, AlertVerb } from '../model/event.ts';
import { lgtmScheme } from '../signing/lgtm.ts';
import type { Reply, ReplySituation, Sender } from './sender.ts';

/**
 * LGTM Enterprise, issue-tracker webhook. The protocol is frozen: the product ended in 2022.
 * Sources: Semmle/lgtm-issue-tracker-example and Semmle/lgtm-jira-addon.
 */
export const lgtm: Sender = {
  id: 'lgtm',
  label: 'LGTM',
  docs: 'docs/senders/lgtm.md',
  scheme: lgtmScheme,
  marks: ['x-lgtm-signature'],
  labels: ['LGTM'],
  maxBodyBytes: 1024 * 1024,
  deliveryId: () => undefined,

  normalize: (delivery) => {
    const payload = readJsonObject(delivery);
    const body = new JsonReader(payload);
    const transition = body.requireText('transition');
    const verb = Object.hasOwn(verbs, transition) ? verbs[transition] : undefined;
    if (verb === undefined) {
      throw new TicketwireError(
        'malformed',
        `The member 'transition' is none of ${Object.keys(verbs).join(', ')}: LGTM knows no other.`,
      );
    }
    const common = {
      id: `${delivery.source}/${delivery.id}/0`,
      sender: lgtm.id,
      source: delivery.source,
      type: `alert.${verb}` as const,
      occurredAt: delivery.receivedAt,
      payload,
    };
    if (transition !== 'create') {
      const key = body.requireId('issue-id');
      return [{ ...common, subject: '', data: { ticket: { key } } }];
    }
    if (body.find('issue-id') !== undefined) {
      throw new TicketwireError('malformed', "The member 'issue-id' must be absent when the transition is 'create'.");
    }
    const alert = readAlert(body);
    body.requireText('project.url-identifier');
    return [{ ...common, subject: `lgtm:${body.requireId('project.id')}:${alert.id}`, data: { alert } }];
  },

  resolve: async (event, issued) => {
    const key = event.data.ticket?.key;
    if (key === undefined) return event;
    const known = await issued.findIssued(event.source, key);
    if (known === undefined) return { ...event, subject: `lgtm:${event.source}:ticket:${key}` };
    return { ...event, subject: known.subject, data: { ...known.data, ticket: { key, target: known.target } } };
  },

  reply,
};

const verbs: Record<string, AlertVerb> = {
  create: 'opened',
  close: 'closed',
  reopen: 'reopened',
  suppress: 'suppressed',
  unsuppress: 'unsuppressed',
};

function readAlert(body: JsonReader): AlertFacts {
  const url = body.requireId('alert.url');
  const rule = body.text('alert.query.properties.name') ?? body.text('alert.query.name');
  if (rule === undefined) {
    throw new TicketwireError(
      'malformed',
      "The member 'alert.query.name' is missing, and so is 'alert.query.properties.name'.",
    );
  }
  const severity = body.text('alert.query.properties.severity');
  const language = body.text('alert.query.language');
  const tags = body.find('alert.query.properties.tags');
  return {
    id: url,
    rule,
    rule_url: body.requireText('alert.query.url'),
    message: body.requireText('alert.message').trimEnd(),
    file: body.requireText('alert.file'),
    url,
    state: body.find('alert.suppressed') === true ? 'suppressed' : 'open',
    labels: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
    project: body.requireText('project.name'),
    project_url: body.requireText('project.url'),
    ...(severity === undefined ? {} : { severity }),
    ...(language === undefined ? {} : { language }),
  };
}

/** LGTM stores the id we answer and echoes it; 410 makes it create the ticket anew. */
function reply({ event, outcome, isPlanned, reason }: ReplySituation): Reply {
  const needsTicket = event.type === 'alert.reopened' || event.type === 'alert.unsuppressed';
  const id = event.data.ticket?.key ?? '';
  const gone: Reply = needsTicket
    ? failure(410, `Ticket ${id} no longer exists in its tracker. Create it again.`)
    : { status: 200, body: { 'issue-id': id } };

  if (!isPlanned) return event.type === 'alert.opened' ? failure(422, `No rule tracks this alert: ${reason()}`) : gone;
  if (outcome === undefined || outcome.status === 'retry') {
    return {
      ...failure(503, 'The ticket is not there yet: its tracker has not answered in time. The work goes on.'),
      retryAfter: 10,
    };
  }
  if (outcome.status === 'failed') {
    return {
      ...failure(503, 'The tracker refused the change; the cause is in the log of this receiver.'),
      retryAfter: 60,
    };
  }
  if (outcome.status === 'skipped') return { status: 200, body: { 'issue-id': id } };
  if (!('issuedId' in outcome.result)) return gone;
  return { status: outcome.result.change === 'created' ? 201 : 200, body: { 'issue-id': outcome.result.issuedId } };
}

function failure(status: number, error: string): Reply {
  return { status, body: { code: status, error } };
}
