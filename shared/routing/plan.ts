import { TicketwireError } from '../errors.ts';
import type { KeyReader } from '../mapping/keys.ts';
import type { AnswersAt } from '../model/command.ts';
import type { Effect } from '../model/effect.ts';
import type { EventType, HookEvent } from '../model/event.ts';
import { eventFamilies } from '../model/event-families.ts';
import type { EpochMs } from '../model/json.ts';
import type { Message } from '../model/message.ts';
import type { OpenStep, PostStep, Rule, Step, TemplateContext, TrackStep } from '../model/rule.ts';
import type { TicketDraft } from '../model/ticket.ts';
import { planAnswer } from './answer.ts';
import { objectionOf } from './condition.ts';
import { type Deployable, planDeploy } from './deploy.ts';
import { planDispatch } from './dispatch.ts';
import { effectOf, type StepPlace } from './effect-of.ts';
import { asksForHelp, helpRule, planHelp } from './help.ts';
import { happeningOf, onceId } from './occasion.ts';
import { planPost, saysTheSameAs } from './post.ts';
import { renamingOf } from './renaming.ts';
import type { RuleIndex } from './rule-index.ts';
import { planStep } from './steps.ts';
import { limitedTo, limitReasons } from './teams.ts';
import { changeOf, trackEffect } from './track.ts';

/** A ticket that follows the event's subject, or is about to. */
export interface Followed {
  target: string;
  rule: string;
}

export interface PlanInputs {
  /** When the delivery was received, or was given to be performed again. */
  receivedAt: EpochMs;
  rules: RuleIndex;
  /** What the event's templates and conditions see. */
  context(): TemplateContext;
  /** Followed already: closing, reopening and suppressing reach these whatever a rule's filters say. */
  followed: readonly Followed[];
  /** Renders the ticket of a step for its target; `subject` is what it is about where that is not the event's own. */
  draft(step: TrackStep | OpenStep, subject?: string): TicketDraft;
  /** What a step says about the event; undefined: nothing. */
  message(
    step: PostStep,
    how: { isUsual: boolean /** Not in its own words. */; isNamed: boolean /** The rule names this very event. */ },
  ): Message | undefined;
  /** Nothing is kept beyond this run. */
  isStoreless: boolean;
  /** How a target's tickets are named in texts. */
  keysIn(target: string): KeyReader;
  /** What a target deploys. */
  deploys(target: string): Deployable;
  /** Targets that answer commands, by their names, and where. */
  answering: ReadonlyMap<string, AnswersAt>;
}

export interface Plan {
  effects: readonly Effect[];
  /** Each rule's verdict in the order of the file; put into words when asked for. */
  verdicts(): readonly Verdict[];
  /** What a rule wanted and could not be had, in words for its author: templates that cannot be rendered. */
  problems: readonly string[];
}

export interface Verdict {
  rule: string;
  isWanted: boolean;
  reason: string;
}

/**
 * The changes that an event asks for, as data, in the order of the rules. Pure.
 *
 * Where two rules track one subject into one target the first wins, and the second's verdict says so. Where the
 * sender names a ticket that nobody here follows, the first rule that tracks alerts of its source looks it up.
 */
export function plan(event: HookEvent, inputs: PlanInputs): Plan {
  const steps = planInSteps(event, inputs);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The same, one rule at a time: thousands of rules with patterns take longer than others should have to wait. */
export function* planInSteps(event: HookEvent, inputs: PlanInputs): Generator<void, Plan> {
  const effects: Effect[] = [];
  const problems: string[] = [];
  const reached = new Map<Rule, Verdict>();
  const isAdopting = event.data.ticket !== undefined && inputs.followed.length === 0;
  const adoptKey = isAdopting ? (event.data.ticket?.key ?? null) : null;
  const track = (place: { target: string; rule: string; position: number }, step: TrackStep | undefined) => {
    const draft = (of: TrackStep) =>
      draftOr(of, { inputs, note: (words) => problems.push(`rule '${place.rule}': ${words}`) });
    const body = trackEffect(event, { ...place, step, adoptKey, draft });
    return body === undefined ? [] : [effectOf(event, place, body, inputs.receivedAt)];
  };

  if (reachesFollowed(event)) {
    const named = event.data.ticket?.target;
    // The ticket that the sender names first: what becomes of it is what the sender is told.
    const inOrder = inputs.followed.toSorted(
      (left, right) => Number(right.target === named) - Number(left.target === named),
    );
    inOrder.forEach(({ target, rule }, index) => {
      const step = trackStepOf(inputs.rules.all, { target, rule });
      effects.push(...track({ target, rule, position: -1 - index }, step));
    });
  }
  const objectionTo = (rule: Rule) =>
    objectionOf(isAdopting ? { ...rule, if: undefined } : rule, event, inputs.context());
  for (const rule of inputs.rules.candidates(event)) {
    yield;
    if (objectionTo(rule) !== undefined) continue;
    const reasons: string[] = [];
    // What an adopted ticket leaves out of account holds for everything else.
    const isForTracking = isAdopting && objectionOf(rule, event, inputs.context()) !== undefined;
    rule.steps.forEach((step, position) => {
      if (!isForStep(event, step) || (isForTracking && step.verb !== 'track')) return;
      const place = { target: step.in, rule: rule.name, position };
      if (step.verb !== 'track') {
        const note = (words: string) => problems.push(`rule '${rule.name}': ${words}`);
        const planned = planSingle(step, { event, rule, place, inputs, note });
        const isSaid = step.verb === 'post' && planned.effects.some((effect) => effects.some(saysTheSameAs(effect)));
        if (isSaid) reasons.push(`it is said in '${step.in}' already, in the same words`);
        else effects.push(...planned.effects.map((effect) => limitedTo(rule, event, effect)));
        if (planned.reason !== undefined) reasons.push(planned.reason);
        return;
      }
      const earlier = effects.find(
        (effect) => effect.kind === 'track-ticket' && (isAdopting || effect.target === step.in),
      );
      if (earlier === undefined) effects.push(...track(place, step).map((effect) => limitedTo(rule, event, effect)));
      else if (earlier.cause.rule !== rule.name) {
        reasons.push(`rule '${earlier.cause.rule}' already tracks it in '${earlier.target}'`);
      }
    });
    const renaming = renamingOf(rule, event);
    if (renaming !== undefined) problems.push(`rule '${rule.name}': ${renaming}`);
    reasons.push(...limitReasons(rule, event));
    const reason = reasons.length === 0 ? 'all its filters hold' : reasons.join('; ');
    reached.set(rule, { rule: rule.name, isWanted: true, reason });
  }
  const help = asksForHelp(event, inputs.rules.all) ? planHelp(event, inputs.rules.all, inputs) : undefined;
  effects.push(...(help?.effects ?? []));
  const ownVerdicts = help === undefined ? [] : [{ rule: helpRule, isWanted: true, reason: help.reason }];
  const verdictOf = (rule: Rule): Verdict =>
    reached.get(rule) ?? { rule: rule.name, isWanted: false, reason: objectionTo(rule) ?? '' };
  return { effects, verdicts: () => [...inputs.rules.all.map(verdictOf), ...ownVerdicts], problems };
}

interface SingleInputs {
  event: HookEvent;
  rule: Rule;
  place: StepPlace;
  inputs: PlanInputs;
  /** Tells the rule's author what could not be had. */
  note(words: string): void;
}

/** What a step that follows nothing comes to. */
function planSingle(
  step: Exclude<Step, TrackStep>,
  given: SingleInputs,
): { effects: readonly Effect[]; reason?: string } {
  const { event, place, inputs, note } = given;
  if (step.verb === 'open') return { effects: [openEffect(step, given)] };
  if (step.verb === 'deploy') {
    return planDeploy(step, event, { place, receivedAt: inputs.receivedAt, deployable: inputs.deploys(step.in) });
  }
  if (step.verb === 'post') {
    return planPost(step, event, { ...inputs, place, message: (of) => messageOr(of, given) });
  }
  try {
    if (step.verb === 'reply' || step.verb === 'react') {
      const answersAt = inputs.answering.get(step.in);
      if (answersAt === undefined) return { effects: [], reason: `'${step.in}' answers no commands` };
      return planAnswer(step, event, { ...inputs, place, answersAt });
    }
    const context = inputs.context();
    if (step.verb === 'dispatch') return planDispatch(step, event, { ...inputs, context, place });
    return planStep(step, event, { ...inputs, context, place });
  } catch (error) {
    const reason = `${templateFailure(error)} Nothing is done for it.`;
    note(reason);
    return { effects: [], reason };
  }
}

/** Opens a ticket that follows nothing: its subject is this one thing that happened. */
function openEffect(step: OpenStep, { event, place, inputs, note }: SingleInputs): Effect {
  const subject = `once:${onceId(happeningOf(event), place)}`;
  const draft = draftOr(step, { inputs, subject, note });
  const body = { kind: 'track-ticket', change: 'open', draft, adoptKey: null, data: {}, isOnce: true } as const;
  return effectOf(event, place, body, inputs.receivedAt, { subject, part: 'open' });
}

/** The ticket by the step's templates; where one cannot be rendered, by the default texts: a ticket is worth more than its words. */
function draftOr(
  step: TrackStep | OpenStep,
  { inputs, subject, note }: { inputs: PlanInputs; subject?: string; note(words: string): void },
): TicketDraft {
  try {
    return inputs.draft(step, subject);
  } catch (error) {
    note(`${templateFailure(error)} The ticket has the default texts.`);
    return inputs.draft({ ...step, title: undefined, body: undefined, fields: undefined }, subject);
  }
}

/** Whether a pattern means this type and no other: itself, or its family where that has one type alone. */
function isNameOf(pattern: string, type: EventType): boolean {
  const [family = ''] = type.split('.');
  const verbs = Object.hasOwn(eventFamilies, family) ? eventFamilies[family] : undefined;
  return pattern === type || (verbs?.length === 1 && [family, `${family}.*`].includes(pattern));
}

/** The message by its own words; where they cannot be rendered, by the usual ones. */
function messageOr(step: PostStep, { event, rule, inputs, note }: SingleInputs): Message | undefined {
  const isNamed = rule.on.some((pattern) => isNameOf(pattern, event.type));
  try {
    return inputs.message(step, { isUsual: false, isNamed });
  } catch (error) {
    note(`${templateFailure(error)} The message has the default text.`);
    return inputs.message(step, { isUsual: true, isNamed });
  }
}

/** The words of a template's failure; whatever else was thrown is thrown on. */
function templateFailure(error: unknown): string {
  if (!(error instanceof TicketwireError) || error.code !== 'configuration') throw error;
  return error.message.replace(/\.?$/, '.');
}

/** The jobs of a run are only for steps that follow jobs, and the run as a whole for all others. */
function isForStep({ data: { run } }: HookEvent, step: Step): boolean {
  if (run === undefined) return true;
  const isPerJob = step.verb === 'track' && step.per === 'job';
  return isPerJob === (run.job !== undefined);
}

/** Whether the event reaches what follows its subject already: then {@link PlanInputs.followed} is read. */
export function reachesFollowed(event: HookEvent): boolean {
  const change = changeOf(event);
  return change !== undefined && change !== 'open';
}

/** The step by which a rule follows into a target, for how it wants its tickets closed. */
function trackStepOf(rules: readonly Rule[], followed: Followed): TrackStep | undefined {
  const rule = rules.find(({ name }) => name === followed.rule);
  return rule?.steps.find((step): step is TrackStep => step.verb === 'track' && step.in === followed.target);
}
