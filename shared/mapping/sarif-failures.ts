import type { JsonObject, JsonValue } from '../model/json.ts';
import { isJsonObject } from './json-body.ts';
import { listOf, memberOf, textOf } from './sarif-json.ts';

/** Why the results of a run may be too few, in sentences. */
export interface Failures {
  /** Results that cannot be read from the log: nothing may be taken for gone. */
  unread: string[];
  /** Failures that the tool reports. */
  reported: string[];
  /** True if the tool says that something was not analysed. */
  isPartial: boolean;
}

/**
 * Returns the failures of a run. A tool that found something often says that it failed, so that alone does not make a run
 * partial. Source: SARIF 2.1.0, 3.14.23, 3.20 and 3.58.
 */
export function failuresOf(run: JsonObject): Failures {
  const results = memberOf(run, 'results');
  const invocations = listOf(run, 'invocations');
  const elsewhere = listOf(memberOf(run, 'externalPropertyFileReferences'), 'results');
  const errors = invocations.flatMap(errorsOf);
  const failed = invocations.filter((each) => memberOf(each, 'executionSuccessful') === false);
  const foundNothing = failed.length > 0 && listOf(run, 'results').length === 0;
  return {
    unread: [
      Array.isArray(results) ? '' : 'The tool gave no list of results, so it is not known what it found.',
      listOf(run, 'results').every(isJsonObject) ? '' : 'Some results could not be read: they are not objects.',
      elsewhere.length === 0 ? '' : 'Some results are in other files, which are not read.',
    ].filter((sentence) => sentence !== ''),
    reported: [...failed.map(failureSentence), ...errors.map(({ sentence }) => sentence)],
    isPartial: foundNothing || failed.some(isAborted) || errors.some(({ isPartial }) => isPartial),
  };
}

function failureSentence(invocation: JsonValue): string {
  const code = memberOf(invocation, 'exitCode');
  const words = textOf(invocation, 'exitCodeDescription') ?? textOf(invocation, 'processStartFailureMessage');
  const reasons = [typeof code === 'number' ? `exit code ${code}` : '', words === undefined ? '' : shortened(words)];
  const why = reasons.filter((reason) => reason !== '').join(': ');
  return `The tool reports that it did not run to its end${why === '' ? '' : ` (${why})`}.`;
}

/** True if the process did not start, or a signal ended it: shells report that by exit codes from 126. */
function isAborted(invocation: JsonValue): boolean {
  const code = memberOf(invocation, 'exitCode');
  return (
    textOf(invocation, 'processStartFailureMessage') !== undefined ||
    typeof memberOf(invocation, 'exitSignalNumber') === 'number' ||
    (typeof code === 'number' && (code < 0 || code >= 126))
  );
}

interface ToolError {
  sentence: string;
  isPartial: boolean;
}

function errorsOf(invocation: JsonValue): ToolError[] {
  return ['toolExecutionNotifications', 'toolConfigurationNotifications'].flatMap((member) =>
    listOf(invocation, member)
      .filter((notification) => memberOf(notification, 'level') === 'error')
      .slice(0, maxErrors)
      .map((notification) => toolError(notification, member)),
  );
}

function toolError(notification: JsonValue, member: string): ToolError {
  const message = memberOf(notification, 'message');
  const text = textOf(message, 'text') ?? textOf(message, 'markdown') ?? textOf(message, 'id') ?? '';
  const places = listOf(notification, 'locations').map((each) =>
    memberOf(memberOf(each, 'physicalLocation'), 'artifactLocation'),
  );
  const file = places.map((each) => textOf(each, 'uri')).find((uri) => uri !== undefined);
  const said = text === '' ? (textOf(memberOf(notification, 'descriptor'), 'id') ?? 'it gives no reason') : text;
  return {
    sentence: `The tool reports an error: ${shortened(said)}${file === undefined ? '' : ` (${shortened(file)})`}.`,
    isPartial:
      places.some(isJsonObject) ||
      isJsonObject(memberOf(notification, 'exception') ?? null) ||
      (member === 'toolConfigurationNotifications' && !isMissingClasses(notification, text)) ||
      unanalysed.test(text.slice(0, maxChars)),
  };
}

/** SpotBugs analyses a class although it does not know all classes that this one uses. */
function isMissingClasses(notification: JsonValue, text: string): boolean {
  const id = textOf(memberOf(notification, 'descriptor'), 'id');
  return id === 'spotbugs-missing-classes' || text.startsWith('Classes needed for analysis were missing');
}

/** Words of tools that name no file apart: "Syntax error at a.py:1", "failed to parse", "3 files were skipped". */
const unanalysed =
  /\b(?:pars(?:e|ing)|syntax) error\b|\b(?:fail(?:ed|ure|s)?|unable|could not|cannot|can't|not)\b.{0,40}\b(?:pars|analy[sz]|scan|read|load|open|compil|process|complet)|\bskipp|\btim(?:e|ed)[ -]?out\b|\bout of memory\b|\bcrash/is;

const maxErrors = 5;
const maxChars = 300;

/** The text on one line, without its last full stop. */
function shortened(text: string): string {
  const line = text
    .slice(0, 2 * maxChars)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= maxChars ? line.replace(/\.+$/, '') : `${line.slice(0, maxChars - 1).trimEnd()}…`;
}
