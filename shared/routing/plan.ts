import { createHash } from 'node:crypto';
import type { TemplateContext } from '../mapping/template.ts';
import type { Effect, TrackTicket } from '../model/effect.ts';
import type { AlertVerb, HookEvent } from '../model/event.ts';
import type { EpochMs } from '../model/json.ts';
import type { Rule, TrackStep } from '../model/rule.ts';
import type { TicketChange, TicketDraft } from '../model/ticket.ts';
import { objectionOf } from './condition.ts';

/** A ticket that follows the event's subject, or is about to. */
export interface Followed {
  target: string;
  rule: string;
}

export interface PlanInputs {
  /** When the delivery was received, or was given to be performed again. */
  receivedAt: EpochMs;
  rules: readonly Rule[];
  /** What the event's templates and conditions see. */
  context: TemplateContext;
  /** Followed already: closing, reopening and suppressing reach these whatever a rule's filters say. */
  followed: readonly Followed[];
  /** Renders the ticket of a step for its target. */
  draft(step: TrackStep): TicketDraft;
}

export interface Plan {
  effects: readonly Effect[];
  /** Each rule's verdict in the order of the file. */
  verdicts: readonly { rule: string; isWanted: boolean; reason: string }[];
}

const changes: Record<AlertVerb, TicketChange> = {
  opened: 'open',
  updated: 'open',
  closed: 'close',
  reopened: 'reopen',
  suppressed: 'suppress',
  unsuppressed: 'unsuppress',
};

/**
 * The changes that an event asks for, as data, in the order of the rules. Pure.
 *
 * Where two rules track one subject into one target the first wins, and the second's verdict says so. Where the
 * sender names a ticket that nobody here follows, the first rule that tracks alerts of its source looks it up.
 */
export function plan(event: HookEvent, inputs: PlanInputs): Plan {
  const effects: Effect[] = [];
  const verdicts: Plan['verdicts'][number][] = [];
  const change = changeOf(event);
  const isAdopting = event.data.ticket !== undefined && inputs.followed.length === 0;
  const planned = (target: string, rule: string, position: number, body: TrackTicket): Effect => ({
    id: effectId(event.id, rule, position),
    target,
    subject: event.subject,
    receivedAt: inputs.receivedAt,
    occurredAt: event.occurredAt === inputs.receivedAt ? null : event.occurredAt,
    cause: { event: event.id, type: event.type, source: event.source, rule },
    ...body,
  });
  const track = (target: string, rule: string, position: number, step: TrackStep | undefined) => {
    if (change === undefined) return;
    effects.push(
      planned(target, rule, position, {
        kind: 'track-ticket',
        change,
        draft: step !== undefined && mayOpen(change, event) ? inputs.draft(step) : null,
        adoptKey: isAdopting ? (event.data.ticket?.key ?? null) : null,
        data: event.data,
      }),
    );
  };

  if (change !== undefined && change !== 'open') {
    const named = event.data.ticket?.target;
    // The ticket that the sender names first: what becomes of it is what the sender is told.
    const inOrder = inputs.followed.toSorted(
      (left, right) => Number(right.target === named) - Number(left.target === named),
    );
    inOrder.forEach(({ target, rule }, index) => {
      track(target, rule, -1 - index, undefined);
    });
  }
  for (const rule of inputs.rules) {
    const objection = objectionOf(isAdopting ? { ...rule, if: undefined } : rule, event, inputs.context);
    if (objection !== undefined) {
      verdicts.push({ rule: rule.name, isWanted: false, reason: objection });
      continue;
    }
    let reason = 'all its filters hold';
    rule.steps.forEach((step, position) => {
      const earlier = effects.find((effect) => isAdopting || effect.target === step.in);
      if (earlier === undefined) track(step.in, rule.name, position, step);
      else if (earlier.cause.rule !== rule.name)
        reason = `rule '${earlier.cause.rule}' already tracks it in '${earlier.target}'`;
    });
    verdicts.push({ rule: rule.name, isWanted: true, reason });
  }
  return { effects, verdicts };
}

/** Whether the event reaches what follows its subject already: then {@link PlanInputs.followed} is read. */
export function reachesFollowed(event: HookEvent): boolean {
  const change = changeOf(event);
  return change !== undefined && change !== 'open';
}

function changeOf(event: HookEvent): TicketChange | undefined {
  const [family, verb] = event.type.split('.');
  return family === 'alert' && verb !== undefined && Object.hasOwn(changes, verb)
    ? changes[verb as AlertVerb]
    : undefined;
}

/** Only an alert that is there, with its facts, may bring a ticket into being. */
function mayOpen(change: TicketChange, event: HookEvent): boolean {
  return (change === 'open' || change === 'reopen') && event.data.alert !== undefined;
}

function effectId(event: string, rule: string, position: number): string {
  return createHash('sha256')
    .update(JSON.stringify([event, rule, position]))
    .digest('hex')
    .slice(0, 32);
}
