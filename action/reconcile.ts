import { shortHashOf, subjectHashOf } from '../shared/mapping/marker.ts';
import { suppressedLabel } from '../shared/mapping/ticket-draft.ts';
import type { AlertSet } from '../shared/model/alert-set.ts';
import type { AlertFacts, EventType, HookEvent } from '../shared/model/event.ts';
import type { EpochMs } from '../shared/model/json.ts';
import type { OnIncomplete, Rule, TrackStep } from '../shared/model/rule.ts';
import { closedSince } from '../shared/model/ticket.ts';
import { matchesType } from '../shared/routing/condition.ts';
import type { Followed } from '../shared/routing/plan.ts';
import type { TicketListing, Tracker } from '../shared/targets/trackers/tracker.ts';

/** A target that alerts are tracked into, the first rule that does, and our tickets in it. */
export interface AlertTarget {
  target: string;
  rule: string;
  /** As the rule says; undefined: it does not say. */
  onIncomplete: OnIncomplete | undefined;
  listing: TicketListing;
}

/** Lists our tickets wherever a rule tracks alerts. Throws what the tracker throws: then nothing may be concluded. */
export async function listAlertTargets(
  rules: readonly Rule[],
  trackers: ReadonlyMap<string, Tracker>,
  now: EpochMs,
): Promise<readonly AlertTarget[]> {
  const found = new Map<string, AlertTarget>();
  for (const rule of rules.filter(tracksAlerts)) {
    for (const step of rule.steps.filter((each): each is TrackStep => each.verb === 'track')) {
      const tracker = trackers.get(step.in);
      if (found.has(step.in) || tracker?.listTickets === undefined) continue;
      const listing = await tracker.listTickets({ closedSince: closedSince(step.reopenWithinMs, now) });
      const { onIncomplete } = step;
      found.set(step.in, { target: step.in, rule: rule.name, onIncomplete, listing });
    }
  }
  return [...found.values()];
}

function tracksAlerts({ isEnabled, on, steps }: Rule): boolean {
  return (
    isEnabled &&
    on.some((pattern) => matchesType(pattern, 'alert.opened')) &&
    steps.some(({ verb }) => verb === 'track')
  );
}

export interface Reconciliation {
  events: readonly HookEvent[];
  /** Where tickets of these events are, by subject. */
  followed: ReadonlyMap<string, readonly Followed[]>;
  /** What a person should know. */
  doubts: readonly string[];
}

/**
 * The set difference between the alerts there are and the tickets there are, as events: alerts that are there open,
 * update or suppress, and tickets whose alert is gone from a complete set are closed.
 */
export function reconcile(
  set: AlertSet,
  alertTargets: readonly AlertTarget[],
  given: {
    repository: HookEvent['data']['repository'];
    runId: string;
    now: EpochMs;
    /** Where a rule does not say. */
    onIncomplete?: OnIncomplete | undefined;
  },
): Reconciliation {
  const events: HookEvent[] = [];
  const followed = new Map<string, Followed[]>();
  const doubts = [...set.doubts];
  const add = (type: EventType, subject: string, alert?: AlertFacts, former: readonly string[] = []) => {
    const { repository, runId, now } = given;
    events.push({
      id: `workflow/${runId}/${shortHashOf(subject)}`,
      sender: set.scope.split(':')[0] ?? '',
      source: 'workflow',
      type,
      subject,
      ...(former.length === 0 ? {} : { formerSubjects: former }),
      scope: set.scope,
      occurredAt: now,
      data: { ...(alert === undefined ? {} : { alert }), ...(repository === undefined ? {} : { repository }) },
      payload: {},
    });
  };
  const present = presentIn(set, alertTargets);
  for (const { subject, facts, formerSubjects = [] } of set.alerts) {
    if (facts.state === 'open') {
      add('alert.opened', subject, facts, formerSubjects);
      continue;
    }
    // Whatever was suppressed or closed before it had a ticket gets none.
    const hashes = [subject, ...formerSubjects].map(subjectHashOf);
    const holders = alertTargets.filter(({ listing }) => hashes.some((hash) => listing.of(hash).length > 0));
    if (holders.length === 0) continue;
    followed.set(
      subject,
      holders.map(({ target, rule }) => ({ target, rule })),
    );
    add(facts.state === 'suppressed' ? 'alert.suppressed' : 'alert.closed', subject, facts, formerSubjects);
  }
  const held = new Set<string>();
  for (const [hash, holders] of vanished(set, alertTargets, present)) {
    const closing = holders.filter(({ target }) => mayClose(set, target, { alertTargets, ...given }));
    if (closing.length < holders.length) held.add(hash);
    if (closing.length === 0) continue;
    followed.set(`#${hash}`, closing);
    add('alert.closed', `#${hash}`);
  }
  if (held.size > 0) {
    const why = set.isFailed === true ? 'the report may not be complete' : 'the list of alerts is not whole';
    doubts.push(`${held.size} tickets of ${set.label} may be out of date, and none is closed: ${why}.`);
  }
  return { events, followed, doubts };
}

/**
 * Returns the hashes of the alerts that are there: of each one its own, and the first former one that has a ticket where
 * its own has none.
 */
export function presentIn({ alerts }: AlertSet, alertTargets: readonly AlertTarget[]): ReadonlySet<string> {
  const present = new Set<string>();
  for (const { subject, formerSubjects = [] } of alerts) {
    const [own = '', ...former] = [subject, ...formerSubjects].map(subjectHashOf);
    present.add(own);
    for (const { listing } of alertTargets) {
      const taken = listing.of(own).length > 0 ? undefined : former.find((hash) => listing.of(hash).length > 0);
      if (taken !== undefined) present.add(taken);
    }
  }
  return present;
}

/** Returns true if a ticket may be closed because its alert is missing from the set. */
function mayClose(
  { isComplete, isFailed = false }: AlertSet,
  target: string,
  given: { alertTargets: readonly AlertTarget[]; onIncomplete?: OnIncomplete | undefined },
): boolean {
  if (!isFailed) return isComplete;
  const ofRule = given.alertTargets.find((each) => each.target === target)?.onIncomplete;
  const setting = ofRule ?? given.onIncomplete;
  return setting === undefined ? isComplete : setting === 'close';
}

/**
 * Open tickets of the set's own whose alert is in it no more. Of GitHub's lists a suppressed one stays: what is dismissed
 * is in no list of open alerts.
 */
export function vanished(
  { scope }: AlertSet,
  alertTargets: readonly AlertTarget[],
  present: ReadonlySet<string>,
): ReadonlyMap<string, Followed[]> {
  const scopeHash = shortHashOf(scope);
  const gone = new Map<string, Followed[]>();
  for (const { target, rule, listing } of alertTargets) {
    for (const { ticket, subjectHash, scopeHash: own } of listing.tickets) {
      const isDismissed = !scope.startsWith('sarif:') && ticket.labels.includes(suppressedLabel);
      if (ticket.state !== 'open' || isDismissed || own !== scopeHash || present.has(subjectHash)) continue;
      gone.set(subjectHash, [...(gone.get(subjectHash) ?? []), { target, rule }]);
    }
  }
  return gone;
}
