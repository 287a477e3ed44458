import { eventFamilies, livingFamilies, ownSource } from '../model/event-families.ts';
import { answeredType } from '../routing/answer.ts';
import { matchesType } from '../routing/condition.ts';
import { deployedType } from '../routing/deploy.ts';
import { compile as compilePattern } from '../routing/pattern-matcher.ts';
import { isReported, reportedTypes } from '../routing/report.ts';
import { attempt } from './attempt.ts';
import { checkPatterns } from './check-source.ts';
import { checkStep, hint, type Names } from './check-step.ts';
import { checkCondition } from './check-template.ts';
import type { KnownTarget } from './configuration.ts';
import type { ConfigurationDocument } from './document.ts';
import type { ParsedRule } from './schema.ts';
import { rememberUsualTargets } from './usual-target.ts';

const eventTypes = Object.entries(eventFamilies).flatMap(([family, verbs]) => verbs.map((verb) => `${family}.${verb}`));

/** Every name that `on` may have without a glob. */
export const eventNames = [...Object.keys(eventFamilies), ...eventTypes];

/** Where the Action's own events come from, and the receiver's. */
const builtInSources = ['workflow', ownSource];

/** What rules are checked against, prepared once for all of them. */
export interface RuleChecks extends Names {
  /** The event types that a pattern of `on` matches. */
  coveredTypes(pattern: string): readonly string[];
  /** Whose teams a target knows, in lower case. */
  organizations: ReadonlySet<string>;
  /** A target that lacks a variable may know the teams of any organization. */
  hasUnknownOrganization: boolean;
}

export function prepareRuleChecks(given: {
  targets: Readonly<Record<string, KnownTarget>>;
  sources: readonly string[];
}): RuleChecks {
  const { targets } = given;
  const all = Object.values(targets);
  const covered = new Map<string, readonly string[]>();
  return {
    targets,
    sources: new Set([...given.sources, ...builtInSources]),
    usualTarget: rememberUsualTargets(targets),
    coveredTypes: (pattern) => {
      const types =
        covered.get(pattern) ??
        (pattern.startsWith('other.') ? [pattern] : eventTypes.filter((type) => matchesType(pattern, type)));
      covered.set(pattern, types);
      return types;
    },
    organizations: new Set(all.flatMap(({ organization }) => organization?.toLowerCase() ?? [])),
    hasUnknownOrganization: all.some(({ type, organization }) => type === 'github-org' && organization === undefined),
  };
}

/** Checks what the schema cannot say about a rule. */
export function checkRule(
  rule: ParsedRule,
  index: number,
  checks: RuleChecks & { document: ConfigurationDocument },
): void {
  const { document, coveredTypes, ...names } = checks;
  const at = (...path: (string | number)[]) => ['rules', index, ...path];
  const listed = (key: 'on' | 'from', position: number) => (Array.isArray(rule[key]) ? at(key, position) : at(key));

  const isTracking = rule.do.some(({ track }) => track !== undefined);
  const isReporting = rule.do.some(({ report }) => report !== undefined);
  const isDeploying = rule.do.some(({ deploy }) => deploy !== undefined);
  const isAnswering = rule.do.some(({ reply, react }) => reply !== undefined || react !== undefined);

  let isForCommands = false;
  [rule.on].flat().forEach((pattern, position) => {
    if (!attempt(document, listed('on', position), () => compilePattern(pattern))) return;
    isForCommands ||= matchesType(pattern, 'command.given');
    const covered = coveredTypes(pattern);
    if (covered.length === 0) {
      document.report(listed('on', position), `no event is called '${pattern}'. ${hint(pattern, eventNames)}`);
    } else if (isTracking && !covered.some((type) => livingFamilies.includes(type.split('.')[0] ?? ''))) {
      document.report(listed('on', position), `'${pattern}' neither opens nor closes, so nothing can track it.`);
    } else if (isReporting && !covered.some((type) => isReported(type))) {
      const known = reportedTypes.join(', ');
      document.report(listed('on', position), `'${pattern}' says nothing that could be reported: ${known} do.`);
    } else if (isDeploying && !covered.includes(deployedType)) {
      document.report(listed('on', position), `'${pattern}' brings nothing to deploy: only ${deployedType} does.`);
    } else if (isAnswering && !covered.includes(answeredType)) {
      document.report(listed('on', position), `'${pattern}' is no command to answer: only ${answeredType} is.`);
    }
  });
  [rule.from ?? []].flat().forEach((source, position) => {
    if (names.sources.has(source)) return;
    document.report(listed('from', position), `no source is called '${source}'. ${hint(source, [...names.sources])}`);
  });
  const { if: condition } = rule;
  if (condition !== undefined) checkCondition(condition, { path: at('if'), document });
  if (rule.command !== undefined && !isForCommands) {
    document.report(at('command'), "only command.given has a command, and 'on' leaves it out.");
  }
  [rule.teams ?? []].flat().forEach((name, position) => {
    const [organization = ''] = name.split('/');
    if (names.organizations.has(organization.toLowerCase())) return;
    const path = Array.isArray(rule.teams) ? at('teams', position) : at('teams');
    const hint = `Add one: type: github-org, organization: ${organization}.`;
    if (!names.hasUnknownOrganization) document.report(path, `no target knows the teams of ${organization}. ${hint}`);
  });
  for (const filter of [
    'repositories',
    'branches',
    'tags',
    'paths',
    'labels',
    'actors',
    'authors',
    'command',
  ] as const) {
    checkPatterns(rule[filter], at(filter), document);
  }
  const tracked = new Set<string>();
  rule.do.forEach((step, position) => {
    checkStep(step, { tracked, path: at('do', position), names, document });
  });
}
