/** What a token needs for a request, as `permissions:` of a workflow calls it; the first that fits counts. */
const permissions: readonly (readonly [RegExp, read: string, write: string])[] = [
  [/^\/repos\/[^/]+\/[^/]+\/issues/, 'issues: read', 'issues: write (on pull requests also pull-requests: write)'],
  [/^\/repos\/[^/]+\/[^/]+\/actions\//, 'actions: read', 'actions: write'],
  [/^\/repos\/[^/]+\/[^/]+\/check-runs\//, 'checks: read', 'checks: write'],
  [/^\/repos\/[^/]+\/[^/]+\/(pulls|commits\/[^/]+\/pulls)/, 'pull-requests: read', 'pull-requests: write'],
  [
    /^\/repos\/[^/]+\/[^/]+\/(compare|releases|contents|commits|comments|dispatches)/,
    'contents: read',
    'contents: write',
  ],
  [/^\/repos\/[^/]+\/[^/]+\/deployments/, 'deployments: read', 'deployments: write'],
  [/^\/repos\/[^/]+\/[^/]+\/code-scanning\//, 'security-events: read', 'security-events: write'],
  [
    /^\/repos\/[^/]+\/[^/]+\/dependabot\//,
    'Dependabot alerts: read (of an App or a fine-grained token; of a workflow vulnerability-alerts: read where GitHub offers it)',
    'Dependabot alerts: write',
  ],
  [
    /^\/repos\/[^/]+\/[^/]+\/secret-scanning\//,
    'Secret scanning alerts: read (of an App or a fine-grained token)',
    'Secret scanning alerts: write',
  ],
  [
    /^\/(repos\/[^/]+|orgs)\/[^/]+\/hooks/,
    'Webhooks: read (of an App or a fine-grained token; of a classic one admin:repo_hook or admin:org_hook)',
    'Webhooks: write',
  ],
  [
    /^\/orgs\//,
    'Members: read (of an App or a fine-grained token)',
    'Members: write (of an App or a fine-grained token)',
  ],
];

/** The name of the permission for a request, where it is known; `path` is without the API's base. */
export function permissionFor(method: string, path: string): string | undefined {
  const found = permissions.find(([pattern]) => pattern.test(path));
  if (found === undefined) return undefined;
  const [, read, write] = found;
  return method === 'GET' ? read : write;
}
