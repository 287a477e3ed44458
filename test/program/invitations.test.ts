import { createHmac, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type MergedChanges, mergedPullRequest } from '../contract/merged.ts';
import { type FakeGithub, startFakeGithub } from '../fakes/github.ts';
import { createGithubOrganization, type GithubOrganization } from '../fakes/github-organization.ts';
import { waitFor } from '../wait-for.ts';
import { makeWorkplace, type RunningReceiver, runCommand, secret, startReceiver } from './receiver-process.ts';

let workplace: ReturnType<typeof makeWorkplace>;
let github: FakeGithub;
let octo: GithubOrganization;
let receiver: RunningReceiver;
let configuration: string;

beforeEach(async () => {
  workplace = makeWorkplace();
  github = await startFakeGithub();
  octo = createGithubOrganization();
  github.interfere(octo.interfere);
  configuration = workplace.write(
    'ticketwire.yml',
    `
sources: { octo: { sender: github, secret: "${secret}" } }
targets: { people: { type: github-org, organization: octo, token: t, api-url: "${github.apiUrl}" } }
rules:
  - name: Contributors are invited
    on: pull_request.merged
    do: [{ invite: { to: people, after: 2, welcome: "Come in, @{{ author.login }} ({{ author.id }})." } }]`,
  );
  receiver = await startReceiver(workplace.directory, { configuration });
});
afterEach(async () => {
  await receiver.kill('SIGKILL');
  expect(github.faults).toEqual([]);
  await github.close();
  workplace.remove();
});

const deliver = async (changes: MergedChanges = {}, id: string = randomUUID()) => {
  const body = JSON.stringify(mergedPullRequest(changes));
  const { status } = await receiver.post('/hooks/octo', body, {
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    'x-github-event': 'pull_request',
    'x-github-delivery': id,
  });
  return status;
};
const ended = async () => {
  const { json } = await receiver.get('/api/v1/deliveries');
  const deliveries = json.deliveries as { effects: { status: string; message: string }[] }[];
  return deliveries.flatMap(({ effects }) => effects).filter(({ status }) => !['due', 'running'].includes(status));
};
const said = () => octo.comments.map(({ body }) => body.replace(/^<!--.*-->\n/, '').trim());
const command = (...args: string[]) => runCommand(['invitations', ...args], workplace.directory);

test('two merges at once, redelivered and told of twice, are one invitation and one comment; and it says so', async () => {
  octo.items.push({ number: 2, login: 'alice', isMerged: true }, { number: 3, login: 'alice', isMerged: true });
  const id = randomUUID();
  const statuses = await Promise.all([deliver({ number: 2 }, id), deliver({ number: 2 }, id), deliver({ number: 3 })]);
  expect(statuses.toSorted()).toEqual([200, 202, 202]);
  await waitFor(async () => (await ended()).length === 2);
  expect(octo.invitations).toEqual([{ invitee: 21, teams: [] }]);
  expect(said()).toEqual(['Come in, @alice (21).']);
  const messages = (await ended()).map(({ status, message }) => `${status}: ${message}`).toSorted();
  expect(messages).toEqual([
    'done: invited alice',
    expect.stringMatching(
      /^skipped: alice was invited on \d{4}-\d\d-\d\d, and nobody is invited twice; an owner of octo/,
    ),
  ]);
});

test('killed between the request and its note it ends in one invitation and one comment', async () => {
  octo.items.push({ number: 1, login: 'alice', isMerged: true });
  octo.fail = ({ path }) => (path.endsWith('/invitations') ? { isHeld: true } : undefined);
  await deliver();
  await waitFor(async () => octo.invitations.length === 1);
  await receiver.kill('SIGKILL');
  const listed = await command('list');
  expect(listed).toMatchObject({ status: 0, stdout: expect.stringMatching(/^alice {2}21 .*begun, end unknown\n$/) });
  octo.fail = undefined;
  receiver = await startReceiver(workplace.directory, { configuration });
  await waitFor(async () => (await ended()).length === 1);
  expect([octo.invitations.length, said()]).toEqual([1, ['Come in, @alice (21).']]);
});

test('who was invited elsewhere is imported, listed, left alone, and forgotten', async () => {
  expect(await command('list')).toMatchObject({ status: 1, stderr: expect.stringContaining('is in use by process') });
  await receiver.kill('SIGTERM');
  octo.accounts.push({ id: 22, login: 'bob' });
  const logins = workplace.write('logins.txt', 'alice\n\nbob\ngone\n');
  const imported = await command('import', logins, '--config', configuration);
  expect(imported).toMatchObject({
    status: 0,
    stdout: '2 kept as invited, 0 known already.\nNo account is called gone: renamed, or gone.\n',
  });
  const again = await command('import', logins, '--config', configuration, '--json');
  expect(JSON.parse(again.stdout)).toEqual({ kept: 0, known: 2, unknown: ['gone'] });
  expect((await command('import', logins, '--config', configuration, '--to', 'others')).status).toBe(2);
  const { stdout } = await command('list', '--json');
  const listed = JSON.parse(stdout).invitations as object[];
  expect(listed).toHaveLength(2);
  expect(listed[0]).toMatchObject({ organization: `${github.apiUrl}/orgs/octo`, invitedAt: expect.any(String) });
  const elsewhere = await command('forget', 'ALICE', '--of', 'https://elsewhere.example/orgs/octo');
  expect(elsewhere).toMatchObject({ status: 1, stderr: 'Nobody called ALICE was invited.\n' });
  expect(await command('forget', 'ALICE')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^Forgotten {2}alice/),
  });
  expect(await command('forget', 'alice')).toMatchObject({ status: 1, stderr: 'Nobody called alice was invited.\n' });

  octo.items.push(...[1, 2].map((number) => ({ number, login: 'bob', isMerged: true })), {
    number: 1,
    login: 'alice',
    isMerged: true,
  });
  receiver = await startReceiver(workplace.directory, { configuration });
  await deliver({ number: 3, user: { id: 22, login: 'bob', type: 'User' } });
  await deliver({ number: 2 });
  await waitFor(async () => (await ended()).length === 2);
  expect(octo.invitations).toEqual([{ invitee: 21, teams: [] }]);
});
