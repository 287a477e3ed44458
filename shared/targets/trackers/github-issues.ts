import { z } from 'zod';
import { webUrlOf } from '../../clients/github-addresses.ts';
import { githubReferenceReader } from '../../mapping/keys.ts';
import { credentialsLack, credentialsOf, publicApi } from '../../settings/github.ts';
import { limitsValue, repositoryValue } from '../../settings/values.ts';
import type { CreationLimits } from '../../store/store.ts';
import { permissionsFor } from '../app-permissions.ts';
import { answersOnGithub, apiUrlFor, githubOptions } from '../github.ts';
import type { TargetType } from '../target.ts';
import { stateNames } from './forge/named.ts';
import { openGithubIssues } from './github/open.ts';
import { issueLimits, publicLimits } from './github/settings.ts';

const options = {
  repository: repositoryValue.describe('The repository whose issues are the tickets, as owner/name.'),
  ...githubOptions('A token that may write issues there.'),
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
  keysIn: ({ repository, ...settings }, program) =>
    githubReferenceReader({ repository, webUrl: webUrlOf(apiUrlFor(settings, program)) }),
  appPermissions: permissionsFor,
  dispatches: true,
  answers: answersOnGithub,
  create: (settings, dependencies) => {
    const { repository, labels, authors } = settings;
    const apiUrl = apiUrlFor(settings, dependencies);
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
