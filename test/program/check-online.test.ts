import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeGithub, fakeToken, type Interference, startFakeGithub } from '../fakes/github.ts';
import { type FakeJira, startFakeJira } from '../fakes/jira.ts';
import type { FakeProject } from '../fakes/jira-project.ts';
import { makeWorkplace, runCommand } from './receiver-process.ts';

describe('check --online', () => {
  const workplace = makeWorkplace();
  let github: FakeGithub;
  let jira: FakeJira;
  const file = () => workplace.write('ticketwire.yml', configuration());
  let track = '{ in: jira, issue-type: Bug, priority: High, fields: { customfield_7: Blue } }';

  let workflow = '';
  let rule: string | undefined;

  const configuration = () => `
sources: { lgtm: { sender: lgtm, secret: "0123456789abcdef" } }
targets:
  jira: { type: jira, site: "${jira.apiUrl}", user: "${jira.user}", token: "${jira.token}", project: SOC${workflow} }
  issues: { type: github-issues, repository: octo/widgets, token: ${fakeToken}, api-url: "${github.apiUrl}" }
  board: { type: local }
rules:
  - ${rule ?? `{ name: Alerts, on: alert, do: [{ track: ${track} }, { track: issues }, { track: board }] }`}
`;
  const check = async (...options: string[]) => {
    const { status, stdout, stderr } = await runCommand(['check', file(), '--online', ...options], workplace.directory);
    return { status, lines: stdout.split('\n').slice(1), stdout, stderr };
  };
  const project = () => jira.projects[0] as FakeProject;

  beforeAll(async () => {
    github = await startFakeGithub();
    jira = await startFakeJira({ deployment: 'cloud' });
  });
  beforeEach(() => {
    workflow = '';
    rule = undefined;
    github.reset();
    jira.reset();
    project().screen.customfield_7 = { name: 'Team', required: true };
    project().screen.labels = { name: 'Labels', required: false };
    project().screen.priority = { name: 'Priority', required: false };
    track = '{ in: jira, issue-type: Bug, priority: High, fields: { customfield_7: Blue } }';
  });
  afterAll(async () => {
    for (const fake of [github, jira]) {
      expect(fake.faults).toEqual([]);
      await fake.close();
    }
    workplace.remove();
  });

  test('proves each target by reading alone', async () => {
    const { status, lines, stderr } = await check();
    expect([status, stderr]).toEqual([0, '']);
    expect(lines).toEqual([
      '',
      'jira (jira)',
      `  ok      The credentials are accepted (as ${jira.user})`,
      '  ok      The project SOC can be seen',
      "  ok      The user has the permission 'Create issues' in SOC",
      "  ok      The user has the permission 'Link issues' in SOC",
      "  ok      The user has the permission 'Edit issues' in SOC",
      "  ok      The user has the permission 'Transition issues' in SOC",
      "  ok      The user has the permission 'Resolve issues' in SOC",
      "  ok      The user has the permission 'Add comments' in SOC",
      "  ok      The project SOC has the issue type 'Bug'",
      '  ok      A new Bug of SOC can have labels',
      "  ok      A new Bug of SOC gets 'Team' (customfield_7), which it must have",
      "  ok      A new Bug of SOC can have 'customfield_7'",
      "  ok      A new Bug of SOC can have the priority 'High'",
      '',
      'issues (github-issues)',
      '  ok      The token is accepted (as ticketwire-bot)',
      '  ok      The repository octo/widgets can be seen',
      '  ok      octo/widgets takes new issues',
      "  ok      The token's user may label issues of octo/widgets",
      '',
      'board (local)',
      '  nothing can be asked without changing something',
      '',
    ]);
    const written = [...github.requests, ...jira.requests].filter(({ method }) => method !== 'GET');
    expect(written).toEqual([]);
  });

  test('names what is missing, with what to do about it, and exits with 1', async () => {
    project().permissions.EDIT_ISSUES = false;
    delete project().screen.labels;
    track = '{ in: jira, issue-type: Task }';
    github.interfere(({ path }) =>
      path === '/repos/octo/widgets'
        ? { status: 200, body: { has_issues: false, permissions: { pull: true, push: false, triage: false } } }
        : undefined,
    );
    const { status, stdout, stderr } = await check();
    expect([status, stderr.trim()]).toEqual([1, "5 things missing at 'jira', 'issues'."]);
    for (const words of [
      "  not ok  The user has the permission 'Edit issues' in SOC\n          Grant it in the project's permission scheme.",
      "  not ok  A new Task of SOC can have labels\n          Put 'labels' on its create screen: tickets are found by them.",
      "  not ok  A new Task of SOC gets 'Team' (customfield_7), which it must have\n          Give it under 'fields' of the step.",
      "  not ok  octo/widgets takes new issues\n          Switch 'Issues' on in its settings.",
      "  not ok  The token's user may label issues of octo/widgets\n          Give it the role Triage or Write",
    ]) {
      expect(stdout).toContain(words);
    }
  });

  test.each<[string, (path: string) => Interference | undefined, string]>([
    ['a wrong token', () => ({ status: 401 }), 'The token is wrong, expired'],
    [
      'a page',
      () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' }),
      'Is a proxy or a sign-in page before it?',
    ],
    [
      'a project that is not there',
      (path) => (path.includes('/project/SOC') ? { status: 404 } : undefined),
      "not ok  The project SOC can be seen\n          Is the key right? Else the user needs the permission 'Browse projects' there.",
    ],
  ])('%s is told of its target, and the others go on', async (_what, answer, words) => {
    jira.interfere(({ path }) => (path.startsWith('/_edge') ? { status: 404 } : answer(path)));
    const { status, stdout } = await check();
    expect([status, stdout]).toEqual([1, expect.stringContaining(words)]);
    expect(stdout).toContain('  ok      The repository octo/widgets can be seen');
    expect(stdout).not.toContain(jira.token);
  });

  test('what a step needs beyond its verb is asked for, and fields that no screen has are told', async () => {
    for (const name of ['EDIT_ISSUES', 'ADD_COMMENTS', 'RESOLVE_ISSUES', 'ASSIGN_ISSUES'])
      project().permissions[name] = false;
    workflow = ', workflow: { To Do: { next: Done }, Done: {} }';
    track = '{ in: jira, assignees: [a], priority: Odd, fields: { customfield_7: x, customfield_99: y } }';
    delete project().screen.priority;
    const { stdout } = await check();
    for (const words of [
      "The user has the permission 'Assign issues' in SOC",
      "A new Task of SOC can have 'customfield_99'",
      "A new Task of SOC can have the priority 'Odd'",
    ]) {
      expect(stdout).toContain(`  not ok  ${words}\n`);
    }
    track = 'jira';
    rule =
      '{ name: Moves, on: release, do: [{ transition: { in: jira, move: next, comment: x, fields: { resolution: Done } } }] }';
    const moves = (await check()).stdout;
    for (const name of ['Edit issues', 'Add comments', 'Resolve issues']) {
      expect(moves).toContain(`  not ok  The user has the permission '${name}' in SOC\n`);
    }
  });

  test('fields on a second page of the screen are found', async () => {
    for (let index = 0; index < 60; index += 1)
      project().screen[`customfield_1${index}`] = { name: 'x', required: false };
    jira.habits.pageSize = 50;
    expect((await check()).status).toBe(0);
  });

  test('a project that is not there leaves what else was found', async () => {
    jira.projects = [];
    const { stdout } = await check();
    expect(stdout).toContain('  ok      The credentials are accepted');
    expect(stdout).toContain('  not ok  The project SOC can be seen');
    expect(stdout).not.toContain('It answers, and');
  });

  test('a type that the project lacks is told with those it has', async () => {
    track = '{ in: jira, issue-type: Bgu }';
    expect((await check()).stdout).toContain(
      "  not ok  The project SOC has the issue type 'Bgu'\n          It has 'Sub-task', 'Task', 'Bug'.",
    );
  });

  test('statuses of the workflow that the project lacks are told with those it has', async () => {
    workflow = ', workflow: { To Do: { next: Don }, Don: {} }';
    const { status, stdout } = await check();
    expect(status).toBe(1);
    expect(stdout).toContain("  ok      SOC has the status 'To Do' of the workflow\n");
    expect(stdout).toContain(
      "  not ok  SOC has the status 'Don' of the workflow\n          It has To Do, In Progress, In Review, Done, Abandoned.",
    );
  });

  test('prints JSON', async () => {
    project().permissions.EDIT_ISSUES = false;
    const { status, stdout } = await runCommand(['check', file(), '--online', '--json'], workplace.directory);
    const { problems, targets } = JSON.parse(stdout) as { problems: unknown[]; targets: { target: string }[] };
    expect([status, problems, targets.map(({ target }) => target)]).toEqual([1, [], ['jira', 'issues', 'board']]);
    expect(JSON.stringify(targets)).toContain('"remedy":"Grant it');
  });
});
