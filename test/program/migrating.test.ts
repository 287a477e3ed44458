import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type FakeGithub, fakeToken, startFakeGithub } from '../fakes/github.ts';
import {
  createBody,
  makeWorkplace,
  type RunningReceiver,
  runCommand,
  secret,
  sign,
  startReceiver,
} from './receiver-process.ts';

/** The first YAML block of a document. */
function configurationOf(document: string): string {
  const block = /```yaml\n([\s\S]*?)```/.exec(readFileSync(document, 'utf8'))?.[1];
  if (block === undefined) throw new Error(`${document} holds no YAML.`);
  return block;
}

describe("docs/migrating/lgtm-tutorial.md, in place of LGTM's tutorial app", () => {
  const workplace = makeWorkplace();
  const env = { LGTM_SECRET: secret, GITHUB_TOKEN: fakeToken, GIT_REPO: 'octo/widgets' };
  let github: FakeGithub;
  let receiver: RunningReceiver;
  let configuration: string;

  beforeAll(async () => {
    github = await startFakeGithub();
    // The document's own text, with GitHub on loopback put in.
    const text = configurationOf('docs/migrating/lgtm-tutorial.md').replace(
      /^( *)token:.*$/m,
      `$&\n$1api-url: ${github.apiUrl}`,
    );
    expect(text).toContain(github.apiUrl);
    configuration = workplace.write('ticketwire.yml', text);
    receiver = await startReceiver(workplace.directory, { configuration, env });
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    expect(github.faults).toEqual([]);
    await github.close();
    workplace.remove();
  });
  const post = (body: unknown) => {
    const text = JSON.stringify(body);
    return receiver.post('/', text, { 'x-lgtm-signature': sign(text) });
  };

  test('is valid as it stands', async () => {
    const file = workplace.write('as-it-stands.yml', configurationOf('docs/migrating/lgtm-tutorial.md'));
    expect(await runCommand(['check', file], workplace.directory, { env })).toMatchObject({ status: 0, stderr: '' });
  });

  test("serves the tutorial's address: create, close and reopen", async () => {
    expect(await post(createBody())).toMatchObject({ status: 201, json: { 'issue-id': '1' } });
    expect(await post({ transition: 'close', 'issue-id': 1 })).toMatchObject({ status: 200 });
    expect(await github.api('GET', '/repos/octo/widgets/issues/1')).toMatchObject({ state: 'closed' });
    expect(await post({ transition: 'reopen', 'issue-id': 1 })).toMatchObject({ status: 200 });
    expect(await github.api('GET', '/repos/octo/widgets/issues/1')).toMatchObject({ state: 'open' });
  });

  test('an issue that the tutorial app made lives on', async () => {
    const { number } = await github.api<{ number: number }>('POST', '/repos/octo/widgets/issues', {
      title: 'Old',
      labels: ['LGTM'],
    });
    expect(await post({ transition: 'close', 'issue-id': number })).toMatchObject({
      status: 200,
      json: { 'issue-id': String(number) },
    });
    expect(await github.api('GET', `/repos/octo/widgets/issues/${number}`)).toMatchObject({
      state: 'closed',
      title: 'Old',
    });
  });
});

test('the configurations in README and documents are valid', async () => {
  const workplace = makeWorkplace();
  const env = { LGTM_SECRET: 's', GITHUB_TOKEN: 't', GIT_REPO: 'o/r' };
  for (const document of ['README.md', 'docs/configuration.md']) {
    const file = workplace.write('ticketwire.yml', configurationOf(document));
    expect(
      await runCommand(['check', file], workplace.directory, {
        env: { ...env, ...anyVariables(configurationOf(document)) },
      }),
    ).toMatchObject({ status: 0 });
  }
  workplace.remove();
});

function anyVariables(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/\$\{(\w+)\}/g)].map((match) => [match[1] ?? '', 'octo/any']));
}
