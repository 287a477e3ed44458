import type { JsonObject, JsonValue } from '../model/json.ts';
import { labelsFact, nameFact, urlFact } from './alert-facts.ts';
import { listOf, memberOf, textOf } from './sarif-json.ts';
import { type Descriptor, indexRules, type RuleIndex } from './sarif-rule-index.ts';

/** What a log says of a rule. */
export interface SarifRule {
  /** As the result has it, so that `CA1000/1` is not `CA1000`; empty when the log names none. */
  id: string;
  /** What a person reads: the short description, else the name, else the id. */
  title: string | undefined;
  url: string | undefined;
  labels: string[] | undefined;
  /** From the rule's score in CVSS's range. */
  securitySeverity: 'critical' | 'high' | 'medium' | 'low' | undefined;
  /** The level of results that say none, before `warning`. */
  level: SarifLevel | undefined;
  /** The text that results point to by `message.id`. */
  messageString(id: string): string | undefined;
}

export type SarifLevel = 'none' | 'note' | 'warning' | 'error';

/** The level that a value names, if it names one. */
export function levelOf(value: JsonValue | undefined): SarifLevel | undefined {
  return value === 'none' || value === 'note' || value === 'warning' || value === 'error' ? value : undefined;
}

/**
 * The rules of a run, by a result's `rule`, `ruleId` and `ruleIndex`.
 * Source: SARIF 2.1.0, 3.27.5 to 3.27.7 and 3.52.
 */
export function readRules(run: JsonObject): (result: JsonObject) => SarifRule {
  const tool = memberOf(run, 'tool');
  const rules = indexRules(tool);
  const overrides = readOverrides(run, rules);
  const known = new Map<Descriptor | undefined, Described>();
  return (result) => {
    const { id, descriptor } = rules.find({
      rule: memberOf(result, 'rule'),
      id: textOf(result, 'ruleId'),
      index: memberOf(result, 'ruleIndex'),
    });
    const described = known.get(descriptor) ?? describe(descriptor, memberOf(tool, 'driver'));
    known.set(descriptor, described);
    const level = overrides(result).get(descriptor ?? id) ?? described.level;
    return { ...described, id, title: described.title ?? nameFact(id), level };
  };
}

type Described = Omit<SarifRule, 'id'>;

function describe(descriptor: Descriptor | undefined, driver: JsonValue | undefined): Described {
  const json = descriptor?.json;
  const properties = memberOf(json, 'properties');
  const strings = memberOf(json, 'messageStrings');
  const shared = memberOf(descriptor === undefined ? driver : descriptor.component, 'globalMessageStrings');
  return {
    title: [textOf(memberOf(json, 'shortDescription'), 'text'), textOf(json, 'name')]
      .map(nameFact)
      .find((title) => title !== undefined && !hasPlaceholder.test(title)),
    url: urlFact(textOf(json, 'helpUri')),
    labels: labelsFact(memberOf(properties, 'tags')),
    securitySeverity: securitySeverityOf(memberOf(properties, 'security-severity')),
    level: levelOf(memberOf(memberOf(json, 'defaultConfiguration'), 'level')),
    messageString: (id) => textOf(memberOf(strings, id), 'text') ?? textOf(memberOf(shared, id), 'text'),
  };
}

/** `{name}`, `{0}` and `{{ name }}`, which nothing fills in; `${name}` is code. */
const hasPlaceholder = /(?<!\$)\{\s*[\w.-]+\s*\}/;

/** Source: docs.github.com, "SARIF support for code scanning", `properties.security-severity`. */
function securitySeverityOf(value: JsonValue | undefined): SarifRule['securitySeverity'] {
  const score = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof score !== 'number' || !(score > 0 && score <= 10)) return undefined;
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  return score >= 4 ? 'medium' : 'low';
}

type Levels = Map<Descriptor | string, SarifLevel>;

/**
 * The levels that a run's invocations set for rules: those of a result's own invocation where it names one, else of all,
 * the first first. Source: SARIF 2.1.0, 3.20.5.
 */
function readOverrides(run: JsonObject, rules: RuleIndex): (result: JsonObject) => Levels {
  const all: Levels = new Map();
  const each = listOf(run, 'invocations').map((invocation) => {
    const levels: Levels = new Map();
    for (const override of listOf(invocation, 'ruleConfigurationOverrides')) {
      const level = levelOf(memberOf(memberOf(override, 'configuration'), 'level'));
      const { id, descriptor } = rules.find({ rule: memberOf(override, 'descriptor') });
      const rule = descriptor ?? id;
      if (level === undefined) continue;
      levels.set(rule, level);
      if (!all.has(rule)) all.set(rule, level);
    }
    return levels;
  });
  return (result) => {
    const index = memberOf(memberOf(result, 'provenance'), 'invocationIndex');
    return (typeof index === 'number' ? each[index] : undefined) ?? all;
  };
}
