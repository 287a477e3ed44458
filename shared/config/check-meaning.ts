import { z } from 'zod';
import { isJsonObject } from '../mapping/json-body.ts';
import { ownSource } from '../model/event-families.ts';
import { targetTypes } from '../targets/registry.ts';
import { checkRule, eventNames, prepareRuleChecks } from './check-rule.ts';
import { checkSource } from './check-source.ts';
import { hint } from './check-step.ts';
import { checkTemplate } from './check-template.ts';
import { type KnownTarget, knownTarget } from './configuration.ts';
import type { ConfigurationDocument } from './document.ts';
import { type ParsedConfiguration, type ParsedRule, ruleSchema } from './schema.ts';
import { type ParsedSource, sourceSchema } from './source-schema.ts';

/**
 * What a schema cannot say: names that must exist, templates that must parse, secrets that must be valid. Looks at every
 * part that is well formed by itself, whatever is wrong elsewhere.
 */
export function checkMeaning(
  { value, parsed }: { value: unknown; parsed: ParsedConfiguration | undefined },
  document: ConfigurationDocument,
  given: { now: number; builtInTargets: Readonly<Record<string, KnownTarget>>; otherSources: readonly string[] },
): void {
  const { sources, targets, rules } = value as { sources?: unknown; targets?: unknown; rules?: unknown };
  const { now, builtInTargets, otherSources } = given;
  const paths = new Map<string, string>();
  for (const [name, source] of wellFormedSources(sources, parsed)) checkSource(source, { name, paths, document, now });
  if (keysOf(sources).includes(ownSource)) {
    const why = "the receiver's own events come from a source of this name. Choose another.";
    document.report(['sources', ownSource], why, 'key');
  }
  checkReporters(sources, targets, document);
  checkMessages(value, document);
  const checks = prepareRuleChecks({
    sources: [...keysOf(sources), ...otherSources],
    targets: { ...builtInTargets, ...knownIn(targets, document) },
  });
  const ruleNames = new Map<string, number>();
  for (const [index, rule] of wellFormedRules(rules, parsed)) {
    const earlier = ruleNames.get(rule.name);
    if (earlier === undefined) ruleNames.set(rule.name, index);
    else document.report(['rules', index, 'name'], `rule [${earlier + 1}] has this name already; names are unique.`);
    checkRule(rule, index, { ...checks, document });
  }
}

/** All of them where the whole is well formed; else those that are by themselves. */
function wellFormedSources(
  sources: unknown,
  parsed: ParsedConfiguration | undefined,
): readonly (readonly [string, ParsedSource])[] {
  if (parsed !== undefined) return Object.entries(parsed.sources);
  return Object.entries(isJsonObject(sources) ? sources : {}).flatMap(([name, source]) => {
    const { success, data } = sourceSchema.safeParse(source);
    return success ? [[name, data] as const] : [];
  });
}

function wellFormedRules(
  rules: unknown,
  parsed: ParsedConfiguration | undefined,
): readonly (readonly [number, ParsedRule])[] {
  if (parsed !== undefined) return [...parsed.rules.entries()];
  return (Array.isArray(rules) ? rules : []).flatMap((rule, index) => {
    const { success, data } = ruleSchema.safeParse(rule);
    return success ? [[index, data] as const] : [];
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
