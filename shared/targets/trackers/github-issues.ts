import { z } from 'zod';
import { knownWebUrlOf, webUrlOf } from '../../clients/github-addresses.ts';
import { githubReferenceReader } from '../../mapping/keys.ts';
import { credentialOptions, credentialsLack, credentialsOf } from '../../settings/github.ts';
import { addressValue, durationValue, limitsValue, repositoryValue } from '../../settings/values.ts';
import type { CreationLimits } from '../../store/store.ts';
import { permissionsFor } from '../app-permissions.ts';
import type { TargetType } from '../target.ts';
import { stateNames } from './forge/named.ts';
import { openGithubIssues } from './github/open.ts';
import { issueLimits, publicApi, publicLimits } from './github/settings.ts';

const options = {
  repository: repositoryValue.describe('The repository whose issues are the tickets, as owner/name.'),
  ...credentialOptions('A token that may write issues there.'),
  'api-url': addressValue
    .optional()
    .describe(
      'GitHub Enterprise Server: https://HOST/api/v3. Unless set https://api.github.com; in a workflow its own server.',
    ),
  labels: z
    .array(z.string().min(1).max(50, 'must be at most 50 characters long'))
    .default([])
    .describe('Labels put on every ticket of this target.'),
  authors: z
    .array(z.string().regex(/^[\w-]+(\[bot\])?$/, 'must be a login such as octocat or my-app[bot]'))
    .default([])
    .describe("Logins, besides the token's own, whose issues with our marker count as ours."),
  adopt: z
    .boolean()
    .default(false)
    .describe('Look for an existing ticket before the first attempt too, where others write to this repository.'),
  limits: limitsValue(publicLimits).describe(
    'Creating requests in a minute and in an hour; api.github.com 80 and 500 unless set, elsewhere none.',
  ),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

type Options = z.output<z.ZodObject<typeof options>>;

/** Issues of a GitHub repository. docs/targets/github-issues.md */
export const githubIssues: TargetType<typeof options> = {
  type: 'github-issues',
  label: 'GitHub issues',
  docs: 'docs/targets/github-issues.md',
  options,
  limits: issueLimits,
  lacks: credentialsLack,
  states: stateNames({ knowsNotPlanned: true }),
  keysIn: ({ repository, 'api-url': apiUrl }, { githubApiUrl = publicApi }) =>
    githubReferenceReader({ repository, webUrl: webUrlOf(apiUrl ?? githubApiUrl) }),
  appPermissions: permissionsFor,
  dispatches: true,
  answers: ({ 'api-url': apiUrl }, { githubApiUrl = publicApi }) => ({
    forge: 'github',
    url: knownWebUrlOf(apiUrl ?? githubApiUrl),
  }),
  create: (settings, dependencies) => {
    const { repository, labels, authors } = settings;
    const apiUrl = settings['api-url'] ?? dependencies.githubApiUrl ?? publicApi;
    const target = {
      repository,
      credentials: credentialsOf(settings),
      labels,
      authors: [...authors, ...(dependencies.authors ?? [])],
      apiUrl,
      adopts: settings.adopt || dependencies.isStoreless === true,
      limits: limitsOf(settings, apiUrl),
      timeoutMs: settings.timeout,
    };
    return openGithubIssues(target, dependencies);
  },
};

function limitsOf({ limits }: Options, apiUrl: string): CreationLimits | undefined {
  if (limits !== undefined) return limits;
  return apiUrl === publicApi ? publicLimits : undefined;
}
