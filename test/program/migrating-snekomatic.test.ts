import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createGithubAnswers, type GithubAnswers } from '../fakes/answers.ts';
import { type FakeGithub, startFakeGithub } from '../fakes/github.ts';
import { makeWorkplace, type RunningReceiver, runCommand, startReceiver } from './receiver-process.ts';
import { until } from './until.ts';

const document = 'docs/migrating/snekomatic.md';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const secret = 'the secret of the App';

describe(`${document}, in place of snekomatic`, () => {
  const workplace = makeWorkplace();
  let github: FakeGithub;
  let answers: GithubAnswers;
  let members: Map<string, string>;
  let receiver: RunningReceiver;

  beforeAll(async () => {
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const permissions = { members: 'write', issues: 'write', pull_requests: 'write' } as const;
    const installations = [{ installation_id: 8, account: 'octo' }];
    const app = { app_id: 7, slug: 'snek', name: 'Snek', private_key: key, permissions, installations };
    github = await startFakeGithub({ apps: [app] });
    const [, yaml = ''] = /```yaml\n(sources:[\s\S]*?)```/.exec(readFileSync(document, 'utf8')) ?? [];
    const env = { GITHUB_APP_ID: '7', GITHUB_PRIVATE_KEY: key, GITHUB_WEBHOOK_SECRET: secret };
    workplace.write('as-written.yml', yaml);
    const checked = await runCommand(['check', 'as-written.yml'], workplace.directory, { env });
    expect(checked).toMatchObject({ status: 0, stderr: '' });
    const here = yaml.replace('organization: octo', `organization: octo\n    api-url: "${github.apiUrl}"`);
    const configuration = workplace.write('ticketwire.yml', here);
    receiver = await startReceiver(workplace.directory, { configuration, env });
  });
  beforeEach(async () => {
    github.reset();
    answers = createGithubAnswers();
    members = new Map();
    github.interfere((request) => {
      const [, login] = /^\/orgs\/octo\/memberships\/(\w+)$/.exec(request.path) ?? [];
      if (login === undefined) return answers.interfere(request);
      if (request.method === 'PUT') members.set(login, 'pending');
      const state = members.get(login);
      return state === undefined ? { status: 404, body: {} } : { status: 200, body: { state, role: 'member' } };
    });
    for (const title of ['One', 'Two']) await github.api('POST', '/repos/octo/widgets/issues', { title });
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    await github.close();
    workplace.remove();
  });

  const common = {
    repository: {
      full_name: 'octo/widgets',
      html_url: 'https://github.com/octo/widgets',
      owner: { login: 'octo', type: 'Organization' },
    },
    installation: { id: 8 },
  };
  const merge = (number: number, id: number) => ({
    action: 'closed',
    number,
    pull_request: {
      number,
      merged: true,
      merged_at: '2026-11-22T08:00:00Z',
      user: { login: `user${id}`, id, type: 'User' },
      author_association: 'NONE',
    },
    ...common,
  });
  async function deliver(event: string, payload: object, id = randomUUID() as string): Promise<void> {
    const body = JSON.stringify(payload);
    const answer = await receiver.post('/hooks/github', body, {
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
      'x-github-event': event,
      'x-github-delivery': id,
    });
    expect([200, 202]).toContain(answer.status);
  }
  const comments = async (number: number) => {
    const list = await github.api<{ body: string }[]>('GET', `/repos/octo/widgets/issues/${number}/comments`);
    return list.map(({ body }) => body.split('\n')[1] ?? '');
  };
  const puts = () => github.requests.filter(({ method }) => method === 'PUT').length;

  test('whoever has a first pull request merged is invited and welcomed, by the App', async () => {
    await deliver('pull_request', merge(1, 5));
    await until(async () => (await comments(1)).length === 1);
    expect(await comments(1)).toEqual([expect.stringContaining('Hey @user5, it looks like that was the first time')]);
    const [put] = github.requests.filter(({ method }) => method === 'PUT');
    expect(put?.headers.authorization).toMatch(/^Bearer ghs_/);
    expect(github.faults).toEqual([]);
  });

  test('two merges at once, and a delivery that comes twice, are one invitation and one comment', async () => {
    const id = randomUUID();
    await Promise.all([
      deliver('pull_request', merge(1, 6)),
      deliver('pull_request', merge(2, 6), id),
      deliver('pull_request', merge(2, 6), id),
    ]);
    const done = async () => (await receiver.get('/api/v1/deliveries?status=due')).json.deliveries as unknown[];
    await until(async () => (await comments(1)).length + (await comments(2)).length > 0 && (await done()).length === 0);
    expect([puts(), (await comments(1)).length + (await comments(2)).length]).toEqual([1, 1]);
  });

  test('/ping is answered with pong! and a heart', async () => {
    const comment = {
      id: 77,
      body: '/ping',
      user: { login: 'alice', type: 'User', id: 5 },
      author_association: 'NONE',
    };
    await deliver('issue_comment', { action: 'created', issue: { number: 1, title: 'One' }, comment, ...common });
    await until(async () => (await comments(1)).includes('pong!') && answers.reactions.size === 1);
    expect([...answers.reactions]).toEqual([['/repos/octo/widgets/issues/comments/77', new Set(['heart'])]]);
    expect(github.faults).toEqual([]);
  });
});
