import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../shared/model/json.ts';
import { type MergedChanges, mergedPullRequest } from '../contract/merged.ts';
import { githubExamples } from '../contract/messages.ts';
import { type FakeGithub, startFakeGithub } from '../fakes/github.ts';
import { createGithubOrganization, type GithubOrganization } from '../fakes/github-organization.ts';
import { waitFor } from '../wait-for.ts';
import { makeWorkplace, type RunningReceiver, runCommand, startReceiver } from './receiver-process.ts';

const document = 'docs/migrating/snekomatic.md';

describe(`${document}, in place of snekomatic`, () => {
  const workplace = makeWorkplace();
  const secret = 'the secret of the App for tests';
  let github: FakeGithub;
  let octo: GithubOrganization;
  let receiver: RunningReceiver;
  const reactions: string[] = [];

  beforeAll(async () => {
    github = await startFakeGithub();
    octo = createGithubOrganization();
    octo.accounts.push({ id: 22, login: 'bob' });
    github.interfere((request) => {
      if (!request.path.endsWith('/reactions')) return octo.interfere(request);
      reactions.push(`${request.path} ${request.body}`);
      return { status: 201, body: { id: 1 } };
    });
    const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(document, 'utf8')) ?? [];
    const key = readFileSync(workplace.write('app.pem', '-----BEGIN RSA PRIVATE KEY-----\n'), 'utf8');
    const env = { GITHUB_APP_ID: '7', GITHUB_PRIVATE_KEY: key, GITHUB_WEBHOOK_SECRET: secret, ORG_TOKEN: 't' };
    const app = /app: \{.*\}/;
    expect(yaml).toMatch(app);
    // Apps are tested where they are at home; here it is the token that the page names in their place.
    const text = yaml.replace(app, `token: "\${ORG_TOKEN}"\n    api-url: ${github.apiUrl}`);
    const configuration = workplace.write('ticketwire.yml', text);
    expect(await runCommand(['check', configuration], workplace.directory, { env })).toMatchObject({ status: 0 });
    const logins = workplace.write('logins.txt', 'bob\n');
    const imported = await runCommand(['invitations', 'import', logins], workplace.directory, { env });
    expect(imported).toMatchObject({ status: 0, stdout: '1 kept as invited, 0 known already.\n' });
    receiver = await startReceiver(workplace.directory, { configuration, env });
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    expect(github.faults).toEqual([]);
    await github.close();
    workplace.remove();
  });

  const deliver = (event: string, payload: JsonObject) => {
    const body = JSON.stringify(payload);
    return receiver.post('/webhook/github', body, {
      'x-hub-signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`,
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
      'x-github-event': event,
      'x-github-delivery': randomUUID(),
    });
  };
  const merge = (changes: MergedChanges) => deliver('pull_request', mergedPullRequest(changes));
  const ended = async (count: number) => {
    const finished = async () => {
      const { json } = await receiver.get('/api/v1/deliveries');
      const deliveries = json.deliveries as { effects: { status: string; message: string }[] }[];
      return deliveries.flatMap(({ effects }) => effects).filter(({ status }) => !['due', 'running'].includes(status));
    };
    await waitFor(async () => (await finished()).length >= count);
    return finished();
  };
  const bob = { id: 22, login: 'bob', type: 'User' };

  test('a first merge is an invitation and the welcome; the second is nothing, and neither is a bot or its own list', async () => {
    expect((await merge({ number: 2 })).status).toBe(202);
    await ended(1);
    expect((await merge({ number: 3 })).status).toBe(202);
    await merge({ number: 4, user: bob });
    const [last, before, first] = await ended(3);
    expect([first?.message, before?.status, last?.status]).toEqual(['invited alice', 'skipped', 'skipped']);
    for (const changes of [
      { user: { ...bob, type: 'Bot' } },
      { ownerType: 'User' },
      { isMerged: false },
      { repository: 'acme/widgets' },
    ]) {
      const { status, json } = await merge(changes);
      expect([status, json.effects]).toEqual([202, 0]);
    }
    expect(octo.invitations).toEqual([{ invitee: 21, teams: [] }]);
    expect(octo.comments).toMatchObject([
      { number: 2, body: expect.stringContaining('Thank you, @alice, and welcome') },
    ]);
  });

  test('/ping is answered, which snekomatic never did', async () => {
    const example = githubExamples().find(({ what }) => what === 'issue_comment.created')?.body;
    const payload = JSON.parse(JSON.stringify(example).replaceAll('Codertocat/Hello-World', 'octo/widgets')) as Record<
      string,
      JsonObject
    >;
    Object.assign(payload.comment ?? {}, { body: 'Anybody there?\n\n/ping\n' });
    const { json } = await deliver('issue_comment', payload as JsonObject);
    expect(json.effects).toBe(2);
    await waitFor(async () => octo.comments.length === 2 && reactions.length === 1);
    expect(octo.comments.at(-1)).toMatchObject({ number: 1, body: expect.stringMatching(/-->\npong!\n$/) });
    expect(reactions[0]).toMatch(/^\/repos\/octo\/widgets\/issues\/comments\/\d+\/reactions .*heart/);
  });

  test('what is not signed is refused', async () => {
    const { status } = await receiver.post('/webhook/github', '{}', { 'x-github-event': 'ping' });
    expect(status).toBe(401);
  });
});
