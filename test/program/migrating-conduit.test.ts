import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeIssue, type FakeJira, startFakeJira } from '../fakes/jira.ts';
import { waitFor } from '../wait-for.ts';
import { deliverRelease } from './github-hook.ts';
import { makeWorkplace, type RunningReceiver, runCommand, startReceiver } from './receiver-process.ts';

const document = 'docs/migrating/conduit.md';

describe(`${document}, in place of conduit`, () => {
  const workplace = makeWorkplace();
  const adminToken = 'an admin token for tests';
  const source = 'widgets';
  let jira: FakeJira;
  let receiver: RunningReceiver;
  let env: Record<string, string>;
  let key: string;
  let tag = 0;

  beforeAll(async () => {
    jira = await startFakeJira({ deployment: 'cloud' });
    env = {
      JIRA_SITE: jira.apiUrl,
      JIRA_USER: jira.user,
      JIRA_TOKEN: jira.token,
      TICKETWIRE_ADMIN_TOKEN: adminToken,
    };
    const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(document, 'utf8')) ?? [];
    const configuration = workplace.write('ticketwire.yml', yaml);
    expect(await runCommand(['check', configuration], workplace.directory, { env })).toMatchObject({
      status: 0,
      stderr: '',
    });
    receiver = await startReceiver(workplace.directory, { configuration, env });
    const body = { name: source, sender: 'github', repository: 'octo/widgets' };
    const { status, json } = await api('POST', '/api/v1/sources', body);
    expect([status, json.url]).toEqual([201, `${receiver.address}/hooks/${source}`]);
    key = String(json.secret);
    expect((await api('POST', '/api/v1/sources', body)).status).toBe(409);
  });
  beforeEach(() => {
    jira.reset();
    jira.transitions = [
      { id: '11', name: 'Start', from: ['To Do'], to: 'In Progress' },
      { id: '21', name: 'Stop', from: ['In Progress'], to: 'To Do' },
      { id: '31', name: 'Finish', from: ['In Progress'], to: 'Done' },
    ];
    const issue = jira.issues.get('SOC-7') as FakeIssue;
    const statuses = {
      'SOC-1': 'To Do',
      'SOC-4': 'In Progress',
      'SOC-5': 'Done',
      'SOC-6': 'Abandoned',
      'DEV_OPS-7': 'To Do',
    };
    jira.issues = new Map(
      Object.entries(statuses).map(([name, status]) => [name, { ...structuredClone(issue), status }]),
    );
    tag += 1;
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    expect(jira.faults).toEqual([]);
    await jira.close();
    workplace.remove();
  });

  async function api(method: string, path: string, body?: unknown) {
    const response = await fetch(receiver.address + path, {
      method,
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  }

  /** Delivers, waits until nothing is left to be done for it, and gives what became of its effects. */
  async function releases(action: string, body: string): Promise<string[]> {
    const { status, json } = await deliverRelease(receiver, action, { tag: `v${tag}`, body }, { source, key });
    expect(status).toBe(202);
    return endOf(String(json.delivery));
  }
  async function endOf(delivery: string): Promise<string[]> {
    let effects: { status: string; message: string }[] = [];
    await waitFor(async () => {
      const { json } = await api('GET', `/api/v1/deliveries/${delivery}`);
      effects = json.effects as typeof effects;
      return effects.every(({ status }) => !['due', 'running'].includes(status));
    });
    return effects.map(({ status, message }) => `${status}: ${message}`);
  }
  /** Pino's number for it. */
  const warning = 40;
  const statusOf = (name: string) => jira.issues.get(name)?.status;
  const askedFor = () => [...new Set(jira.requests.map(({ path }) => path.split('?')[0]?.split('/')[5]))].sort();

  test('a release moves the tickets of its notes, each from its own status', async () => {
    await releases('published', 'SOC-1, SOC-4 and dev_ops-7');
    expect([statusOf('SOC-1'), statusOf('SOC-4'), statusOf('DEV_OPS-7')]).toEqual([
      'In Progress',
      'Done',
      'In Progress',
    ]);
    expect(jira.requests).toHaveLength(6);
  });

  test('everything that is told of one release is one step, in whatever order it comes', async () => {
    const body = 'SOC-1';
    for (const action of ['released', 'created', 'published', 'prereleased', 'edited']) await releases(action, body);
    expect(statusOf('SOC-1')).toBe('In Progress');
    expect(jira.requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET', 'GET', 'GET']);
    tag += 100;
    await releases('published', body);
    expect(statusOf('SOC-1')).toBe('Done');
  });

  test('a ticket that is not there, one at the end and one in a strange status harm no other', async () => {
    const ends = await releases('published', 'SOC-404 SOC-1 SOC-5 SOC-6 SOC-4');
    expect([statusOf('SOC-1'), statusOf('SOC-4'), statusOf('SOC-5'), statusOf('SOC-6')]).toEqual([
      'In Progress',
      'Done',
      'Done',
      'Abandoned',
    ]);
    const told = receiver.log.filter(({ msg }) => msg === 'effect skipped').map(({ level }) => level);
    expect(told).toEqual([warning, warning]);
    expect(ends).toEqual([
      expect.stringMatching(/^skipped: SOC-404 is unknown in 'soc'/),
      expect.stringMatching(/^done/),
      expect.stringMatching(/^done/),
      "skipped: SOC-6 is in 'Abandoned', a status that the workflow of 'soc' does not have.",
      expect.stringMatching(/^done/),
    ]);
  });

  test('only keys of the projects are looked up, and those whole', async () => {
    await releases('published', 'UTF-8, SHA-256, OPS-7, MY_SOC-1 and DEV_OPS-7');
    expect(askedFor()).toEqual(['DEV_OPS-7']);
  });

  test.each(['edited', 'deleted', 'unpublished'])('a release that is %s moves nothing', async (action) => {
    expect(await releases(action, 'SOC-1')).toEqual([]);
    expect(jira.requests).toEqual([]);
  });

  test('a tag takes tickets back', async () => {
    const payload = JSON.stringify({
      ref: 'refs/tags/undo-1',
      after: randomUUID(),
      repository: { full_name: 'octo/widgets', html_url: '', default_branch: 'main' },
      // What was pushed before comes along with no tag.
      commits: [],
      head_commit: { id: randomUUID(), message: 'SOC-4: not yet' },
    });
    const { json } = await receiver.post(`/hooks/${source}`, payload, {
      'x-hub-signature-256': `sha256=${createHmac('sha256', key).update(payload).digest('hex')}`,
      'x-github-event': 'push',
      'x-github-delivery': randomUUID(),
    });
    await endOf(String(json.delivery));
    expect(statusOf('SOC-4')).toBe('To Do');
  });

  test('a wrong signature and an unknown name are answered as what they are', async () => {
    const wrong = await deliverRelease(receiver, 'published', { tag: 'v1', body: 'SOC-1' }, { source, key: 'wrong' });
    const unknown = await deliverRelease(
      receiver,
      'published',
      { tag: 'v1', body: 'SOC-1' },
      { source: 'nowhere', key },
    );
    expect([wrong.status, unknown.status]).toEqual([401, 404]);
  });

  test('the commands of the document register, list and rotate', async () => {
    const by = { ...env, TICKETWIRE_PUBLIC_URL: receiver.address };
    const run = (...args: string[]) =>
      runCommand(['sources', ...args, '--url', receiver.address], workplace.directory, { env: by });
    expect((await run('add', 'gadgets', '--sender', 'github', '--repository', 'octo/gadgets')).stdout).toContain(
      '/hooks/gadgets',
    );
    expect((await run('list')).stdout).toContain('gadgets');
    expect((await run('rotate', 'gadgets')).status).toBe(0);
    expect((await run('remove', 'gadgets')).status).toBe(0);
  });
});
