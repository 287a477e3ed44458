import { z } from 'zod';
import { forgeReferenceReader } from '../../mapping/keys.ts';
import { addressValue, durationValue, repositoryValue, tokenValue } from '../../settings/values.ts';
import type { TargetType } from '../target.ts';
import { openGiteaIssues } from './gitea/open.ts';
import { giteaLimits } from './gitea/settings.ts';

const countValue = z.number().int().min(1, 'must be at least 1');

const options = {
  repository: repositoryValue.describe('The repository whose issues are the tickets, as owner/name.'),
  url: addressValue.describe(
    'Where people open Gitea or Forgejo, with its relative path: https://HOST, https://HOST/git.',
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
  limits: z
    .strictObject({ 'per-minute': countValue, 'per-hour': countValue })
    .optional()
    .describe('Issues created in a minute and in an hour; none unless set.'),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

/** Issues of a repository of Gitea or Forgejo. docs/targets/gitea-issues.md */
export const giteaIssues: TargetType<typeof options> = {
  type: 'gitea-issues',
  label: 'Gitea issues',
  docs: 'docs/targets/gitea-issues.md',
  options,
  limits: giteaLimits,
  keysIn: ({ repository, url }) => forgeReferenceReader({ project: repository, url }),
  create: (settings, dependencies) => {
    const { repository, url, token, labels, authors, limits } = settings;
    const target = {
      repository,
      url,
      token,
      labels,
      authors,
      adopts: settings.adopt || dependencies.isStoreless === true,
      limits: limits === undefined ? undefined : { perMinute: limits['per-minute'], perHour: limits['per-hour'] },
      timeoutMs: settings.timeout,
    };
    return openGiteaIssues(target, dependencies);
  },
};
