import { codeSpan, inertMarkdown } from '../mapping/escape.ts';
import type { AnswersAt } from '../model/command.ts';
import type { Effect } from '../model/effect.ts';
import type { HookEvent } from '../model/event.ts';
import type { EpochMs } from '../model/json.ts';
import type { Rule } from '../model/rule.ts';
import { answeredType, placeOf, replyEffect } from './answer.ts';
import { objectionOf } from './condition.ts';
import { matchesAny } from './pattern.ts';
import { teamName } from './teams.ts';

/** The one command that needs no rule. */
export const ownCommand = 'ticketwire';

/** The rule that answers it, as pages call it. */
export const helpRule = 'ticketwire help';

/** Whether somebody asks which commands there are, and no rule has taken the command. */
export function asksForHelp(event: HookEvent, rules: readonly Rule[]): boolean {
  const { type, data } = event;
  if (type !== answeredType || data.command?.name !== ownCommand) return false;
  if (!['', 'help'].includes(data.command.text.trim().toLowerCase())) return false;
  const isTaken = (rule: Rule) => rule.command !== undefined && matchesAny(rule.command, [ownCommand]);
  return !rulesHere(event, rules).some(isTaken);
}

/** The commands that can be given where somebody asks for them, as an answer; by the first target that answers there. */
export function planHelp(
  event: HookEvent,
  rules: readonly Rule[],
  inputs: HelpInputs,
): { effects: readonly Effect[]; reason: string } {
  const { here, commands } = commandsHere(event, rules);
  if (commands.length === 0) return { effects: [], reason: 'there are no commands here' };
  let reason = 'no target answers commands';
  for (const target of helpers(here, inputs.answering.keys())) {
    const answersAt = inputs.answering.get(target);
    if (answersAt === undefined) continue;
    const place = { target, rule: helpRule, position: 0 };
    const at = placeOf(event, { answersAt, place });
    if ('place' in at) {
      const text = ['Commands here, each on a line of its own:', '', ...commands.map(lineOf)].join('\n');
      const reply = replyEffect(askedOnce(event), at.place, text, { place, answersAt, receivedAt: inputs.receivedAt });
      return { effects: [reply], reason: 'the commands are listed' };
    }
    reason = at.reason;
  }
  return { effects: [], reason };
}

/** Targets in the order in which they are looked at for one that can answer: those that rules answer with come first. */
export function helpers(rules: readonly Rule[], able: Iterable<string>): readonly string[] {
  const answering = rules.flatMap(({ steps }) => steps.filter(({ verb }) => verb === 'reply' || verb === 'react'));
  return [...new Set([...answering.map((step) => step.in), ...able])];
}

/** Asked for several times in one text, it is answered once. */
function askedOnce({ occasion, ...event }: HookEvent): HookEvent {
  return occasion === undefined ? event : { ...event, occasion: occasion.replace(/\/command\/\d+$/, '') };
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

/** Rules that could want a command where the event is, whoever gives it. */
function rulesHere(event: HookEvent, rules: readonly Rule[]): readonly Rule[] {
  return rules.filter(({ name, on, from, repositories, confidential, isEnabled }) => {
    const place: Rule = { name, on, from, repositories, confidential, isEnabled, steps: [] };
    return objectionOf(place, event, {}) === undefined;
  });
}

/** Commands of the rules that could want one here, whoever may give it; and those rules. */
function commandsHere(
  event: HookEvent,
  rules: readonly Rule[],
): { here: readonly Rule[]; commands: readonly Command[] } {
  const here = rulesHere(event, rules);
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
