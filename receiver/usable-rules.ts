import type { Configuration } from '../shared/config/configuration.ts';
import { createRuleLoader, type LoadedRule } from '../shared/config/load-rule.ts';
import type { JsonObject } from '../shared/model/json.ts';
import type { Rule } from '../shared/model/rule.ts';
import type { StoredRule } from './store/rules.ts';

/** A stored rule after its check. */
export interface CheckedRule extends StoredRule {
  /** Undefined where there are problems. */
  usable: Rule | undefined;
  problems: readonly string[];
  /** It was not checked before by the same configuration and sources. */
  isNew: boolean;
}

/** Checks stored rules against what they may name. A rule is checked once, until that changes. */
export interface RuleChecker {
  inFile(name: string): boolean;
  load(rule: JsonObject): LoadedRule;
  /** Stops after each rule, so that others can have their turn. */
  checkAll(stored: readonly StoredRule[]): Generator<void, readonly CheckedRule[]>;
  /** Whether it still checks against the same things. */
  isFor(configuration: Configuration, registered: readonly string[]): boolean;
}

/** `registered`: names of sources that are not in the file. */
export function createRuleChecker(configuration: Configuration, registered: readonly string[]): RuleChecker {
  const { sources, targets, rules } = configuration;
  const names = new Set(rules.map(({ name }) => name));
  const load = createRuleLoader({
    targets: Object.fromEntries(targets.map((target) => [target.name, target])),
    sources: [...sources.map(({ name }) => name), ...registered],
  });
  /** Results by the rule's text. */
  let known = new Map<string, LoadedRule>();

  function* checkAll(stored: readonly StoredRule[]): Generator<void, readonly CheckedRule[]> {
    const next = new Map<string, LoadedRule>();
    const checked: CheckedRule[] = [];
    for (const each of stored) {
      const text = JSON.stringify(each.rule);
      const before = known.get(text);
      const result = before ?? load(each.rule);
      next.set(text, result);
      const problems = names.has(each.name)
        ? ['the configuration file has a rule of this name, which is followed instead']
        : 'rule' in result
          ? []
          : result.problems;
      const usable = 'rule' in result && problems.length === 0 ? result.rule : undefined;
      checked.push({ ...each, usable, problems, isNew: before === undefined });
      yield;
    }
    known = next;
    return checked;
  }

  return {
    inFile: (name) => names.has(name),
    load,
    checkAll,
    isFor: (otherConfiguration, others) =>
      otherConfiguration === configuration &&
      others.length === registered.length &&
      others.every((name, at) => name === registered[at]),
  };
}
