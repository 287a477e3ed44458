import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeIssue, type FakeJira, startFakeJira } from '../fakes/jira.ts';
import { waitFor } from '../wait-for.ts';
import { createBody, makeWorkplace, type RunningReceiver, secret, sign, startReceiver } from './receiver-process.ts';

describe.each(['cloud', 'data-center'] as const)('alerts become tickets of Jira, %s', (deployment) => {
  const workplace = makeWorkplace();
  let jira: FakeJira;
  let receiver: RunningReceiver;
  let configuration: string;

  beforeAll(async () => {
    jira = await startFakeJira({ deployment });
    const user = deployment === 'cloud' ? `user: "${jira.user}", ` : '';
    configuration = workplace.write(
      'ticketwire.yml',
      `
sources:
  lgtm: { sender: lgtm, secret: "${secret}", reply-within: 60s }
  hurried: { sender: lgtm, secret: "${secret}", reply-within: 2s }
  octo: { sender: github, secret: "${secret}" }
targets:
  jira: { type: jira, site: "${jira.apiUrl}", ${user}token: "${jira.token}", project: SOC }
rules:
  - name: Alerts become tickets
    on: alert
    do: [{ track: { in: jira, issue-type: Bug, priority: { high: High, default: Low }, fields: { components: [Login] } } }]
  - name: Releases are announced
    on: release.published
    do: [{ open: { in: jira, title: "Announce {{ release.tag }}", body: "See {{ release.url }}.", labels: [announce] } }]
`,
    );
    receiver = await startReceiver(workplace.directory, { configuration });
    for (const transition of jira.transitions) delete transition.from;
  });
  beforeEach(() => {
    jira.interfere(undefined);
    jira.requests.length = 0;
  });
  afterEach(() => {
    expect(jira.faults).toEqual([]);
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    await jira.close();
    workplace.remove();
  });

  const created = () => jira.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/issue'));
  const issue = (key: unknown) => jira.issues.get(String(key)) as FakeIssue;
  /** As a sender does that got no ticket: it asks again. */
  const untilAnswered = (body: unknown, source = 'lgtm') =>
    waitFor(async () => {
      const { status, json } = await ask(body, source);
      return status < 300 && json['issue-id'];
    });
  const ask = (body: unknown, source: string) => {
    const text = JSON.stringify(body);
    return receiver.post(`/hooks/${source}`, text, { 'x-lgtm-signature': sign(text) });
  };
  const keys = () => [...jira.issues.keys()];

  test('create, suppress, unsuppress, close and reopen', async () => {
    const { status, json } = await receiver.lgtm(createBody('life'));
    expect({ status, json }).toEqual({ status: 201, json: { 'issue-id': 'SOC-101' } });
    expect(issue('SOC-101')).toMatchObject({
      summary: 'Unused import (example_user/example_repo)',
      type: 'Bug',
      status: 'To Do',
      fields: { priority: { name: 'Low' }, components: [{ name: 'Login' }] },
    });
    const tell = async (transition: string) => {
      const answer = await receiver.lgtm({ transition, 'issue-id': 'SOC-101' });
      expect([answer.status, answer.json]).toEqual([200, { 'issue-id': 'SOC-101' }]);
    };
    await tell('suppress');
    expect(issue('SOC-101').labels).toContain('wontfix');
    await tell('unsuppress');
    expect(issue('SOC-101').labels).not.toContain('wontfix');
    await tell('close');
    expect([issue('SOC-101').status, issue('SOC-101').resolution]).toEqual(['Done', 'Done']);
    await tell('reopen');
    expect(issue('SOC-101').status).toBe('To Do');
    expect((await receiver.lgtm(createBody('life'))).json).toEqual({ 'issue-id': 'SOC-101' });
    expect(created()).toHaveLength(1);
  });

  test('a ticket that is gone is 410 on reopen, and the next create opens a new one', async () => {
    const { json } = await receiver.lgtm(createBody('gone'));
    jira.issues.delete(String(json['issue-id']));
    expect((await receiver.lgtm({ transition: 'reopen', ...json })).status).toBe(410);
    expect((await receiver.lgtm(createBody('gone'))).status).toBe(201);
    expect(created()).toHaveLength(2);
  });

  test('one that an earlier receiver opened lives on', async () => {
    expect((await receiver.lgtm({ transition: 'close', 'issue-id': 'SOC-7' })).status).toBe(200);
    expect(issue('SOC-7').status).toBe('Done');
    expect((await receiver.lgtm({ transition: 'reopen', 'issue-id': 'SOC-8' })).status).toBe(410);
  });

  test('an answer lost on the way makes no second ticket', async () => {
    let isStruck = false;
    jira.interfere(({ method, path }) => {
      if (isStruck || method !== 'POST' || !path.endsWith('/issue')) return undefined;
      isStruck = true;
      return { isCutAfter: true };
    });
    expect((await ask(createBody('lost'), 'hurried')).status).toBe(503);
    expect(await untilAnswered(createBody('lost'), 'hurried')).toBe(keys().at(-1));
    expect(created()).toHaveLength(1);
  });

  test('a restart in the middle makes no second ticket', async () => {
    jira.interfere(({ method, path }) =>
      method === 'POST' && path.endsWith('/issue') ? { delayMs: 1_500 } : undefined,
    );
    const unanswered = receiver.lgtm(createBody('crash')).catch(() => undefined);
    await waitFor(async () => created().length === 1);
    await receiver.kill('SIGKILL');
    await unanswered;
    jira.interfere(undefined);
    receiver = await startReceiver(workplace.directory, { configuration });
    expect(await untilAnswered(createBody('crash'))).toBe(keys().at(-1));
    expect(created()).toHaveLength(1);
  });

  test('the step open opens one ticket for one release, however often it is told', async () => {
    const release = { tag_name: 'v1.2', name: 'v1.2', html_url: 'https://github.com/octo/widgets/releases/v1.2' };
    const repository = {
      full_name: 'octo/widgets',
      html_url: 'https://github.com/octo/widgets',
      default_branch: 'main',
    };
    const body = JSON.stringify({ action: 'published', release, repository });
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    const deliver = (id: string) =>
      receiver.post('/hooks/octo', body, {
        'x-hub-signature-256': signature,
        'x-github-event': 'release',
        'x-github-delivery': id,
      });
    expect((await deliver(`${deployment}-1`)).json).toMatchObject({ effects: 1 });
    const announced = () => keys().find((key) => issue(key).summary === 'Announce v1.2');
    await waitFor(async () => announced() !== undefined);
    const key = announced();
    issue(key).status = 'Done';
    const { json } = await deliver(`${deployment}-2`);
    const isDone = async () => {
      const { text } = await receiver.get(`/api/v1/deliveries/${json.delivery}`);
      return text.includes('"unchanged"');
    };
    await waitFor(isDone);
    expect(issue(key)).toMatchObject({ summary: 'Announce v1.2', status: 'Done' });
    expect(issue(key).labels.slice(0, 2)).toEqual(['announce', 'ticketwire']);
    expect(created()).toHaveLength(1);
  });
});
