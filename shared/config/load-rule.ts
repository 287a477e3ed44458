import type { JsonObject } from '../model/json.ts';
import type { Rule } from '../model/rule.ts';
import { buildRule } from './build-rule.ts';
import { checkRule, prepareRuleChecks } from './check-rule.ts';
import type { KnownTarget } from './configuration.ts';
import { ConfigurationDocument, TooManyProblems } from './document.ts';
import { reportIssue } from './report-issue.ts';
import { ruleSchema } from './schema.ts';

/** What a rule that stands in no file may name. */
export interface RuleSurroundings {
  targets: Readonly<Record<string, KnownTarget>>;
  sources: readonly string[];
}

export type LoadedRule = { rule: Rule } | { problems: readonly string[] };

/** {@link createRuleLoader} for a single rule. */
export function loadRule(value: JsonObject, surroundings: RuleSurroundings): LoadedRule {
  return createRuleLoader(surroundings)(value);
}

/**
 * Loads rules that come as JSON and not from a file, checked as those of the file are; or their mistakes, each with its place:
 * `do[1].track: no target is called 'bord'. Did you mean 'board'?` Variables are not put in: whoever may write a rule may
 * not read the environment.
 */
export function createRuleLoader({ targets, sources }: RuleSurroundings): (value: JsonObject) => LoadedRule {
  const checks = prepareRuleChecks({ targets, sources });
  return (value) => {
    if (/\$\{[A-Za-z_]/.test(JSON.stringify(value))) {
      return { problems: ['variables of the environment are put in only in the file'] };
    }
    const document = ConfigurationDocument.of({ rules: [value] }, 'rule');
    const { data: parsed, error } = ruleSchema.safeParse(value, { reportInput: false });
    try {
      for (const issue of error?.issues ?? []) reportIssue(document, issue, ['rules', 0]);
      if (parsed !== undefined) checkRule(parsed, 0, { ...checks, document });
    } catch (thrown) {
      if (!(thrown instanceof TooManyProblems)) throw thrown;
    }
    if (parsed === undefined || document.problems.length > 0) {
      return { problems: document.problems.map(({ path, message }) => sentence(path, message)) };
    }
    const rule = buildRule(parsed, checks.usualTarget);
    // Whoever may write a rule over the API may not run programs on this machine.
    const position = rule.steps.findIndex((step) => step.verb === 'deploy' && step.programs.length > 0);
    if (position < 0) return { rule };
    return { problems: [`do[${position + 1}].deploy.then: programs are run only by rules of the file.`] };
  };
}

function sentence(path: string, message: string): string {
  const place = path.replace(/^rules\[1\]\.?/, '');
  return place === '' ? message : `${place}: ${message}`;
}
