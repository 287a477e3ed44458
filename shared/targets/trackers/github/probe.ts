import type { Github } from '../../../clients/github.ts';
import { TicketwireError } from '../../../errors.ts';
import { isJsonObject, JsonReader } from '../../../mapping/json-body.ts';
import type { Duties } from '../../../model/duties.ts';
import type { AppPermissions } from '../../../settings/github.ts';
import { permissionsFor } from '../../app-permissions.ts';
import type { Finding } from '../../target.ts';
import { finding, identityFinding, opensTickets } from '../forge/findings.ts';
import type { GithubIssuesSettings } from './settings.ts';

/**
 * Proves what can be proved without writing: the token, the repository, its issues, and whether labels would be kept.
 * GitHub tells what a token may read, and of fine-grained ones not what it may write.
 */
export async function probeRepository(
  github: Github,
  { repository, authors }: Pick<GithubIssuesSettings, 'repository' | 'authors'>,
  duties: Duties,
): Promise<readonly Finding[]> {
  const login = await github.ownLogin();
  const findings: Finding[] = [identityFinding(login, authors, 'read:user')];
  const { status, json } = await github.send('GET', `/repos/${repository}`, { expect: [404] });
  const what = `The repository ${repository} can be seen`;
  if (status === 404) {
    return [...findings, { what, remedy: 'Is the name right? Else give the token access to it.' }];
  }
  const read = new JsonReader(isJsonObject(json) ? json : {});
  const is = (member: string) => read.find(member) === true;
  const takes = `${repository} takes new issues`;
  findings.push({ what });
  findings.push(...(await grantFindings(github, repository, permissionsFor(duties))));
  findings.push(
    finding(read.find('has_issues') !== false && !is('archived'), {
      holds: takes,
      fails: takes,
      remedy: is('archived') ? 'It is archived.' : "Switch 'Issues' on in its settings.",
    }),
  );
  const { steps } = duties;
  const isLabelling = opensTickets(steps) || steps.some(({ verb }) => verb === 'label');
  // Only some tokens are told their role.
  if (isLabelling && read.find('permissions') !== undefined) {
    const labels = `The token's user may label issues of ${repository}`;
    findings.push(
      finding(
        ['push', 'triage', 'maintain', 'admin'].some((role) => is(`permissions.${role}`)),
        {
          holds: labels,
          fails: labels,
          remedy: 'Give it the role Triage or Write: else GitHub drops labels, and tickets are found by them.',
        },
      ),
    );
  }
  return findings;
}

/** What an App was granted is known exactly; of a token GitHub tells nothing. `place`: `octo`, `octo/widgets`. */
export async function grantFindings(
  github: Github,
  place: string,
  wanted: AppPermissions,
): Promise<readonly Finding[]> {
  const [owner = '', repository] = place.split('/');
  const granted = await github.granted({ owner, repository });
  if (granted === undefined) return [];
  return Object.entries(wanted).map(([permission, level]) => {
    const said = `The App has the permission ${permission}: ${level} at ${place}`;
    const remedy = "Grant it in the App's settings, and accept it where the App is installed.";
    return finding(granted[permission] === level || granted[permission] === 'write', {
      holds: said,
      fails: said,
      remedy,
    });
  });
}

/** Whether the token may ask this; what it asks for is not looked at. */
export async function probeAccess(github: Github, path: string, given: Required<Finding>): Promise<Finding> {
  try {
    await github.send('GET', path);
    return { what: given.what };
  } catch (error) {
    const isRefused = error instanceof TicketwireError && ['target-forbidden', 'target-not-found'].includes(error.code);
    if (!isRefused) throw error;
    return { what: given.what, remedy: `${given.remedy} (${(error as TicketwireError).message})` };
  }
}
