import { z } from 'zod';
import { jiraKeyReader } from '../../mapping/keys.ts';
import { addressValue, durationValue, projectValue, tokenValue } from '../../settings/values.ts';
import type { TargetType } from '../target.ts';
import { openJira } from './jira/open.ts';
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
  project: projectValue.optional().describe('A project whose tickets may be touched.'),
  projects: z
    .array(projectValue)
    .default([])
    .describe('More of them. None at all: every project that the user may see.'),
  workflow: workflowValue
    .optional()
    .describe(
      'The named moves of each status, such as { To Do: { next: In Progress }, In Progress: {} }; the first status is where tickets start.',
    ),
  'cloud-id': z
    .string()
    .regex(/^[\w-]+$/, 'must be the id of a site, such as 11223344-a1b2-3b33-c444-def123456789')
    .optional()
    .describe("The site's id, for scoped tokens: requests go by way of api.atlassian.com."),
  'api-url': addressValue.optional().describe('Where requests go instead, for proxies; /rest/api/N is put behind it.'),
  deployment: z
    .enum(['cloud', 'data-center'])
    .optional()
    .describe('Which Jira it is; cloud when user or cloud-id is set, else data-center.'),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

/** Tickets of a Jira site, Cloud or Data Center. docs/targets/jira.md */
export const jira: TargetType<typeof options> = {
  type: 'jira',
  label: 'Jira',
  docs: 'docs/targets/jira.md',
  options,
  keysIn: (settings) => jiraKeyReader(projectsOf(settings)),
  hasVersions: true,
  moves: ({ workflow }) => [...new Set(Object.values(workflow ?? {}).flatMap((own) => Object.keys(own)))],
  projects: projectsOf,
  create: (settings, { name, now, openHttp }) => {
    const { site, user, token, deployment, workflow, 'cloud-id': cloudId, 'api-url': apiUrl } = settings;
    const target = { site, user, token, deployment, cloudId, apiUrl, workflow, projects: projectsOf(settings) };
    return { named: openJira(target, { name, now, http: openHttp(settings.timeout) }) };
  },
};

function projectsOf({ project, projects }: { project?: string | undefined; projects: readonly string[] }): string[] {
  return [...(project === undefined ? [] : [project]), ...projects];
}
