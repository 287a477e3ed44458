import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TicketwireError } from '../errors.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { readSarif, type SarifOptions } from './sarif.ts';

const repository = 'octo/widgets';

/** What ESLint 9.39.5 and @microsoft/eslint-formatter-sarif 3.1.0 wrote for two files, one of which does not parse. */
const eslint = JSON.parse(readFileSync('test/fixtures/sarif/eslint-9.39.5.sarif', 'utf8')) as JsonObject;
const eslintRoot = 'file:///tmp/alerts-sarif/proj';

/** Made by hand in the shape that the CodeQL CLI gives: rules in an extension, every result with fingerprints. */
const codeql: JsonObject = {
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: { name: 'CodeQL', organization: 'GitHub', semanticVersion: '2.20.0', rules: [] },
        extensions: [
          { name: 'codeql/javascript-all', semanticVersion: '2.4.0' },
          {
            name: 'codeql/javascript-queries',
            rules: [
              {
                id: 'js/sql-injection',
                name: 'js/sql-injection',
                shortDescription: { text: 'Database query built from user-controlled sources' },
                defaultConfiguration: { enabled: true, level: 'error' },
                properties: { tags: ['security', 'external/cwe/cwe-089'], 'security-severity': '8.8' },
              },
            ],
          },
        ],
      },
      automationDetails: { id: '.github/workflows/codeql.yml:analyze/language:javascript/' },
      invocations: [
        { executionSuccessful: true, toolExecutionNotifications: [{ level: 'none', message: { text: '' } }] },
      ],
      artifacts: [{ location: { uri: 'src/db%20layer.js', uriBaseId: '%SRCROOT%', index: 0 } }],
      results: [
        {
          ruleId: 'js/sql-injection',
          rule: { id: 'js/sql-injection', index: 0, toolComponent: { index: 1 } },
          message: { text: 'This query depends on a [user-provided value](1), or [another](2).' },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'src/db%20layer.js', uriBaseId: '%SRCROOT%', index: 0 },
                region: { startLine: 12, startColumn: 3, endColumn: 30 },
              },
            },
          ],
          partialFingerprints: {
            primaryLocationLineHash: '39fa2ee980eb94b0:1',
            primaryLocationStartColumnFingerprint: '0',
          },
        },
      ],
      columnKind: 'utf16CodeUnits',
    },
  ],
};

/** Made by hand in the shape that Semgrep gives where nobody is signed in. */
const semgrep: JsonObject = {
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: {
          name: 'Semgrep OSS',
          rules: [
            {
              id: 'python.lang.security.audit.eval',
              name: 'python.lang.security.audit.eval',
              shortDescription: { text: 'Semgrep Finding: python.lang.security.audit.eval' },
              defaultConfiguration: { level: 'warning' },
              helpUri: 'https://semgrep.dev/r/python.lang.security.audit.eval',
              properties: { precision: 'very-high', tags: ['security'] },
            },
          ],
        },
      },
      invocations: [{ executionSuccessful: true, toolExecutionNotifications: [] }],
      results: [3, 9].map((startLine) => ({
        ruleId: 'python.lang.security.audit.eval',
        message: { text: 'Detected eval().' },
        fingerprints: { 'matchBasedId/v1': 'requires login' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'app.py', uriBaseId: '%SRCROOT%' },
              region: { startLine, snippet: { text: 'eval(x)' } },
            },
          },
        ],
      })),
    },
  ],
};

/** Made by hand in the shape that Trivy gives: names of kinds for rules, a base that is the root of everything. */
const trivy: JsonObject = {
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: {
          name: 'Trivy',
          fullName: 'Trivy Vulnerability Scanner',
          rules: [
            {
              id: 'CVE-2022-25883',
              name: 'LanguageSpecificPackageVulnerability',
              shortDescription: { text: 'nodejs-semver: Regular expression denial of service' },
              defaultConfiguration: { level: 'warning' },
              helpUri: 'https://avd.aquasec.com/nvd/cve-2022-25883',
              properties: {
                precision: 'very-high',
                'security-severity': '5.3',
                tags: ['vulnerability', 'security', 'MEDIUM'],
              },
            },
          ],
        },
      },
      results: [
        {
          ruleId: 'CVE-2022-25883',
          ruleIndex: 0,
          level: 'warning',
          message: { text: 'Package: semver\nLink: [CVE-2022-25883](https://avd.aquasec.com/nvd/cve-2022-25883)' },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'web/package-lock.json', uriBaseId: 'ROOTPATH' },
                region: { startLine: 101 },
              },
              message: { text: 'web/package-lock.json: semver@7.5.1' },
            },
          ],
        },
      ],
      originalUriBaseIds: { ROOTPATH: { uri: 'file:///' } },
    },
  ],
};

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

function alertsOf(log: JsonObject, options: Partial<SarifOptions> = {}) {
  return read(log, options).flatMap((set) => set.alerts);
}

function factsOf(result: JsonObject, run: JsonObject = {}) {
  return alertsOf(logOf(result, run))[0]?.facts;
}

function at(uri: string, startLine?: number): JsonObject {
  const region = startLine === undefined ? {} : { region: { startLine } };
  return { locations: [{ physicalLocation: { artifactLocation: { uri }, ...region } }] };
}

describe("tools' logs", () => {
  test("CodeQL's: rules in extensions, links, fingerprints, a category", () => {
    const [set, ...others] = read(codeql);
    expect(others).toEqual([]);
    expect(set).toEqual({
      scope: 'sarif:octo/widgets:CodeQL:.github/workflows/codeql.yml:analyze/language:javascript',
      label: 'CodeQL',
      alerts: [
        {
          subject: expect.stringMatching(/^sarif:octo\/widgets:[0-9a-f]{64}$/),
          facts: {
            id: set?.alerts[0]?.subject.slice('sarif:octo/widgets:'.length).slice(0, 16),
            rule: 'Database query built from user-controlled sources',
            rule_id: 'js/sql-injection',
            severity: 'high',
            message: 'This query depends on a user-provided value, or another.',
            file: 'src/db layer.js',
            line: 12,
            state: 'open',
            labels: ['security', 'external/cwe/cwe-089'],
            project: 'octo/widgets',
          },
          formerSubjects: expect.any(Array),
        },
      ],
      isComplete: true,
      isFailed: false,
      doubts: [],
    });
  });

  test("Semgrep's: its placeholder is no fingerprint", () => {
    const source = ['import os', '', 'eval(a)', ...Array(5).fill(''), 'eval(b)', ''].join('\n');
    const [set] = read(semgrep, { sourceOf: () => source });
    expect(set?.alerts.map(({ facts }) => facts.line)).toEqual([3, 9]);
    expect(set?.doubts).toEqual([]);
    expect(read(semgrep)[0]).toMatchObject({
      alerts: [{ facts: { line: 3 } }, { facts: { line: 9 } }],
      isComplete: true,
      doubts: [expect.stringContaining('without fingerprints')],
    });
  });

  test("Trivy's: a path below the root of everything, a title instead of a kind", () => {
    expect(alertsOf(trivy)[0]?.facts).toMatchObject({
      rule: 'nodejs-semver: Regular expression denial of service',
      rule_url: 'https://avd.aquasec.com/nvd/cve-2022-25883',
      severity: 'medium',
      file: 'web/package-lock.json',
      line: 101,
      labels: ['vulnerability', 'security', 'MEDIUM'],
    });
  });

  test("ESLint's: whole paths, suppressions, and a run that failed", () => {
    const [set] = read(eslint, { root: eslintRoot });
    expect(set).toMatchObject({ scope: 'sarif:octo/widgets:ESLint:', label: 'ESLint', isComplete: false });
    expect(set?.doubts[0]).toMatch(/did not run to its end/);
    expect(set?.alerts.map(({ facts }) => [facts.rule, facts.severity, facts.file, facts.line, facts.state])).toEqual([
      ['Require `let` or `const` instead of `var`', 'warning', 'src/widgets.js', 4, 'open'],
      ['Disallow unused variables', 'error', 'src/widgets.js', 5, 'open'],
      ['Require the use of `===` and `!==`', 'warning', 'src/widgets.js', 6, 'open'],
      ['Disallow the use of `debugger`', 'error', 'src/widgets.js', 7, 'open'],
      ['Disallow the use of `eval()`', 'error', 'src/widgets.js', 10, 'suppressed'],
    ]);
    expect(set?.alerts[0]?.facts.rule_url).toBe('https://eslint.org/docs/latest/rules/no-var');
  });

  test("ESLint's, without the root: paths stay whole, and no file is asked for", () => {
    const asked: string[] = [];
    const alerts = alertsOf(eslint, {
      sourceOf: (path) => {
        asked.push(path);
        return undefined;
      },
    });
    expect(alerts[0]?.facts.file).toBe('/tmp/alerts-sarif/proj/src/widgets.js');
    expect(asked).toEqual([]);
  });
});

describe('what is no SARIF log', () => {
  test.each<[string, JsonObject]>([
    ["The member 'version' of the SARIF log is missing. Is it a SARIF file?", {}],
    ["The member 'version' of the SARIF log is not '2.1.0'. Is it a SARIF file?", { version: 2, runs: [] }],
    ...['1.0.0', '2.0.0'].map((version): [string, JsonObject] => [
      `The log is SARIF ${version}, and only SARIF 2.1.0 is read. Set the tool to write 2.1.0, or convert the file.`,
      { version, runs: [] },
    ]),
    ["The member 'runs' of the SARIF log is not an array.", { version: '2.1.0', runs: {} }],
    ["The member 'runs' of the SARIF log is not an array.", { version: '2.1.0' }],
    ["The member 'runs[0]' of the SARIF log is not an object.", { version: '2.1.0', runs: [1] }],
    [
      "The member 'runs[0].tool.driver.name' of the SARIF log is missing, or not a text.",
      { version: '2.1.0', runs: [{}] },
    ],
    [
      "The member 'runs[0].tool.driver.name' of the SARIF log is longer than 1000 characters, or has control characters.",
      logOf({}, { tool: { driver: { name: 'a\u0000' } } }),
    ],
    [
      "The member 'runs[0].automationDetails.id' of the SARIF log is longer than 1000 characters, or has control characters.",
      logOf({}, { automationDetails: { id: `${'x'.repeat(1_001)}/` } }),
    ],
  ])('is refused: %s', (message, log) => {
    expect(() => read(log)).toThrow(new TicketwireError('malformed', message));
  });
});

describe('sets', () => {
  const run = (name: string, id: string, ruleId: string): JsonObject => ({
    tool: { driver: { name } },
    automationDetails: { id },
    results: [{ ruleId, message: { text: 'm' } }],
  });

  test('are one for each tool and category, over all runs', () => {
    const sets = read({
      version: '2.1.0',
      runs: [
        run('A', 'x/1', 'R1'),
        run('B', 'x/1', 'R1'),
        run('A', 'x/2', 'R2'),
        run('A', 'y/z/', 'R1'),
        run('A', 'q', 'R1'),
      ],
    });
    expect(sets.map(({ scope, alerts }) => [scope, alerts.length])).toEqual([
      ['sarif:octo/widgets:A:x', 2],
      ['sarif:octo/widgets:B:x', 1],
      ['sarif:octo/widgets:A:y/z', 1],
      ['sarif:octo/widgets:A:', 1],
    ]);
    expect(new Set(sets.flatMap(({ alerts }) => alerts.map(({ subject }) => subject))).size).toBe(5);
  });

  test('of a tool with a colon in its name do not meet those of another', () => {
    const scopes = read({ version: '2.1.0', runs: [run('A:b', 'c/', 'R'), run('A', 'b:c/', 'R')] }).map(
      ({ scope }) => scope,
    );
    expect(new Set(scopes).size).toBe(2);
  });

  test('are empty and complete where the tool found nothing', () => {
    expect(read(logOf({}, { results: [] }))).toMatchObject([{ alerts: [], isComplete: true, doubts: [] }]);
  });

  test.each<[string, JsonObject, RegExp]>([
    ['no results', { results: null }, /no list of results/],
    ['results of a wrong type', { results: 'none' }, /no list of results/],
    ['a result that is no object', { results: [null] }, /could not be read/],
    ['results in another file', { externalPropertyFileReferences: { results: [{}] } }, /other files/],
  ])('are not complete with %s', (_what, incomplete, doubt) => {
    const [set] = read(logOf({ fingerprints: { a: '1' } }, incomplete));
    expect(set).toMatchObject({ isComplete: false, doubts: [expect.stringMatching(doubt)] });
  });

  test('are not complete when one of several runs is not', () => {
    const whole = run('A', 'x/1', 'R1');
    const failed = { ...run('A', 'x/2', 'R2'), invocations: [{ executionSuccessful: false, exitCode: 137 }] };
    expect(read({ version: '2.1.0', runs: [whole, failed, whole] })).toMatchObject([{ isComplete: false }]);
  });
});

describe('a result', () => {
  test.each<[JsonObject, string | undefined]>([
    [{}, 'warning'],
    [{ level: 'error' }, 'error'],
    [{ level: 'none' }, undefined],
    [{ level: 7 }, 'warning'],
    [{ kind: 'fail', level: 'note' }, 'note'],
    [{ kind: 'pass' }, undefined],
    [{ kind: 'notApplicable' }, undefined],
    [{ kind: 'informational' }, undefined],
    [{ kind: 'review', level: 'none' }, 'note'],
    [{ kind: 'open' }, 'note'],
    [{ baselineState: 'absent' }, undefined],
    [{ baselineState: 'unchanged' }, 'warning'],
    [{ baselineState: 'new' }, 'warning'],
  ])('that says %j has the severity %j', (result, severity) => {
    expect(factsOf(result)?.severity).toBe(severity);
  });

  test.each<[JsonValue, string]>([
    [[], 'open'],
    [[{ kind: 'inSource' }], 'suppressed'],
    [[{ kind: 'external', status: 'accepted' }], 'suppressed'],
    [[{ kind: 'external', status: 'underReview' }], 'open'],
    [[{ kind: 'external', status: 'rejected' }], 'open'],
    [[{ kind: 'external', state: 'rejected' }], 'open'],
    [[{ kind: 'inSource' }, { kind: 'external', status: 'rejected' }], 'open'],
    ['yes', 'open'],
    [[1], 'open'],
  ])('with the suppressions %j is %s', (suppressions, state) => {
    expect(factsOf({ suppressions })?.state).toBe(state);
  });

  test('without a message has the title of its rule, or its id', () => {
    const tool = { driver: { name: 'T', rules: [{ id: 'R1', shortDescription: { text: 'Short' } }] } };
    expect(factsOf({ message: {} }, { tool })?.message).toBe('Short');
    expect(factsOf({ message: null })?.message).toBe('R1');
    expect(factsOf({ message: null, ruleId: null })).toEqual({
      id: expect.any(String),
      rule: 'Result of Tool',
      details: [{ name: 'Severity', value: 'warning' }],
      severity: 'warning',
      state: 'open',
      project: 'octo/widgets',
    });
  });

  test('without a rule has the first line of its message as its title', () => {
    const titleOf = (text: string) => factsOf({ ruleId: null, message: { text } })?.rule;
    expect(titleOf('\n Password in\tplain text.\nSee line 3.')).toBe('Password in\tplain text.');
    expect(titleOf('x'.repeat(400))).toBe(`${'x'.repeat(149)}…`);
  });

  test('has the id of its rule', () => {
    const tool = { driver: { name: 'T', rules: [{ id: 'js/xss', shortDescription: { text: 'Short' } }] } };
    expect(factsOf({ ruleId: 'js/xss' }, { tool })).toMatchObject({ rule: 'Short', rule_id: 'js/xss' });
  });

  test('with a long message keeps 4,000 characters of it', () => {
    expect(factsOf({ message: { text: '😀'.repeat(9_000) } })?.message).toBe(`${'😀'.repeat(3_999)}…`);
  });

  test.each([
    ['https://viewer.example/1', 'https://viewer.example/1'],
    ['javascript:alert(1)', undefined],
    ['file:///etc/passwd', undefined],
  ])('whose viewer is at %j links to %j', (hostedViewerUri, url) => {
    expect(factsOf({ hostedViewerUri })?.url).toBe(url);
  });

  test('twice in a log is one alert, and open if either is', () => {
    const suppressed = {
      ruleId: 'R',
      message: { text: 'a' },
      fingerprints: { f: '1' },
      suppressions: [{ kind: 'inSource' }],
    };
    const open = { ...suppressed, suppressions: [] };
    for (const results of [
      [suppressed, open],
      [suppressed, open, suppressed],
    ]) {
      expect(alertsOf(logOf({}, { results }))).toMatchObject([{ facts: { message: 'a', state: 'open' } }]);
    }
    expect(alertsOf(logOf({}, { results: [suppressed, suppressed] }))).toMatchObject([
      { facts: { state: 'suppressed' } },
    ]);
  });
});

describe('the subject', () => {
  const subjectOf = (result: JsonObject, options: Partial<SarifOptions> = {}) =>
    alertsOf(logOf(result), options)[0]?.subject;

  test('stays when fingerprinted code moves', () => {
    const partialFingerprints = { primaryLocationLineHash: 'aa:1' };
    expect(subjectOf({ ...at('a.js', 5), partialFingerprints, message: { text: 'x' } })).toBe(
      subjectOf({ ...at('a.js', 50), partialFingerprints, message: { text: 'y' } }),
    );
  });

  test('stays when code moves in a file that can be read', () => {
    const code = 'function widget() {\n  return eval(input);\n}\n';
    const text = `${code}${'// the end of a file is part of the hash of the lines before it\n'.repeat(4)}`;
    const before = subjectOf(at('a.js', 2), { sourceOf: () => text });
    const after = subjectOf(at('a.js', 4), { sourceOf: () => `// new\n\n${text}` });
    expect(after).toBe(before);
    expect(subjectOf(at('a.js', 3), { sourceOf: () => text })).not.toBe(before);
  });

  test('stays wherever in a file whole lines are put before it', () => {
    const body = Array.from({ length: 30 }, (_, line) => `statement number ${line} of this widget;\n`).join('');
    const line = fc.constantFrom('', 'import a;', '\t', '// words', 'é😀');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), fc.integer({ min: 1, max: 30 }), (before, startLine) => {
        const moved = before.map((each) => `${each}\n`).join('') + body;
        expect(subjectOf(at('a.js', startLine + before.length), { sourceOf: () => moved })).toBe(
          subjectOf(at('a.js', startLine), { sourceOf: () => body }),
        );
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  test('is the same whether the tool brings the line hash or we compute it', () => {
    const source = 'x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n';
    const partialFingerprints = { primaryLocationLineHash: 'bb609acbe9138d60:1' };
    expect(subjectOf(at('a.py', 2), { sourceOf: () => source })).toBe(
      subjectOf({ ...at('a.py', 2), partialFingerprints }),
    );
  });

  test('stays when lines move although there is nothing better than the message, and the set says so', () => {
    expect(subjectOf(at('a.js', 5))).toBe(subjectOf(at('a.js', 6)));
    expect(read(logOf(at('a.js', 5)))[0]?.doubts).toEqual([
      'There are results without fingerprints, and their files could not be read: equal ones in one file are numbered in the order of their lines.',
    ]);
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['rule', { ruleId: 'R1/1' }, { ruleId: 'R1/2' }],
    ['path', at('a.js'), at('b.js')],
    ['fingerprint', { fingerprints: { f: '1' } }, { fingerprints: { f: '2' } }],
    ['maker of the fingerprint', { fingerprints: { f: '1' } }, { fingerprints: { g: '1' } }],
    ['kind of fingerprint', { fingerprints: { f: '1' } }, { partialFingerprints: { f: '1' } }],
  ])('is another with another %s', (_what, one, other) => {
    expect(subjectOf(one)).not.toBe(subjectOf(other));
  });

  test.each<[string, JsonObject, JsonObject]>([
    [
      'fingerprints come before partial ones',
      { fingerprints: { f: '1' }, partialFingerprints: { primaryLocationLineHash: 'a' } },
      { fingerprints: { f: '1' }, partialFingerprints: { primaryLocationLineHash: 'b' } },
    ],
    [
      'the line hash comes before other partial ones',
      { partialFingerprints: { a: '1', primaryLocationLineHash: 'h' } },
      { partialFingerprints: { a: '2', 'primaryLocationLineHash/v1': 'h' } },
    ],
    [
      'the first name counts, in whatever order they come',
      { fingerprints: { b: '1', a: '2' } },
      { fingerprints: { a: '2', b: '3' } },
    ],
    [
      'the highest version counts',
      { fingerprints: { 'f/v2': 'x', 'f/v10': 'y' } },
      { fingerprints: { 'f/v10': 'y', f: 'z', 'f/v9': 'x' } },
    ],
    ['wrong values are none', { fingerprints: { a: 1, b: '', c: 'x' } }, { fingerprints: { c: 'x' } }],
  ])('is found by rule: %s', (_what, one, other) => {
    expect(subjectOf(one)).toBe(subjectOf(other));
  });

  test('asks once for each file, and for none outside the repository', () => {
    const asked: string[] = [];
    const paths = [
      'a.js',
      'a.js',
      './b/../a.js',
      '../up.js',
      'b/../../up.js',
      '/etc/passwd',
      '%2e%2e/up.js',
      'file:///etc/passwd',
    ];
    const results = [...paths, 'http://e.example/x.js', 'C:\\x.js', 'a%00.js', 'c.js'].map((uri) => ({
      ruleId: 'R',
      message: { text: 'm' },
      ...at(uri, 1),
    }));
    alertsOf(logOf({}, { results: [...results, { ruleId: 'R', message: { text: 'm' }, ...at('no-line.js') }] }), {
      sourceOf: (path) => {
        asked.push(path);
        return 'x';
      },
    });
    expect(asked).toEqual(['a.js', 'c.js']);
  });
});
