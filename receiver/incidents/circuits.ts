import type { FinishedAttempt } from '../../shared/store/store.ts';
import { deliveryHref } from '../admin/pages/render.ts';
import type { Incident } from '../store/incidents.ts';
import { failures } from '../worker/breaker.ts';
import { isPast } from './dead-letters.ts';
import { subjectOf } from './own-event.ts';
import { type OwnEventFacts, type ReportInputs, report } from './report.ts';

/** Reports targets that are down, and that they have recovered. */
export interface CircuitReports {
  noteCircuit(target: string, state: 'open' | 'closed'): void;
  noteAttempt(finished: FinishedAttempt): void;
  /** Reports what was noted. Called now and then; what could not be stored is reported the next time. */
  reportAll(open: readonly Incident[]): Promise<void>;
}

/** A target that no receiver has seen down for so long has recovered with its next success, wherever that is. */
const quietMs = 2 * 60_000;

export function createCircuitReports(inputs: ReportInputs): CircuitReports {
  const { store, live, now } = inputs;
  const changes: { target: string; state: 'open' | 'closed' }[] = [];
  const openHere = new Set<string>();
  const succeeded = new Set<string>();
  const lastFailures = new Map<string, FinishedAttempt>();

  /** True when nothing is left to do for the change. */
  async function reportChange({ target, state }: { target: string; state: 'open' | 'closed' }): Promise<boolean> {
    const place = { target, rule: '' };
    const before = await store.incidents.find(subjectOf(place));
    if (state === 'open' && before?.isOpen === true) {
      await store.incidents.touch(before.subject, now());
      return true;
    }
    if (state === 'closed' && before?.isOpen !== true) return true;
    const type = state === 'open' ? 'ticketwire.target_down' : 'ticketwire.recovered';
    const facts = state === 'open' ? await factsOf(lastFailures.get(target), inputs) : {};
    return report({ type, place, before, facts }, inputs);
  }

  /** A receiver that saw it down may have ended since, and the target may be gone from the configuration. */
  async function reportForgotten(before: Incident): Promise<void> {
    const { target, touchedAt } = before;
    const isWell = succeeded.has(target) && !openHere.has(target);
    if (live.opened.has(target) && !isWell) return;
    if (!isPast(touchedAt + quietMs, touchedAt, now())) return;
    await report({ type: 'ticketwire.recovered', place: { target, rule: '' }, before, facts: {} }, inputs);
  }

  return {
    noteCircuit: (target, state) => {
      if (state === 'open') openHere.add(target);
      else openHere.delete(target);
      const last = changes.findLast((each) => each.target === target);
      if (last?.state !== state) changes.push({ target, state });
    },
    noteAttempt: (finished) => {
      const { effect, outcome } = finished;
      if ('code' in outcome && failures.has(outcome.code)) lastFailures.set(effect.target, finished);
      if (outcome.status === 'done') succeeded.add(effect.target);
    },
    reportAll: async (open) => {
      for (let [next] = changes; next !== undefined && (await reportChange(next)); [next] = changes) changes.shift();
      for (const incident of open) if (incident.rule === '') await reportForgotten(incident);
      succeeded.clear();
    },
  };
}

async function factsOf(
  failure: FinishedAttempt | undefined,
  { store, publicUrl }: ReportInputs,
): Promise<OwnEventFacts> {
  if (failure === undefined || !('code' in failure.outcome)) return {};
  const { effect, attempt, outcome } = failure;
  const origin = await store.incidents.findOrigin(effect.id);
  const isLinked = publicUrl !== undefined && origin !== undefined;
  return {
    code: outcome.code,
    message: outcome.message,
    attempts: attempt,
    effect: effect.id,
    event: effect.cause.type,
    ...origin,
    ...(isLinked ? { url: publicUrl + deliveryHref({ id: origin.delivery, source: origin.source }) } : {}),
  };
}
