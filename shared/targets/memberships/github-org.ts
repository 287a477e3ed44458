import { z } from 'zod';
import { knownWebUrlOf } from '../../clients/github-addresses.ts';
import { credentialsLack } from '../../settings/github.ts';
import { permissionsFor } from '../app-permissions.ts';
import { createGithubDispatcher } from '../dispatchers/github.ts';
import { answersOnGithub, githubOptions, openGithub } from '../github.ts';
import { createGithubResponder } from '../responders/github.ts';
import type { TargetType } from '../target.ts';
import { ensureIssueComment } from '../trackers/github/comments.ts';
import { countMerged, findWelcome } from './github/merged.ts';
import { createPeople } from './github/people.ts';
import { probeOrganization } from './github/probe.ts';
import type { Membership } from './membership.ts';

const options = {
  organization: z
    .string()
    .regex(/^[A-Za-z\d](?:[A-Za-z\d-]{0,38})$/, 'must be the login of an organisation')
    .describe('The organisation people are invited to.'),
  ...githubOptions("A token with the organisation permission Members: write; a workflow's own token has none."),
};

/** Members of a GitHub organisation. https://docs.github.com/rest/orgs/members */
export const githubOrg: TargetType<typeof options> = {
  type: 'github-org',
  label: 'a GitHub organisation',
  docs: 'docs/targets/github-org.md',
  options,
  invites: true,
  dispatches: true,
  organization: ({ organization }) => organization,
  appPermissions: permissionsFor,
  answers: answersOnGithub,
  lacks: credentialsLack,
  create: ({ organization, ...settings }, dependencies) => {
    const { name, now } = dependencies;
    const { github, apiUrl } = openGithub(settings, dependencies);
    const isEnterpriseServer = new URL(apiUrl).pathname.endsWith('/api/v3');
    const membership: Membership = {
      organization,
      address: `${apiUrl}/orgs/${organization}`.toLowerCase(),
      webUrl: knownWebUrlOf(apiUrl),
      ...createPeople(github, { name: organization, target: name, now, isEnterpriseServer }),
      countMerged: (query, enough) => countMerged(github, query, enough),
      ensureWelcome: ({ repository, number }, remark) =>
        ensureIssueComment(github, { repository, number: String(number) }, remark),
      findWelcome: (query, remarkId) => findWelcome(github, query, remarkId),
    };
    return {
      membership,
      responder: createGithubResponder(github),
      dispatcher: createGithubDispatcher(github),
      noteInstallation: github.noteInstallation,
      probe: (duties) => probeOrganization(github, { name: organization, isEnterpriseServer }, duties),
    };
  },
};
