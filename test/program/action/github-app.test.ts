import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { startFakeGithub } from '../../fakes/github.ts';
import { runAction } from '../action-process.ts';
import { repository } from './payloads.ts';

test('a target of a workflow may have an App, whose key is masked line by line', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const permissions = { issues: 'write', pull_requests: 'write' } as const;
  const installations = [{ installation_id: 8, account: 'octo' }];
  const app = { app_id: 7, slug: 'robot', name: 'Robot', private_key: key, permissions, installations };
  const github = await startFakeGithub({ apps: [app] });
  try {
    await github.api('POST', '/repos/octo/widgets/issues', { title: 'It breaks' });
    const end = await runAction({
      event: 'issue_comment',
      payload: {
        action: 'created',
        issue: { number: 1, title: 'It breaks' },
        comment: { id: 7, body: '/ping', user: { login: 'octo', type: 'User' }, author_association: 'MEMBER' },
        repository,
        installation: { id: 8 },
      },
      inputs: {
        rules: `targets: { issues: { type: github-issues, repository: octo/widgets, app: { id: 7, private-key: "\${APP_KEY}" } } }
rules: [{ name: P, on: command, command: ping, do: [{ reply: pong }] }]`,
      },
      env: { APP_KEY: key },
      apiUrl: github.apiUrl,
    });
    expect([end.status, end.output('status')]).toEqual([0, 'done']);
    const [comment] = await github.api<{ user: { login: string } }[]>('GET', '/repos/octo/widgets/issues/1/comments');
    expect(comment?.user.login).toBe('robot[bot]');
    for (const line of key.trim().split('\n')) expect(end.printed).toContain(`::add-mask::${line}`);
    expect(github.requests.map(({ path }) => path.split('?')[0])).toEqual([
      '/app/installations/8/access_tokens',
      '/repos/octo/widgets/issues/1/comments',
      '/repos/octo/widgets/issues/1/comments',
    ]);
    expect(github.faults).toEqual([]);
  } finally {
    await github.close();
  }
});
