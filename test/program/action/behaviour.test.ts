import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  type FakeGithub,
  type Interference,
  type LoggedRequest,
  startFakeGithub,
  workflowToken,
} from '../../fakes/github.ts';
import { runAction } from '../action-process.ts';
import { pullRequest, push, workflowRun } from './payloads.ts';

const hostile = 'x $'.concat(
  '{{ secrets.A }} `$(id)` <script>alert(1)</script> @octocat #1 [a](https://evil.example) \u001b[31m ::error::x\n::set-output name=a::b|',
);

describe('how the Action behaves', () => {
  let github: FakeGithub;
  beforeAll(async () => {
    github = await startFakeGithub();
  });
  beforeEach(() => github.reset());
  afterAll(async () => {
    expect(github.faults).toEqual([]);
    await github.close();
  });

  const track = (changes: Record<string, string> = {}, payload: unknown = workflowRun(1)) =>
    runAction({ event: 'workflow_run', payload, inputs: { 'track-runs': 'true', ...changes }, apiUrl: github.apiUrl });
  const openIssues = () =>
    github.api<{ title: string; body: string }[]>('GET', '/repos/octo/widgets/issues?state=open');
  const noJobs = ({ path }: LoggedRequest): Interference | undefined =>
    path.includes('/jobs?') ? { status: 200, body: { jobs: [] } } : undefined;

  describe('trouble on the way', () => {
    const kinds: [string, Interference][] = [
      ['a 502', { status: 502, body: {} }],
      ['a 429', { status: 429, headers: { 'retry-after': '1' }, body: {} }],
      [
        'a secondary limit',
        { status: 403, headers: { 'retry-after': '1' }, body: { message: 'You have exceeded a secondary rate limit' } },
      ],
      ['a reset connection', { isReset: true }],
      ['an answer that is lost', { isCutAfter: true }],
      ['half an answer', { cutAfterBytes: 10 }],
    ];
    const places: [string, (request: LoggedRequest) => boolean][] = [
      ['the jobs', ({ path }) => path.includes('/jobs?')],
      ['the first list', ({ path }) => path.includes('state=all')],
      ['creating', ({ method, path }) => method === 'POST' && path.endsWith('/issues')],
      ['the second list', ({ path }) => path.includes('state=open')],
    ];
    const cases = kinds.flatMap(([kind, trouble]) =>
      places.map(([place, isThere]) => [kind, place, trouble, isThere] as const),
    );

    test.each(cases)('%s at %s ends in success, with one issue', async (_kind, _place, trouble, isThere) => {
      let isOver = false;
      github.interfere((request) => {
        if (!isOver && isThere(request)) {
          isOver = true;
          return trouble;
        }
        return noJobs(request);
      });
      const end = await track();
      expect([isOver, end.status, end.output('status')]).toEqual([true, 0, 'done']);
      expect(await openIssues()).toHaveLength(1);
    });

    test('a comment whose answer is lost is not written twice', async () => {
      github.interfere(noJobs);
      await track();
      let isOver = false;
      github.interfere((request) => {
        if (request.method !== 'POST' || isOver) return noJobs(request);
        isOver = true;
        return { isCutAfter: true };
      });
      expect((await track({}, workflowRun(2))).status).toBe(0);
      expect(await github.api('GET', '/repos/octo/widgets/issues/1/comments')).toHaveLength(1);
    });
  });

  describe('permissions', () => {
    const refuse = (what: (request: LoggedRequest) => boolean) =>
      github.interfere((request) =>
        what(request) ? { status: 403, body: { message: 'Resource not accessible by integration' } } : noJobs(request),
      );

    test('a token that may not write is one message with the permission, red or a warning', async () => {
      refuse(({ method }) => method !== 'GET');
      const red = await track();
      expect([red.status, red.output('status')]).toEqual([1, 'failed']);
      expect(red.printed.match(/::error/g)).toHaveLength(1);
      expect(red.printed).toMatch(/::error::.*issues: write/);
      const warned = await track({ 'fail-on-error': 'false' });
      expect(warned.status).toBe(0);
      expect(warned.printed).toMatch(/::warning::.*issues: write/);
    });

    test('a pull request of a fork is told what else could be used', async () => {
      refuse(({ method }) => method !== 'GET');
      const rules =
        '- { name: R, on: pull_request.opened, do: [{ comment: { in: issues, tickets: [this], text: Hi } }] }';
      await github.api('POST', '/repos/octo/widgets/issues', { title: 'stands for the pull request' });
      const payload = pullRequest(1, { action: 'opened', home: 'mallory/widgets' });
      const end = await runAction({ event: 'pull_request', payload, inputs: { rules }, apiUrl: github.apiUrl });
      expect(end.printed).toContain('pull_request_target');
    });

    test('without actions: read the issue is opened, and the permission is named', async () => {
      refuse(({ path }) => path.includes('/actions/'));
      const end = await track();
      expect([end.status, end.output('status')]).toEqual([0, 'partly']);
      expect(end.printed).toContain('actions: read');
      expect(await openIssues()).toHaveLength(1);
    });

    test('without checks: read the issue lacks what the jobs said, and the permission is named', async () => {
      github.interfere(({ path }) => {
        if (path.includes('/annotations'))
          return { status: 403, body: { message: 'Resource not accessible by integration' } };
        const job = { id: 5, name: 'b', conclusion: 'failure', steps: [] };
        return path.includes('/jobs?') ? { status: 200, body: { jobs: [job] } } : undefined;
      });
      const end = await track();
      expect([end.status, end.output('status')]).toEqual([0, 'partly']);
      expect(end.printed).toContain('checks: read');
      expect(await openIssues()).toHaveLength(1);
    });

    test('where GitHub drops the label, it says so and fails', async () => {
      github.interfere((request) => {
        const isCreating = request.method === 'POST' && request.path.endsWith('/issues');
        const issue = {
          number: 7,
          title: 't',
          state: 'open',
          labels: [],
          html_url: 'https://github.com/octo/widgets/issues/7',
        };
        return isCreating ? { status: 201, body: issue } : noJobs(request);
      });
      const end = await track();
      expect(end.status).toBe(1);
      expect(end.printed).toMatch(/octo\/widgets#7 was opened .*dropped the labels ticketwire/);
    });
  });

  test('a dry run reads, shows the plan, and changes nothing', async () => {
    github.interfere(noJobs);
    const end = await track({ 'dry-run': 'true' });
    expect(end.summary).toContain('A dry run');
    expect(end.summary).toContain('created');
    expect([end.status, end.output('changed')]).toEqual([0, '0']);
    expect(github.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('untrusted text is inert in the issue, the comment, the summary and the log', async () => {
    const payload = workflowRun(1, { branch: hostile });
    payload.workflow_run.name = hostile;
    github.interfere(({ path }) => {
      if (path.includes('/annotations'))
        return { status: 200, body: [{ annotation_level: 'failure', message: hostile, path: hostile, start_line: 1 }] };
      const job = {
        id: 1,
        name: hostile,
        conclusion: 'failure',
        html_url: 'https://github.com/x',
        steps: [{ name: hostile, conclusion: 'failure' }],
      };
      return path.includes('/jobs?') ? { status: 200, body: { jobs: [job] } } : undefined;
    });
    const end = await track({}, payload);
    const [issue] = await openIssues();
    // GitHub shows a title as plain text.
    expect(issue?.title).not.toMatch(/@octocat|:\/\/evil|#1/);
    for (const text of [end.summary, end.printed.replace(/::add-mask::.*/g, '')]) {
      expect(text).not.toMatch(/(^|\n)::error|<script>|(?<!\\)\]\(https:\/\/evil/);
      expect(text).not.toContain('\u001b');
      expect(text).not.toContain('@octocat');
    }
    const outsideFences = (issue?.body ?? '').replace(/> ```[\s\S]*?> ```/g, '').replace(/`[^\n]*`/g, '');
    expect(outsideFences).not.toMatch(/@octocat|<script>|\]\(https:\/\/evil/);
  });

  test('no token is in the log, the summary or an output', async () => {
    github.interfere(({ path }) =>
      path.includes('/jobs?') ? { status: 500, body: { message: workflowToken } } : undefined,
    );
    const end = await track({
      'fail-on-error': 'false',
      'jira-url': 'https://jira.example',
      'jira-user': 'me',
      'jira-token': 'a-jira-token',
    });
    const basic = Buffer.from('me:a-jira-token').toString('base64');
    for (const secret of ['a-jira-token', basic, workflowToken]) expect(end.printed).toContain(`::add-mask::${secret}`);
    const shown = end.printed.replace(/::add-mask::.*/g, '') + end.output('effects');
    for (const secret of ['a-jira-token', basic]) expect(shown + end.summary).not.toContain(secret);
  });

  test('the secrets of a configuration are masked', async () => {
    const rules = 'targets: { j: { type: jira, site: "https://j.example", token: "$'.concat('{TOKEN}" } }');
    const end = await runAction({
      event: 'push',
      payload: push([]),
      inputs: { rules },
      env: { TOKEN: 'a-token-of-a-target' },
      apiUrl: github.apiUrl,
    });
    expect(end.printed).toContain('::add-mask::a-token-of-a-target');
  });

  describe('the configuration', () => {
    const text = '- { name: From a file, on: push, do: [{ transition: { in: issues, to: closed } }] }';
    const file = `rules:\n  ${text}`;
    const encoded = { status: 200, body: { content: Buffer.from(file).toString('base64'), encoding: 'base64' } };
    const summaryOf = async (event: string, payload: unknown, files?: Record<string, string>) => {
      const given = { event, payload, apiUrl: github.apiUrl, ...(files === undefined ? {} : { files }) };
      return (await runAction(given)).summary;
    };

    test('is read from the workspace when it is there, without a request', async () => {
      expect(await summaryOf('push', push([]), { '.github/ticketwire.yml': file })).toContain('From a file');
      expect(github.requests).toEqual([]);
    });

    test('is read through the API else, at the pushed commit', async () => {
      github.interfere(({ path }) => (path.includes('/contents/') ? encoded : undefined));
      expect(await summaryOf('push', push([]))).toContain('From a file');
      expect(github.requests[0]?.path).toBe(
        `/repos/octo/widgets/contents/.github/ticketwire.yml?ref=${'a'.repeat(40)}`,
      );
    });

    test.each(['pull_request_target', 'workflow_run'])(
      '%s takes it from the default branch, whatever the workspace holds',
      async (event) => {
        github.interfere(({ path }) => (path.includes('/contents/') ? encoded : undefined));
        const summary = await summaryOf(event, pullRequest(5), {
          '.github/ticketwire.yml': 'rules: [{ name: Evil, on: push, do: [] }]',
        });
        expect(summary).toContain('From a file');
        expect(github.requests[0]?.path).toBe('/repos/octo/widgets/contents/.github/ticketwire.yml');
      },
    );

    test('one file serves both programs: what only the receiver has may be missing here', async () => {
      const shared = `
sources:
  lgtm: { sender: lgtm, secret: "\${LGTM_SECRET}" }
targets:
  board: { type: local }
  issues: { type: github-issues, repository: octo/widgets, token: "\${GITHUB_TOKEN}", api-url: "${github.apiUrl}" }
rules:
  - { name: Alerts, on: alert, from: lgtm, do: [{ track: board }] }
  - { name: Runs, on: run, from: workflow, do: [{ track: issues }] }`;
      github.interfere(noJobs);
      const end = await runAction({
        event: 'workflow_run',
        payload: workflowRun(1),
        inputs: { rules: shared },
        apiUrl: github.apiUrl,
      });
      expect([end.status, end.output('status')]).toEqual([0, 'done']);
      expect(github.requests.at(-1)?.headers.authorization).toBe(`Bearer ${workflowToken}`);
    });

    test('a mistake is red with its place, in a list of rules too', async () => {
      const inputs = { rules: '# first\n- name: x\n  on: push\n  dos: []' };
      const end = await runAction({ event: 'push', payload: push([]), inputs, apiUrl: github.apiUrl });
      expect(end.status).toBe(1);
      expect(end.printed).toMatch(/::error file=input 'rules',line=4,col=3::rules\[1\]\.dos: unknown key/);
    });

    test.each([
      ['in flow style', '[{ name: A, on: push, do: [{ transition: { in: issues, to: closed } }] }]'],
      ['after a line of dashes', '---\n- { name: A, on: push, do: [{ transition: { in: issues, to: closed } }] }'],
    ])('a list of rules may stand %s', async (_what, rules) => {
      const end = await runAction({ event: 'push', payload: push([]), inputs: { rules }, apiUrl: github.apiUrl });
      expect([end.status, end.output('status')]).toEqual([0, 'nothing']);
    });

    test.each(['constructor', '__proto__', 'toString'])('%s is no target', async (name) => {
      const rules = `- { name: A, on: alert, do: [{ track: ${name} }] }`;
      const end = await runAction({ event: 'push', payload: push([]), inputs: { rules }, apiUrl: github.apiUrl });
      expect([end.status, end.printed.includes(`no target is called '${name}'`)]).toEqual([1, true]);
    });

    test('a file that was named and is nowhere is an error; the usual one may be missing', async () => {
      github.interfere(() => ({ status: 404, body: {} }));
      const named = await runAction({
        event: 'push',
        payload: push([]),
        inputs: { config: 'my.yml' },
        apiUrl: github.apiUrl,
      });
      expect([named.status, named.printed.includes('my.yml is neither')]).toEqual([1, true]);
      const usual = await runAction({ event: 'push', payload: push([]), apiUrl: github.apiUrl });
      expect([usual.status, usual.output('status')]).toEqual([0, 'nothing']);
    });
  });
});
