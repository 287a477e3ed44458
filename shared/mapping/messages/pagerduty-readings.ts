import type { EventReading } from './reading.ts';

/** A change of an incident, which the event holds itself or refers to. */
const incident = (deed: string, text?: string): EventReading => ({
  what: 'incident',
  names: ['{event.data.incident.summary|event.data.title|event.data.summary}', '{event.data.incident.id}'],
  urls: ['{event.data.incident.html_url|event.data.html_url}'],
  deed,
  ...(text === undefined ? {} : { text }),
});
const service = (deed: string): EventReading => ({
  what: 'service',
  names: ['{event.data.summary|event.data.name}'],
  urls: ['{event.data.html_url}'],
  deed,
});

/** PagerDuty's events of no family, by their names. https://developer.pagerduty.com/docs/webhooks-overview#event-types */
export const pagerdutyReadings: Readonly<Record<string, EventReading>> = {
  'incident.acknowledged': incident('acknowledged the incident'),
  'incident.unacknowledged': incident('no longer acknowledges the incident'),
  'incident.annotated': incident('added a note to the incident', 'event.data.content'),
  'incident.conference_bridge.updated': incident('changed the conference bridge of the incident'),
  'incident.custom_field_values.updated': incident('changed fields of the incident'),
  'incident.delegated': incident('delegated the incident'),
  'incident.escalated': incident('escalated the incident'),
  'incident.incident_type.changed': incident('changed the type of the incident'),
  'incident.priority_updated': incident(
    'changed the priority of the incident to {event.data.priority.summary|event.data.urgency}',
  ),
  'incident.reassigned': incident('reassigned the incident'),
  'incident.responder.added': incident('asked {event.data.user.summary} to respond to the incident'),
  'incident.responder.replied': incident('replied to the request to respond to the incident', 'event.data.message'),
  'incident.role.assigned': incident('assigned a role in the incident'),
  'incident.service_updated': incident('moved the incident to the service {event.data.service.summary}'),
  'incident.status_update_published': incident('published an update of the incident', 'event.data.message'),
  'incident.workflow.started': incident('started a workflow of the incident'),
  'incident.workflow.completed': incident('completed a workflow of the incident'),
  'incident.action_invocation.created': incident('started an action of the incident'),
  'incident.action_invocation.terminated': incident('ended an action of the incident'),
  'incident.action_invocation.updated': incident('changed an action of the incident'),
  'service.created': service('created the service'),
  'service.updated': service('changed the service'),
  'service.deleted': service('deleted the service'),
  'service.custom_field_values.updated': service('changed fields of the service'),
};
