import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../shared/model/json.ts';
import { senders } from '../../shared/senders/registry.ts';
import { waitFor } from '../wait-for.ts';
import { type Answer, makeWorkplace, type RunningReceiver, secret, startReceiver } from './receiver-process.ts';

const forges = ['github', 'gitlab', 'gitea', 'bitbucket', 'jira'] as const;
type Forge = (typeof forges)[number];

const configuration = `
sources:
${forges.map((forge) => `  ${forge}: { sender: ${forge}, secret: "${secret}" }\n`).join('')}
targets:
  board: { type: local }
  issues: { type: github-issues, repository: octo/widgets, token: t, api-url: "http://127.0.0.1:9" }
  jira: { type: jira, site: "http://127.0.0.1:9", token: t, projects: [SOC] }
rules:
  - { name: Failing runs, on: run, do: [{ track: board }] }
  - name: Deployments by command
    on: command
    command: [deploy, "re*"]
    actors: ["!mallory"]
    do:
      - label: { in: issues, tickets: [this], add: [deploying] }
      - comment: { in: jira, tickets: [body], text: "{{ command.name }} by {{ actor.login }}" }
  - name: Issues
    on: issue.opened
    from: [gitlab, jira]
    do: [{ comment: { in: issues, tickets: [title], text: seen } }]
`;

/** A delivery of the sender's fixtures, by what it is. */
function fixture(forge: Forge, what: string): { headers: Record<string, string>; body: JsonObject } {
  const { deliveries } = JSON.parse(readFileSync(`test/fixtures/senders/${forge}.json`, 'utf8'));
  const found = deliveries.find((each: { what: string }) => each.what === what);
  if (found === undefined) throw new Error(`${forge}.json holds no delivery '${what}'`);
  // With a key, so that a command asks for something wherever it is given.
  return JSON.parse(JSON.stringify(found).replace(/\/deploy(?: staging)?/g, '/deploy SOC-7'));
}

describe('forges at the receiver', () => {
  const workplace = makeWorkplace();
  let receiver: RunningReceiver;
  beforeAll(async () => {
    const file = workplace.write('ticketwire.yml', configuration);
    receiver = await startReceiver(workplace.directory, { configuration: file });
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    workplace.remove();
  });

  const idHeaders: Record<Forge, string> = {
    github: 'x-github-delivery',
    gitlab: 'idempotency-key',
    gitea: 'x-gitea-delivery',
    bitbucket: 'x-request-uuid',
    jira: 'x-atlassian-webhook-identifier',
  };

  function deliver(
    forge: Forge,
    given: { headers?: Record<string, string>; body: JsonObject },
    { to = forge, key = secret, id = randomUUID() as string, signedAs = forge } = {},
  ): Promise<Answer> {
    const body = Buffer.from(JSON.stringify(given.body));
    const proof = senders[signedAs]?.scheme.sign(body, key, Date.now()) ?? {};
    return receiver.post(`/hooks/${to}`, body, { ...given.headers, [idHeaders[forge]]: id, ...proof });
  }
  const typesOf = async ({ json }: Answer) =>
    (await receiver.get(`/api/v1/deliveries/${json.delivery}`)).json.events as string[];

  test.each<[Forge, string, number, string[]]>([
    ['github', 'a push', 0, ['push.branch']],
    ['github', 'a check of another CI system that failed', 1, ['run.failed']],
    ['github', 'a check of GitHub Actions, which workflow_run tells of', 0, ['other.check_run']],
    ['github', 'a deployment that succeeded', 0, ['deployment.succeeded']],
    ['gitlab', 'a push', 0, ['push.branch']],
    ['gitlab', 'a merge request, merge', 0, ['pull_request.merged']],
    ['gitlab', 'a pipeline that failed', 1, ['run.failed']],
    ['gitlab', 'a deployment that failed', 0, ['deployment.failed']],
    ['gitlab', 'a body of a custom template', 0, ['other.push']],
    ['gitlab', 'a comment on an issue', 1, ['comment.created', 'command.given']],
    ['gitea', 'a push', 0, ['push.branch']],
    ['gitea', 'a run of Forgejo that failed', 1, ['run.failed']],
    ['gitea', 'a comment', 1, ['comment.created', 'command.given']],
    ['gitea', "a comment of the server's own actions", 0, ['comment.created']],
    ['gitea', 'a comment that is edited', 0, ['comment.edited']],
    [
      'bitbucket',
      'a push that changes two branches and two tags',
      0,
      ['push.branch', 'push.deleted', 'push.tag', 'push.deleted'],
    ],
    ['bitbucket', 'a build that failed', 1, ['run.failed']],
    ['bitbucket', 'a comment on a pull request', 1, ['comment.created', 'command.given']],
    ['bitbucket', 'Data Center: a test of the connection', 0, ['ping.received']],
    ['jira', 'an issue that is done', 0, ['issue.closed']],
    ['jira', 'a comment', 0, ['comment.created']],
    ['jira', 'a version, released', 0, ['release.published']],
  ])('%s: %s asks for %i effects, and is %j', async (forge, what, effects, types) => {
    const answer = await deliver(forge, fixture(forge, what));
    expect(answer).toMatchObject({ status: 202, json: { effects } });
    expect(await typesOf(answer)).toEqual(types);
  });

  test.each(forges)('%s: the same delivery again is a duplicate, and a forged one is nothing', async (forge) => {
    const [first] = JSON.parse(readFileSync(`test/fixtures/senders/${forge}.json`, 'utf8')).deliveries;
    const id = randomUUID();
    expect((await deliver(forge, first, { id, key: 'another secret' })).status).toBe(401);
    expect(await deliver(forge, first, { id })).toMatchObject({ status: 202, json: { delivery: id } });
    expect(await deliver(forge, first, { id })).toMatchObject({ status: 200, json: { delivery: id, duplicate: true } });
  });

  test("a delivery of Gitea's that comes to a source of GitHub's is refused, and told whose it is", async () => {
    const push = fixture('gitea', 'a push');
    const answer = await deliver('gitea', push, { to: 'github', signedAs: 'github' });
    expect(answer.status).toBe(400);
    expect(answer.json.error).toMatch(/gitea/i);
  });

  test('a pipeline that passes closes the ticket of the one that failed', async () => {
    const failed = fixture('gitlab', 'a pipeline that failed');
    const branched = (status: string) => {
      const attributes = failed.body.object_attributes as JsonObject;
      return { ...failed, body: { ...failed.body, object_attributes: { ...attributes, ref: 'closing', status } } };
    };
    const stateOf = async () => {
      const { tickets } = (await receiver.get('/api/v1/tickets')).json as { tickets: Record<string, unknown>[] };
      const found = tickets.find(({ subject }) => subject === 'run:octo/widgets:gitlab/pipeline:closing');
      return (found?.ticket as { state?: string } | undefined)?.state;
    };
    await deliver('gitlab', branched('failed'));
    await waitFor(async () => (await stateOf()) === 'open');
    await deliver('gitlab', branched('success'));
    await waitFor(async () => (await stateOf()) === 'closed');
  });

  test('what is confidential asks for nothing', async () => {
    const open = fixture('gitlab', 'an issue');
    const attributes = {
      ...(open.body.object_attributes as JsonObject),
      title: 'Like http://127.0.0.1:9/octo/widgets/issues/5',
    };
    const body = (confidential: boolean) => ({ ...open.body, object_attributes: { ...attributes, confidential } });
    expect(await deliver('gitlab', { ...open, body: body(false) })).toMatchObject({ json: { effects: 1 } });
    expect(await deliver('gitlab', { ...open, body: body(true) })).toMatchObject({ json: { effects: 0 } });
  });

  test("a number of another forge's is no number of GitHub's, though the project is called alike", async () => {
    const open = fixture('gitlab', 'an issue');
    const attributes = { ...(open.body.object_attributes as JsonObject), title: 'Like #5' };
    const given = { ...open, body: { ...open.body, object_attributes: attributes } };
    expect(await deliver('gitlab', given)).toMatchObject({ status: 202, json: { effects: 0 } });
  });

  describe('a comment on GitHub', () => {
    const comment = (body: string, user = 'octo') => ({
      headers: { 'x-github-event': 'issue_comment' },
      body: {
        action: 'created',
        issue: { number: 5, title: 'It breaks' },
        comment: { body, user: { login: user, type: 'User' } },
        repository: { full_name: 'octo/widgets' },
      },
    });

    test.each<[string, string, number, string[]]>([
      ['/deploy staging', 'octo', 1, ['comment.created', 'command.given']],
      ['/retry\n/deploy\n/label x', 'octo', 2, ['comment.created', 'command.given', 'command.given', 'command.given']],
      ['/deploy', 'mallory', 0, ['comment.created', 'command.given']],
      ['> /deploy', 'octo', 0, ['comment.created']],
      ['Nothing to see', 'octo', 0, ['comment.created']],
    ])('%j by %s asks for %i effects', async (text, user, effects, types) => {
      const answer = await deliver('github', comment(text, user));
      expect(answer).toMatchObject({ status: 202, json: { effects } });
      expect(await typesOf(answer)).toEqual(types);
    });
  });
});
