import { z } from 'zod';
import { forgeReferenceReader } from '../../mapping/keys.ts';
import { addressValue, durationValue, limitsValue, repositoryValue, tokenValue } from '../../settings/values.ts';
import type { TargetType } from '../target.ts';
import { forgeAddresses } from './forge/addresses.ts';
import { stateNames } from './forge/named.ts';
import { openGiteaIssues } from './gitea/open.ts';
import { giteaLimits } from './gitea/settings.ts';

const options = {
  repository: repositoryValue.describe('The repository whose issues are the tickets, as owner/name.'),
  url: addressValue
    .optional()
    .describe(
      'Where people open Gitea or Forgejo, with its relative path: https://HOST, https://HOST/git. Needed unless api-url is set.',
    ),
  'api-url': addressValue
    .optional()
    .describe(
      'Where requests go: https://HOST/api/v1; unless set made from url. It stands for url, too, where that is not set.',
    ),
  token: tokenValue.describe("A token with the scopes 'write:issue', 'read:repository' and 'read:user'."),
  labels: z
    .array(z.string().min(1).max(50, 'must be at most 50 characters long'))
    .default([])
    .describe('Labels put on every ticket of this target.'),
  authors: z
    .array(z.string().regex(/^[\w.-]+$/, 'must be a login such as octocat'))
    .default([])
    .describe("Logins, besides the token's own, whose issues with our marker count as ours."),
  adopt: z
    .boolean()
    .default(false)
    .describe('Look for an existing ticket before the first attempt too, where others write to this repository.'),
  limits: limitsValue().describe('Issues created in a minute and in an hour; none unless set.'),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

/** Issues of a repository of Gitea or Forgejo. docs/targets/gitea-issues.md */
export const giteaIssues: TargetType<typeof options> = {
  type: 'gitea-issues',
  label: 'Gitea issues',
  docs: 'docs/targets/gitea-issues.md',
  options,
  limits: giteaLimits,
  states: stateNames({ knowsNotPlanned: false }),
  lacks: ({ url, 'api-url': apiUrl }) =>
    (url ?? apiUrl) === undefined ? "needs 'url': where people open it, such as https://git.example.com." : undefined,
  keysIn: (settings) => forgeReferenceReader({ project: settings.repository, url: addressesOf(settings).url }),
  answers: (settings) => ({ forge: 'gitea', url: addressesOf(settings).url }),
  create: (settings, dependencies) => {
    const { repository, token, labels, authors, limits } = settings;
    const target = {
      repository,
      ...addressesOf(settings),
      token,
      labels,
      authors,
      adopts: settings.adopt || dependencies.isStoreless === true,
      limits,
      timeoutMs: settings.timeout,
    };
    return openGiteaIssues(target, dependencies);
  },
};

function addressesOf(settings: z.output<z.ZodObject<typeof options>>): { url: string; apiUrl: string } {
  return forgeAddresses(settings, { path: '/api/v1' });
}
