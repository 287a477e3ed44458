import type { Github } from '../../../clients/github.ts';
import type { Duties } from '../../../model/duties.ts';
import { mergedPermissions, permissionsFor } from '../../app-permissions.ts';
import type { Finding } from '../../target.ts';
import { grantFindings, probeAccess } from '../../trackers/github/probe.ts';

/** Only those who may see all members see invitations; that they may send one only sending one would show. */
export async function probeOrganization(
  github: Github,
  { name, isEnterpriseServer }: { name: string; isEnterpriseServer: boolean },
  duties: Duties,
): Promise<readonly Finding[]> {
  const of = `/orgs/${encodeURIComponent(name)}`;
  const wanted = mergedPermissions([{ members: 'read' }, permissionsFor(duties)]);
  const findings = [
    ...(await grantFindings(github, name, wanted)),
    await probeAccess(github, of, {
      what: `The organisation ${name} can be seen`,
      remedy: 'Is the name right, and no person behind it?',
    }),
  ];
  const { steps } = duties;
  const isInviting = steps.some(({ verb }) => verb === 'invite');
  // Enterprise Server has no list of invitations.
  if (isInviting && !isEnterpriseServer) findings.push(await probeInvitations(github, name));
  const teams = steps.flatMap((step) => (step.verb === 'invite' ? step.teams : []));
  for (const team of new Set([...teams, ...duties.teams])) {
    const path = `${of}/teams/${encodeURIComponent(team)}`;
    const remedy = 'Name the slug as it stands in its address.';
    findings.push(await probeAccess(github, path, { what: `The team '${team}' can be seen`, remedy }));
  }
  return findings;
}

/** Classic tokens are told what they may do; of others it is not known whether they may write. */
async function probeInvitations(github: Github, name: string): Promise<Finding> {
  const remedy = 'It needs the organisation permission Members: read and write, or admin:org of an owner.';
  const path = `/orgs/${encodeURIComponent(name)}/invitations?per_page=1`;
  const seen = await probeAccess(github, path, { what: `The token may see who is invited to ${name}`, remedy });
  if (seen.remedy !== undefined) return seen;
  const answer = await github.send('GET', path);
  const scopes = answer.headers.get('x-oauth-scopes') ?? '';
  const isEnough = scopes === '' || scopes.split(/,\s*/).includes('admin:org');
  return isEnough ? seen : { what: `The token may invite to ${name}`, remedy: `Its scopes are ${scopes}. ${remedy}` };
}
