import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { emitterEventNames } from '@octokit/webhooks';
import { appManifest } from '../../receiver/github-app/manifest.ts';
import { loadConfiguration } from '../../shared/config/load.ts';
import { subscriptions } from '../../shared/mapping/github-subscriptions.ts';

const targets = `
  issues: { type: github-issues, repository: o/r, token: t }
  people: { type: github-org, organization: o, app: { id: 1, private-key: "\${APP_KEY}" } }
  scans: { type: code-scanning, repository: o/r, token: t }
  site: { type: checkout, path: /srv, repository: o/r, branch: main, statuses: { token: t } }
  room: { type: slack, url: "https://hooks.slack.com/services/T/B/x" }`;

function manifestOf(rules: string, publicUrl: string | undefined) {
  return manifestFor(
    `sources: { octo: { sender: github, secret: s } }\ntargets:${targets}\nrules: [${rules}]`,
    publicUrl,
  );
}

const permissionsOf = (text: string) => manifestFor(text, 'https://tickets.example').default_permissions;

function manifestFor(text: string, publicUrl: string | undefined) {
  const loaded = loadConfiguration({ text, file: 'f', directory: '.', env: {}, now: 0, isLenient: true });
  if (!('configuration' in loaded)) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  const source = { name: 'octo', path: '/hooks/octo' };
  return appManifest(loaded.configuration, { name: 'Ticketwire', publicUrl, source });
}

describe('the manifest of an App', () => {
  const base = { metadata: 'read' };
  test.each<[string, string, string[], object]>([
    ['no rule', '', [], {}],
    [
      'an invitation',
      '{ name: I, on: pull_request.merged, do: [{ invite: people }] }',
      ['pull_request'],
      { members: 'write', pull_requests: 'read' },
    ],
    [
      'an invitation with a welcome, after the third',
      '{ name: I, on: pull_request.merged, do: [{ invite: { to: people, after: 3, welcome: Hi } }] }',
      ['pull_request'],
      { members: 'write', issues: 'write', pull_requests: 'write' },
    ],
    [
      'a command for a team',
      '{ name: C, on: command, command: ping, teams: o/x, do: [{ reply: { in: issues, text: pong } }] }',
      ['issue_comment', 'issues', 'pull_request', 'pull_request_review', 'pull_request_review_comment'],
      { issues: 'write', members: 'read', pull_requests: 'write' },
    ],
    [
      'a command that is not answered: asking for help is',
      '{ name: C, on: command, command: bug, do: [{ label: { in: issues, tickets: [body], add: [bug] } }] }',
      ['issue_comment', 'issues', 'pull_request', 'pull_request_review', 'pull_request_review_comment'],
      { issues: 'write', pull_requests: 'write' },
    ],
    [
      'a workflow that is started',
      '{ name: W, on: release.published, do: [{ dispatch: { repository: o/r, event: x } }] }',
      ['release'],
      { contents: 'write' },
    ],
    [
      'an alert that is followed is told of to its end',
      '{ name: A, on: alert.opened, do: [{ track: issues }] }',
      ['code_scanning_alert', 'dependabot_alert', 'secret_scanning_alert'],
      { issues: 'write', secret_scanning_alerts: 'read', security_events: 'read', vulnerability_alerts: 'read' },
    ],
    [
      'a push that is deployed',
      '{ name: D, on: push.branch, do: [{ deploy: site }] }',
      ['push'],
      { contents: 'read', deployments: 'write' },
    ],
    [
      'a room that hears of releases and stars',
      '{ name: R, on: [release.published, other.star], do: [{ post: room }] }',
      ['release', 'star'],
      { contents: 'read' },
    ],
    [
      'what hardly any rule wants, and this one names',
      '{ name: M, on: [other.merge_group, other.page_build], do: [{ post: room }] }',
      ['merge_group', 'page_build'],
      { merge_queues: 'read', pages: 'read' },
    ],
    ['a parked rule', '{ name: P, on: push, enabled: false, do: [{ post: room }] }', [], {}],
    ['a rule for another source', '{ name: W, on: push, from: workflow, do: [{ post: room }] }', [], {}],
    [
      'what is decided is told to code scanning',
      '{ name: S, on: issue.closed, do: [{ report: scans }] }',
      ['issues'],
      { issues: 'read', security_events: 'write' },
    ],
    [
      'a comment on what somebody opened',
      '{ name: O, on: pull_request.opened, do: [{ comment: { in: issues, tickets: [this], text: Hi } }] }',
      ['pull_request'],
      { issues: 'write', pull_requests: 'write' },
    ],
  ])('%s', (_what, rules, events, permissions) => {
    const manifest = manifestOf(rules, 'https://tickets.example');
    expect([manifest.default_events, manifest.default_permissions]).toEqual([events, { ...base, ...permissions }]);
  });

  test('is told of everything for a rule that wants everything, and of nothing that is about administering', () => {
    const { default_events: events, default_permissions: permissions } = manifestOf(
      '{ name: All, on: "*", do: [{ post: room }] }',
      'https://tickets.example',
    );
    expect(events).toEqual(expect.arrayContaining(['push', 'issues', 'code_scanning_alert', 'star', 'workflow_run']));
    expect(Object.values(permissions)).not.toContain('write');
    expect(permissions).not.toHaveProperty('administration');
    expect(permissions).not.toHaveProperty('organization_administration');
  });

  test('needs what is to be caught up with, and statuses, before there are credentials', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: variables of the configuration look like this
    const app = 'app: { id: "${NOT_YET}", private-key: { file: not-yet.pem } }';
    const text = `sources: { octo: { sender: github, secret: s, catch-up: { repository: o/r, ${app} } } }
targets: { site: { type: checkout, path: /srv, repository: o/r, branch: main, statuses: { ${app} } } }
rules: [{ name: D, on: push.branch, do: [{ deploy: site }] }]`;
    expect(permissionsOf(text)).toEqual({
      contents: 'read',
      deployments: 'write',
      metadata: 'read',
      repository_hooks: 'write',
    });
    expect(permissionsOf(text.replace('repository: o/r, app', 'organization: o, app'))).toMatchObject({
      organization_hooks: 'write',
    });
  });

  test('is told of nothing where nobody can reach the receiver', () => {
    const manifest = manifestOf('{ name: R, on: push, do: [{ post: room }] }', undefined);
    expect(manifest).toEqual({
      name: 'Ticketwire',
      url: 'https://github.com/apps',
      public: false,
      default_permissions: base,
      default_events: [],
    });
  });

  test('knows events and permissions by names that GitHub has', () => {
    const known = new Set<string>(emitterEventNames);
    expect(Object.keys(subscriptions).filter((name) => !known.has(name))).toEqual([]);
    const description = JSON.parse(readFileSync('test/fixtures/github-openapi.generated.json', 'utf8'));
    const permissions = Object.keys(description.components.schemas['app-permissions'].properties);
    const used = Object.values(subscriptions).map(({ permission }) => permission);
    expect(permissions).toEqual(expect.arrayContaining([...new Set(used)]));
  });
});
