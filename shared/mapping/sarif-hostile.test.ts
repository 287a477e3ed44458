import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { expectLinear } from '../../test/growth.ts';
import { TicketwireError } from '../errors.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { readSarif, type SarifOptions } from './sarif.ts';

const repository = 'octo/widgets';

function logOf(result: JsonObject, run: JsonObject = {}): JsonObject {
  return {
    version: '2.1.0',
    runs: [
      { tool: { driver: { name: 'Tool' } }, results: [{ ruleId: 'R1', message: { text: 'm' }, ...result }], ...run },
    ],
  };
}

function read(log: JsonObject, options: Partial<SarifOptions> = {}) {
  return readSarif(log, { repository, ...options });
}

function at(uri: string, startLine?: number): JsonObject {
  const region = startLine === undefined ? {} : { region: { startLine } };
  return { locations: [{ physicalLocation: { artifactLocation: { uri }, ...region } }] };
}

describe('hostile logs', () => {
  const names = [
    ...[
      'version',
      'runs',
      'tool',
      'driver',
      'extensions',
      'name',
      'rules',
      'id',
      'shortDescription',
      'text',
      'results',
    ],
    ...[
      'ruleId',
      'ruleIndex',
      'rule',
      'index',
      'toolComponent',
      'message',
      'arguments',
      'locations',
      'physicalLocation',
    ],
    ...['artifactLocation', 'uri', 'uriBaseId', 'originalUriBaseIds', '%SRCROOT%', 'artifacts', 'location', 'region'],
    ...[
      'startLine',
      'fingerprints',
      'partialFingerprints',
      'primaryLocationLineHash',
      'suppressions',
      'status',
      'kind',
    ],
    ...['level', 'invocations', 'ruleConfigurationOverrides', 'descriptor', 'configuration', 'executionSuccessful'],
    ...['automationDetails', 'properties', 'tags', 'security-severity', 'messageStrings', 'globalMessageStrings'],
    ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'provenance', 'invocationIndex'],
  ];
  const { tree } = fc.letrec<{ tree: JsonValue; object: JsonObject; list: JsonValue[] }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      fc.oneof(
        fc.constantFrom<JsonValue>(null, true, false, 0, 1, -1, 1.5, 1e300, '', '2.1.0', '{0}', '../x', '%', '[a](1)'),
        fc.string(),
        fc.constantFrom(...names),
      ),
      tie('object'),
      tie('list'),
    ),
    // JSON.parse alone makes `__proto__` a member like any other.
    object: fc
      .array(fc.tuple(fc.constantFrom(...names), tie('tree')), { maxLength: 8 })
      .map((members) =>
        JSON.parse(`{${members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`),
      ),
    list: fc.array(tie('tree'), { maxLength: 4 }),
  }));

  function expectSetsOrRefusal(log: JsonObject): void {
    let sets: ReturnType<typeof read>;
    try {
      sets = read(log, { sourceOf: () => 'a\nb' });
    } catch (error) {
      expect(error).toBeInstanceOf(TicketwireError);
      expect(error).toHaveProperty('code', 'malformed');
      return;
    }
    for (const { subject, facts } of sets.flatMap(({ alerts }) => alerts)) {
      expect(subject).toMatch(/^sarif:octo\/widgets:[0-9a-f]{64}$/);
      expect(['open', 'suppressed']).toContain(facts.state);
      for (const [name, value] of Object.entries(facts)) {
        const type = name === 'line' ? 'number' : ['labels', 'details'].includes(name) ? 'object' : 'string';
        expect(typeof value).toBe(type);
      }
    }
  }

  test('any JSON object either is refused or gives sets', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), fc.jsonValue() as fc.Arbitrary<JsonValue>),
        expectSetsOrRefusal,
      ),
      { numRuns: 500, seed: 7 },
    );
  });

  test('any JSON at any member of a log either is refused or gives sets', () => {
    fc.assert(
      fc.property(tree, tree, tree, tree, (result, rule, invocation, base) => {
        const asObject = (value: JsonValue) =>
          typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
        expectSetsOrRefusal(
          logOf(asObject(result), {
            tool: { driver: { name: 'T', rules: [rule], globalMessageStrings: base }, extensions: [rule] },
            invocations: [invocation],
            originalUriBaseIds: base,
            artifacts: [base],
            ...asObject(base),
          }),
        );
      }),
      { numRuns: 2_000, seed: 7 },
    );
  });

  const most = 8_000;
  const hugeText = (many: number) => 'x'.repeat(many * 200);
  const repeated = (many: number, result: JsonObject, run: JsonObject = {}) =>
    logOf({}, { results: Array.from({ length: many }, () => ({ message: {}, ...result })), ...run });
  const withRule = (rule: JsonObject) => ({ tool: { driver: { name: 'T', rules: [rule] } } });

  test.each<[string, (many: number) => JsonObject]>([
    [
      'ordinary results',
      (many) =>
        logOf(
          {},
          {
            results: Array.from({ length: many }, (_, line) => ({
              ruleId: `R${line}`,
              message: { text: 'm' },
              ...at('a.js', line + 1),
            })),
          },
        ),
    ],
    ['one huge rule id', (many) => repeated(many, { ruleIndex: 0 }, withRule({ id: hugeText(many) }))],
    [
      'one huge message string',
      (many) =>
        repeated(
          many,
          { ruleIndex: 0, message: { id: 'm' } },
          withRule({ id: 'R', messageStrings: { m: { text: hugeText(many) } } }),
        ),
    ],
    [
      'one huge message string of emoji',
      (many) =>
        repeated(
          many,
          { ruleIndex: 0, message: { id: 'm' } },
          withRule({ id: 'R', messageStrings: { m: { text: '😀'.repeat(many * 40) } } }),
        ),
    ],
    [
      'a message of placeholders',
      (many) =>
        repeated(
          many,
          { ruleIndex: 0, message: { id: 'm', arguments: ['y'.repeat(500)] } },
          withRule({ id: 'R', messageStrings: { m: { text: '{0}'.repeat(many * 4) } } }),
        ),
    ],
    ['a message of brackets', (many) => logOf({ message: { text: '['.repeat(many * 80) } })],
    [
      'a message of half links',
      (many) => logOf({ message: { text: '[\\['.repeat(many * 40) + ']('.repeat(many * 40) } }),
    ],
    ['a rule id of slashes', (many) => repeated(many, { ruleId: '/'.repeat(900) })],
    [
      'many tags',
      (many) =>
        repeated(many, { ruleIndex: 0 }, withRule({ id: 'R', properties: { tags: Array(many * 20).fill('t') } })),
    ],
    [
      'one huge path',
      (many) =>
        repeated(
          many,
          { locations: [{ physicalLocation: { artifactLocation: { index: 0 } } }] },
          { artifacts: [{ location: { uri: hugeText(many) } }] },
        ),
    ],
    [
      'many bases',
      (many) =>
        repeated(many, at('file:///x/y.js', 1), {
          originalUriBaseIds: Object.fromEntries(
            Array.from({ length: many }, (_, id) => [`B${id}`, { uri: `file:///b${id}/` }]),
          ),
        }),
    ],
    [
      'bases in a circle',
      (many) =>
        repeated(
          many,
          { locations: [{ physicalLocation: { artifactLocation: { uri: 'x', uriBaseId: 'A' } } }] },
          { originalUriBaseIds: { A: { uri: 'a/', uriBaseId: 'B' }, B: { uri: 'b/', uriBaseId: 'A' } } },
        ),
    ],
    [
      'many invocations',
      (many) =>
        repeated(
          many,
          {},
          {
            invocations: Array.from({ length: many }, () => ({
              ruleConfigurationOverrides: [{ descriptor: { id: 'Q' }, configuration: { level: 'error' } }],
            })),
          },
        ),
    ],
    [
      'many extensions',
      (many) =>
        repeated(
          many,
          {},
          {
            tool: { driver: { name: 'T' }, extensions: Array.from({ length: many }, (_, at) => ({ name: `e${at}` })) },
          },
        ),
    ],
    [
      'many runs',
      (many) => ({
        version: '2.1.0',
        runs: Array.from({ length: many }, (_, at) => ({ tool: { driver: { name: `T${at}` } }, results: [] })),
      }),
    ],
  ])('with %s are read in linear time', (_what, makeLog) => {
    const logs = new Map([most / 8, most].map((many) => [many, makeLog(many)]));
    expectLinear(most, (many) => read(logs.get(many) ?? {}, { sourceOf: () => 'x\n'.repeat(many) }));
  });
});
