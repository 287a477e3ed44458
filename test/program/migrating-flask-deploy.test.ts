import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type GitForge, startGitForge } from '../fakes/git-forge.ts';
import { cloneSite, headOf, pushPayload, settled } from './deploy/deploying.ts';
import { makeWorkplace, type RunningReceiver, runCommand, startReceiver } from './receiver-process.ts';

const document = 'docs/migrating/flask-deploy.md';

describe(`${document}, in place of the Flask hook`, () => {
  const workplace = makeWorkplace();
  let forge: GitForge;
  let receiver: RunningReceiver;
  let path: string;
  let first: string;
  const key = 'the secret that GitHub has';

  beforeAll(async () => {
    forge = await startGitForge(workplace.directory);
    first = forge.push({ 'index.html': 'one' });
    path = cloneSite(workplace.directory, forge);
    const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(document, 'utf8')) ?? [];
    const configuration = workplace.write('ticketwire.yml', yaml);
    const env = { GITHUB_SECRET: key, REPO_PATH: path, GIT_CONFIG_GLOBAL: '/dev/null' };
    const checked = await runCommand(['check', '--online', 'ticketwire.yml'], workplace.directory, { env });
    expect(checked).toMatchObject({ status: 0, stderr: '' });
    receiver = await startReceiver(workplace.directory, { configuration, env });
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    await forge.stop();
    workplace.remove();
  });

  const post = (event: string, payload: object, signature?: string) => {
    const body = JSON.stringify(payload);
    return receiver.post('/github', body, {
      'x-hub-signature-256': signature ?? `sha256=${createHmac('sha256', key).update(body).digest('hex')}`,
      'x-github-event': event,
      'x-github-delivery': createHmac('sha256', key).update(event).update(body).digest('hex'),
    });
  };

  test('a ping, an issue, a wrong signature and another branch pull nothing', async () => {
    const second = forge.push({ 'index.html': 'two' });
    const before = forge.fetches();
    expect(await post('ping', { zen: 'x', hook_id: 1 })).toMatchObject({ status: 202, json: { effects: 0 } });
    expect((await post('push', pushPayload(second), `sha256=${'0'.repeat(64)}`)).status).toBe(401);
    const other = await post('push', pushPayload(second, { ref: 'refs/heads/other' }));
    expect(other).toMatchObject({ status: 202, json: { effects: 0 } });
    expect([headOf(path), forge.fetches()]).toEqual([first, before]);
  });

  test('a push pulls, and the commit is there', async () => {
    const third = forge.push({ 'index.html': 'three' });
    expect(await post('push', pushPayload(third))).toMatchObject({ status: 202, json: { effects: 1 } });
    expect((await settled(receiver))[0]).toMatchObject({ status: 'done' });
    expect(headOf(path)).toBe(third);
  });
});
