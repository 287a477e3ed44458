import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeGithub, type Interference, startFakeGithub } from '../../fakes/github.ts';
import { runAction } from '../action-process.ts';
import { push } from './payloads.ts';

interface Finding {
  rule?: string;
  hash?: string;
  line?: number;
  level?: string;
  suppressed?: boolean;
}

const finding = ({ rule = 'r1', hash = 'a:1', line = 3, level = 'warning', suppressed = false }: Finding) => ({
  ruleId: rule,
  level,
  message: { text: `Found by ${rule}` },
  locations: [{ physicalLocation: { artifactLocation: { uri: 'src/a.ts' }, region: { startLine: line } } }],
  partialFingerprints: { primaryLocationLineHash: hash },
  ...(suppressed ? { suppressions: [{ kind: 'inSource' }] } : {}),
});

const log = (findings: Finding[], tool = 'Lint', run: object = {}) =>
  JSON.stringify({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: tool } }, results: findings.map(finding), ...run }],
  });

interface Issue {
  number: number;
  state: string;
  title: string;
  body: string;
  labels: { name: string }[];
}

describe('alerts', () => {
  let github: FakeGithub;
  beforeAll(async () => {
    github = await startFakeGithub();
  });
  beforeEach(() => github.reset());
  afterAll(async () => {
    expect(github.faults).toEqual([]);
    await github.close();
  });

  const rule = '- { name: Alerts, on: alert, do: [{ track: issues }] }';
  const run = (inputs: Record<string, string>, files: Record<string, string> = {}) =>
    runAction({ event: 'push', payload: push([]), inputs: { rules: rule, ...inputs }, files, apiUrl: github.apiUrl });
  const scan = (findings: Finding[], inputs: Record<string, string> = {}) =>
    run({ sarif: 'out/*.sarif', ...inputs }, { 'out/lint.sarif': log(findings) });
  /** By their words: issues of one run are opened side by side, and which comes first is not promised. */
  const issues = async () =>
    (await github.api<Issue[]>('GET', '/repos/octo/widgets/issues?state=all'))
      .map(
        ({ title, state, labels }) =>
          `${title} ${state}${labels.some(({ name }) => name === 'wontfix') ? ' wontfix' : ''}`,
      )
      .sort();
  const writes = () => github.requests.filter(({ method }) => method !== 'GET').length;

  describe('from SARIF', () => {
    test('are opened, kept while lines move, closed when gone, and reopened when they return', async () => {
      await scan([{ rule: 'r1' }, { rule: 'r2' }]);
      expect(await issues()).toEqual(['r1 (octo/widgets) open', 'r2 (octo/widgets) open']);
      await scan([{ rule: 'r1', line: 90 }, { rule: 'r2' }]);
      expect(await issues()).toHaveLength(2);
      const gone = await scan([{ rule: 'r2' }]);
      expect(gone.tickets()).toContainEqual(expect.objectContaining({ key: '1', change: 'closed' }));
      await scan([{ rule: 'r1' }, { rule: 'r2' }]);
      expect(await issues()).toEqual(['r1 (octo/widgets) open', 'r2 (octo/widgets) open']);
    });

    test('a second run with nothing new writes nothing, and needs one list', async () => {
      await scan([{ rule: 'r1' }, { rule: 'r2' }]);
      github.requests.length = 0;
      const end = await scan([{ rule: 'r1' }, { rule: 'r2' }]);
      expect(github.requests.map(({ method }) => method)).toEqual(['GET']);
      expect([end.output('status'), end.output('changed')]).toEqual(['done', '0']);
    });

    test('suppressed ones get no ticket, and a ticket gets the label and loses it again', async () => {
      await scan([{ suppressed: true }]);
      expect(await issues()).toEqual([]);
      await scan([{}]);
      await scan([{ suppressed: true }]);
      expect(await issues()).toEqual(['r1 (octo/widgets) open wontfix']);
      await scan([{}]);
      expect(await issues()).toEqual(['r1 (octo/widgets) open']);
    });

    test.each<[string, Record<string, string>, Record<string, string>]>([
      ['a file that is broken', { sarif: 'a.sarif' }, { 'a.sarif': log([]).slice(0, -5) }],
      ['a file that is not there', { sarif: 'none.sarif' }, {}],
      [
        'a run that says it failed',
        { sarif: 'a.sarif' },
        { 'a.sarif': log([], 'Lint', { invocations: [{ executionSuccessful: false }] }) },
      ],
      ['a broken file beside a good one', { sarif: '*.sarif' }, { 'a.sarif': log([]), 'b.sarif': '{' }],
      ['a file beside one that is not there', { sarif: 'a.sarif\nb.sarif' }, { 'a.sarif': log([]) }],
      ['a list of another tool', { sarif: 'a.sarif' }, { 'a.sarif': log([], 'Other') }],
    ])('%s closes nothing', async (_what, inputs, files) => {
      await scan([{}]);
      await run(inputs, files);
      expect(await issues()).toEqual(['r1 (octo/widgets) open']);
    });

    test('several files and tools are sets of their own', async () => {
      await run({ sarif: '*.sarif' }, { 'a.sarif': log([{}]), 'b.sarif': log([{ rule: 'r9' }], 'Other') });
      await run({ sarif: '*.sarif' }, { 'a.sarif': log([]), 'b.sarif': log([{ rule: 'r9' }], 'Other') });
      expect(await issues()).toEqual(['r1 (octo/widgets) closed', 'r9 (octo/widgets) open']);
    });

    test('max-new opens so many, and says that others wait', async () => {
      const rules = '- { name: Few, on: alert, do: [{ track: { in: issues, max-new: 2 } }] }';
      const findings = ['r1', 'r2', 'r3', 'r4'].map((name) => ({ rule: name }));
      const end = await scan(findings, { rules });
      expect(await issues()).toHaveLength(2);
      expect([end.status, end.output('status')]).toEqual([0, 'partly']);
      expect(end.printed).toMatch(/Rule 'Few': max-new is 2: waiting for a later run \(r3 \S+, r4 \S+\)/);
      expect(end.summary.match(/max-new is 2/g)).toHaveLength(2);
      expect(end.summary).toContain('| skipped 2 |');
      const effects = JSON.parse(end.output('effects') ?? '') as { subject: string; title: string }[];
      expect(effects.map(({ title }) => title.slice(0, 2))).toEqual(['r1', 'r2', 'r3', 'r4']);
      expect(new Set(effects.map(({ subject }) => subject)).size).toBe(4);
      await scan(findings, { rules });
      expect(await issues()).toHaveLength(4);
    });

    test('what the limit of creating requests holds back is a warning, and is opened by a later run', async () => {
      const target = `{ type: github-issues, repository: octo/widgets, token: "$`.concat(
        `{GITHUB_TOKEN}", api-url: "${github.apiUrl}", limits: { per-hour: 1 } }`,
      );
      const rules = `targets: { few: ${target} }\nrules: [{ name: A, on: alert, do: [{ track: few }] }]`;
      const findings = [{ rule: 'r1' }, { rule: 'r2' }];
      const end = await scan(findings, { rules });
      expect([end.status, end.output('status'), (await issues()).length]).toEqual([0, 'partly', 1]);
      expect(end.printed).toContain('A later run goes on');
      await scan(findings, { rules });
      expect(await issues()).toHaveLength(2);
    });

    test('a threshold keeps lesser ones out, and closes those that have a ticket', async () => {
      const rules = '- { name: Bad, on: alert, severity: error, do: [{ track: issues }] }';
      await scan(
        [
          { rule: 'r1', level: 'error' },
          { rule: 'r2', level: 'warning' },
        ],
        { rules },
      );
      expect(await issues()).toEqual(['r1 (octo/widgets) open']);
      await scan([{ rule: 'r2', level: 'warning' }], { rules });
      expect(await issues()).toEqual(['r1 (octo/widgets) closed']);
    });

    test('what a person closed as not planned stays closed', async () => {
      await scan([{}]);
      await github.api('PATCH', '/repos/octo/widgets/issues/1', { state: 'closed', state_reason: 'not_planned' });
      await scan([{}]);
      expect(await issues()).toEqual(['r1 (octo/widgets) closed']);
    });

    test('a list of tickets that fails opens nothing', async () => {
      github.interfere(({ path, method }) =>
        method === 'GET' && path.includes('/issues?')
          ? { status: 403, body: { message: 'Resource not accessible by integration' } }
          : undefined,
      );
      const end = await scan([{}]);
      expect([end.status, writes()]).toEqual([1, 0]);
      expect(end.printed).toContain('issues: read');
    });

    test('a list of tickets in several pages is looked at twice before one is opened: what was touched meanwhile slips', async () => {
      await scan([{ rule: 'r1' }]);
      const [own] = await github.api<Issue[]>('GET', '/repos/octo/widgets/issues');
      const filler = Array.from({ length: 100 }, (_, index) => ({ ...own, number: 1_000 + index, body: '' }));
      github.interfere(({ path }) => {
        if (!path.includes('sort=updated')) return undefined;
        return { status: 200, body: path.endsWith('page=1') ? filler : [] };
      });
      const end = await scan([{ rule: 'r1' }]);
      expect(end.tickets()).toMatchObject([{ key: '1', change: 'unchanged' }]);
      expect(await issues()).toHaveLength(1);
    });

    test('a failing list after opening still tells what was opened', async () => {
      github.interfere(({ path }) => (path.includes('state=open') ? { status: 404, body: {} } : undefined));
      const end = await scan([{}]);
      expect([end.status, end.output('status'), end.output('changed')]).toEqual([1, 'partly', '1']);
    });

    test('a genuine log of ESLint', async () => {
      const genuine = readFileSync('test/fixtures/sarif/eslint-9.39.5.sarif', 'utf8');
      const end = await run({ sarif: 'eslint.sarif' }, { 'eslint.sarif': genuine });
      // One of its files could not be parsed, and the log says so.
      expect([end.status, end.output('status')]).toEqual([0, 'partly']);
      expect(end.printed).toContain('did not run to its end');
      expect((await issues()).length).toBeGreaterThan(0);
    });
  });

  describe("from GitHub's own lists", () => {
    const alert = (number: number, state = 'open') => ({
      number,
      state,
      html_url: `https://github.com/octo/widgets/security/code-scanning/${number}`,
      rule: {
        id: 'js/xss',
        name: 'js/xss',
        description: `Cross-site scripting ${number}`,
        security_severity_level: 'high',
      },
      tool: { name: 'CodeQL' },
      most_recent_instance: { state, location: { path: 'a.js', start_line: 3 }, message: { text: 'Bad' } },
    });
    const lists = (open: unknown[], dismissed: unknown[] = []) =>
      github.interfere(({ path }): Interference | undefined => {
        if (!path.includes('/code-scanning/alerts')) return undefined;
        return { status: 200, body: path.includes('state=open') ? open : dismissed };
      });
    const reconcile = () => run({ 'code-scanning': 'true' });

    test('fixed ones are closed, dismissed ones labelled, and those ended before get no ticket', async () => {
      lists([alert(1), alert(2), alert(3)], [alert(9, 'dismissed')]);
      await reconcile();
      expect(await issues()).toHaveLength(3);
      lists([alert(1)], [alert(9, 'dismissed'), alert(3, 'dismissed')]);
      await reconcile();
      const states = (await issues()).map((each) => each.replace(/^.*\) /, ''));
      expect(states.sort()).toEqual(['closed', 'open', 'open wontfix']);
      github.requests.length = 0;
      await reconcile();
      expect(github.requests.map(({ method, path }) => `${method} ${path.split('?')[0]}`).sort()).toEqual([
        'GET /repos/octo/widgets/code-scanning/alerts',
        'GET /repos/octo/widgets/issues',
      ]);
    });

    test.each<[string, number, number, string]>([
      ['forbidden', 403, 1, 'security-events: read'],
      ['not there', 404, 0, 'Nothing of it is closed'],
      ['failing', 500, 1, 'Nothing of it is closed'],
    ])('a list that is %s closes nothing and says so', async (_what, status, exit, words) => {
      lists([alert(1)]);
      await reconcile();
      github.interfere(({ path }) =>
        path.includes('/code-scanning/') ? { status, body: { message: 'no' } } : undefined,
      );
      const end = await reconcile();
      expect(end.status).toBe(exit);
      expect(end.printed).toContain(words);
      expect((await issues())[0]).toContain('open');
    });

    test('an alert that slips from page two to page one while they are read keeps its ticket', async () => {
      const page = Array.from({ length: 100 }, (_, index) => alert(1_000 + index));
      const rules =
        '- { name: One, on: alert, if: alert.message == "Bad", do: [{ track: { in: issues, max-new: 1 } }] }';
      lists([alert(1)]);
      await run({ 'code-scanning': 'true', rules });
      let reads = 0;
      github.interfere(({ path }) => {
        if (!path.includes('/code-scanning/')) return undefined;
        if (!path.includes('state=open')) return { status: 200, body: [] };
        if (path.endsWith('page=1')) reads += 1;
        const isSlipped = reads > 1 && path.endsWith('page=1');
        return { status: 200, body: path.endsWith('page=1') ? (isSlipped ? [alert(1), ...page.slice(1)] : page) : [] };
      });
      await run({ 'code-scanning': 'true', rules: rules.replace('max-new: 1', 'max-new: 0') });
      expect(await issues()).toEqual([expect.stringContaining('open')]);
    });

    test('a short page is not the last where GitHub says that others follow', async () => {
      github.interfere(({ path }) => {
        if (!path.includes('/code-scanning/')) return undefined;
        const isFirst = path.endsWith('page=1');
        const link = { link: '<https://api.github.com/x?page=2>; rel="next"' };
        return { status: 200, ...(isFirst ? { headers: link } : {}), body: isFirst ? [alert(1)] : [alert(2)] };
      });
      await reconcile();
      expect(await issues()).toHaveLength(2);
    });

    test('a second page that fails closes nothing', async () => {
      lists([alert(1)]);
      await reconcile();
      const page = Array.from({ length: 100 }, (_, index) => alert(1_000 + index));
      github.interfere(({ path }) => {
        if (!path.includes('/code-scanning/')) return undefined;
        return path.endsWith('page=1') ? { status: 200, body: page } : { status: 404, body: {} };
      });
      await reconcile();
      expect(await issues()).toEqual([expect.stringContaining('open')]);
    });

    test("a secret's value is nowhere", async () => {
      const value = 'ghp_thisIsTheLeakedSecretItself';
      const secret = {
        number: 4,
        state: 'open',
        secret: value,
        secret_type_display_name: 'GitHub token',
        html_url: 'https://github.com/x',
      };
      github.interfere(({ path }) =>
        path.includes('/secret-scanning/') ? { status: 200, body: [secret] } : undefined,
      );
      const end = await run({ 'secret-scanning': 'true' });
      expect(await issues()).toHaveLength(1);
      const written = github.requests.map(({ body }) => body).join();
      expect(written + end.printed + end.summary + end.output('effects')).not.toContain(value);
    });

    test("Dependabot's list is read to the end by its cursor", async () => {
      const item = (number: number) => ({
        number,
        state: 'open',
        html_url: `https://github.com/octo/widgets/security/dependabot/${number}`,
        security_advisory: { summary: `Hole ${number}`, severity: 'high' },
        dependency: { package: { name: 'left-pad' }, manifest_path: 'package.json' },
      });
      github.interfere(({ path }) => {
        if (!path.includes('/dependabot/')) return undefined;
        if (path.includes('after=cursor')) return { status: 200, body: [item(2)] };
        return {
          status: 200,
          headers: { link: '<https://api.github.com/x?after=cursor>; rel="next"' },
          body: [item(1)],
        };
      });
      await run({ dependabot: 'true' });
      expect(await issues()).toHaveLength(2);
    });
  });
});
