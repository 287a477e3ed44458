import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeGithub, startFakeGithub } from '../../fakes/github.ts';
import { type FakeJira, startFakeJira } from '../../fakes/jira.ts';
import { type ActionEnd, runAction } from '../action-process.ts';
import { pullRequest, push, release } from './payloads.ts';

describe('named tickets', () => {
  let github: FakeGithub;
  let jira: FakeJira;

  beforeAll(async () => {
    github = await startFakeGithub();
    jira = await startFakeJira({ deployment: 'cloud' });
  });
  beforeEach(() => {
    github.reset();
    jira.reset();
    const [issue] = jira.issues.values();
    for (const key of ['SOC-8', 'P2P-1', 'DEV_OPS-3'])
      jira.issues.set(key, structuredClone(issue) as typeof issue & object);
    github.interfere(({ path }) => (path.includes('/commits?') ? { status: 200, body: [] } : undefined));
  });
  afterAll(async () => {
    expect([...github.faults, ...jira.faults]).toEqual([]);
    await github.close();
    await jira.close();
  });

  const inputs = (changes: Record<string, string> = {}) => ({
    transition: 'In Progress',
    'jira-url': jira.apiUrl,
    'jira-user': jira.user,
    'jira-token': jira.token,
    'jira-projects': 'SOC, P2P DEV_OPS',
    ...changes,
  });
  const run = (event: string, payload: unknown, changes: Record<string, string> = {}): Promise<ActionEnd> =>
    runAction({ event, payload, inputs: inputs(changes), apiUrl: github.apiUrl });
  const sent = () =>
    jira.requests.map(({ method, path }) => `${method} ${path.split('?')[0]?.split('/').slice(4).join('/')}`);

  test('all keys of a merged pull request move, each once: title, body, branch and commits', async () => {
    github.interfere(({ path }) =>
      path.includes('/pulls/5/commits')
        ? { status: 200, body: [{ commit: { message: 'DEV_OPS-3: x\n\nSOC-7' } }] }
        : undefined,
    );
    const payload = pullRequest(5, { title: 'SOC-7, again SOC-7', body: 'See P2P-1.', branch: 'feature/soc-8-fix' });
    const end = await run('pull_request', payload);
    expect(end.output('keys')?.split(' ').sort()).toEqual(['DEV_OPS-3', 'P2P-1', 'SOC-7', 'SOC-8']);
    expect(end).toMatchObject({ status: 0 });
    expect([end.output('status'), end.output('changed')]).toEqual(['done', '4']);
    for (const key of ['SOC-7', 'SOC-8']) expect(jira.issues.get(key)).toMatchObject({ status: 'In Progress' });
  });

  test('a ticket takes two requests, and one when it is there already', async () => {
    await run('push', push(['SOC-7']));
    expect(sent()).toEqual(['GET issue/SOC-7', 'POST issue/SOC-7/transitions']);
    jira.requests.length = 0;
    const end = await run('push', push(['SOC-7']));
    expect(sent()).toEqual(['GET issue/SOC-7']);
    expect([end.status, end.output('status'), end.output('changed')]).toEqual([0, 'done', '0']);
  });

  test('what is no key of a known project is never looked up', async () => {
    const body = 'UTF-8 SHA-256 CVE-2026-1 ISO-8601 XSOC-7 SOC-07 SOC-7x SOC-0 MY_SOC-7 SOC7 http://x/SOC-8a';
    const end = await run('pull_request', pullRequest(5, { title: 'utf-8', body, branch: 'sha-256' }));
    expect(jira.requests).toEqual([]);
    expect([end.status, end.output('status')]).toEqual([0, 'nothing']);
    expect(end.summary).toContain("no ticket of 'jira' is named");
  });

  test('an unknown ticket is a warning, and the others go on', async () => {
    const end = await run('push', push(['SOC-99 and SOC-8']));
    expect([end.status, end.output('status'), end.output('keys')]).toEqual([0, 'partly', 'SOC-8']);
    expect(end.printed).toMatch(/::warning::.*SOC-99 is unknown in 'jira'/);
    expect(jira.issues.get('SOC-8')).toMatchObject({ status: 'In Progress' });
  });

  test('a way that is not there is an error with the choices, or a warning on demand', async () => {
    const red = await run('push', push(['SOC-7']), { transition: 'Nowhere' });
    expect([red.status, red.output('status')]).toEqual([1, 'failed']);
    expect(red.printed).toContain("::error::SOC-7 is in 'To Do', and no transition fits 'Nowhere'");
    const warned = await run('push', push(['SOC-7']), { transition: 'Nowhere', 'fail-on-error': 'false' });
    expect(warned.status).toBe(0);
    expect(warned.printed).toContain('::warning::SOC-7');
  });

  test.each<[string, string, unknown]>([
    ['a pull request closed without merging', 'pull_request', pullRequest(5, { title: 'SOC-7', isMerged: false })],
    ['an opened pull request', 'pull_request', pullRequest(5, { title: 'SOC-7', action: 'opened' })],
    ['a push to another branch', 'push', push(['SOC-7'], 'refs/heads/topic')],
    ['a push of a tag', 'push', push(['SOC-7'], 'refs/tags/v1')],
  ])('the short cut leaves %s alone', async (_what, event, payload) => {
    const end = await run(event, payload);
    expect([end.status, end.output('status')]).toEqual([0, 'nothing']);
    expect(jira.requests).toEqual([]);
  });

  test('a release moves what was committed since the one before, and what the pull requests behind it name', async () => {
    const commits = [
      { sha: '1'.repeat(40), commit: { message: 'Change a thing (#12)' } },
      { sha: '2'.repeat(40), commit: { message: 'SOC-7: mend it' } },
    ];
    github.interfere(({ path }) => {
      if (path.includes('/releases?')) {
        const tags = ['v2.0.0', 'v1.10.0', 'v1.9.0', 'v2.0.0-rc.1', 'v3.0.0'];
        return {
          status: 200,
          body: tags.map((tag, index) => ({ tag_name: tag, draft: false, published_at: `2026-01-0${9 - index}` })),
        };
      }
      if (path.includes('/compare/v1.10.0...v2.0.0')) return { status: 200, body: { commits } };
      if (path.includes('/pulls/12')) {
        return { status: 200, body: { number: 12, title: 'A thing for P2P-1', body: null, head: { ref: 'soc-8' } } };
      }
      return path.endsWith('/pulls') ? { status: 200, body: [] } : undefined;
    });
    const end = await run('release', release('v2.0.0'));
    expect(end.output('keys')?.split(' ').sort()).toEqual(['P2P-1', 'SOC-7', 'SOC-8']);
  });

  test('a push that lists no more than twenty commits is compared', async () => {
    github.interfere(({ path }) =>
      path.includes('/compare/')
        ? { status: 200, body: { commits: [{ sha: '1', commit: { message: 'SOC-8' } }] } }
        : undefined,
    );
    const end = await run('push', push(Array.from({ length: 20 }, () => 'no key')));
    expect(end.output('keys')).toBe('SOC-8');
  });

  test('rules: other targets of one event, comments once, several hops, labels', async () => {
    const rules = `
- name: Reviewed
  on: pull_request.review_requested
  branches: [main, '!legacy/**']
  authors: '!dependabot*'
  do:
    - transition: { in: jira, to: Done, max-hops: 3, tickets: [title] }
    - comment: { in: jira, tickets: [title], text: "In review: {{ pull_request.title }}" }
    - label: { in: jira, tickets: [title], add: [in review] }`;
    const payload = pullRequest(5, { title: 'SOC-7 *now*', action: 'review_requested' });
    const first = await run('pull_request', payload, { transition: '', rules });
    expect([first.status, first.printed]).toEqual([0, expect.not.stringContaining('::error')]);
    expect(jira.issues.get('SOC-7')).toMatchObject({ status: 'Done', labels: expect.arrayContaining(['in-review']) });
    await run('pull_request', payload, { transition: '', rules });
    const comments = jira.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/comment'));
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toContain('"text":"In review: SOC-7 *now*"');
  });

  test("issues of this repository are tickets, too: '#1', 'owner/name#1' and addresses; pull requests are none", async () => {
    for (const title of ['a', 'b', 'c']) await github.api('POST', '/repos/octo/widgets/issues', { title });
    const rules =
      '- { name: R, on: push.branch, do: [{ transition: { in: issues, to: closed, tickets: [commits] } }] }';
    const address = 'https://github.com/octo/widgets/issues/1';
    const messages = ['Fixes #1', 'closes octo/widgets#2, fixes octo/other#3', `Fix ${address}, fix x#3, see #3`];
    const end = await run('push', push(messages), { transition: '', rules });
    expect(end.output('keys')).toBe('1 2');
    const states = await github.api<{ state: string }[]>('GET', '/repos/octo/widgets/issues?state=all&direction=asc');
    expect(states.map(({ state }) => state)).toEqual(['closed', 'closed', 'open']);
  });

  test("release notes that Dependabot quotes close nothing, unless 'references' asks for any mention", async () => {
    for (const title of ['a', 'b', 'c']) await github.api('POST', '/repos/octo/widgets/issues', { title });
    const body = `Bumps left-pad. Part of #3.

> Fix #1

<details><summary>Notes</summary>

Fixes #1

</details>
<a href="https://redirect.github.com/pad/left-pad/issues/1">#1</a> [#1](https://github.com/pad/left-pad/issues/1)

Closes #2`;
    const inputs = { transition: 'closed', 'jira-url': '', 'jira-user': '', 'jira-token': '', 'jira-projects': '' };
    const keys = async (more: Record<string, string> = {}) =>
      (await run('pull_request', pullRequest(5, { body }), { ...inputs, ...more })).output('keys');
    expect(await keys()).toBe('2');
    expect(await keys({ references: 'any-mention' })).toBe('3 2');
    const end = await run('pull_request', pullRequest(5, { body }), { ...inputs, references: 'all' });
    expect([end.status, end.printed]).toEqual([
      1,
      expect.stringContaining("'references' must be closing or any-mention"),
    ]);
  });

  test("a pull request's number in a commit is no ticket, and no mistake", async () => {
    github.interfere(({ path }) =>
      path.endsWith('/issues/12')
        ? { status: 200, body: { number: 12, title: 'p', state: 'open', pull_request: {} } }
        : undefined,
    );
    const rules = '- { name: R, on: push.branch, do: [{ transition: { in: issues, to: closed } }] }';
    const end = await run('push', push(['Fixes the parser, fixes #12']), { transition: '', rules });
    expect([end.status, end.output('status')]).toEqual([0, 'nothing']);
  });

  test('inputs for Jira without its address are a mistake, and no issue is moved instead', async () => {
    const end = await run('push', push(['#1']), { 'jira-url': '', transition: 'Done' });
    expect([end.status, end.printed.includes("'jira-url' is empty")]).toEqual([1, true]);
    expect(github.requests).toEqual([]);
  });

  test('one target that cannot be used is named, and the rest is done', async () => {
    const rules = `
targets:
  secret: { type: jira, site: "https://jira.example", token: "\${NOT_THERE}" }
rules:
  - { name: R, on: push.branch, do: [{ transition: { in: secret, to: Done } }, { transition: { in: jira, to: In Progress } }] }`;
    const end = await run('push', push(['SOC-7']), { transition: '', rules });
    expect([end.status, end.output('status'), end.output('keys')]).toEqual([1, 'partly', 'SOC-7']);
    expect(end.printed).toContain("the target 'secret' cannot be used: the environment variable NOT_THERE is not set");
  });
});
