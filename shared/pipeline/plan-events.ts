import { TicketwireError } from '../errors.ts';
import { withCommands } from '../mapping/command-events.ts';
import { jobEvents } from '../mapping/job-events.ts';
import type { KeyReader } from '../mapping/keys.ts';
import { messageOf } from '../mapping/messages/message.ts';
import { contextOf, type DraftLimits, draftTicket } from '../mapping/ticket-draft.ts';
import type { AnswersAt } from '../model/command.ts';
import type { Effect } from '../model/effect.ts';
import type { EventType, HookEvent } from '../model/event.ts';
import type { EpochMs } from '../model/json.ts';
import type { Template, TemplateContext } from '../model/rule.ts';
import type { Deployable } from '../routing/deploy.ts';
import { factsToAct, factsToDecide, type Gather } from '../routing/facts.ts';
import { type Followed, type Plan, planInSteps, reachesFollowed } from '../routing/plan.ts';
import type { RuleIndex } from '../routing/rule-index.ts';
import { occurrenceOf } from '../routing/track.ts';
import type { Store } from '../store/store.ts';
import type { Pause } from './pause.ts';

/** What planning must know of targets, by their names. */
export interface TargetKnowledge {
  /** What its tracker can hold. */
  limitsOf(target: string): DraftLimits;
  /** How its tickets are named in texts. */
  keysIn(target: string): KeyReader;
  /** What it deploys, and from where. */
  deploys(target: string): Deployable;
  /** Targets that answer commands, by their names, and where. */
  answering: ReadonlyMap<string, AnswersAt>;
  /** The configuration's own text of messages about such events. */
  textFor(type: EventType): Template | undefined;
}

/** The knowledge of configured targets, and of texts by event type or family. */
export function knowledgeOf(
  targets: readonly {
    name: string;
    limits?: DraftLimits | undefined;
    keysIn?: KeyReader | undefined;
    deploys?: Deployable | undefined;
    answersAt?: AnswersAt | undefined;
  }[],
  messages: ReadonlyMap<string, Template> = new Map(),
): TargetKnowledge {
  const known = new Map(targets.map((target) => [target.name, target]));
  const require = <T>(target: string, part: T | undefined): T => {
    if (part !== undefined) return part;
    throw new TicketwireError('internal', `No target that could do this is called '${target}'.`);
  };
  return {
    limitsOf: (target) => require(target, known.get(target)?.limits),
    keysIn: (target) => require(target, known.get(target)?.keysIn),
    deploys: (target) => require(target, known.get(target)?.deploys),
    answering: new Map(targets.flatMap(({ name, answersAt }) => (answersAt === undefined ? [] : [[name, answersAt]]))),
    textFor: (type) => messages.get(type) ?? messages.get(type.slice(0, type.indexOf('.'))),
  };
}

export interface PlanEventsInputs {
  rules: RuleIndex;
  targets: TargetKnowledge;
  store: Store;
  now: EpochMs;
  senderLabel: string;
  senderLabels: readonly string[];
  /** Asks for facts that an event does not hold; absent: there is nobody to ask. */
  gather?: Gather | undefined;
  /** What follows a subject, where the store does not tell. */
  findFollowed?(event: HookEvent): Promise<readonly Followed[]>;
  /** Lets others have their turn now and then, where one delivery holds many events. */
  pause?: Pause;
  /** Tickets say of themselves what they are, because the program keeps no store. */
  isStoreless?: boolean;
}

export interface PlannedEvent {
  event: HookEvent;
  verdicts: Plan['verdicts'];
  problems: Plan['problems'];
}

/** Plans events one after the other: what each asks for by the rules, with the facts that takes. */
export async function planEvents(
  events: readonly HookEvent[],
  inputs: PlanEventsInputs,
): Promise<{ events: readonly PlannedEvent[]; effects: readonly Effect[] }> {
  const planned: PlannedEvent[] = [];
  const effects: Effect[] = [];
  for (const each of await withCommands(events)) {
    if (inputs.pause !== undefined && planned.length > 0) await inputs.pause();
    const known = inputs.gather === undefined ? each : await withFacts(each, inputs.gather, inputs);
    for (const event of [known, ...(followsJobs(inputs.rules, known) ? jobEvents(known) : [])]) {
      const findFollowed = inputs.findFollowed ?? (({ subject }) => inputs.store.findFollowed(subject));
      const followed = reachesFollowed(event) ? await findFollowed(event) : [];
      const result = await planOne(event, followed, inputs);
      planned.push({ event, verdicts: result.verdicts, problems: result.problems });
      effects.push(...result.effects);
    }
  }
  return { events: planned, effects };
}

function followsJobs(rules: RuleIndex, event: HookEvent): boolean {
  if (event.data.run === undefined) return false;
  return rules.all.some(({ steps }) => steps.some((step) => step.verb === 'track' && step.per === 'job'));
}

async function planOne(event: HookEvent, followed: readonly Followed[], inputs: PlanEventsInputs): Promise<Plan> {
  const { rules, targets, now, senderLabel, senderLabels, pause, isStoreless = false } = inputs;
  const order = event.data.run?.number ?? 0;
  let context: TemplateContext | undefined;
  const state = { scope: event.scope ?? '', occurrence: occurrenceOf(event), order };
  const steps = planInSteps(event, {
    receivedAt: now,
    rules,
    // Most events are wanted by no rule, and then nobody asks. A getter would cost more than all the rest of planning.
    context: () => {
      context ??= contextOf(event, senderLabel);
      return context;
    },
    followed,
    keysIn: targets.keysIn,
    deploys: targets.deploys,
    answering: targets.answering,
    isStoreless,
    message: ({ text }, { isUsual, isNamed }) => {
      const own = isUsual ? undefined : (text ?? targets.textFor(event.type));
      return messageOf(event, { senderLabel, text: own, isNamed });
    },
    draft: (step, subject) =>
      draftTicket(subject === undefined ? event : { ...event, subject }, {
        senderLabel,
        senderLabels,
        templates: step,
        limits: targets.limitsOf(step.in),
        state: isStoreless ? state : undefined,
      }),
  });
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (pause?.isDue()) await pause();
  }
}

/** First what rules need to decide, then what the steps of those that want the event need. */
async function withFacts(
  event: HookEvent,
  gather: Gather,
  { rules, senderLabel }: PlanEventsInputs,
): Promise<HookEvent> {
  let known = event;
  for (const wanted of [factsToDecide, factsToAct]) {
    const facts = wanted(known, rules, contextOf(known, senderLabel));
    if (facts.length > 0) known = await gather(known, facts);
  }
  return known;
}
