import type { Logger } from 'pino';
import type { EpochMs } from '../../shared/model/json.ts';
import { preview } from '../../shared/pipeline/accept.ts';
import { mayBeWanted } from '../../shared/routing/rule-index.ts';
import type { Acceptance } from '../../shared/store/store.ts';
import type { Live } from '../live.ts';
import type { Incident, IncidentPlace } from '../store/incidents.ts';
import type { ReceiverStore } from '../store/store.ts';
import { deliveryIdOf, isoOf, type OwnEventBody, type OwnEventType, subjectOf } from './own-event.ts';
import { ownSource } from './own-source.ts';

export interface ReportInputs {
  store: ReceiverStore;
  live: Live;
  now(): EpochMs;
  log: Logger;
  /** Links in events begin with it; omit for events without links. */
  publicUrl?: string | undefined;
}

/** The facts of an event that do not follow from its incident. */
export type OwnEventFacts = Omit<OwnEventBody, 'type' | 'subject' | 'at' | 'since' | 'target' | 'rule'>;

/**
 * Reports an event of an incident: the incident's next state, the event's delivery and the effects that rules ask for are
 * stored in one transaction. `before` is the incident as it was read. False when another receiver was first.
 */
export async function report(
  given: { type: OwnEventType; place: IncidentPlace; before: Incident | undefined; facts: OwnEventFacts },
  inputs: ReportInputs,
): Promise<boolean> {
  const { type, place, before, facts } = given;
  const at = inputs.now();
  const incident: Incident = {
    ...place,
    subject: subjectOf(place),
    isOpen: type !== 'ticketwire.recovered',
    number: (before?.number ?? 0) + 1,
    openedAt: before?.isOpen === true ? before.openedAt : at,
    touchedAt: at,
  };
  const body: OwnEventBody = {
    type,
    subject: incident.subject,
    at: isoOf(at),
    since: isoOf(incident.openedAt),
    target: place.target,
    ...(place.rule === '' ? {} : { rule: place.rule }),
    ...facts,
  };
  const acceptance = (await isWanted(body, inputs)) ? await planOwn(incident, body, inputs) : undefined;
  const isReported = await inputs.store.incidents.report({ incident, acceptance });
  if (isReported && acceptance !== undefined) {
    inputs.log.info(
      { event: type, target: place.target, rule: body.rule, delivery: acceptance.delivery.id },
      'own event',
    );
  }
  return isReported;
}

/** True if a rule matches the event. A ticket that was opened is closed in any case. */
async function isWanted({ type, subject }: OwnEventBody, { live, store }: ReportInputs): Promise<boolean> {
  if (mayBeWanted(live.rules, { type, source: ownSource.name })) return true;
  return type === 'ticketwire.recovered' && (await store.findFollowed(subject)).length > 0;
}

async function planOwn(incident: Incident, body: OwnEventBody, inputs: ReportInputs): Promise<Acceptance> {
  const { live, store, log } = inputs;
  const receivedAt = incident.touchedAt;
  const delivery = {
    id: deliveryIdOf(incident),
    source: ownSource.name,
    receivedAt,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(body)),
  };
  const { rules, targets } = live;
  const { events, effects } = await preview(delivery, { source: ownSource, rules, targets, store, now: receivedAt });
  for (const problem of events.flatMap(({ problems }) => problems)) {
    log.warn({ source: ownSource.name, delivery: delivery.id, problem }, 'a rule needs attention');
  }
  return { delivery, events: events.map(({ event }) => event.type), effects };
}
