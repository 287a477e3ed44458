// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of configuration files
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeGithub, fakeToken, startFakeGithub, workflowToken } from '../../fakes/github.ts';
import { runAction } from '../action-process.ts';
import { push, repository } from './payloads.ts';

const configuration = (apiUrl: string) => `
targets:
  scanning: { type: code-scanning, repository: octo/widgets, token: "\${TOKEN}", api-url: "${apiUrl}" }
rules:
  - { name: Alerts, on: alert, do: [{ track: issues }] }
  - name: Not planned dismisses
    on: [issue.closed, issue.reopened]
    do: [{ report: { to: scanning, as: "used in tests" } }]
`;

const alert = (number: number) => ({
  number,
  state: 'open',
  html_url: `https://github.com/octo/widgets/security/code-scanning/${number}`,
  rule: { id: 'js/xss', name: 'js/xss', description: `Cross-site scripting ${number}`, severity: 'error' },
  tool: { name: 'CodeQL' },
  most_recent_instance: { state: 'open', location: { path: 'a.js', start_line: 3 }, message: { text: 'Bad' } },
});

describe('in a workflow, a decision on the issue of a code-scanning alert', () => {
  const path = '/repos/octo/widgets/code-scanning/alerts/4711';
  let github: FakeGithub;

  beforeAll(async () => {
    github = await startFakeGithub();
  });
  beforeEach(async () => {
    github.reset();
    github.alerts.set(path, { number: 4_711, state: 'open' });
    github.interfere(({ path: to }) => {
      if (!to.startsWith('/repos/octo/widgets/code-scanning/alerts?')) return undefined;
      return { status: 200, body: to.includes('state=open') ? [alert(4_711)] : [] };
    });
  });
  afterAll(async () => {
    expect(github.faults).toEqual([]);
    await github.close();
  });

  const run = (event: string, payload: unknown, inputs: Record<string, string> = {}) =>
    runAction({
      event,
      payload,
      inputs,
      apiUrl: github.apiUrl,
      env: { TOKEN: workflowToken },
      files: { '.github/ticketwire.yml': configuration(github.apiUrl) },
    });
  async function decide(changes: object, action: string, by = 'octo', number = 1) {
    await github.api('PATCH', `/repos/octo/widgets/issues/${number}`, changes);
    const issue = await github.api('GET', `/repos/octo/widgets/issues/${number}`);
    return run('issues', { action, issue, repository, sender: { login: by, type: 'User' } });
  }
  const writes = () => github.requests.filter(({ method }) => method === 'PATCH').map(({ body }) => JSON.parse(body));
  const notPlanned = { state: 'closed', state_reason: 'not_planned' };

  test('dismisses the alert, found by the hash in the issue, and opens it again', async () => {
    await run('push', push([]), { 'code-scanning': 'true' });
    const end = await decide(notPlanned, 'closed');
    expect(end.status).toBe(0);
    expect(end.output('status')).toBe('done');
    expect(end.tickets()).toEqual([]);
    expect(JSON.parse(end.output('effects') ?? '')).toMatchObject([{ key: 'octo/widgets#1', change: 'told' }]);
    expect(writes()).toMatchObject([{ state: 'dismissed', dismissed_reason: 'used in tests' }]);
    await decide({ state: 'open' }, 'reopened');
    expect(writes()).toHaveLength(2);
    expect(writes()[1]).toEqual({ state: 'open' });
  });

  test('does nothing where the workflow itself decided, or where the marker is in an issue of somebody else', async () => {
    await run('push', push([]), { 'code-scanning': 'true' });
    const { body } = await github.api<{ body: string }>('GET', '/repos/octo/widgets/issues/1');
    const own = await decide(notPlanned, 'closed', 'github-actions[bot]');
    expect(own.output('effects')).toContain('its changes are our own');
    await github.api('POST', '/repos/octo/widgets/issues', { title: 'forged', body, labels: ['ticketwire'] });
    const forged = await decide(notPlanned, 'closed', 'octo', 2);
    expect(forged.output('effects')).toContain('octo/widgets#2 follows no alert that is known here');
    expect(writes()).toEqual([]);
    expect(github.alerts.get(path)?.state).toBe('open');
  });

  test('only shows what would be told in a dry run', async () => {
    await run('push', push([]), { 'code-scanning': 'true' });
    await github.api('PATCH', '/repos/octo/widgets/issues/1', notPlanned);
    const issue = await github.api('GET', '/repos/octo/widgets/issues/1');
    const payload = { action: 'closed', issue, repository, sender: { login: 'octo' } };
    const end = await run('issues', payload, { 'dry-run': 'true' });
    expect(end.output('effects')).toContain('told');
    expect(writes()).toEqual([]);
  });

  test('and for LGTM it says that the receiver is needed', async () => {
    const rules = `
targets:
  back: { type: lgtm, url: "https://lgtm.example/external-hooks/issue-tracker/k", secret: "${fakeToken}" }
rules:
  - { name: Back, on: issue.closed, do: [{ report: back }] }`;
    const issue = { number: 1, state_reason: 'not_planned' };
    const payload = { action: 'closed', issue, repository, sender: { login: 'octo' } };
    const end = await runAction({ event: 'issues', payload, inputs: { rules }, apiUrl: github.apiUrl });
    expect(end.status).toBe(1);
    expect(end.printed).toContain("the target 'back' cannot be used: it needs the receiver");
  });
});
