import type { VerifiedDelivery } from '../model/delivery.ts';
import type { EventType, HookEvent } from '../model/event.ts';
import type { EpochMs, JsonObject, JsonValue } from '../model/json.ts';
import { isJsonObject } from './json-body.ts';

/** What a body says, before it has a source. */
export interface ToldEvent
  extends Pick<HookEvent, 'type' | 'subject' | 'data' | 'occasion' | 'isConfidential' | 'written'> {
  /** When it happened, where the body says so. */
  occurredAt?: EpochMs | undefined;
  /** Names what happened where the sender tells it in two deliveries: within an hour, the second is a duplicate. */
  toldTwice?: string | undefined;
}

const hourMs = 3_600_000;

type Said<Facts> = { [Fact in keyof Facts]?: Exclude<Facts[Fact], undefined> };

/** The facts that were said. */
export function saidFacts<Facts extends object>(found: Facts): Said<Facts> {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Said<Facts>;
}

/** The events of a delivery, in their order. */
export function hookEvents(
  { id, source, receivedAt }: VerifiedDelivery,
  { sender, payload, events }: { sender: string; payload: JsonObject; events: readonly ToldEvent[] },
): HookEvent[] {
  const hour = Math.floor(receivedAt / hourMs);
  return events.map(({ occurredAt, toldTwice, ...event }, position) => ({
    ...event,
    ...(toldTwice === undefined ? {} : { earlierId: `${source}/${toldTwice}/${hour - 1}` }),
    id: toldTwice === undefined ? `${source}/${id}/${position}` : `${source}/${toldTwice}/${hour}`,
    sender,
    source,
    occurredAt: occurredAt ?? receivedAt,
    payload,
  }));
}

/** The type of an event that is in none of the families: the sender's own name of it. */
export function otherType(name: string): EventType {
  const own = name
    .toLowerCase()
    .replace(/[^a-z0-9_.-]+/g, '_')
    .slice(0, 100);
  return `other.${own === '' ? 'unnamed' : own}`;
}

/** Names in a list of objects that have one, or of names. */
export function namesIn(list: JsonValue | undefined, member = 'name'): string[] {
  if (!Array.isArray(list)) return [];
  return list.map((each) => (isJsonObject(each) ? each[member] : each)).filter((name) => typeof name === 'string');
}

export function objectsIn(list: JsonValue | undefined): JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}
