import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeIssue, type FakeJira, startFakeJira } from '../test/fakes/jira.ts';
import { testRunner } from '../test/program/run-in-process.ts';
import { type InputName, inputs } from './inputs.ts';
import { run } from './run.ts';

const clock = { now: Date.now, wait: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms / 100)) };

const logOf = (hashes: readonly string[], line = 3) => {
  const results = hashes.map((hash) => ({
    ruleId: `r-${hash}`,
    level: 'warning',
    message: { text: `Found ${hash}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: 'src/a.ts' }, region: { startLine: line } } }],
    partialFingerprints: { primaryLocationLineHash: `${hash}:1` },
  }));
  return JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'Lint' } }, results }] });
};
const named = (count: number) => Array.from({ length: count }, (_, index) => `a${index}`);

describe.each(['cloud', 'data-center'] as const)('alerts of SARIF become tickets of Jira, %s', (deployment) => {
  const isCloud = deployment === 'cloud';
  let jira: FakeJira;
  let workspace: string;

  beforeAll(async () => {
    jira = await startFakeJira({ deployment });
    workspace = mkdtempSync(join(tmpdir(), 'ticketwire-jira-'));
  });
  beforeEach(() => {
    jira.reset();
    for (const transition of jira.transitions) delete transition.from;
  });
  afterEach(() => {
    expect(jira.faults).toEqual([]);
  });
  afterAll(async () => {
    await jira.close();
    rmSync(workspace, { recursive: true });
  });

  /** One run of the Action in this process. */
  async function scan(hashes: readonly string[], line = 3) {
    writeFileSync(join(workspace, 'lint.sarif'), logOf(hashes, line));
    const given: Partial<Record<InputName, string>> = {
      sarif: 'lint.sarif',
      rules: '- { name: Alerts, on: alert, do: [{ track: { in: jira, body: "At line {{ alert.line }}" } }] }',
      'jira-url': jira.apiUrl,
      ...(isCloud ? { 'jira-user': jira.user } : {}),
      'jira-token': jira.token,
      'jira-projects': 'SOC',
    };
    const end = { outputs: new Map<string, string>(), warnings: [] as string[], errors: [] as string[], summary: '' };
    const runner = testRunner({
      input: (name) => given[name] ?? inputs.find((each) => each.name === name)?.default ?? '',
      workspace,
      output: (name, value) => end.outputs.set(name, value),
      warning: (text) => end.warnings.push(text),
      error: (text) => end.errors.push(text),
      summarize: async (markdown) => {
        end.summary = markdown;
      },
    });
    jira.requests.length = 0;
    await run(runner, clock);
    return end;
  }
  const sent = () =>
    jira.requests.map(({ method, path }) => `${method} ${path.replace(/^\/rest\/api\/\d/, '').replace(/\?.*/, '')}`);
  const opened = () => [...jira.issues].filter(([key]) => key !== 'SOC-7');
  const issueOf = (key: string) => jira.issues.get(key) as FakeIssue;

  test('an idle run with 300 tickets asks for one page of each 100', async () => {
    const first = await scan(named(300));
    expect([first.errors, opened().length]).toEqual([[], 300]);
    const idle = await scan(named(300));
    const search = isCloud ? 'POST /search/jql' : 'POST /search';
    expect([idle.errors, idle.warnings]).toEqual([[], []]);
    expect(sent()).toEqual(['GET /myself', search, search, search]);
    expect(idle.outputs.get('changed')).toBe('0');
  });

  test('an alert that is gone closes its ticket, and only its property is read', async () => {
    await scan(named(3));
    await scan(named(2));
    expect(opened().map(([, { status }]) => status)).toEqual(expect.arrayContaining(['To Do', 'To Do', 'Done']));
    expect(sent().filter((each) => each.includes('/properties/'))).toHaveLength(isCloud ? 0 : 1);
  });

  test('a changed text is written, and a person’s text is left', async () => {
    await scan(['a', 'b']);
    const mine = isCloud ? { type: 'doc', version: 1, content: [] } : 'Mine';
    issueOf('SOC-101').fields.description = mine;
    await scan(['a', 'b']);
    expect(issueOf('SOC-101').fields.description).toEqual(mine);
    await scan(['a', 'b'], 90);
    for (const [, { fields }] of opened()) expect(JSON.stringify(fields.description)).toContain('At line 90');
  });

  if (!isCloud) {
    test('tickets whose property is refused are named by later runs, the first ten of them', async () => {
      jira.interfere(({ path }) => (path.includes('/properties/') ? { status: 403, body: {} } : undefined));
      await scan(named(14));
      const idle = await scan(named(14));
      expect([idle.warnings, idle.errors]).toEqual([[], []]);
      const moved = await scan(named(14), 90);
      expect(moved.warnings).toEqual([
        expect.stringMatching(/^Rule 'Alerts': may be out of date: .* \(SOC-1\d\d(, SOC-1\d\d){9} and 4 more\)$/),
      ]);
      expect(moved.outputs.get('status')).toBe('partly');
      const gone = await scan(named(2));
      expect(gone.warnings).toEqual([
        expect.stringMatching(
          /^Tickets in 'jira' may be out of date, and are not closed, .*: SOC-1\d\d(, SOC-1\d\d){9} and 2 more\. /,
        ),
      ]);
      expect(opened().filter(([, { status }]) => status === 'Done')).toEqual([]);
    });
  }
});
