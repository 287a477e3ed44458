import { detailsFact, factsOf, labelsFact, nameFact, urlFact } from '../mapping/alert-facts.ts';
import { isoTime, orderTime } from '../mapping/event-time.ts';
import { isJsonObject, JsonReader, readJsonObject } from '../mapping/json-body.ts';
import { hookEvents, otherType, type ToldEvent } from '../mapping/told-event.ts';
import type { AlertFacts, AlertVerb } from '../model/event.ts';
import type { JsonValue } from '../model/json.ts';
import { pagerdutyScheme } from '../signing/pagerduty.ts';
import type { Sender } from './sender.ts';

/** PagerDuty's webhook subscriptions, version 3. docs/senders/pagerduty.md */
export const pagerduty: Sender = {
  id: 'pagerduty',
  label: 'PagerDuty',
  docs: 'docs/senders/pagerduty.md',
  scheme: pagerdutyScheme,
  marks: ['x-pagerduty-signature'],
  labels: [],
  maxBodyBytes: 1024 * 1024,
  deliveryId: (headers) => headers['x-webhook-id'],

  normalize: (delivery) => {
    const { id, source, receivedAt } = delivery;
    const payload = readJsonObject(delivery);
    const body = new JsonReader(payload);
    const type = body.requireText('event.event_type');
    const occurredAt = orderTime(isoTime(body.find('event.occurred_at')), receivedAt);
    const told = (event: Omit<ToldEvent, 'occurredAt'>) =>
      hookEvents(delivery, { sender: pagerduty.id, payload, events: [{ ...event, occurredAt }] });
    const verb = Object.hasOwn(verbs, type) ? verbs[type] : undefined;
    if (verb === undefined) {
      const own = type === 'pagey.ping' ? 'ping.received' : otherType(type);
      return told({ type: own, subject: `${pagerduty.id}:${source}:${type}:${id}`, data: {} });
    }
    const incident = body.requireId('event.data.id');
    const alert = incidentFacts(body, { id: incident, state: verb === 'closed' ? 'closed' : 'open' });
    return told({ type: `alert.${verb}`, subject: `${pagerduty.id}:${source}:${incident}`, data: { alert } });
  },
};

const verbs: Readonly<Record<string, AlertVerb>> = {
  'incident.triggered': 'opened',
  'incident.resolved': 'closed',
  'incident.reopened': 'reopened',
};

function incidentFacts(body: JsonReader, { id, state }: { id: string; state: 'open' | 'closed' }): AlertFacts {
  const text = (member: string) => body.text(`event.data.${member}`);
  const number = body.find('event.data.number');
  const urgency = text('urgency');
  return factsOf({
    id,
    state,
    rule: nameFact(text('title')) ?? 'Incident',
    severity: nameFact(urgency),
    url: urlFact(text('html_url')),
    project: nameFact(text('service.summary')),
    project_url: urlFact(text('service.html_url')),
    labels: labelsFact([urgency, text('priority.summary')].filter((label) => label !== undefined)),
    details: detailsFact([
      { name: 'Incident', value: typeof number === 'number' ? String(number) : undefined },
      { name: 'Priority', value: text('priority.summary') },
      { name: 'Escalation policy', value: text('escalation_policy.summary') },
      { name: 'Assigned to', value: namesOf(body.find('event.data.assignees')) },
    ]),
  });
}

function namesOf(people: JsonValue | undefined): string {
  const named = (Array.isArray(people) ? people : []).filter(isJsonObject).map(({ summary }) => summary);
  return named.filter((name) => typeof name === 'string').join(', ');
}
