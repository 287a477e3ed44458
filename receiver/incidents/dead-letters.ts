import { deliveryHref } from '../admin/pages/render.ts';
import type { Cursor, Incident, IncidentPlace } from '../store/incidents.ts';
import { subjectOf } from './own-event.ts';
import { type OwnEventFacts, type ReportInputs, report } from './report.ts';

/** Of one rule at one target, what dies within this time after a report is reported together at its end. */
export const windowMs = 10 * 60_000;

/** Reports dead letters by rule and target, and that none of them are left. Called now and then. */
export function createDeadLetterReports(inputs: ReportInputs): (open: readonly Incident[]) => Promise<void> {
  const { incidents } = inputs.store;
  /** Where the pass over the dead letters of each open incident has come to. */
  const cursors = new Map<string, Cursor>();

  async function reportNew(place: IncidentPlace, before: Incident | undefined): Promise<void> {
    if (before?.isOpen === true && !isPast(before.touchedAt + windowMs, before.touchedAt, inputs.now())) return;
    const facts = await factsOf(place, inputs);
    if (facts !== undefined) await report({ type: 'ticketwire.dead_letter', place, before, facts }, inputs);
  }

  async function reportRecovered(place: IncidentPlace, before: Incident): Promise<void> {
    if ((await incidents.count(place)) > 0) return;
    await report({ type: 'ticketwire.recovered', place, before, facts: {} }, inputs);
    cursors.delete(before.subject);
  }

  return async (open) => {
    const news = new Map((await incidents.unreported()).map((place) => [subjectOf(place), place]));
    const known = new Map(open.filter(({ rule }) => rule !== '').map((each) => [each.subject, each]));
    for (const subject of cursors.keys()) if (!known.has(subject)) cursors.delete(subject);
    for (const [subject, place] of new Map<string, IncidentPlace>([...known, ...news])) {
      const next = await incidents.forgetResolved(place, cursors.get(subject));
      if (next === undefined) cursors.delete(subject);
      else cursors.set(subject, next);
      const before = known.get(subject) ?? (await incidents.find(subject));
      if (news.has(subject)) await reportNew(place, before);
      else if (before?.isOpen === true) await reportRecovered(place, before);
    }
  };
}

/** True when a time has come; also when the clock was set back behind the time from which it was counted. */
export function isPast(time: number, from: number, now: number): boolean {
  return now >= time || now < from;
}

async function factsOf(place: IncidentPlace, { store, publicUrl }: ReportInputs): Promise<OwnEventFacts | undefined> {
  const letter = await store.incidents.newest(place);
  if (letter === undefined) return undefined;
  const { effect, source, delivery, attempts, outcome } = letter;
  return {
    count: await store.incidents.count(place),
    code: outcome.code,
    message: outcome.message,
    attempts,
    effect: effect.id,
    event: effect.cause.type,
    source,
    delivery,
    ...(publicUrl === undefined ? {} : { url: publicUrl + deliveryHref({ id: delivery, source }) }),
  };
}
