import { z } from 'zod';
import { createGithub, type Github } from '../../clients/github.ts';
import { knownWebUrlOf } from '../../clients/github-addresses.ts';
import { countMerged } from '../../clients/github-merged.ts';
import { githubWords } from '../../clients/github-refusal.ts';
import { TicketwireError } from '../../errors.ts';
import { isJsonObject } from '../../mapping/json-body.ts';
import type { JsonValue } from '../../model/json.ts';
import type { Step } from '../../model/rule.ts';
import { credentialOptions, credentialsLack, credentialsOf } from '../../settings/github.ts';
import { addressValue, durationValue } from '../../settings/values.ts';
import { permissionsForSteps } from '../app-permissions.ts';
import { createGithubResponder } from '../responders/github.ts';
import type { Finding, TargetType } from '../target.ts';
import { ensureIssueComment } from '../trackers/github/comments.ts';
import { grantFindings, probeAccess } from '../trackers/github/probe.ts';
import { publicApi } from '../trackers/github/settings.ts';
import type { Membership } from './membership.ts';

const options = {
  organization: z
    .string()
    .regex(/^[A-Za-z\d](?:[A-Za-z\d-]{0,38})$/, 'must be the login of an organisation')
    .describe('The organisation people are invited to.'),
  ...credentialOptions("A token with the organisation permission Members: write; a workflow's own token has none."),
  'api-url': addressValue
    .optional()
    .describe(
      'GitHub Enterprise Server: https://HOST/api/v3. Unless set https://api.github.com; in a workflow its own server.',
    ),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

/** Members of a GitHub organisation. https://docs.github.com/rest/orgs/members */
export const githubOrg: TargetType<typeof options> = {
  type: 'github-org',
  label: 'a GitHub organisation',
  docs: 'docs/targets/github-org.md',
  options,
  invites: true,
  organization: ({ organization }) => organization,
  appPermissions: permissionsForSteps,
  answers: ({ 'api-url': apiUrl }, { githubApiUrl = publicApi }) => ({
    forge: 'github',
    url: knownWebUrlOf(apiUrl ?? githubApiUrl),
  }),
  lacks: credentialsLack,
  create: ({ organization, timeout, ...settings }, { name, now, openHttp, githubApiUrl }) => {
    const apiUrl = settings['api-url'] ?? githubApiUrl ?? publicApi;
    const github = createGithub({
      apiUrl,
      credentials: credentialsOf(settings),
      http: openHttp(timeout),
      now,
      target: name,
    });
    const of = `/orgs/${encodeURIComponent(organization)}`;
    const membership: Membership = {
      organization,
      webUrl: knownWebUrlOf(apiUrl),
      isInTeam: async (login: string, team: string) => {
        const path = `${of}/teams/${encodeURIComponent(team)}/memberships/${encodeURIComponent(login)}`;
        const { status, json } = await github.send('GET', path, { expect: [404] });
        if (status !== 404) return stateOf(json, login) === 'active';
        const known = await github.send('GET', `${of}/teams/${encodeURIComponent(team)}`, { expect: [404] });
        if (known.status !== 404) return false;
        throw new TicketwireError(
          'target-not-found',
          `${organization} has no team '${team}', or the credentials of '${name}' may not see it: they need the organisation permission Members: read.`,
        );
      },
      // Asked first: inviting a member anew would change the member's role.
      stateOf: async (login: string) => {
        const { status, json } = await github.send('GET', `${of}/memberships/${encodeURIComponent(login)}`, {
          expect: [404],
        });
        if (status === 404) return undefined;
        return stateOf(json, login) === 'pending' ? ('pending' as const) : ('active' as const);
      },
      findId: async (login: string) => {
        const path = `/users/${encodeURIComponent(login)}`;
        const { json } = await github.send('GET', path, { expect: [404], about: organization });
        return isJsonObject(json) && typeof json.id === 'number' ? json.id : undefined;
      },
      countMerged: (author, pullRequest, enough) => countMerged(github, author, pullRequest, enough),
      invite: async (login: string, teams: readonly string[]) => {
        const person = encodeURIComponent(login);
        // A team's membership is an invitation, too.
        const paths = teams.map((team) => `${of}/teams/${encodeURIComponent(team)}/memberships/${person}`);
        for (const path of paths.length === 0 ? [`${of}/memberships/${person}`] : paths) {
          const { status, json } = await github.send('PUT', path, { json: { role: 'member' }, expect: [422] });
          if (status === 422) throw notInvitable(json, { login, organization, target: name });
        }
      },
      ensureWelcome: async (at, remark) => {
        await ensureIssueComment(github, { repository: at.repository, number: String(at.number) }, remark);
      },
    };
    return {
      membership,
      responder: createGithubResponder(github),
      noteInstallation: github.noteInstallation,
      probe: (steps) => probeOrganization(github, organization, steps),
    };
  },
};

/** Only those who may see all members see invitations, and only owners may invite. */
async function probeOrganization(
  github: Github,
  organization: string,
  steps: readonly Step[],
): Promise<readonly Finding[]> {
  const of = `/orgs/${encodeURIComponent(organization)}`;
  const granted = await grantFindings(github, { owner: organization }, { members: 'write' });
  const findings = [
    ...granted,
    await probeAccess(github, of, {
      what: `The organisation ${organization} can be seen`,
      remedy: 'Is the name right, and no person behind it?',
    }),
    await probeAccess(github, `${of}/invitations?per_page=1`, {
      what: `The token may manage the members of ${organization}`,
      remedy: 'It needs the organisation permission Members: write, and its user must own the organisation.',
    }),
  ];
  const teams = steps.flatMap((step) => (step.verb === 'invite' ? step.teams : []));
  for (const team of new Set(teams)) {
    const path = `${of}/teams/${encodeURIComponent(team)}`;
    const remedy = 'Name the slug as it stands in its address.';
    findings.push(await probeAccess(github, path, { what: `The team '${team}' can be seen`, remedy }));
  }
  return findings;
}

/** GitHub's reasons: https://docs.github.com/rest/orgs/members#set-organization-membership-for-a-user */
function notInvitable(
  json: JsonValue | undefined,
  { login, organization, target }: { login: string; organization: string; target: string },
): TicketwireError {
  const words = githubWords(json);
  return new TicketwireError(
    'target-refused',
    `GitHub does not let ${login} be invited to ${organization} (target '${target}')${words === '' ? '.' : `: ${words}`} Most likely there is no seat left, invitations are limited for today, the person is blocked, or the organisation takes only managed users. Put that right, and give the delivery to be performed again.`,
  );
}

function stateOf(json: unknown, login: string): string {
  if (isJsonObject(json) && typeof json.state === 'string') return json.state;
  throw new TicketwireError('target-failed', `GitHub's answer about the membership of ${login} names no state.`);
}
