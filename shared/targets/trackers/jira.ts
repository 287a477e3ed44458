import { z } from 'zod';
import { jiraKeyReader } from '../../mapping/keys.ts';
import { addressValue, durationValue, limitsValue, projectValue, tokenValue } from '../../settings/values.ts';
import type { TargetType } from '../target.ts';
import { openJira } from './jira/open.ts';
import { jiraLackFor, jiraLacks, jiraLimits } from './jira/settings.ts';
import { workflowValue } from './jira/workflow-value.ts';

const options = {
  site: addressValue.describe('Where people open Jira: https://SITE.atlassian.net, or the address of a Data Center.'),
  user: z
    .string()
    .regex(/^[^:\p{Cc}]+$/u, "must be an e-mail address or user name, without ':'")
    .optional()
    .describe(
      'The e-mail address the API token belongs to; absent: the token is a personal access token (Data Center).',
    ),
  token: tokenValue.describe('An API token (Cloud) or a personal access token (Data Center).'),
  project: projectValue
    .optional()
    .describe('The project where tickets are opened that follow something. Its tickets may be touched, too.'),
  projects: z
    .array(projectValue)
    .default([])
    .describe(
      'More projects whose tickets may be touched. With neither, every one that the user may see. A single one is where tickets are opened, too.',
    ),
  workflow: workflowValue
    .optional()
    .describe(
      'The named moves of each status, such as { To Do: { next: In Progress }, In Progress: {} }; the first status is where tickets start.',
    ),
  'cloud-id': z
    .string()
    .regex(/^[\w-]+$/, 'must be the id of a site, such as 11223344-a1b2-3b33-c444-def123456789')
    .optional()
    .describe(
      "The site's id, for scoped tokens: requests go by way of api.atlassian.com. Absent: the site is asked for it where it refuses the token.",
    ),
  'api-url': addressValue.optional().describe('Where requests go instead, for proxies; /rest/api/N is put behind it.'),
  deployment: z
    .enum(['cloud', 'data-center'])
    .optional()
    .describe('Which Jira it is; cloud when user or cloud-id is set, else data-center.'),
  labels: z
    .array(z.string().min(1).max(255, 'must be at most 255 characters long'))
    .default([])
    .describe('Labels put on every ticket that is opened here; blanks become -.'),
  authors: z
    .array(z.string().min(1))
    .default([])
    .describe("Account ids or user names, besides the token's own, whose tickets with our label count as ours."),
  adopt: z
    .boolean()
    .default(false)
    .describe('Look for an existing ticket before the first attempt too, where others write to this project.'),
  'close-to': z
    .string()
    .min(1)
    .optional()
    .describe(
      'The status, or the transition, by which a ticket is closed that follows something; unless set any that is done.',
    ),
  'reopen-to': z
    .string()
    .min(1)
    .optional()
    .describe('The status, or the transition, by which it is opened again; unless set any that is not done.'),
  limits: limitsValue().describe('Tickets opened in a minute and in an hour; none unless set.'),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

/** Tickets of a Jira site, Cloud or Data Center. docs/targets/jira.md */
export const jira: TargetType<typeof options> = {
  type: 'jira',
  label: 'Jira',
  docs: 'docs/targets/jira.md',
  options,
  limits: jiraLimits,
  takesFields: true,
  lackFor: jiraLackFor,
  lacks: (settings) => jiraLacks({ ...settings, cloudId: settings['cloud-id'] }),
  keysIn: (settings) => jiraKeyReader(projectsOf(settings)),
  hasVersions: true,
  moves: ({ workflow }) => [...new Set(Object.values(workflow ?? {}).flatMap((own) => Object.keys(own)))],
  projects: projectsOf,
  create: (settings, { name, now, openHttp, isStoreless, authors = [] }) => {
    const {
      site,
      user,
      token,
      deployment,
      'cloud-id': cloudId,
      'api-url': apiUrl,
      labels,
      project,
      workflow,
    } = settings;
    const target = {
      ...{ site, user, token, deployment, cloudId, apiUrl, labels, project, workflow },
      projects: projectsOf(settings),
      authors: [...settings.authors, ...authors],
      adopts: settings.adopt || isStoreless === true,
      closeTo: settings['close-to'],
      reopenTo: settings['reopen-to'],
      limits: settings.limits,
    };
    return openJira(target, { name, now, http: openHttp(settings.timeout) });
  },
};

function projectsOf({ project, projects }: { project?: string | undefined; projects: readonly string[] }): string[] {
  return [...new Set([...(project === undefined ? [] : [project]), ...projects])];
}
