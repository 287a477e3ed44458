import { z } from 'zod';
import { forgeReferenceReader } from '../../mapping/keys.ts';
import { addressValue, durationValue, limitsValue, tokenValue } from '../../settings/values.ts';
import type { CreationLimits } from '../../store/store.ts';
import type { TargetType } from '../target.ts';
import { forgeAddresses } from './forge/addresses.ts';
import { stateNames } from './forge/named.ts';
import { openGitlabIssues } from './gitlab/open.ts';
import { gitlabLimits, publicGitlab, publicGitlabLimits } from './gitlab/settings.ts';

const projectRule = 'must be the path of a project, such as group/name, or its number';

const options = {
  project: z
    .union([
      z.number().int().positive().transform(String),
      z.string().regex(/^(?:[1-9]\d*|[\w][\w.-]*(?:\/[\w][\w.-]*)+)$/, projectRule),
    ])
    .describe('The project whose issues are the tickets: its path, as group/sub/name, or its number.'),
  'api-url': addressValue
    .optional()
    .describe(
      'Where requests go: https://HOST/api/v4; unless set made from url. It stands for url, too, where that is not set.',
    ),
  token: tokenValue.describe("A personal, project or group access token with the scope 'api'."),
  url: addressValue
    .optional()
    .describe(
      'Where people open GitLab; self-managed with its relative path, such as https://HOST/gitlab. Unless set https://gitlab.com.',
    ),
  labels: z
    .array(z.string().min(1).max(255, 'must be at most 255 characters long'))
    .default([])
    .describe('Labels put on every ticket of this target.'),
  authors: z
    .array(z.string().regex(/^[\w.-]+$/, 'must be a user name such as octocat or project_12_bot_3f'))
    .default([])
    .describe("Users, besides the token's own, whose issues with our marker count as ours."),
  adopt: z
    .boolean()
    .default(false)
    .describe('Look for an existing ticket before the first attempt too, where others write to this project.'),
  limits: limitsValue(publicGitlabLimits).describe(
    'Issues created in a minute and in an hour; gitlab.com 200 and 12000 unless set, elsewhere none.',
  ),
  confidential: z.boolean().default(false).describe('New issues are confidential.'),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

type Options = z.output<z.ZodObject<typeof options>>;

/** Issues of a GitLab project. docs/targets/gitlab-issues.md */
export const gitlabIssues: TargetType<typeof options> = {
  type: 'gitlab-issues',
  label: 'GitLab issues',
  docs: 'docs/targets/gitlab-issues.md',
  options,
  limits: gitlabLimits,
  states: stateNames({ knowsNotPlanned: false }),
  keysIn: (settings) =>
    forgeReferenceReader({ project: settings.project, url: addressesOf(settings).url, isGitlab: true }),
  answers: (settings) => ({ forge: 'gitlab', url: addressesOf(settings).url }),
  create: (settings, dependencies) => {
    const { project, token, labels, authors, confidential } = settings;
    const target = {
      project,
      ...addressesOf(settings),
      token,
      labels,
      authors,
      adopts: settings.adopt || dependencies.isStoreless === true,
      limits: limitsOf(settings),
      isConfidential: confidential,
      timeoutMs: settings.timeout,
    };
    return openGitlabIssues(target, dependencies);
  },
};

function addressesOf(settings: Options): { url: string; apiUrl: string } {
  return forgeAddresses(settings, { path: '/api/v4', usual: publicGitlab });
}

function limitsOf(settings: Options): CreationLimits | undefined {
  if (settings.limits !== undefined) return settings.limits;
  return addressesOf(settings).url === publicGitlab ? publicGitlabLimits : undefined;
}
