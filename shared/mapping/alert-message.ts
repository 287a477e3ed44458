import { createHash } from 'node:crypto';
import { TicketwireError } from '../errors.ts';
import type { VerifiedDelivery } from '../model/delivery.ts';
import type { AlertFacts, HookEvent } from '../model/event.ts';
import type { EpochMs, JsonObject } from '../model/json.ts';
import { type AlertExtras, alertFactsOf, groupFactsOf, labelsOf, type MessageAlert } from './alert-message-facts.ts';
import { isoTime, latest, orderTime } from './event-time.ts';
import { isJsonObject, JsonReader, readJsonObject } from './json-body.ts';

/** What sets the messages of Alertmanager and of Grafana apart; all else of them is alike. */
export interface AlertMessageKind {
  sender: string;
  /** As people call the sender. */
  label: string;
  version: string;
  /** What a version is that only the other one's messages have. */
  other: { version: string; label: string; sender: string };
  extras: AlertExtras;
}

/**
 * A message about a group of alerts: an event for each alert, or one for the group.
 * https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export function* alertMessageEvents(
  delivery: VerifiedDelivery,
  { kind, groupBy }: { kind: AlertMessageKind; groupBy: 'alert' | 'group' },
): Generator<HookEvent> {
  const payload = readJsonObject(delivery);
  const body = new JsonReader(payload);
  requireVersion(body, kind);
  const listed = body.find('alerts');
  if (!Array.isArray(listed)) {
    throw new TicketwireError('malformed', "The member 'alerts' is missing, or is not a list.");
  }
  const objects = listed.filter(isJsonObject);
  const found =
    groupBy === 'group' ? groupEvents(body, { objects, payload, kind }) : alertEvents(objects, payload, kind);
  const origin = groupBy === 'alert' ? body.text('externalURL') : undefined;
  let position = 0;
  for (const { subject, facts, at, payload: about } of found) {
    yield {
      id: `${delivery.source}/${delivery.id}/${position}`,
      sender: kind.sender,
      source: delivery.source,
      type: facts.state === 'closed' ? 'alert.closed' : 'alert.opened',
      subject: `${kind.sender}:${delivery.source}:${subject}`,
      occurredAt: orderTime(at, delivery.receivedAt, maxLateMs),
      reportedAt: delivery.receivedAt,
      ...(origin === undefined ? {} : { origin }),
      // Every message tells of the whole group, and of most of it nothing new.
      ...(at === undefined || groupBy === 'group' ? {} : { occasion: new Date(at).toISOString() }),
      data: { alert: facts },
      payload: about,
    };
    position += 1;
  }
}

/**
 * A message tells of the present, though its alerts may be old. One that another member of a cluster sends late is known
 * by the time of its alert; later than this the alert fires once more, since Prometheus keeps the time of its start.
 */
const maxLateMs = 10 * 60_000;

/** Programs that send the same without a version are welcome. */
function requireVersion(body: JsonReader, { label, version, other }: AlertMessageKind): void {
  const given = body.find('version');
  if (given === version || (given === undefined && Array.isArray(body.find('alerts')))) return;
  const cause =
    given === other.version
      ? `${other.label} sends that one, to a source with 'sender: ${other.sender}'.`
      : "A payload of one's own making needs a source with 'sender: generic'.";
  throw new TicketwireError(
    'malformed',
    `The member 'version' is not "${version}", as in ${label}'s messages. ${cause}`,
  );
}

/** Reads an alert; one without a status of its own has that of its message. */
function readAlert(json: JsonObject, messageStatus: string | undefined): MessageAlert | undefined {
  const reader = new JsonReader(json);
  const status = reader.text('status') ?? messageStatus;
  const id = idOf(reader);
  if (id === undefined || (status !== 'firing' && status !== 'resolved')) return undefined;
  const startsAt = isoTime(reader.find('startsAt'));
  const endsAt = isoTime(reader.find('endsAt'));
  const isFiring = status === 'firing';
  return { json, reader, id, isFiring, at: isFiring ? startsAt : endOf(startsAt, endsAt) };
}

/** After the start, even where both are told as the same moment. */
function endOf(startsAt: EpochMs | undefined, endsAt: EpochMs | undefined): EpochMs | undefined {
  return endsAt === undefined ? undefined : latest([endsAt, startsAt === undefined ? undefined : startsAt + 1]);
}

/** Its fingerprint, which older servers do not tell: it is made of the labels, and so is what stands for it. */
function idOf(reader: JsonReader): string | undefined {
  const fingerprint = reader.text('fingerprint');
  if (fingerprint !== undefined && /^[\w-]{1,100}$/.test(fingerprint)) return fingerprint;
  const labels = labelsOf(reader.find('labels'));
  return labels.length === 0 ? undefined : `labels-${shortHash(JSON.stringify(labels))}`;
}

interface Found {
  subject: string;
  facts: AlertFacts;
  at: EpochMs | undefined;
  payload: JsonObject;
}

/** What templates see of the sender's body is the message as it would be about this alert alone. */
function* alertEvents(
  objects: readonly JsonObject[],
  payload: JsonObject,
  { extras }: AlertMessageKind,
): Generator<Found> {
  const status = new JsonReader(payload).text('status');
  for (const object of objects) {
    const alert = readAlert(object, status);
    if (alert === undefined) continue;
    const { json, reader, id, isFiring, at } = alert;
    const facts = alertFactsOf(reader, { id, state: isFiring ? 'open' : 'closed', extras });
    yield { subject: id, facts, at, payload: { ...payload, alerts: [json] } };
  }
}

function groupEvents(
  body: JsonReader,
  { objects, payload, kind }: { objects: readonly JsonObject[]; payload: JsonObject; kind: AlertMessageKind },
): Found[] {
  const messageStatus = body.text('status');
  const alerts = objects.map((each) => readAlert(each, messageStatus)).filter((alert) => alert !== undefined);
  const id = shortHash(JSON.stringify([body.requireText('receiver'), body.requireText('groupKey')]));
  const status = body.requireText('status');
  if (status !== 'firing' && status !== 'resolved') return [];
  const state = status === 'firing' ? 'open' : 'closed';
  const facts = groupFactsOf(body, { id, state, alerts, extras: kind.extras });
  // It tells of the group as it is now, whenever its alerts began: the order of receipt is the order.
  return [{ subject: `group:${id}`, facts, at: undefined, payload }];
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
