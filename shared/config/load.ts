import type { z } from 'zod';
import { TicketwireError } from '../errors.ts';
import { isJsonObject, JsonReader } from '../mapping/json-body.ts';
import type { JsonValue } from '../model/json.ts';
import { Secret } from '../settings/secret.ts';
import { targetTypes } from '../targets/registry.ts';
import { buildMessages, buildRule } from './build-rule.ts';
import { buildSource } from './build-source.ts';
import { checkMeaning } from './check-meaning.ts';
import {
  type Configuration,
  type ConfiguredTarget,
  formatProblem,
  type KnownTarget,
  knownTarget,
  type Problem,
  type UnavailableSource,
  type UnavailableTarget,
} from './configuration.ts';
import { ConfigurationDocument, type ConfigurationText } from './document.ts';
import { configurationSchema, type ParsedConfiguration } from './schema.ts';
import { usualTarget } from './usual-target.ts';

export type LoadResult = { configuration: Configuration; problems: readonly [] } | { problems: readonly Problem[] };

export interface ConfigurationSource extends ConfigurationText {
  now: number;
  /** Targets that are there without being configured, by their names. */
  builtInTargets?: Readonly<Record<string, KnownTarget>>;
  /** Sources that are there without being configured. */
  otherSources?: readonly string[];
  /** Where GitHub is asked unless a target says otherwise; absent: api.github.com. */
  githubApiUrl?: string;
}

/**
 * Reads a configuration and checks everything that can be checked without calling anybody. Gives either a
 * configuration that works as far as that shows, or every mistake found, in the order of the file.
 */
export function loadConfiguration(source: ConfigurationSource): LoadResult {
  const document = new ConfigurationDocument(source);
  const isYaml = () => !document.problems.some(({ path }) => path === '');
  const value = isYaml() ? document.value() : {};
  if (!isYaml()) return { problems: inOrder(document.problems) };

  const { unavailable, unavailableSources } = takeOutLacking(value, document);
  const parsed = configurationSchema.safeParse(value, { reportInput: false });
  for (const issue of parsed.error?.issues ?? []) report(document, issue, []);
  const builtInTargets = { ...source.builtInTargets };
  for (const { name, type } of unavailable) builtInTargets[name] = { type };
  checkMeaning(value, document, {
    now: source.now,
    builtInTargets,
    otherSources: [...unavailableSources.map(({ name }) => name), ...(source.otherSources ?? [])],
  });
  if (document.problems.length > 0 || !parsed.success) return { problems: inOrder(document.problems) };
  const configuration = build(parsed.data, { ...source, builtInTargets });
  return { configuration: { ...configuration, unavailable, unavailableSources }, problems: [] };
}

/** The configuration, or a `configuration` error that lists every mistake. */
export function requireConfiguration(source: ConfigurationSource): Configuration {
  const result = loadConfiguration(source);
  if ('configuration' in result) return result.configuration;
  throw new TicketwireError('configuration', result.problems.map(formatProblem).join('\n'));
}

function report(document: ConfigurationDocument, issue: z.core.$ZodIssue, above: readonly (string | number)[]): void {
  const path = [...above, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
  const last = path.at(-1);
  if (last !== undefined && issue.code !== 'unrecognized_keys' && issue.code !== 'invalid_key' && !document.has(path)) {
    document.report(path, 'this key is missing.');
    return;
  }
  switch (issue.code) {
    case 'unrecognized_keys': {
      const lines = issue.message.split('\n');
      issue.keys.forEach((key, index) => {
        document.report([...path, key], lines[index] ?? issue.message, 'key');
      });
      return;
    }
    case 'invalid_union': {
      // Of the branches whose kind of value this is, the first was meant.
      const meant = issue.errors.filter((branch) => !isOtherKind(branch));
      const branch = meant[0];
      if (branch === undefined) document.report(path, issue.errors.length > 0 ? kindsOf(issue.errors) : issue.message);
      else for (const inner of branch) report(document, inner, path);
      return;
    }
    case 'invalid_type':
      document.report(path, `must be ${article(issue.expected)}.`);
      return;
    case 'too_small':
    case 'too_big':
      document.report(path, sizeWords(issue));
      return;
    case 'invalid_key':
      document.report(path, issue.issues[0]?.message ?? issue.message, 'key');
      return;
    default:
      document.report(path, issue.message);
  }
}

/** What the schema says itself, or in our words what the library says in its own. */
function sizeWords(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  if (!/^Too (small|big)/.test(issue.message)) return issue.message;
  if (issue.code === 'too_big')
    return `must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters long' : ''}.`;
  return issue.origin === 'string' ? 'must not be empty.' : `must be at least ${issue.minimum}.`;
}

/** Whether a branch of a union is for another kind of value altogether. */
function isOtherKind(branch: readonly z.core.$ZodIssue[]): boolean {
  return branch.every((issue) => {
    if (issue.path.length > 0) return false;
    return issue.code === 'invalid_type' || (issue.code === 'invalid_union' && issue.errors.every(isOtherKind));
  });
}

function kindsOf(branches: readonly (readonly z.core.$ZodIssue[])[]): string {
  const kindOf = (issue: z.core.$ZodIssue): string[] => {
    if (issue.code === 'invalid_union') return issue.errors.flat().flatMap(kindOf);
    return issue.code === 'invalid_type' ? [article(issue.expected)] : [];
  };
  return `must be ${[...new Set(branches.flat().flatMap(kindOf))].join(' or ')}.`;
}

function article(kind: string): string {
  const names: Record<string, string> = {
    string: 'a text',
    object: 'a mapping',
    record: 'a mapping',
    array: 'a list',
    boolean: 'true or false',
    number: 'a number',
    int: 'a whole number',
  };
  return names[kind] ?? kind;
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((left, right) => left.line - right.line || left.column - right.column);
}

/** Takes out of the value the sources and targets that lack something: rules may name them nevertheless. */
function takeOutLacking(
  value: unknown,
  document: ConfigurationDocument,
): Pick<Configuration, 'unavailable' | 'unavailableSources'> {
  const unavailable = new Map<string, UnavailableTarget>();
  const sources = new Map<string, UnavailableSource>();
  for (const { path, what } of document.lacking) {
    const [section, name] = path.map(String);
    const entries = isJsonObject(value) && section !== undefined ? value[section] : undefined;
    if (!isJsonObject(entries) || name === undefined) continue;
    const known = unavailable.get(name);
    const entry = entries[name];
    if (section === 'targets') {
      const { type, ...options } = isJsonObject(entry) ? entry : {};
      const first = { name, type: String(type ?? ''), lacks: [], options: Object.keys(options) };
      const before = known ?? first;
      unavailable.set(name, { ...before, lacks: [...before.lacks, what] });
    }
    if (section === 'sources' && !sources.has(name)) sources.set(name, unavailableSource(name, entry));
    delete entries[name];
  }
  return { unavailable: [...unavailable.values()], unavailableSources: [...sources.values()] };
}

function unavailableSource(name: string, entry: JsonValue | undefined): UnavailableSource {
  const given = new JsonReader(isJsonObject(entry) ? entry : {});
  const catchUpOf = (['organization', 'repository'] as const).find(
    (key) => given.find(`catch-up.${key}`) !== undefined,
  );
  return { name, sender: given.text('sender') ?? '', path: given.text('path') ?? `/hooks/${name}`, catchUpOf };
}

function build(
  parsed: ParsedConfiguration,
  program: Pick<ConfigurationSource, 'githubApiUrl' | 'builtInTargets'>,
): Omit<Configuration, 'unavailable' | 'unavailableSources'> {
  const targets = { ...program.builtInTargets, ...parsed.targets };
  return {
    sources: Object.entries(parsed.sources).map(([name, source]) => buildSource(name, source)),
    targets: Object.entries(parsed.targets).map(([name, target]) => buildTarget(name, target, program)),
    rules: parsed.rules.map((rule) => buildRule(rule, (verb) => usualTarget(verb, targets))),
    messages: buildMessages(parsed.messages),
    keepMs: parsed.keep,
    secrets: secretsIn(parsed),
  };
}

function secretsIn(value: unknown): Secret[] {
  if (value instanceof Secret) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(secretsIn) : [];
}

function buildTarget(
  name: string,
  { type, ...options }: ParsedConfiguration['targets'][string],
  { githubApiUrl }: Pick<ConfigurationSource, 'githubApiUrl'>,
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
