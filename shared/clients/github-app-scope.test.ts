import { expect, test } from '@jest/globals';
import { type AppScope, scopeOf, withinGranted } from './github-app-scope.ts';

const talk = { issues: 'write', pull_requests: 'write' } as const;
const widgets = { owner: 'octo', repository: 'widgets' };

test.each<[string, AppScope | undefined]>([
  ['/repos/octo/widgets', { ...widgets, permissions: talk }],
  ['/repos/octo/widgets/issues?state=all', { ...widgets, permissions: talk }],
  ['/repos/octo/widgets/issues/comments/7/reactions', { ...widgets, permissions: talk }],
  ['/repos/octo/widgets/pulls/1/comments/7/replies', { ...widgets, permissions: talk }],
  ['/repos/octo/widgets/commits/abc/comments', { ...widgets, permissions: { contents: 'read' } }],
  ['/repos/octo/widgets/dispatches', { ...widgets, permissions: { contents: 'write' } }],
  ['/repos/octo/widgets/comments/7/reactions', { ...widgets, permissions: { contents: 'write' } }],
  ['/repos/octo/widgets/deployments/7/statuses', { ...widgets, permissions: { deployments: 'write' } }],
  ['/repos/octo/widgets/code-scanning/alerts/7', { ...widgets, permissions: { security_events: 'write' } }],
  ['/repos/octo/widgets/hooks/7/deliveries', { ...widgets, permissions: { repository_hooks: 'write' } }],
  ['/orgs/octo/hooks', { owner: 'octo', permissions: { organization_hooks: 'write' } }],
  ['/orgs/octo/memberships/somebody', { owner: 'octo', permissions: { members: 'write' } }],
  ['/graphql', undefined],
  ['/user', undefined],
])('%s takes a token for what it is about', (path, expected) => {
  expect(scopeOf(path)).toEqual(expected);
});

test.each<[string, AppScope | undefined]>([
  ['octo/widgets', { ...widgets, permissions: talk }],
  ['octo', { owner: 'octo', permissions: { members: 'write' } }],
  ['a/b/c', undefined],
])('what is about %s takes a token for that, whatever the path', (about, expected) => {
  expect(scopeOf('/graphql', about)).toEqual(expected);
});

test('nothing is asked for beyond what was granted', () => {
  expect(
    withinGranted({ issues: 'write', pull_requests: 'write', members: 'write' }, { issues: 'write', members: 'read' }),
  ).toEqual({ issues: 'write', members: 'read' });
  expect(withinGranted({ members: 'read' }, { members: 'write' })).toEqual({ members: 'read' });
});
