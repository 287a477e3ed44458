import type { AppPermissions } from '../settings/github.ts';

/** A repository, or an organisation itself. */
export interface AppPlace {
  owner: string;
  repository?: string | undefined;
}

/** What a token of an App is narrowed to. */
export interface AppScope extends AppPlace {
  /** As the API names them. https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app */
  permissions: AppPermissions;
}

const talk: AppPermissions = { issues: 'write', pull_requests: 'write' };

/** What requests need, by what follows `/repos/OWNER/NAME`; the first that fits counts. */
const ofRepositories: readonly (readonly [RegExp, AppPermissions])[] = [
  [/^\/code-scanning\//, { security_events: 'write' }],
  [/^\/deployments/, { deployments: 'write' }],
  [/^\/hooks/, { repository_hooks: 'write' }],
  [/^\/commits\/[^/]+\/comments/, { contents: 'read' }],
  [/^\/dispatches$/, { contents: 'write' }],
  [/^\/comments\//, { contents: 'write' }],
];

const ofOrganizations: readonly (readonly [RegExp, AppPermissions])[] = [[/^\/hooks/, { organization_hooks: 'write' }]];
const people: AppPermissions = { members: 'write' };

/** What a request is about; `about` names a repository, `owner/name`, or an organisation, where the path does not. Undefined: nobody's. */
export function scopeOf(path: string, about?: string): AppScope | undefined {
  const [, owner, repository, rest = ''] = /^\/repos\/([^/?]+)\/([^/?]+)([^?]*)/.exec(path) ?? [];
  if (owner !== undefined && repository !== undefined) {
    return { owner, repository, permissions: firstFit(ofRepositories, rest) ?? talk };
  }
  const [, organization, of = ''] = /^\/orgs\/([^/?]+)([^?]*)/.exec(path) ?? [];
  if (organization !== undefined) {
    return { owner: organization, permissions: firstFit(ofOrganizations, of) ?? people };
  }
  if (about !== undefined && /^[^/]+$/.test(about)) return { owner: about, permissions: people };
  const [, aboutOwner, aboutName] = /^([^/]+)\/([^/]+)$/.exec(about ?? '') ?? [];
  if (aboutOwner === undefined || aboutName === undefined) return undefined;
  return { owner: aboutOwner, repository: aboutName, permissions: talk };
}

function firstFit(table: readonly (readonly [RegExp, AppPermissions])[], path: string): AppPermissions | undefined {
  return table.find(([pattern]) => pattern.test(path))?.[1];
}

/** Of the wanted permissions those that were granted, at most as they were: asking for more is refused as a whole. */
export function withinGranted(wanted: AppPermissions, granted: AppPermissions | undefined): AppPermissions {
  if (granted === undefined) return wanted;
  const kept = Object.entries(wanted).flatMap(([name, level]) => {
    const has = granted[name];
    return has === undefined ? [] : [[name, level === 'write' && has === 'write' ? 'write' : 'read'] as const];
  });
  return Object.fromEntries(kept);
}
