import type { Github } from '../../../clients/github.ts';
import type { Step } from '../../../model/rule.ts';
import type { Finding } from '../../target.ts';
import { probeAccess } from '../../trackers/github/probe.ts';

/** Only those who may see all members see invitations; that they may send one only sending one would show. */
export async function probeOrganization(
  github: Github,
  { name, isEnterpriseServer }: { name: string; isEnterpriseServer: boolean },
  steps: readonly Step[],
): Promise<readonly Finding[]> {
  const of = `/orgs/${encodeURIComponent(name)}`;
  const findings = [
    await probeAccess(github, of, {
      what: `The organisation ${name} can be seen`,
      remedy: 'Is the name right, and no person behind it?',
    }),
  ];
  const isInviting = steps.some(({ verb }) => verb === 'invite');
  // Enterprise Server has no list of invitations.
  if (isInviting && !isEnterpriseServer) {
    findings.push(
      await probeAccess(github, `${of}/invitations?per_page=1`, {
        what: `The token may see who is invited to ${name}`,
        remedy: 'It needs the organisation permission Members: read and write, or admin:org of an owner.',
      }),
    );
  }
  const teams = steps.flatMap((step) => (step.verb === 'invite' ? step.teams : []));
  for (const team of new Set(teams)) {
    const path = `${of}/teams/${encodeURIComponent(team)}`;
    const remedy = 'Name the slug as it stands in its address.';
    findings.push(await probeAccess(github, path, { what: `The team '${team}' can be seen`, remedy }));
  }
  return findings;
}
