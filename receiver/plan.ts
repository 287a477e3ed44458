import { randomUUID } from 'node:crypto';
import { TicketwireError } from '../shared/errors.ts';
import type { Delivery } from '../shared/model/delivery.ts';
import type { Effect } from '../shared/model/effect.ts';
import type { EpochMs } from '../shared/model/json.ts';
import { type AcceptInputs, preview } from '../shared/pipeline/accept.ts';
import { createPause } from '../shared/pipeline/pause.ts';
import type { Sender } from '../shared/senders/sender.ts';
import type { Source } from '../shared/senders/source.ts';

/** What a delivery would do: its events, what each rule says to each, and the effects; nothing is kept or done. */
export interface DeliveryPlan {
  events: readonly {
    type: string;
    subject: string;
    /** ISO 8601. */
    occurredAt: string;
    /** In the order of the rules; `reason` says which filter stopped a rule, or what came of it. */
    rules: readonly { rule: string; isWanted: boolean; reason: string }[];
  }[];
  effects: readonly object[];
  /** The number of events and effects that are left out; absent: none. */
  omitted?: { events: number; effects: number };
}

/** More than anyone reads: a delivery may have ten thousand events, and each has a verdict of every rule. */
const maxPlannedEvents = 100;
const maxPlannedEffects = 1_000;

/** Inputs of a plan; `isWhole`: nothing is left out. */
export interface PlanInputs extends Omit<AcceptInputs, 'afterVerify'> {
  isWhole?: boolean;
}

/**
 * Plans a body as if its source's sender had delivered it. Throws `malformed` as its delivery would, also where the sender
 * names the event in a header and `event` is absent.
 */
export async function planBody(
  body: Uint8Array,
  {
    event,
    headers: others = {},
    ...inputs
  }: PlanInputs & {
    event: string | undefined;
    /** Further headers, in lower case, that the sender would send. */
    headers?: Readonly<Record<string, string>> | undefined;
  },
): Promise<DeliveryPlan> {
  const { source, now } = inputs;
  const named = headersNaming(event, source.sender);
  if (named === undefined) throw new TicketwireError('malformed', unnamedEvent(source, 'push'));
  const headers = { 'content-type': 'application/json', ...named, ...others };
  const delivery = { id: randomUUID(), source: source.name, receivedAt: now, headers, body };
  return planKept(delivery, inputs);
}

/**
 * The same for a delivery as it came, with all its headers. Only the first events are told in full, and the first effects;
 * all are where `isWhole`.
 */
export async function planKept(delivery: Delivery, { isWhole = false, ...inputs }: PlanInputs): Promise<DeliveryPlan> {
  const { events, effects } = await preview(delivery, inputs);
  const pause = createPause();
  const told: DeliveryPlan['events'][number][] = [];
  for (const { event, verdicts } of isWhole ? events : events.slice(0, maxPlannedEvents)) {
    await pause();
    const { type, subject, occurredAt } = event;
    told.push({ type, subject, occurredAt: isoOf(occurredAt), rules: verdicts() });
  }
  const shown = isWhole ? effects : effects.slice(0, maxPlannedEffects);
  const omitted = { events: events.length - told.length, effects: effects.length - shown.length };
  const isOmitted = omitted.events > 0 || omitted.effects > 0;
  return { events: told, effects: shown.map(effectJson), ...(isOmitted ? { omitted } : {}) };
}

/** The headers by which a sender names an event; none where it does not, undefined where it does and none was given. */
export function headersNaming(event: string | undefined, { eventHeaders }: Sender): Record<string, string> | undefined {
  if (eventHeaders === undefined) return {};
  return event === undefined ? undefined : eventHeaders(event);
}

/** What is missing then, in words; `example` says how to give it. */
export function unnamedEvent({ name, sender }: Source, example: string): string {
  return `${sender.label} names the event in a header: say which one the source '${name}' is to get, such as ${example}.`;
}

/** Without what is only known once it is stored. */
function effectJson({
  id: _id,
  receivedAt: _at,
  occurredAt: _when,
  cause,
  kind,
  target,
  subject,
  ...rest
}: Effect): object {
  const { data: _data, ...told } = 'data' in rest ? rest : { ...rest, data: undefined };
  return { rule: cause.rule, kind, target, subject, ...told };
}

function isoOf(time: EpochMs): string {
  return new Date(time).toISOString();
}
