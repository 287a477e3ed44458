import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { proveTargets } from '../../receiver/prove.ts';
import { loadConfiguration } from '../../shared/config/load.ts';
import type { Finding } from '../../shared/targets/target.ts';
import { type FakeGithub, fakeToken, startFakeGithub } from '../fakes/github.ts';

const key = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

describe('check --online asks an App', () => {
  let github: FakeGithub;
  let granted: object;
  /** Another App each time: what is remembered of one is nothing to another. */
  let appId = 0;

  beforeAll(async () => {
    github = await startFakeGithub();
    github.interfere(({ path }) => {
      if (path === '/app') return { status: 200, body: { slug: 'robot', name: 'Robot' } };
      if (path.endsWith('/access_tokens')) return { status: 201, body: { token: fakeToken } };
      if (path.endsWith('/teams/none')) return { status: 404, body: {} };
      const isInstallation = path.endsWith('/installation');
      if (isInstallation) return { status: 200, body: { id: 8, permissions: granted } };
      const isOfOrganization = path.startsWith('/orgs/') || path.includes('/alerts') || path.includes('/deployments');
      return isOfOrganization ? { status: 200, body: [] } : undefined;
    });
  });
  afterAll(async () => {
    await github.close();
  });

  /** What it says of each permission at a target, `!` before those that are missing. */
  async function permissionsAt(target: string, rule: string, isGranted: object): Promise<string[]> {
    const said = await findingsAt(target, rule, isGranted);
    return said.flatMap(({ what, remedy }) => {
      const [, permission] = /^The App has the permission (.*) at octo/.exec(what) ?? [];
      return permission === undefined ? [] : [remedy === undefined ? permission : `!${permission}`];
    });
  }

  async function findingsAt(target: string, rule: string, isGranted: object): Promise<readonly Finding[]> {
    granted = isGranted;
    appId += 1;
    const own = `app: { id: ${appId}, private-key: ${JSON.stringify(key)} }, api-url: "${github.apiUrl}"`;
    const text = `targets: { t: { ${target.replace('OWN', own)} } }\nrules: [{ name: R, on: ${rule} }]`;
    const loaded = loadConfiguration({ text, file: 'f', directory: '.', env: {}, now: 0 });
    if (!('configuration' in loaded)) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
    const [proof] = await proveTargets(loaded.configuration);
    return proof?.findings ?? [];
  }

  const issues = 'type: github-issues, repository: octo/widgets, OWN';
  test.each<[string, string, object, string[]]>([
    [issues, 'alert, do: [{ track: t }]', { issues: 'write' }, ['issues: write']],
    [issues, 'alert, do: [{ track: t }]', { issues: 'read' }, ['!issues: write']],
    [
      issues,
      'command, command: ping, do: [{ reply: { in: t, text: x } }]',
      { issues: 'write' },
      ['issues: write', '!pull_requests: write'],
    ],
    [
      issues,
      'pull_request.opened, do: [{ comment: { in: t, tickets: [this], text: x } }]',
      { issues: 'write', pull_requests: 'read' },
      ['issues: write', '!pull_requests: write'],
    ],
    [
      'type: github-org, organization: octo, OWN',
      'pull_request.merged, do: [{ invite: t }]',
      { members: 'read' },
      ['!members: write'],
    ],
    [
      'type: github-org, organization: octo, OWN',
      'pull_request.merged, do: [{ invite: { to: t, welcome: x } }]',
      { members: 'write' },
      ['!issues: write', 'members: write', '!pull_requests: write'],
    ],
    [
      'type: github-org, organization: octo, OWN',
      'command, command: ping, teams: octo/leads, do: [{ reply: { in: t, text: x } }]',
      { members: 'read', issues: 'write', pull_requests: 'write' },
      ['issues: write', 'members: read', 'pull_requests: write'],
    ],
    [
      issues,
      'command, command: bug, do: [{ label: { in: t, tickets: [body], add: [x] } }]',
      { issues: 'write' },
      ['issues: write', '!pull_requests: write'],
    ],
    [
      'type: code-scanning, repository: octo/widgets, OWN',
      'issue.closed, do: [{ report: t }]',
      {},
      ['!security_events: write'],
    ],
    [
      'type: checkout, path: /nowhere, repository: octo/widgets, branch: main, statuses: { OWN }',
      'push.branch, do: [{ deploy: t }]',
      { deployments: 'read' },
      ['!deployments: write'],
    ],
  ])('%s: for %s, granted %j', async (target, rule, isGranted, expected) => {
    expect(await permissionsAt(target, rule, isGranted)).toEqual(expected);
  });

  test('for the teams that rules name', async () => {
    const found = await findingsAt(
      'type: github-org, organization: octo, OWN',
      'push, teams: [Octo/leads, octo/none], do: [{ invite: t }]',
      { members: 'write' },
    );
    const teams = found.filter(({ what }) => what.startsWith('The team'));
    expect(teams).toEqual([
      { what: "The team 'leads' can be seen" },
      { what: "The team 'none' can be seen", remedy: expect.stringContaining('slug') },
    ]);
  });
});
