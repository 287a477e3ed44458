import { TicketwireError } from '../errors.ts';
import { type ConfigurationParts, type ConfigurationProgram, createConfigurationBuild } from './build.ts';
import { checkMeaning } from './check-meaning.ts';
import { type Configuration, formatProblem, type Problem } from './configuration.ts';
import { ConfigurationDocument, type ConfigurationText, maxProblems, TooManyProblems } from './document.ts';
import { reportIssue } from './report-issue.ts';
import { configurationSchema, type ParsedConfiguration } from './schema.ts';
import { takeOutLacking } from './take-out-lacking.ts';

export type LoadResult = { configuration: Configuration; problems: readonly [] } | { problems: readonly Problem[] };

export interface ConfigurationSource extends ConfigurationText, ConfigurationProgram {
  now: number;
  /** Sources that are there without being configured. */
  otherSources?: readonly string[];
}

export type CheckResult = { checked: CheckedConfiguration; problems: readonly [] } | { problems: readonly Problem[] };

/** A configuration without mistakes. */
export interface CheckedConfiguration extends Pick<Configuration, 'unavailable' | 'unavailableSources'> {
  /** As in the file, with variables and files put in: plain values. */
  value: unknown;
  /** With defaults and units. */
  parsed: ParsedConfiguration;
}

/**
 * Reads a configuration and checks everything that can be checked without calling anybody. Gives either a
 * configuration that works as far as that shows, or every mistake found, in the order of the file.
 */
export function loadConfiguration(source: ConfigurationSource): LoadResult {
  const result = checkConfiguration(source);
  if (!('checked' in result)) return result;
  const { parsed, unavailable, unavailableSources } = result.checked;
  const builtInTargets = withUnavailable(source, unavailable);
  const build = createConfigurationBuild(partsOf(parsed), { ...source, builtInTargets });
  let step = build.next();
  while (step.done !== true) step = build.next();
  return { configuration: { ...step.value, unavailable, unavailableSources }, problems: [] };
}

/** The checking half of {@link loadConfiguration}; nothing is compiled for use yet. Its time grows with the length of the file. */
export function checkConfiguration(source: ConfigurationSource): CheckResult {
  let document: ConfigurationDocument | undefined;
  try {
    document = ConfigurationDocument.read(source);
    const { value } = document;
    if (value === undefined) return { problems: inOrder(document.problems) };
    const { unavailable, unavailableSources } = takeOutLacking(value, document);
    const parsed = configurationSchema.safeParse(value, { reportInput: false });
    for (const issue of parsed.error?.issues ?? []) reportIssue(document, issue);
    checkMeaning({ value, parsed: parsed.data }, document, {
      now: source.now,
      builtInTargets: withUnavailable(source, unavailable),
      otherSources: [...unavailableSources.map(({ name }) => name), ...(source.otherSources ?? [])],
    });
    if (document.problems.length > 0 || !parsed.success) return { problems: inOrder(document.problems) };
    return { checked: { value, parsed: parsed.data, unavailable, unavailableSources }, problems: [] };
  } catch (error) {
    if (!(error instanceof TooManyProblems) || document === undefined) throw error;
    const problems = inOrder(document.problems);
    const message = `there may be more: a check ends after ${maxProblems} mistakes.`;
    return { problems: [...problems, ...problems.slice(-1).map((last) => ({ ...last, path: '', message }))] };
  }
}

/** The configuration, or a `configuration` error that lists every mistake. */
export function requireConfiguration(source: ConfigurationSource): Configuration {
  const result = loadConfiguration(source);
  if ('configuration' in result) return result.configuration;
  throw new TicketwireError('configuration', result.problems.map(formatProblem).join('\n'));
}

function partsOf({ sources, targets, ...others }: ParsedConfiguration): ConfigurationParts {
  return { ...others, sources: Object.entries(sources), targets: Object.entries(targets) };
}

/** Rules may name a target that lacks something. */
function withUnavailable(
  { builtInTargets }: ConfigurationSource,
  unavailable: Configuration['unavailable'],
): NonNullable<ConfigurationSource['builtInTargets']> {
  return { ...builtInTargets, ...Object.fromEntries(unavailable.map(({ name, type }) => [name, { type }])) };
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((left, right) => left.line - right.line || left.column - right.column);
}
