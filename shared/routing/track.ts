import { hashOf } from '../mapping/marker.ts';
import { passedRunText, repeatedRunText } from '../mapping/run-text.ts';
import type { Remark, TrackManner, TrackTicket } from '../model/effect.ts';
import type { AlertVerb, HookEvent, RunFacts } from '../model/event.ts';
import { ownSource } from '../model/event-families.ts';
import type { TrackStep } from '../model/rule.ts';
import type { TicketChange, TicketDraft } from '../model/ticket.ts';

const alertChanges: Record<AlertVerb, TicketChange> = {
  opened: 'open',
  updated: 'open',
  closed: 'close',
  reopened: 'reopen',
  suppressed: 'suppress',
  unsuppressed: 'unsuppress',
};

const changes: Readonly<Record<string, Readonly<Record<string, TicketChange>>>> = {
  alert: alertChanges,
  run: { failed: 'open', passed: 'close' },
  [ownSource]: { dead_letter: 'open', target_down: 'open', recovered: 'close' },
};

/** What an event asks of the ticket of its subject; undefined where its subject has no life. */
export function changeOf(event: HookEvent): TicketChange | undefined {
  const [family = '', verb = ''] = event.type.split('.');
  const ofFamily = Object.hasOwn(changes, family) ? changes[family] : undefined;
  return ofFamily !== undefined && Object.hasOwn(ofFamily, verb) ? ofFamily[verb] : undefined;
}

/** The effect that makes a ticket follow; undefined where the event asks nothing of it. */
export function trackEffect(
  event: HookEvent,
  given: { step: TrackStep | undefined; adoptKey: string | null; draft(step: TrackStep): TicketDraft },
): TrackTicket | undefined {
  const change = changeOf(event);
  if (change === undefined) return undefined;
  const { step, adoptKey } = given;
  const manner = mannerOf(event, step);
  return {
    kind: 'track-ticket',
    change,
    draft: step !== undefined && mayOpen(change, event) ? given.draft(step) : null,
    adoptKey,
    data: factsToKeep(event),
    ...(event.scope === undefined ? {} : { isListed: true }),
    ...(event.formerSubjects === undefined ? {} : { formerSubjects: event.formerSubjects }),
    ...(manner === undefined ? {} : { manner }),
  };
}

/** Only what is there, with its facts, may bring a ticket into being. */
function mayOpen(change: TicketChange, { data }: HookEvent): boolean {
  return (change === 'open' || change === 'reopen') && (data.alert !== undefined || data.run !== undefined);
}

/** What later events need: the facts of an alert; of a run, for which of its attempts the ticket was opened. */
function factsToKeep({ data }: HookEvent): TrackTicket['data'] {
  const { run } = data;
  return run === undefined ? data : { run: { ...run, failed_jobs: [] } };
}

const oneDayMs = 24 * 3_600_000;

/** The occurrence that a ticket or a comment is about: of a run its attempt, of an alert none. */
export function occurrenceOf({ data: { run } }: HookEvent): string {
  return run === undefined ? '' : `${run.id}/${run.attempt}`;
}

function mannerOf(event: HookEvent, step: TrackStep | undefined): TrackManner | undefined {
  const { run } = event.data;
  const { onClose = 'close', repeat, reopenWithinMs, maxNew = null } = step ?? {};
  const isUsual = onClose === 'close' && repeat === undefined && reopenWithinMs === undefined && maxNew === null;
  if (run === undefined && isUsual) return undefined;
  const common = {
    isRewritten: run === undefined,
    onClose,
    reopenWithinMs: reopenWithinMs ?? null,
    occurrence: occurrenceOf(event),
    order: run?.number ?? 0,
    maxNew,
  };
  if (run === undefined) return { ...common, repeated: alertRemark(event, repeat), closed: null };
  const remark = (text: string) => runRemark(event, run, text);
  if (event.type === 'run.passed') return { ...common, repeated: null, closed: remark(passedRunText(run)) };
  return {
    ...common,
    repeated: repeat === 'nothing' ? null : remark(repeatedRunText(run, event.data.repository)),
    closed: null,
  };
}

function alertRemark(event: HookEvent, repeat: TrackStep['repeat']): Remark | null {
  if (repeat !== 'comment') return null;
  const id = hashOf(JSON.stringify([event.subject, event.type, event.id]));
  return { id, text: 'Reported once more.', since: event.occurredAt, isContended: false };
}

function runRemark(event: HookEvent, run: RunFacts, text: string): Remark {
  const id = hashOf(JSON.stringify([event.subject, event.type, run.id, run.attempt]));
  // Jobs of one run report at once when they report from inside.
  // A job does not know when its run was started, but that it was within a day.
  const since = run.started_at === undefined ? event.occurredAt - oneDayMs : Date.parse(run.started_at);
  return { id, text, since, isContended: event.isContended === true };
}
