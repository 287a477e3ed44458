import { TicketwireError } from '../errors.ts';
import { Secret } from '../settings/secret.ts';
import { targetTypes } from '../targets/registry.ts';
import { buildMessages, buildRule } from './build-rule.ts';
import { buildSource } from './build-source.ts';
import { type Configuration, type ConfiguredTarget, type KnownTarget, knownTarget } from './configuration.ts';
import type { ParsedConfiguration, ParsedRule, ParsedTarget } from './schema.ts';
import type { ParsedSource } from './source-schema.ts';
import { rememberUsualTargets } from './usual-target.ts';

/** A checked configuration, entry by entry: what is parsed only when it is asked for costs its time only then. */
export interface ConfigurationParts extends Pick<ParsedConfiguration, 'keep' | 'messages'> {
  sources: Iterable<readonly [string, ParsedSource]>;
  targets: Iterable<readonly [string, ParsedTarget]>;
  rules: Iterable<ParsedRule>;
}

/** What the program that reads a configuration adds to it. */
export interface ConfigurationProgram {
  /** Targets that are there without being configured, by their names. */
  builtInTargets?: Readonly<Record<string, KnownTarget>>;
  /** @default api.github.com */
  githubApiUrl?: string;
}

export type BuiltConfiguration = Omit<Configuration, 'unavailable' | 'unavailableSources'>;

/** Makes a checked configuration ready to use. Stops after every entry, so that others can have their turn. */
export function* createConfigurationBuild(
  parts: ConfigurationParts,
  program: ConfigurationProgram,
): Generator<void, BuiltConfiguration> {
  const secrets: Secret[] = [];
  const targets: ConfiguredTarget[] = [];
  const types: Record<string, { type: string }> = { ...program.builtInTargets };
  for (const [name, target] of parts.targets) {
    secrets.push(...secretsIn(target));
    targets.push(buildTarget(name, target, program));
    types[name] = target;
    yield;
  }
  const sources = [];
  for (const [name, source] of parts.sources) {
    secrets.push(...secretsIn(source));
    sources.push(buildSource(name, source));
    yield;
  }
  const rules = [];
  const usualTarget = rememberUsualTargets(types);
  for (const rule of parts.rules) {
    rules.push(buildRule(rule, usualTarget));
    yield;
  }
  return { sources, targets, rules, messages: buildMessages(parts.messages), keepMs: parts.keep, secrets };
}

function secretsIn(value: unknown): Secret[] {
  if (value instanceof Secret) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(secretsIn) : [];
}

function buildTarget(
  name: string,
  { type, ...options }: ParsedTarget,
  { githubApiUrl }: ConfigurationProgram,
): ConfiguredTarget {
  const program = githubApiUrl === undefined ? {} : { githubApiUrl };
  const target = targetTypes[type];
  if (target === undefined) throw new TicketwireError('internal', `No target type is called '${type}'.`);
  return {
    ...knownTarget(target, options as never, program),
    name,
    limits: target.limits,
    keysIn: target.keysIn?.(options, program),
    deploys: target.deploys?.(options),
    appPermissions: (duties) => target.appPermissions?.(duties, (option) => option in options) ?? {},
    needsStore: target.needsStore ?? false,
    open: (dependencies) => target.create(options, { ...program, ...dependencies, name }),
  };
}
