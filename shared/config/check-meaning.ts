import { z } from 'zod';
import { isJsonObject } from '../mapping/json-body.ts';
import { eventFamilies, livingFamilies, ownSource } from '../model/event-families.ts';
import { answeredType } from '../routing/answer.ts';
import { matchesType } from '../routing/condition.ts';
import { deployedType } from '../routing/deploy.ts';
import { compile as compilePattern } from '../routing/pattern.ts';
import { isReported, reportedTypes } from '../routing/report.ts';
import { targetTypes } from '../targets/registry.ts';
import { attempt } from './attempt.ts';
import { checkPatterns, checkSource } from './check-source.ts';
import { checkStep, hint, type Names } from './check-step.ts';
import { checkCondition, checkTemplate } from './check-template.ts';
import { type KnownTarget, knownTarget } from './configuration.ts';
import type { ConfigurationDocument } from './document.ts';
import { type ParsedRule, ruleSchema } from './schema.ts';
import { sourceSchema } from './source-schema.ts';

const eventTypes = Object.entries(eventFamilies).flatMap(([family, verbs]) => verbs.map((verb) => `${family}.${verb}`));
const eventNames = [...Object.keys(eventFamilies), ...eventTypes];

/** Where the Action's own events come from, and the receiver's. */
const builtInSources = ['workflow', ownSource];

/**
 * What a schema cannot say: names that must exist, templates that must parse, secrets that must be valid. Looks at every
 * part that is well formed by itself, whatever is wrong elsewhere.
 */
export function checkMeaning(
  value: unknown,
  document: ConfigurationDocument,
  given: { now: number; builtInTargets: Readonly<Record<string, KnownTarget>>; otherSources: readonly string[] },
): void {
  const { sources, targets, rules } = value as { sources?: unknown; targets?: unknown; rules?: unknown };
  const { now, builtInTargets, otherSources } = given;
  const own = keysOf(sources);
  const names = {
    sources: [...own, ...otherSources, ...builtInSources],
    targets: { ...builtInTargets, ...knownIn(targets, document) },
  };
  const paths = new Map<string, string>();
  for (const name of own) {
    const source = sourceSchema.safeParse((sources as Record<string, unknown>)[name]);
    if (name === ownSource) {
      const why = "the receiver's own events come from a source of this name. Choose another.";
      document.report(['sources', name], why, 'key');
    }
    if (source.success) checkSource(source.data, { name, paths, document, now });
  }
  checkReporters(sources, targets, document);
  checkMessages(value, document);
  const ruleNames = new Map<string, number>();
  (Array.isArray(rules) ? rules : []).forEach((each, index) => {
    const { success, data: rule } = ruleSchema.safeParse(each);
    if (!success) return;
    const earlier = ruleNames.get(rule.name);
    if (earlier === undefined) ruleNames.set(rule.name, index);
    else document.report(['rules', index, 'name'], `rule [${earlier + 1}] has this name already; names are unique.`);
    checkRule(rule, index, names, document);
  });
}

/** Texts of messages, each for events that there are. */
function checkMessages(value: unknown, document: ConfigurationDocument): void {
  const { messages } = value as { messages?: unknown };
  for (const [name, text] of Object.entries(isJsonObject(messages) ? messages : {})) {
    const path = ['messages', name];
    if (!eventNames.includes(name) && !/^other(\.|$)/.test(name)) {
      document.report(path, `no event is called '${name}'. ${hint(name, eventNames)}`, 'key');
    }
    if (typeof text === 'string' && text !== '') checkTemplate(text, { path, document, destination: 'markdown' });
  }
}

function keysOf(value: unknown): readonly string[] {
  return isJsonObject(value) ? Object.keys(value) : [];
}

/** Several LGTM servers may call different alerts by one id: then each way back must say whose it is. */
function checkReporters(sources: unknown, targets: unknown, document: ConfigurationDocument): void {
  const ofLgtm = namesWith(sources, 'sender', 'lgtm');
  for (const name of namesWith(targets, 'type', 'lgtm')) {
    const path = ['targets', name, 'source'];
    if (!document.has(path) && ofLgtm.length > 1) {
      document.report(
        path.slice(0, 2),
        `needs 'source', one of ${ofLgtm.join(', ')}: several LGTM may use the same ids.`,
      );
    }
    const source = isJsonObject(targets) && isJsonObject(targets[name]) ? targets[name].source : undefined;
    if (typeof source === 'string' && ofLgtm.length > 0 && !ofLgtm.includes(source)) {
      document.report(path, `no source of LGTM is called '${source}'. ${hint(source, ofLgtm)}`);
    }
  }
}

/** The names of entries whose key has a value. */
function namesWith(entries: unknown, key: string, value: string): readonly string[] {
  if (!isJsonObject(entries)) return [];
  return Object.keys(entries).filter((name) => isJsonObject(entries[name]) && entries[name][key] === value);
}

/** The type of each target, as far as it names one, and what the well-formed ones have. */
function knownIn(targets: unknown, document: ConfigurationDocument): Readonly<Record<string, KnownTarget>> {
  if (!isJsonObject(targets)) return {};
  return Object.fromEntries(
    Object.entries(targets).map(([name, target]) => {
      if (!isJsonObject(target)) return [name, { type: '' }];
      const { type, ...rest } = target;
      const kind = targetTypes[String(type)];
      const options = kind === undefined ? undefined : z.object(kind.options).safeParse(rest).data;
      if (kind === undefined || options === undefined) return [name, { type: String(type) }];
      const lack = kind.lacks?.(options as never);
      if (lack !== undefined) document.report(['targets', name], lack);
      return [name, knownTarget(kind, options as never)];
    }),
  );
}

function checkRule(rule: ParsedRule, index: number, names: Names, document: ConfigurationDocument): void {
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
    const covered = pattern.startsWith('other.') ? [pattern] : eventTypes.filter((type) => matchesType(pattern, type));
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
    if (names.sources.includes(source)) return;
    document.report(listed('from', position), `no source is called '${source}'. ${hint(source, names.sources)}`);
  });
  const { if: condition } = rule;
  if (condition !== undefined) checkCondition(condition, { path: at('if'), document });
  if (rule.command !== undefined && !isForCommands) {
    document.report(at('command'), "only command.given has a command, and 'on' leaves it out.");
  }
  [rule.teams ?? []].flat().forEach((name, position) => {
    const [organization = ''] = name.split('/');
    const known = Object.values(names.targets).flatMap((target) => target.organization ?? []);
    if (known.some((each) => each.toLowerCase() === organization.toLowerCase())) return;
    const path = Array.isArray(rule.teams) ? at('teams', position) : at('teams');
    const hint = `Add one: type: github-org, organization: ${organization}.`;
    if (!hasUnknownOrganization(names)) document.report(path, `no target knows the teams of ${organization}. ${hint}`);
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
  rule.do.forEach((step, position) => {
    checkStep(step, { rule, position, path: at('do', position), names, document });
  });
}

/** A target that lacks a variable may be the one. */
function hasUnknownOrganization({ targets }: Names): boolean {
  return Object.values(targets).some(({ type, organization }) => type === 'github-org' && organization === undefined);
}
