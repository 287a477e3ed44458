import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { markerOf, stateLineOf } from '../../../shared/mapping/marker.ts';
import { type FakeGithub, startFakeGithub, workflowToken } from '../../fakes/github.ts';
import { runInProcess } from '../run-in-process.ts';
import { push } from './payloads.ts';

interface Place {
  uri?: string;
  line?: number;
  column?: number;
  text?: string;
  partial?: Record<string, string>;
  whole?: Record<string, string>;
  more?: object;
}

/** A result of the rule R1; without a line it has no region. */
function result({ uri = 'src/a.ts', line, column, text = 'Bad', partial, whole, more }: Place) {
  const region = line === undefined ? {} : { region: { startLine: line, ...(column && { startColumn: column }) } };
  return {
    ruleId: 'R1',
    message: { text },
    locations: [{ physicalLocation: { artifactLocation: { uri }, ...region } }],
    ...(partial && { partialFingerprints: partial }),
    ...(whole && { fingerprints: whole }),
    ...more,
  };
}

const logOf = (results: object[], run: object = {}) =>
  JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'Lint' } }, results, ...run }] });

/** The subject that earlier versions gave a result of the rule R1. */
function oldSubject([path, kind, value]: readonly [string, string, string]): string {
  const hash = createHash('sha256').update(JSON.stringify(['Lint', '', 'R1', path, kind, value]));
  return `sarif:octo/widgets:${hash.digest('hex')}`;
}

interface Issue {
  number: number;
  state: string;
  title: string;
  body: string;
}

describe('tickets of SARIF reports', () => {
  let github: FakeGithub;
  beforeAll(async () => {
    github = await startFakeGithub();
  });
  beforeEach(() => github.reset());
  afterAll(async () => {
    expect(github.faults).toEqual([]);
    await github.close();
  });

  const sync = (
    results: object[],
    { run = {}, inputs = {}, files = {} }: { run?: object; inputs?: object; files?: object } = {},
  ) =>
    runInProcess({
      event: 'push',
      payload: push([]),
      inputs: { sarif: 'out.sarif', rules: '- { name: A, on: alert, do: [{ track: issues }] }', ...inputs },
      files: { 'out.sarif': logOf(results, run), ...files },
      apiUrl: github.apiUrl,
    });
  const issues = async () =>
    (await github.api<Issue[]>('GET', '/repos/octo/widgets/issues?state=all')).toSorted(
      (left, right) => left.number - right.number,
    );
  const states = async () => (await issues()).map(({ number, state }) => `${number} ${state}`);
  const writes = () => github.requests.filter(({ method }) => method !== 'GET');

  /** Opens the ticket that earlier versions opened for a subject. */
  async function openOld(identity: readonly [string, string, string]): Promise<void> {
    const state = { scope: 'sarif:octo/widgets:Lint:', draftHash: 'f'.repeat(64), occurrence: '', order: 0 };
    const body = `${markerOf(oldSubject(identity))}\n${stateLineOf(state)}\nOld text\n`;
    const answer = await fetch(`${github.apiUrl}/repos/octo/widgets/issues`, {
      method: 'POST',
      headers: { authorization: `Bearer ${workflowToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Old title', body, labels: ['ticketwire'] }),
    });
    expect(answer.status).toBe(201);
  }

  const lines = (numbers: number[], more: Place = {}) => numbers.map((line) => result({ line, ...more }));
  const bad = (line: number): readonly [string, string, string] => ['src/a.ts', 'message and line', `${line}:Bad`];

  /** The situation; what earlier versions knew the results by; the results; how many tickets there are then; files. */
  const adoptions: readonly (readonly [
    string,
    readonly (readonly [string, string, string])[],
    object[],
    number,
    Record<string, string>?,
  ])[] = [
    ['results without a fingerprint', [bad(3), bad(9)], lines([3, 9]), 2],
    [
      'two results on one line',
      [['src/a.ts', 'primaryLocationLineHash', 'aa:1']],
      [8, 5].map((column) => result({ line: 3, column, partial: { primaryLocationLineHash: 'aa:1' } })),
      2,
    ],
    [
      'the hash of a whole file',
      [['src/a.ts', 'partialFingerprints/scanFileHash', 'f0']],
      lines([3, 9, 20], { partial: { scanFileHash: 'f0' } }),
      3,
    ],
    [
      'the hash of a file before the hash of the context',
      [['src/a.ts', 'partialFingerprints/aFileHash', 'f0']],
      lines([3, 9], { partial: { aFileHash: 'f0', contextHash: 'c' } }),
      2,
    ],
    [
      'a constant fingerprint',
      [['src/a.ts', 'fingerprints/id', 'not available']],
      lines([3, 9], { whole: { id: 'not available' } }),
      2,
    ],
    [
      'one fingerprint for equal lines',
      [['src/a.ts', 'partialFingerprints/contextHash', 'c']],
      lines([3, 9], { partial: { contextHash: 'c' } }),
      2,
    ],
    [
      'a path in a container',
      [['/github/workspace/src/a.ts', 'message and line', '1:Bad']],
      lines([1], { uri: 'file:///github/workspace/src/a.ts' }),
      1,
      { 'src/a.ts': 'x\n' },
    ],
    [
      'a file address without a slash',
      [['file:src/a.ts', 'message and line', '3:Bad']],
      lines([3], { uri: 'file:src/a.ts' }),
      1,
    ],
    ['no line', [['src/a.ts', 'message and line', ':Bad']], [result({})], 1],
  ];

  test.each(adoptions)('of earlier versions are adopted: %s', async (_what, old, results, count, files = {}) => {
    for (const identity of old) await openOld(identity);
    github.requests.length = 0;
    await sync(results, { files });
    const after = await issues();
    expect(after.map(({ state }) => state)).toEqual(Array(count).fill('open'));
    const opened = writes().filter(({ method, path }) => method === 'POST' && path.endsWith('/issues'));
    expect(opened).toHaveLength(count - old.length);
    // All of them have the new text, and a second run has nothing to do.
    expect(after.filter(({ body }) => body.includes('Old text'))).toEqual([]);
    github.requests.length = 0;
    await sync(results, { files });
    expect(writes()).toEqual([]);
  });

  test('the first finding by its place takes an old ticket over', async () => {
    await openOld(['src/a.ts', 'partialFingerprints/scanFileHash', 'f0']);
    await sync(lines([20, 3, 9], { partial: { scanFileHash: 'f0' } }));
    expect((await issues())[0]?.body).toContain('line 3');
  });

  test('an old ticket that a person closed as not planned stays closed, and stays found', async () => {
    await openOld(bad(3));
    await github.api('PATCH', '/repos/octo/widgets/issues/1', { state: 'closed', state_reason: 'not_planned' });
    await sync(lines([3]));
    await sync(lines([30]));
    expect(await states()).toEqual(['1 closed']);
  });

  test('an old ticket of a result that is suppressed now gets the label', async () => {
    await openOld(bad(3));
    await sync(lines([3], { more: { suppressions: [{ kind: 'inSource' }] } }));
    const [issue] = await github.api<{ labels: { name: string }[] }[]>('GET', '/repos/octo/widgets/issues');
    expect(issue?.labels.map(({ name }) => name)).toContain('wontfix');
  });

  test('a report with one finding more or fewer opens or closes one ticket', async () => {
    const constant = { whole: { id: 'c0' } };
    await sync(lines([9], constant));
    await sync(lines([9, 20], constant));
    expect(await states()).toEqual(['1 open', '2 open']);
    await sync(lines([3, 9, 20], constant));
    expect(await states()).toEqual(['1 open', '2 open', '3 open']);
    await sync(lines([9], constant));
    expect((await states()).filter((each) => each.endsWith('open'))).toHaveLength(1);
    expect(await issues()).toHaveLength(3);
  });

  test('a changed message of a finding without a line changes the text of its ticket', async () => {
    const finding = (fixed: string) => {
      const text = `Package: openssl\nInstalled Version: 3.0.1\nFixed Version: ${fixed}`;
      const start = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
      const locations = [{ physicalLocation: { artifactLocation: { uri: 'library/alpine' }, region: start } }];
      return result({ text, more: { locations } });
    };
    await openOld([
      'library/alpine',
      'message and line',
      `1:Package: openssl\nInstalled Version: 3.0.1\nFixed Version:`,
    ]);
    await sync([finding('')]);
    await sync([finding('3.0.7')]);
    expect(await states()).toEqual(['1 open']);
    expect((await issues())[0]?.body).toContain('Fixed Version: 3.0.7');
  });

  test('a ticket of a file in a container survives moved lines', async () => {
    const at = (line: number) => lines([line], { uri: 'file:///src/src/a.ts' });
    await sync(at(1), { files: { 'src/a.ts': 'bad();\n' } });
    await sync(at(3), { files: { 'src/a.ts': 'good();\n\nbad();\n' } });
    const [issue] = await issues();
    expect(await states()).toEqual(['1 open']);
    expect(issue?.body).toContain('`src/a.ts`, line 3');
  });

  test('a ticket stays when the file becomes known to be in the checkout', async () => {
    const found = lines([1], { uri: 'file:///src/src/a.ts' });
    await sync(found);
    await sync(found, { files: { 'src/a.ts': 'bad();\n' } });
    expect(await states()).toEqual(['1 open']);
    expect((await issues())[0]?.body).toContain('`src/a.ts`, line 1');
  });

  test('a template shows the id of the rule', async () => {
    const rules =
      '- { name: A, on: alert, do: [{ track: { in: issues, title: "{{ alert.rule_id }} {{ alert.severity }}" } }] }';
    await sync(lines([3]), { inputs: { rules } });
    expect((await issues())[0]?.title).toBe('R1 warning');
  });

  test('a report in an unknown format is named as what it is', async () => {
    const old = await sync([], { files: { 'out.sarif': JSON.stringify({ version: '1.0.0', runs: [] }) } });
    expect(old.printed).toContain('The log is SARIF 1.0.0');
    const empty = await sync([], { files: { 'out.sarif': '' } });
    expect(empty.printed).toContain('The file is empty.');
  });

  test('parts of one list in several files share no ticket', async () => {
    const part = (column: number) => logOf([result({ line: 3, column, partial: { primaryLocationLineHash: 'aa:1' } })]);
    const files = { 'out/a.sarif': part(5), 'out/b.sarif': part(8) };
    await sync([], { inputs: { sarif: 'out/*.sarif' }, files });
    expect(await states()).toEqual(['1 open', '2 open']);
  });
});

describe('a failed run', () => {
  let github: FakeGithub;
  beforeAll(async () => {
    github = await startFakeGithub();
  });
  beforeEach(() => github.reset());
  afterAll(() => github.close());

  const spotbugs = {
    executionSuccessful: false,
    exitCode: 3,
    toolExecutionNotifications: [
      { level: 'error', descriptor: { id: 'x' }, message: { text: 'Classes needed for analysis were missing: [a.B]' } },
    ],
  };
  const unread = {
    executionSuccessful: false,
    toolExecutionNotifications: [
      {
        level: 'error',
        message: { text: 'No.' },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'src/b.ts' } } }],
      },
    ],
  };

  test.each<[string, object, string, string, string]>([
    ['failed because it found something', spotbugs, '', '', 'closed'],
    ['failed because it found something, and the input says hold', spotbugs, '', 'hold', 'open'],
    ['failed because it found something, and the rule says hold', spotbugs, 'on-incomplete: hold', 'close', 'open'],
    ['names a file that it did not read', unread, '', '', 'open'],
    ['names a file that it did not read, and the input says close', unread, '', 'close', 'closed'],
    ['names a file that it did not read, and the rule says close', unread, 'on-incomplete: close', '', 'closed'],
  ])('that %s: the ticket of a missing finding (%#)', async (_what, invocation, rule, input, state) => {
    const track = `{ track: { in: issues${rule === '' ? '' : `, ${rule}`} } }`;
    const scan = (results: object[], run: object) =>
      runInProcess({
        event: 'push',
        payload: push([]),
        inputs: {
          sarif: 'out.sarif',
          rules: `- { name: A, on: alert, do: [${track}] }`,
          'on-incomplete': input,
        },
        files: { 'out.sarif': logOf(results, run) },
        apiUrl: github.apiUrl,
      });
    await scan([result({ line: 3 }), result({ line: 9, text: 'Other' })], {});
    const end = await scan([result({ line: 9, text: 'Other' })], { invocations: [invocation] });
    const found = await github.api<Issue[]>('GET', '/repos/octo/widgets/issues?state=all');
    const missing = found.find(({ body }) => body.includes('Bad'));
    expect(missing?.state).toBe(state);
    const words = invocation === spotbugs ? 'Classes needed for analysis were missing' : 'src/b.ts';
    expect(end.printed).toContain(words);
    expect(end.summary).toContain(words);
    expect(end.output('status')).toBe('partly');
  });

  test('an unreadable report closes nothing, whatever is set', async () => {
    const scan = (log: string, others: Record<string, string> = {}) =>
      runInProcess({
        event: 'push',
        payload: push([]),
        inputs: {
          sarif: '*.sarif',
          rules: '- { name: A, on: alert, do: [{ track: { in: issues, on-incomplete: close } }] }',
        },
        files: { 'out.sarif': log, ...others },
        apiUrl: github.apiUrl,
      });
    await scan(logOf([result({ line: 3 })]));
    const end = await scan(logOf([]).slice(0, -3));
    expect(end.printed).toMatch(/not valid JSON: it ends in line 1, column \d+/);
    await scan(JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'Lint' } } }] }));
    await scan(logOf([], { invocations: [spotbugs] }), { 'broken.sarif': '{' });
    const found = await github.api<Issue[]>('GET', '/repos/octo/widgets/issues?state=open');
    expect(found).toHaveLength(1);
  });

  test('an unknown way is a problem', async () => {
    const end = await runInProcess({
      event: 'push',
      payload: push([]),
      inputs: { sarif: 'out.sarif', 'on-incomplete': 'maybe' },
      apiUrl: github.apiUrl,
    });
    expect([end.status, end.printed]).toEqual([1, expect.stringContaining("'on-incomplete' must be hold or close")]);
  });
});
