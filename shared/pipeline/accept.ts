import { createHash } from 'node:crypto';
import { parseLargeJson } from '../mapping/json-slices.ts';
import { isKnownSeverity } from '../mapping/severity.ts';
import type { Delivery, VerifiedDelivery } from '../model/delivery.ts';
import type { Effect } from '../model/effect.ts';
import type { HookEvent } from '../model/event.ts';
import type { EpochMs } from '../model/json.ts';
import { matchesRepository } from '../routing/renaming.ts';
import type { RuleIndex } from '../routing/rule-index.ts';
import { isForm } from '../senders/body.ts';
import type { Sender } from '../senders/sender.ts';
import type { Source } from '../senders/source.ts';
import { trustFetched, trustStored, verify } from '../signing/verify.ts';
import type { EffectSummary, Store } from '../store/store.ts';
import { type Identify, identified, looking, noting } from './identify.ts';
import { createPause } from './pause.ts';
import { type PlannedEvent, planEvents, type TargetKnowledge } from './plan-events.ts';

export interface AcceptInputs {
  source: Source;
  rules: RuleIndex;
  targets: TargetKnowledge;
  store: Store;
  now: EpochMs;
  /** Called with the secret's place once the proof was found good, before the body is read: what must not be said to strangers. */
  afterVerify?(matched: number): void;
}

export interface AcceptedDelivery {
  /** Under which it is kept: its own id, with a mark of its body where another delivery has that id. */
  id: string;
  isDuplicate: boolean;
  /** How many of the effects nobody had asked for before. */
  newEffects: number;
  /** Ids of those that were claimed with it; absent: none. */
  claimed?: readonly string[];
  /** Types of its events. */
  types: readonly string[];
  /** What rules wanted and could not have, in words for their author. */
  problems: readonly string[];
  /** Words for severities that no tool is known to use; each once. Absent: none. */
  unknownSeverities?: readonly string[];
  /** The first event, where its sender reads our answer: what others sent is let go before the store is waited for. */
  first: PlannedEvent | undefined;
  effects: readonly Effect[];
}

/**
 * Verifies, normalises and plans a delivery, and stores it with its effects in one transaction.
 * When it resolves, the delivery is durable and may be answered.
 *
 * Throws `unauthenticated` before anything is parsed or stored, `malformed` for a body that is not what the sender
 * promises, `store-unavailable` when it could not be kept.
 */
export async function accept(delivery: Delivery, inputs: AcceptInputs): Promise<AcceptedDelivery> {
  const { source } = inputs;
  const verified = verify(delivery, { scheme: source.scheme, secrets: source.secrets, now: inputs.now });
  inputs.afterVerify?.(verified.matched);
  return planAndStore(withOwnId(verified.delivery, source.sender), inputs);
}

/** Where the sender's id of a delivery is in what it signed, the delivery goes by that. */
function withOwnId(delivery: VerifiedDelivery, { idIn }: Sender): VerifiedDelivery {
  const id = idIn?.(delivery) ?? '';
  return id === '' ? delivery : { ...delivery, id };
}

/** The same for a delivery that did not arrive, and was fetched from its sender. */
export function acceptFetched(delivery: Delivery, inputs: AcceptInputs): Promise<AcceptedDelivery> {
  return planAndStore(trustFetched(delivery), inputs);
}

async function planAndStore(verified: VerifiedDelivery, inputs: AcceptInputs): Promise<AcceptedDelivery> {
  const kept = toKeep(await planDelivery(verified, inputs), inputs.source);
  const accepted = await inputs.store.accept({ delivery: verified, events: kept.types, effects: kept.effects });
  if (accepted.isOther !== true) return { ...kept, ...accepted, id: verified.id };
  const digest = createHash('sha256').update(verified.body).digest('hex').slice(0, 16);
  return planAndStore({ ...verified, id: `${verified.id}~${digest}` }, inputs);
}

/** What is left of a planned delivery while the store is waited for. */
function toKeep(
  { events, effects }: PlannedDelivery,
  { sender }: Source,
): Pick<AcceptedDelivery, 'types' | 'problems' | 'first' | 'effects' | 'unknownSeverities'> {
  const types = events.map(({ event }) => event.type);
  const problems = events.flatMap((event) => event.problems);
  const severities = events.map(({ event }) => event.data.alert?.severity).filter((word) => word !== undefined);
  const unknown = severities.filter((word) => !isKnownSeverity(word));
  const unknownSeverities = unknown.length === 0 ? {} : { unknownSeverities: [...new Set(unknown)] };
  return { types, problems, ...unknownSeverities, first: sender.reply === undefined ? undefined : events[0], effects };
}

/**
 * Plans a delivery that is kept already, by today's rules, and performs what comes of it, whatever became of it before:
 * new effects take the place of its dead letters. Nothing is made twice: effects find what is there, and what was said in
 * a room is not said again.
 */
export async function redeliver(kept: Delivery, inputs: AcceptInputs & { again: string }): Promise<AcceptedDelivery> {
  const all = toKeep(await planDelivery(trustStored(kept), inputs), inputs.source);
  const [before] = await inputs.store.history.delivery({ id: kept.id, source: kept.source });
  const planned = { ...all, effects: all.effects.filter((effect) => !wasSaid(effect, before?.effects ?? [])) };
  await inputs.store.addEffects({ delivery: kept, effects: planned.effects });
  return { ...planned, id: kept.id, isDuplicate: false, newEffects: planned.effects.length };
}

/** Whether the message stands in its room already, or is on its way there. */
function wasSaid({ kind, target, subject, cause }: Effect, before: readonly EffectSummary[]): boolean {
  if (kind !== 'post-message') return false;
  const timeless = (of: string) => of.replace(/^(digest:.*):\d+$/s, '$1');
  const own = before.filter(
    (each) =>
      each.kind === kind &&
      each.target === target &&
      each.rule === cause.rule &&
      timeless(each.subject) === timeless(subject),
  );
  return own.length > 0 && own.every(({ status }) => status !== 'failed');
}

export interface PlannedDelivery {
  events: readonly PlannedEvent[];
  effects: readonly Effect[];
}

/** What a delivery would do. Nothing is verified, because nothing is stored or done. */
export function preview(delivery: Delivery, inputs: AcceptInputs): Promise<PlannedDelivery> {
  return planDelivery(trustStored(delivery), inputs, looking(inputs.store.repositories));
}

async function planDelivery(
  verified: VerifiedDelivery,
  inputs: AcceptInputs & { again?: string },
  identify: Identify = noting(inputs.store.repositories, inputs.now),
): Promise<PlannedDelivery> {
  const { source, store, again } = inputs;
  const { sender } = source;
  const pause = createPause();
  const json = isForm(verified) ? undefined : await parseLargeJson(verified.body, pause);
  const events: HookEvent[] = [];
  for (const read of sender.normalize(json === undefined ? verified : { ...verified, json })) {
    if (events.length > 0) await pause();
    const each = read.data.repository?.id === undefined ? read : await identified(read, identify);
    if (!isInScope(source, each)) continue;
    const event = sender.resolve === undefined ? each : await sender.resolve(each, store.tickets);
    const id = source.dedupe === 'subject' ? (happeningOf(event, verified, sender) ?? event.id) : event.id;
    const subject = keepable(event.subject);
    // A clock that is ahead must not hold back what truly comes later.
    const occurredAt = Math.min(event.occurredAt, verified.receivedAt);
    const told = { ...event, subject, occurredAt };
    events.push(again === undefined ? { ...told, id } : { ...told, id: `${id}/${again}`, again });
  }
  const planning = { ...inputs, pause, senderLabel: sender.label, senderLabels: sender.labels };
  const earlier = again === undefined ? await planEarlier(events, planning) : undefined;
  return earlier ?? planEvents(events, planning);
}

const hourMs = 3_600_000;

/** Returns the plan under earlier ids, where effects with these ids are kept from within the last hour. */
async function planEarlier(
  events: readonly HookEvent[],
  planning: Parameters<typeof planEvents>[1],
): Promise<PlannedDelivery | undefined> {
  if (!events.some(({ earlierId }) => earlierId !== undefined)) return undefined;
  const planned = await planEvents(
    events.map((event) => ({ ...event, id: event.earlierId ?? event.id })),
    planning,
  );
  const kept = await planning.store.findEffects(planned.effects.map(({ id }) => id));
  return kept.some(({ receivedAt }) => planning.now - receivedAt <= hourMs) ? planned : undefined;
}

/** No database keeps the character 0 in a text, or a text of any length in an index. */
const maxSubjectChars = 500;

function keepable(subject: string): string {
  const text = subject.replaceAll('\0', '\uFFFD').toWellFormed();
  if (text.length <= maxSubjectChars) return text;
  return `${text.slice(0, maxSubjectChars / 2).toWellFormed()}…${createHash('sha256').update(text).digest('hex')}`;
}

/** The id of what an event tells of, whichever hook told it: effects of one happening have one id. */
function happeningOf(event: HookEvent, delivery: VerifiedDelivery, sender: Sender): string | undefined {
  const occasion = sender.occasionOf?.(event, delivery);
  if (occasion === undefined) return undefined;
  const parts = [sender.id, event.type, event.subject, occasion];
  return `happening/${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}`;
}

/** Whether a source lets an event about this repository ask for anything. */
function isInScope({ repositories }: Source, { data }: HookEvent): boolean {
  return repositories === undefined || matchesRepository(repositories, data.repository);
}
