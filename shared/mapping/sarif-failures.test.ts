import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../model/json.ts';
import { failuresOf } from './sarif-failures.ts';

const at = (uri: string) => ({ locations: [{ physicalLocation: { artifactLocation: { uri } } }] });

function run(invocation: JsonObject, results: JsonObject[] = [{ message: { text: 'm' } }]): JsonObject {
  return { results, invocations: [{ executionSuccessful: false, ...invocation }] };
}

function error(text: string, more: JsonObject = {}): JsonObject {
  return { level: 'error', message: { text }, ...more };
}

/** The situation, the invocation, and whether the run left something unanalysed. */
const invocations: readonly (readonly [string, JsonObject, boolean])[] = [
  ['a failure without a reason', {}, false],
  ['the exit code of findings', { exitCode: 1 }, false],
  [
    'findings and missing classes, as SpotBugs reports them',
    {
      exitCode: 3,
      exitSignalName: 'MISSING CLASS,BUGS FOUND',
      toolExecutionNotifications: [error('Classes needed for analysis were missing: [a.B]')],
    },
    false,
  ],
  [
    'missing classes in the configuration',
    {
      toolConfigurationNotifications: [
        error('Classes are missing', { descriptor: { id: 'spotbugs-missing-classes' } }),
      ],
    },
    false,
  ],
  ['findings that are called errors', { toolExecutionNotifications: [error('2 violations found')] }, false],
  ['a warning about a file', { toolExecutionNotifications: [{ ...error('x', at('a.js')), level: 'warning' }] }, false],
  ['an error about a file', { toolExecutionNotifications: [error('x', at('a.js'))] }, true],
  ['an error in the configuration', { toolConfigurationNotifications: [error('Unknown rule set')] }, true],
  ['an exception', { toolExecutionNotifications: [error('x', { exception: { kind: 'NullPointerException' } })] }, true],
  ['a syntax error', { toolExecutionNotifications: [error('Syntax error at line a.py:1')] }, true],
  ['a file that could not be parsed', { toolExecutionNotifications: [error('Failed to parse a.py')] }, true],
  ['files that were skipped', { toolExecutionNotifications: [error('3 files were skipped')] }, true],
  ['a time-out', { toolExecutionNotifications: [error('Rule x timed out')] }, true],
  ['a process that did not start', { processStartFailureMessage: 'No such file' }, true],
  ['a signal', { exitSignalNumber: 9 }, true],
  ['a killed process', { exitCode: 137 }, true],
  ['a command that was not found', { exitCode: 127 }, true],
];

describe('a run that its tool calls a failure', () => {
  test.each(invocations)('with %s is judged by what was not analysed', (_what, invocation, isPartial) => {
    const failures = failuresOf(run(invocation));
    expect(failures).toMatchObject({ isPartial, unread: [] });
    expect(failures.reported.length).toBeGreaterThan(0);
  });

  test('a failed run without a result is partial: it did not fail because it found something', () => {
    expect(failuresOf(run({}, []))).toMatchObject({ isPartial: true });
  });

  test('a failure is reported with the exit code, the text and the file', () => {
    const notification = error(`Could not\nread it. ${'x'.repeat(1_000)}`, at('src/a.js'));
    const { reported } = failuresOf(run({ exitCode: 3, toolExecutionNotifications: [notification] }));
    expect(reported).toEqual([
      'The tool reports that it did not run to its end (exit code 3).',
      expect.stringMatching(/^The tool reports an error: Could not read it\. x{200,}… \(src\/a\.js\)\.$/),
    ]);
  });

  test('a failure is reported by the id of a notification without a text', () => {
    const notification = { level: 'error', descriptor: { id: 'spotbugs-error-0' } };
    expect(failuresOf(run({ toolExecutionNotifications: [notification] })).reported).toContain(
      'The tool reports an error: spotbugs-error-0.',
    );
  });

  test('a run that succeeded reports nothing', () => {
    expect(failuresOf({ results: [], invocations: [{ executionSuccessful: true, exitCode: 0 }] })).toEqual({
      unread: [],
      reported: [],
      isPartial: false,
    });
  });
});
