import type { JsonObject } from '../model/json.ts';
import type { Rule } from '../model/rule.ts';
import type { KnownTarget } from './configuration.ts';
import { loadConfiguration } from './load.ts';

/** What a rule that stands in no file may name. */
export interface RuleSurroundings {
  targets: Readonly<Record<string, KnownTarget>>;
  sources: readonly string[];
  now: number;
}

/**
 * A rule that comes as JSON and not from a file, checked as one of the file is; or its mistakes, each with its place:
 * `do[1].track: no target is called 'bord'. Did you mean 'board'?` Variables are not put in: whoever may write a rule may
 * not read the environment.
 */
export function loadRule(
  value: JsonObject,
  { targets, sources, now }: RuleSurroundings,
): { rule: Rule } | { problems: readonly string[] } {
  const text = JSON.stringify({ rules: [value] });
  if (/\$\{[A-Za-z_]/.test(text)) return { problems: ['variables of the environment are put in only in the file'] };
  const result = loadConfiguration({
    text,
    file: 'rule',
    directory: '.',
    env: {},
    now,
    builtInTargets: targets,
    otherSources: sources,
  });
  if (!('configuration' in result)) {
    return { problems: result.problems.map(({ path, message }) => sentence(path, message)) };
  }
  const [rule] = result.configuration.rules;
  if (rule === undefined) return { problems: ['it says nothing'] };
  // Whoever may write a rule over the API may not run programs on this machine.
  const position = rule.steps.findIndex((step) => step.verb === 'deploy' && step.programs.length > 0);
  if (position < 0) return { rule };
  return { problems: [`do[${position + 1}].deploy.then: programs are run only by rules of the file.`] };
}

function sentence(path: string, message: string): string {
  const place = path.replace(/^rules\[1\]\.?/, '');
  return place === '' ? message : `${place}: ${message}`;
}
