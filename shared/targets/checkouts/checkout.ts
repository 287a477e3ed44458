import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { createGithub } from '../../clients/github.ts';
import { credentialOptions, credentialsLack, credentialsOf, publicApi } from '../../settings/github.ts';
import { addressValue, durationValue, repositoryValue } from '../../settings/values.ts';
import type { TargetType } from '../target.ts';
import { isBranchName } from './git/branch-name.ts';
import { probeCheckout, probeStatuses } from './git/probe.ts';
import { githubStatuses, noStatuses } from './git/statuses.ts';
import { createWorkingCopy } from './git/working-copy.ts';

const statusesTimeoutMs = 10_000;

const statusesValue = z
  .strictObject({
    ...credentialOptions('A token with the permission Deployments: write.'),
    environment: z.string().min(1).max(255).default('production').describe('As GitHub calls it.'),
    'api-url': addressValue.optional().describe('GitHub Enterprise Server: https://HOST/api/v3.'),
  })
  .optional();

const options = {
  path: z
    .string()
    .refine((text) => isAbsolute(text) && !/[\0\r\n]/.test(text), { error: 'must be an absolute path on one line' })
    .describe('The directory of the checkout: the top of it, as an absolute path.'),
  repository: z
    .string()
    .min(1)
    .regex(/^[^\s/]+(\/[^\s/]+)+$/, 'must be a repository as its sender names it, such as octo/site')
    .describe('The repository whose pushes count, as the sender names it.'),
  branch: z
    .string()
    .refine(isBranchName, { error: 'must be the name of a branch, such as main' })
    .describe('The branch whose pushes count, and that the checkout is on.'),
  update: z
    .enum(['fast-forward', 'reset'])
    .default('fast-forward')
    .describe('fast-forward: only onwards; reset: wherever the branch is, after a force push, too.'),
  submodules: z.boolean().default(false).describe('true: submodules are brought to their commits.'),
  lfs: z.boolean().default(false).describe('true: files in Git LFS are fetched; needs git-lfs.'),
  timeout: durationValue('1s', '2h')
    .prefault('5m')
    .describe('How long one call of git may take, and one program of a rule.'),
  statuses: statusesValue.describe(
    'GitHub is told of each deployment: token, environment, api-url. Absent: it is not.',
  ),
};

/** A git checkout on the machine of the receiver. */
export const checkout: TargetType<typeof options> = {
  type: 'checkout',
  label: 'a git checkout',
  docs: 'docs/targets/checkout.md',
  options,
  appPermissions: ({ steps }, has) => (steps.length > 0 && has('statuses') ? { deployments: 'write' } : {}),
  deploys: ({ repository, branch }) => ({ repository, branch }),
  lacks: ({ statuses, repository }) => {
    if (statuses === undefined) return undefined;
    const lack = credentialsLack(statuses);
    if (lack !== undefined) return `has 'statuses', which ${lack}`;
    if (repositoryValue.safeParse(repository).success) return undefined;
    return "has 'statuses', and its repository is none of GitHub's: owner/name.";
  },
  needsStore: true,
  create: ({ statuses: said, ...settings }, { name, now, openHttp }) => {
    const { repository } = settings;
    const github =
      said === undefined
        ? undefined
        : createGithub({
            apiUrl: said['api-url'] ?? publicApi,
            credentials: credentialsOf(said),
            http: openHttp(statusesTimeoutMs),
            now,
            target: name,
          });
    const statuses =
      github === undefined
        ? noStatuses
        : githubStatuses(github, { repository, environment: said?.environment ?? 'production' });
    return {
      checkout: createWorkingCopy(settings, { env: process.env, now, statuses }),
      probe: async () => [
        ...(await probeCheckout(settings, process.env)),
        ...(github === undefined ? [] : await probeStatuses(github, repository)),
      ],
    };
  },
};
