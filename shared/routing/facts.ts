import type { HookEvent } from '../model/event.ts';
import type { Place, Rule, Step, TemplateContext } from '../model/rule.ts';
import { objectionOf } from './condition.ts';
import type { RuleIndex } from './rule-index.ts';

/** What an event does not hold and can be asked for. */
export type Fact = 'newcomer' | 'failures_in_row' | 'jobs' | 'commits' | 'pull_requests';

/** Gives the event with the facts asked for; those that cannot be had stay absent. */
export type Gather = (event: HookEvent, facts: readonly Fact[]) => Promise<HookEvent>;

/** Facts without which a rule cannot decide whether it wants the event; asked for only where nothing else speaks against it. */
export function factsToDecide(event: HookEvent, rules: RuleIndex, context: TemplateContext): readonly Fact[] {
  const wanted = new Set<Fact>();
  for (const rule of rules.candidates(event)) {
    const { association } = rule;
    const others: Rule = { ...rule, association: undefined, after: 1 };
    if (objectionOf(others, event, context) !== undefined) continue;
    const asksNewcomer = association?.includes('newcomer') === true && mayBeNewcomer(event);
    if (asksNewcomer) wanted.add('newcomer');
    if ((rule.after ?? 1) > 1 && event.type === 'run.failed') wanted.add('failures_in_row');
  }
  return [...wanted];
}

/** Facts that the steps of the rules that want the event tell of, or look into. */
export function factsToAct(event: HookEvent, rules: RuleIndex, context: TemplateContext): readonly Fact[] {
  const wanted = new Set<Fact>();
  for (const rule of rules.candidates(event)) {
    if (objectionOf(rule, event, context) !== undefined) continue;
    for (const step of rule.steps) for (const fact of factsOf(step, event)) wanted.add(fact);
  }
  return [...wanted];
}

function factsOf(step: Step, { type, data }: HookEvent): readonly Fact[] {
  if (step.verb === 'track') {
    const isTold = type === 'run.failed' || (type === 'run.passed' && step.per === 'job');
    return isTold ? ['jobs'] : [];
  }
  if (!('tickets' in step)) return [];
  const looksAt = (place: Place) => step.tickets.includes(place);
  const facts: Fact[] = [];
  const mayHaveCommits = data.pull_request !== undefined || data.release !== undefined || data.push !== undefined;
  if (mayHaveCommits && (looksAt('commits') || (data.release !== undefined && looksAt('pull_requests')))) {
    facts.push('commits');
  }
  if (data.release !== undefined && looksAt('pull_requests')) facts.push('pull_requests');
  return facts;
}

/** Whom GitHub calls a member, an owner or a collaborator is none, and neither is a bot. */
export function mayBeNewcomer({ data: { author, actor } }: HookEvent): boolean {
  const { is_bot: isBot = true, association = 'none' } = author ?? actor ?? {};
  return !isBot && !['owner', 'member', 'collaborator'].includes(association);
}
