import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ChatHooks, startChatHooks } from '../fakes/chat-hooks.ts';
import { waitFor } from '../wait-for.ts';
import { makeWorkplace, type RunningReceiver, runCommand, startReceiver } from './receiver-process.ts';

const document = 'docs/migrating/err-repohook.md';

describe(`${document}, in place of err-repohook`, () => {
  const workplace = makeWorkplace();
  const text = readFileSync(document, 'utf8');
  let hooks: ChatHooks;
  let receiver: RunningReceiver;
  let env: Record<string, string>;
  /** The secrets that were told, by source. */
  const secrets = new Map<string, string>();

  const command = (line: string) => {
    const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    return runCommand(args.slice(1), workplace.directory, { env });
  };
  /** The commands of a block of the document, without those that set up and start. */
  const commands = [...text.matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(([, block = '']) => block.split('\n'))
    .filter((line) => /^ticketwire (sources|routes)/.test(line));

  beforeAll(async () => {
    hooks = await startChatHooks();
    const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(text) ?? [];
    // The fake takes any JSON.
    const configuration = workplace.write('ticketwire.yml', yaml.replaceAll('type: mattermost', 'type: webhook'));
    workplace.write('as-written.yml', yaml);
    env = {
      DEV_WEBHOOK_URL: hooks.url('dev'),
      OPS_WEBHOOK_URL: hooks.url('ops'),
      TICKETWIRE_ADMIN_TOKEN: 'an admin token for tests',
    };
    expect(await command('ticketwire check as-written.yml')).toMatchObject({ status: 0, stderr: '' });
    receiver = await startReceiver(workplace.directory, { configuration, env });
    env.PORT = new URL(receiver.address).port;
    for (const line of commands) {
      const { status, stdout, stderr } = await command(line);
      expect({ line, status, stderr }).toEqual({ line, status: 0, stderr: '' });
      const [, secret] = /^Secret {3}(\S+)$/m.exec(stdout) ?? [];
      if (secret !== undefined) secrets.set(line.split(' ')[3] ?? '', secret);
    }
  });
  afterAll(async () => {
    await receiver.kill('SIGTERM');
    await hooks.stop();
    workplace.remove();
  });

  const github = (event: string, payload: object) => {
    const body = JSON.stringify(payload);
    const key = secrets.get('widgets') ?? '';
    return receiver.post('/hooks/widgets', body, {
      'x-hub-signature-256': `sha256=${createHmac('sha256', key).update(body).digest('hex')}`,
      'x-github-event': event,
      'x-github-delivery': randomUUID(),
    });
  };
  const gitlab = (event: string, payload: object, token = secrets.get('gadgets') ?? '') =>
    receiver.post('/hooks/gadgets', JSON.stringify(payload), {
      'x-gitlab-event': event,
      'x-gitlab-token': token,
      'x-gitlab-event-uuid': randomUUID(),
    });
  const widgets = { full_name: 'octo/widgets', html_url: 'https://github.com/octo/widgets', default_branch: 'main' };
  const bob = { login: 'bob', type: 'User' };
  const issue = {
    number: 7,
    title: 'Tests <fail> & burn',
    url: 'https://api.github.com/repos/octo/widgets/issues/7',
    html_url: 'https://github.com/octo/widgets/issues/7',
    user: { login: 'alice', type: 'User' },
    state: 'open',
    labels: [],
  };

  test('its commands make the routes it tells of', async () => {
    const { stdout } = await command('ticketwire routes list');
    expect(stdout.trim().split('\n')).toEqual([
      'octo/widgets > dev  push, pull_request, issue, comment',
      'octo/widgets > ops  push, issue',
      'octo/gadgets > dev  push.branch, push.deleted, pull_request',
    ]);
    expect((await command('ticketwire routes list octo/gadgets')).stdout.trim().split('\n')).toHaveLength(1);
    const { stdout: json } = await command('ticketwire routes list --json');
    expect(JSON.parse(json).routes[0]).toMatchObject({ repository: 'octo/widgets', room: 'dev', sources: ['widgets'] });
    expect(json + (await command('ticketwire sources list --json')).stdout).not.toContain(secrets.get('widgets'));
  });

  test('an issue is told with who did what, by links for people, in both rooms', async () => {
    await github('issues', {
      action: 'labeled',
      issue,
      label: { name: 'bug' },
      repository: widgets,
      sender: bob,
    });
    await waitFor(async () => hooks.said('dev').length === 1 && hooks.said('ops').length === 1);
    const said = hooks.said('dev')[0];
    expect(said?.text).toMatch(/bob/);
    expect(said?.text).toMatch(/bug/);
    expect(said?.text).toContain('Tests <fail> & burn');
    const body = JSON.stringify(said?.body);
    expect(body).toContain('https://github.com/octo/widgets/issues/7');
    expect(body).not.toContain('api.github.com');
  });

  test('a comment goes only to the room that wants comments, and is linked itself', async () => {
    const url = 'https://github.com/octo/widgets/issues/7#issuecomment-5';
    await github('issue_comment', {
      action: 'created',
      issue,
      comment: { id: 5, html_url: url, body: 'Me too', user: bob, created_at: '2026-01-31T12:00:00Z' },
      repository: widgets,
      sender: bob,
    });
    await waitFor(async () => hooks.said('dev').length === 2);
    expect(JSON.stringify(hooks.said('dev')[1]?.body)).toContain(url);
    expect(hooks.said('ops')).toHaveLength(1);
  });

  test('GitLab is told by its own token, and by no other', async () => {
    const payload = {
      object_kind: 'push',
      event_name: 'push',
      ref: 'refs/heads/feature/x',
      before: '1'.repeat(40),
      after: '2'.repeat(40),
      user_username: 'carol',
      user_name: 'Carol',
      project: {
        path_with_namespace: 'octo/gadgets',
        web_url: 'https://gitlab.com/octo/gadgets',
        default_branch: 'main',
      },
      commits: [
        {
          id: '2'.repeat(40),
          message: 'Let them in\n\nAt last.',
          url: `https://gitlab.com/octo/gadgets/-/commit/${'2'.repeat(40)}`,
          author: { name: 'Carol' },
        },
      ],
      total_commits_count: 1,
    };
    expect((await gitlab('Push Hook', payload, 'x')).status).toBe(401);
    expect((await gitlab('Push Hook', payload)).status).toBe(202);
    await waitFor(async () => hooks.said('dev').length === 3);
    expect(hooks.said('dev')[2]?.text).toContain('feature/x');
    expect(hooks.said('dev')[2]?.details).toContain('Let them in');
    expect(hooks.said('dev')[2]?.details).not.toContain('At last');
  });

  test('a repository that is not the source’s is ignored, and organisation events are no error', async () => {
    const other = await github('push', { ref: 'refs/heads/main', repository: { full_name: 'ex/ex' }, sender: bob });
    expect([other.status, other.json.effects]).toEqual([202, 0]);
    const organisation = await github('organization', {
      action: 'member_added',
      organization: { login: 'octo' },
      sender: bob,
    });
    expect(organisation.status).toBe(202);
  });

  test('what is wrong is reported and changes nothing', async () => {
    const before = (await command('ticketwire routes list')).stdout;
    const refused = await command('ticketwire routes add octo/widgets dev push comit');
    expect(refused).toMatchObject({ status: 2, stderr: expect.stringMatching(/'comit' \(did you mean/) });
    expect((await command('ticketwire routes defaults bogus')).status).toBe(2);
    expect((await command('ticketwire routes remove octo/unknown')).status).toBe(1);
    expect((await command('ticketwire routes list')).stdout).toBe(before);
    expect((await command('ticketwire routes defaults')).stdout).toBe(
      'New routes are for: push, pull_request, issue, comment\n',
    );
  });

  test('the last route takes the registered source and its secret along', async () => {
    expect((await command('ticketwire routes remove octo/widgets ops')).stdout).toBe('Removed  octo/widgets > ops\n');
    const last = await command('ticketwire routes remove octo/widgets');
    expect(last.stdout).toContain('Removed  octo/widgets > dev\nRemoved  source widgets and its secret');
    expect((await github('push', { ref: 'refs/heads/main', repository: widgets, sender: bob })).status).toBe(404);
    const again = await command('ticketwire routes add octo/widgets dev');
    expect(again.stdout).toContain('ticketwire sources add octo-widgets --sender github --repository octo/widgets');
  });
});
