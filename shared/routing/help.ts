import { codeSpan, inertMarkdown } from '../mapping/escape.ts';
import type { AnswersAt } from '../model/command.ts';
import type { Effect } from '../model/effect.ts';
import type { HookEvent } from '../model/event.ts';
import type { EpochMs } from '../model/json.ts';
import type { Rule } from '../model/rule.ts';
import { answeredType, placeOf, replyEffect } from './answer.ts';
import { objectionOf } from './condition.ts';
import { matchesPattern } from './pattern.ts';
import { teamName } from './teams.ts';

/** The one command that needs no rule. */
export const ownCommand = 'ticketwire';

/** The rule that answers it, as pages call it. */
export const helpRule = 'ticketwire help';

/** Whether somebody asks which commands there are, and no rule has taken the command. */
export function asksForHelp({ type, data }: HookEvent, rules: readonly Rule[]): boolean {
  if (type !== answeredType || data.command?.name !== ownCommand) return false;
  const isTaken = ({ isEnabled, command = [] }: Rule) =>
    isEnabled && command.some((pattern) => matchesPattern(pattern, ownCommand));
  return !rules.some(isTaken);
}

/** The commands that can be given where somebody asks for them, as an answer; by the first target that answers there. */
export function planHelp(
  event: HookEvent,
  rules: readonly Rule[],
  inputs: HelpInputs,
): { effects: readonly Effect[]; reason: string } {
  const { here, commands } = commandsHere(event, rules);
  if (commands.length === 0) return { effects: [], reason: 'there are no commands here' };
  const answering = here.flatMap(({ steps }) => steps.filter(({ verb }) => verb === 'reply' || verb === 'react'));
  let reason = 'no target answers commands';
  for (const target of new Set([...answering.map((step) => step.in), ...inputs.answering.keys()])) {
    const answersAt = inputs.answering.get(target);
    if (answersAt === undefined) continue;
    const place = { target, rule: helpRule, position: 0 };
    const at = placeOf(event, { answersAt, place });
    if ('place' in at) {
      const text = ['Commands here, each on a line of its own:', '', ...commands.map(lineOf)].join('\n');
      const reply = replyEffect(event, at.place, text, { place, answersAt, receivedAt: inputs.receivedAt });
      return { effects: [reply], reason: 'the commands are listed' };
    }
    reason = at.reason;
  }
  return { effects: [], reason };
}

export interface HelpInputs {
  receivedAt: EpochMs;
  /** Targets that answer commands, by their names, and where. */
  answering: ReadonlyMap<string, AnswersAt>;
}

interface Command {
  name: string;
  words: string;
}

function lineOf({ name, words }: Command): string {
  return `- ${codeSpan(`/${name}`)}: ${words}`;
}

const maxCommands = 200;

/** Commands of the rules that could want one here, whoever may give it; and those rules. */
function commandsHere(
  event: HookEvent,
  rules: readonly Rule[],
): { here: readonly Rule[]; commands: readonly Command[] } {
  const here = rules.filter((rule) => {
    const { name, on, from, repositories, confidential, isEnabled } = rule;
    const place: Rule = { name, on, from, repositories, confidential, isEnabled, steps: [] };
    return objectionOf(place, event, {}) === undefined;
  });
  const found = new Map<string, string[]>();
  for (const rule of here) {
    for (const pattern of (rule.command ?? []).filter((each) => !each.startsWith('!'))) {
      found.set(pattern, [...(found.get(pattern) ?? []), `${inertMarkdown(rule.name)}${whoFor(rule)}`]);
    }
  }
  const commands = [...found].slice(0, maxCommands).map(([name, words]) => ({ name, words: words.join('; ') }));
  return { here, commands };
}

/** ` (for owner or member, octo/maintainers)`. */
function whoFor({ association = [], teams = [], actors = [], authors = [] }: Rule): string {
  const people = [...new Set([...actors, ...authors])].filter((pattern) => !/^(!|\*\*?$)/.test(pattern));
  const groups = [association, teams.map(teamName), people];
  const said = groups.map((group) => group.join(' or ')).filter((words) => words !== '');
  return said.length === 0 ? '' : ` (for ${said.map(inertMarkdown).join(', ')})`;
}
