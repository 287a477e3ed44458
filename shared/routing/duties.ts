import type { AnswersAt } from '../model/command.ts';
import type { Duties } from '../model/duties.ts';
import type { Rule } from '../model/rule.ts';
import { helpers } from './help.ts';

/** A target as far as it tells what it may be asked for. */
export interface DutifulTarget {
  name: string;
  answersAt?: AnswersAt | undefined;
  organization?: string | undefined;
}

/** What the rules that are in use ask of each of the targets. */
export function assignDuties(
  rules: readonly Rule[],
  targets: readonly DutifulTarget[],
): (target: DutifulTarget) => Duties {
  const used = rules.filter(({ isEnabled }) => isEnabled);
  const steps = used.flatMap((rule) => rule.steps);
  const taking = used.filter(({ command }) => command !== undefined);
  const isFirst = ({ name, answersAt }: DutifulTarget) => {
    const there = targets.filter(
      (each) => each.answersAt?.forge === answersAt?.forge && each.answersAt?.url === answersAt?.url,
    );
    const able = there.map((each) => each.name);
    return helpers(taking, able).find((each) => able.includes(each)) === name;
  };
  return (target) => ({
    steps: steps.filter((step) => step.in === target.name),
    helps: taking.length > 0 && target.answersAt !== undefined && isFirst(target),
    teams: teamsOf(used, target.organization),
  });
}

function teamsOf(rules: readonly Rule[], organization: string | undefined): readonly string[] {
  const own = rules
    .flatMap(({ teams = [] }) => teams)
    .filter((each) => each.organization.toLowerCase() === organization?.toLowerCase());
  return [...new Set(own.map(({ team }) => team))];
}
