import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AlertSet } from '../model/alert-set.ts';
import type { JsonObject } from '../model/json.ts';
import { lineHashes } from './line-hash.ts';
import { readSarif, type SarifOptions } from './sarif.ts';

const repository = 'octo/widgets';

interface Shape {
  rule?: string;
  uri?: string;
  line?: number;
  column?: number;
  text?: string;
  partial?: JsonObject;
  whole?: JsonObject;
  logical?: string;
}

function resultOf({ rule = 'R1', uri = 'a.js', line, column, text = 'm', partial, whole, logical }: Shape): JsonObject {
  const region = { ...(line && { startLine: line }), ...(column && { startColumn: column }) };
  const physicalLocation = uri === '' ? {} : { physicalLocation: { artifactLocation: { uri }, region } };
  const logicalLocations = logical === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: logical }] };
  return {
    ruleId: rule,
    message: { text },
    locations: [{ ...physicalLocation, ...logicalLocations }],
    ...(partial && { partialFingerprints: partial }),
    ...(whole && { fingerprints: whole }),
  };
}

function alertsOf(shapes: readonly Shape[], options: Partial<SarifOptions> = {}): AlertSet['alerts'] {
  const runs = [{ tool: { driver: { name: 'Tool' } }, results: shapes.map(resultOf) }];
  return readSarif({ version: '2.1.0', runs }, { repository, ...options }).flatMap(({ alerts }) => alerts);
}

const subjectsOf = (shapes: readonly Shape[], options: Partial<SarifOptions> = {}) =>
  alertsOf(shapes, options)
    .map(({ subject }) => subject)
    .sort();

/** Brings tickets, by their subjects, to the alerts; returns what was opened and closed. */
function sync(tickets: ReadonlySet<string>, alerts: AlertSet['alerts']) {
  const after = new Set<string>();
  const kept = new Set<string>();
  let opened = 0;
  for (const { subject, formerSubjects = [] } of alerts) {
    const found = [subject, ...formerSubjects].find((each) => tickets.has(each));
    if (found === undefined) opened += 1;
    else kept.add(found);
    after.add(subject);
  }
  return { tickets: after, opened, closed: tickets.size - kept.size };
}

const sameLine = { line: 3, partial: { primaryLocationLineHash: 'aa:1' } };
const notAvailable = { whole: { id: 'not available' } };
const shared = { whole: { id: 'e3b0' } };
const context = { partial: { contextHash: 'c0' } };
const perFile = { partial: { scanFileHash: 'f0' } };
const unknownPerFile = { partial: { 'blob/v1': 'f0' } };

/** Findings that shared a ticket: the situation, and results that differ for a reader. */
const groups: readonly (readonly [string, readonly Shape[]])[] = [
  ['one line, several columns', [5, 8].map((column) => ({ ...sameLine, column }))],
  [
    'one line hash, several column fingerprints',
    ['4', '9'].map((column) => ({
      line: 3,
      partial: { primaryLocationLineHash: 'aa:1', primaryLocationStartColumnFingerprint: column },
    })),
  ],
  ['one line, several messages', ['m', 'n'].map((text) => ({ ...sameLine, text }))],
  ['a known placeholder', [3, 9].map((line) => ({ line, ...notAvailable }))],
  ['"requires login"', [3, 9].map((line) => ({ line, whole: { 'matchBasedId/v1': 'requires login' } }))],
  [
    'a placeholder in place of a line hash',
    [3, 9].map((line) => ({ line, partial: { primaryLocationLineHash: 'N/A' } })),
  ],
  ['a value that all results share', [3, 9, 20].map((line) => ({ line, ...shared }))],
  ['a value that all results share, without a place', ['m', 'n'].map((text) => ({ uri: '', text, ...shared }))],
  ['one context for equal lines', [3, 9, 20].map((line) => ({ line, column: 5, ...context }))],
  ['logical locations only', ['a.B.c()', 'a.B.d()'].map((logical) => ({ uri: '', logical }))],
  ['nothing but messages', ['m', 'n'].map((text) => ({ uri: '', text }))],
  ['a hash of the file', [3, 9, 20].map((line) => ({ line, ...perFile }))],
  ['a hash of the file under another name', [3, 9].map((line) => ({ line, text: `at ${line}`, ...unknownPerFile }))],
  ['the author of a commit', [3, 9].map((line) => ({ line, partial: { author: 'a', commitSha: '1' } }))],
  ['no fingerprint', [3, 9].map((line) => ({ line }))],
];

describe('findings that differ for a reader', () => {
  test.each(groups)('have a subject each: %s', (_what, shapes) => {
    expect(new Set(subjectsOf(shapes)).size).toBe(shapes.length);
  });

  test.each(groups)('keep them in another order: %s', (_what, shapes) => {
    expect(subjectsOf(shapes.toReversed())).toEqual(subjectsOf(shapes));
  });

  test.each(groups)('keep them when lines move: %s', (_what, shapes) => {
    const moved = shapes.map((shape) => (shape.line === undefined ? shape : { ...shape, line: shape.line + 40 }));
    expect(subjectsOf(moved)).toEqual(subjectsOf(shapes));
  });

  test.each(groups)('open or close one ticket when one comes or goes: %s', (_what, shapes) => {
    shapes.forEach((_, at) => {
      const fewer = shapes.toSpliced(at, 1);
      const before = sync(new Set(), alertsOf(shapes)).tickets;
      const less = sync(before, alertsOf(fewer));
      expect([less.opened, less.closed]).toEqual([0, 1]);
      const more = sync(less.tickets, alertsOf(shapes));
      expect([more.opened, more.closed]).toEqual([1, 0]);
    });
  });

  test('share one where a reader sees no difference', () => {
    expect(subjectsOf([sameLine, sameLine])).toHaveLength(1);
    expect(subjectsOf([{ line: 3 }, { line: 3 }])).toHaveLength(1);
  });
});

describe('the fingerprint that counts', () => {
  test.each<[string, Shape, Shape]>([
    [
      'a known name before others',
      { partial: { aHash: '1', contextHash: 'c' } },
      { partial: { aHash: '2', contextHash: 'c' } },
    ],
    [
      'the line hash first',
      { partial: { contextHash: '1', primaryLocationLineHash: 'h' } },
      { partial: { contextHash: '2', primaryLocationLineHash: 'h' } },
    ],
    ['no hash of a file', { line: 3, partial: { scanFileHash: '1' } }, { line: 3, partial: { scanFileHash: '2' } }],
    [
      'no hash of a file beside another',
      { partial: { fileSha256: '1', x: 'v' } },
      { partial: { fileSha256: '2', x: 'v' } },
    ],
    [
      'the hash of the code before the one of the file',
      { partial: { scanFileHash: '1', scanPrimaryLocationHash: 'p', scanTagsHash: '1' } },
      { partial: { scanFileHash: '2', scanPrimaryLocationHash: 'p', scanTagsHash: '2' } },
    ],
    ['no commit', { line: 3, partial: { commitSha: '1' } }, { line: 3, partial: { commitSha: '2' } }],
  ])('is %s', (_what, one, other) => {
    expect(subjectsOf([one])).toEqual(subjectsOf([other]));
  });

  test('the hash of the line counts where the one of the tool identifies nothing', () => {
    const options = { sourceOf: () => 'a;\nbad();\nb;\n' };
    const plain = subjectsOf([{ line: 2 }], options);
    expect(subjectsOf([{ line: 2, ...perFile }], options)).toEqual(plain);
    expect(subjectsOf([{ line: 2, ...notAvailable }], options)).toEqual(plain);
  });

  test.each<[string, readonly Shape[]]>([
    ['that all results share', ['a.js', 'b.js'].map((uri) => ({ uri, line: 2, ...shared }))],
    [
      'at several lines of a file',
      [...[2, 4].map((line) => ({ line, ...shared })), { uri: 'b.js', line: 4, whole: { id: 'x' } }],
    ],
    [
      'of a name that is one for each file',
      [
        ...[2, 4].map((line) => ({ line, text: `at ${line}`, whole: { id: 'a' } })),
        { uri: 'b.js', line: 4, whole: { id: 'b' } },
      ],
    ],
  ])('is not a value %s', (_what, shapes) => {
    const options = { sourceOf: () => 'a;\nbad();\nb;\nworse();\n' };
    const bare = shapes.map(({ whole: _, ...shape }) => shape);
    expect(subjectsOf(shapes, options).filter((each) => subjectsOf(bare, options).includes(each))).toHaveLength(
      shapes.some(({ whole }) => whole?.id === 'x') ? 2 : shapes.length,
    );
  });
});

describe('a finding without a line', () => {
  const start = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
  const scanned = (text: string, location: JsonObject = {}, region?: JsonObject): JsonObject => ({
    ruleId: 'CVE-2026-1',
    message: { text },
    locations: [
      { physicalLocation: { artifactLocation: { uri: 'library/alpine' }, ...(region && { region }) }, ...location },
    ],
  });
  const subjectOf = (result: JsonObject) => {
    const runs = [{ tool: { driver: { name: 'Scan' } }, results: [result] }];
    return readSarif({ version: '2.1.0', runs }, { repository })[0]?.alerts[0]?.subject;
  };

  test.each<[string, JsonObject, JsonObject]>([
    ['another message', scanned('No fix'), scanned('Fixed in 2.0')],
    ['another message at the start of the file', scanned('No fix', {}, start), scanned('Fixed in 2.0', {}, start)],
    [
      'another version of the package',
      scanned('Package: openssl\nInstalled Version: 1.0'),
      scanned('Package: openssl\nInstalled Version: 1.1\nFixed Version: 2.0'),
    ],
    [
      'another build of the image',
      scanned('x', { logicalLocations: [{ fullyQualifiedName: `alpine@sha256:${'0'.repeat(64)}:/lib/apk` }] }),
      scanned('y', { logicalLocations: [{ fullyQualifiedName: `alpine@sha256:${'1'.repeat(64)}:/lib/apk` }] }),
    ],
    [
      'a line and a package, and another message',
      scanned('No fix', { message: { text: 'a.lock: semver@7.5.1' } }, { startLine: 101 }),
      scanned('Fixed in 8', { message: { text: 'a.lock: semver@7.5.2' } }, { startLine: 107 }),
    ],
  ])('keeps its subject with %s', (_what, one, other) => {
    expect(subjectOf(other)).toBe(subjectOf(one));
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['package', scanned('Package: openssl\nx'), scanned('Package: musl\nx')],
    ['package in quotes', scanned("Package 'a@1' is bad"), scanned("Package 'b@1' is bad")],
    [
      'scoped package',
      scanned('x', { message: { text: 'l: @a/b@1' } }),
      scanned('x', { message: { text: 'l: @a/c@1' } }),
    ],
    [
      'logical location',
      scanned('x', { logicalLocations: [{ name: 'a' }] }),
      scanned('x', { logicalLocations: [{ name: 'b' }] }),
    ],
  ])('has another subject with another %s', (_what, one, other) => {
    expect(subjectOf(other)).not.toBe(subjectOf(one));
  });
});

describe('any report', () => {
  const shape: fc.Arbitrary<Shape> = fc.record(
    {
      rule: fc.constantFrom('R1', 'R2'),
      uri: fc.constantFrom('a.js', 'b.js', 'file:///github/workspace/a.js', 'file:c.js'),
      line: fc.integer({ min: 2, max: 5 }),
      column: fc.integer({ min: 1, max: 3 }),
      text: fc.constantFrom('m', 'n'),
      partial: fc.dictionary(
        fc.constantFrom('primaryLocationLineHash', 'contextHash', 'scanFileHash', 'other'),
        fc.constantFrom('x', 'y'),
        { maxKeys: 2 },
      ),
      whole: fc.dictionary(fc.constantFrom('id', 'b'), fc.constantFrom('x', 'not available'), { maxKeys: 1 }),
      logical: fc.constantFrom('f()', 'g()'),
    },
    { requiredKeys: ['line'] },
  );
  const shapes = fc.array(shape, { maxLength: 7 });
  /** Findings that all differ for a reader. */
  const unlike = fc.uniqueArray(shape, {
    maxLength: 7,
    selector: ({ rule, uri, line, column, text, logical }) =>
      JSON.stringify([
        rule ?? 'R1',
        (uri ?? 'a.js').replace(/^file:(?:.*\/)?/, ''),
        line,
        column,
        text ?? 'm',
        logical,
      ]),
  });
  const source = 'a;\nbad();\nbad();\nbad();\nb;\nc;\n';
  const sources: Partial<SarifOptions>[] = [{}, { sourceOf: () => source }];

  /** The subject that earlier versions gave a result. */
  function oldSubjectOf(result: JsonObject, lineHash: string | undefined): string {
    const {
      ruleId,
      message,
      locations,
      fingerprints = {},
      partialFingerprints = {},
    } = result as {
      ruleId: string;
      message: { text: string };
      locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
      fingerprints?: Record<string, string>;
      partialFingerprints?: Record<string, string>;
    };
    const place = locations[0]?.physicalLocation;
    const uri = place?.artifactLocation.uri.replace('file:///', '/') ?? '';
    const [first] = Object.keys(fingerprints).sort();
    const [partial] = Object.keys(partialFingerprints).sort();
    const { primaryLocationLineHash: own } = partialFingerprints;
    const isOpen = !/^(?:\/|file:)/.test(uri);
    const [kind, value] =
      first !== undefined
        ? [`fingerprints/${first}`, fingerprints[first]]
        : own !== undefined
          ? ['primaryLocationLineHash', own]
          : partial !== undefined
            ? [`partialFingerprints/${partial}`, partialFingerprints[partial]]
            : isOpen && lineHash !== undefined
              ? ['primaryLocationLineHash', lineHash]
              : ['message and line', `${place?.region.startLine}:${message.text}`];
    const parts = JSON.stringify(['Tool', '', ruleId, uri, kind, value]);
    return `sarif:${repository}:${createHash('sha256').update(parts).digest('hex')}`;
  }

  test.each(sources)(
    'closes no ticket of earlier versions, and opens one only where several findings shared one (%#)',
    (options) => {
      fc.assert(
        fc.property(unlike, (found) => {
          const hashOf = options.sourceOf === undefined ? () => undefined : lineHashes(source);
          const old = new Set(found.map((each) => oldSubjectOf(resultOf(each), hashOf(each.line ?? 0))));
          const alerts = alertsOf(found, options);
          const { opened, closed } = sync(old, alerts);
          expect(closed).toBe(0);
          expect(opened).toBe(alerts.length - old.size);
          // Each ticket goes to one alert.
          const subjects = alerts.flatMap(({ subject, formerSubjects = [] }) => [subject, ...formerSubjects]);
          expect(new Set(subjects).size).toBe(subjects.length);
        }),
        { numRuns: 2_000, seed: 7 },
      );
    },
  );

  test.each(sources)('gives the same subjects in any order (%#)', (options) => {
    const pair = shapes.chain((found) =>
      fc.tuple(fc.constant(found), fc.shuffledSubarray(found, { minLength: found.length })),
    );
    fc.assert(
      fc.property(pair, ([found, shuffled]) => {
        expect(subjectsOf(shuffled, options)).toEqual(subjectsOf(found, options));
      }),
      { numRuns: 1_000, seed: 7 },
    );
  });

  test('with one finding fewer closes one ticket at most, where names of fingerprints are known', () => {
    const known = shapes.map((found) =>
      found.map(({ partial: { scanFileHash: _, other: __, ...partial } = {}, whole: ___, ...rest }) => ({
        ...rest,
        partial,
      })),
    );
    fc.assert(
      fc.property(known, fc.nat(), (found, at) => {
        const fewer = found.toSpliced(at % Math.max(1, found.length), 1);
        const all = alertsOf(found);
        const { opened, closed } = sync(sync(new Set(), all).tickets, alertsOf(fewer));
        expect([opened, closed]).toEqual([0, all.length - alertsOf(fewer).length]);
      }),
      { numRuns: 2_000, seed: 7 },
    );
  });
});
