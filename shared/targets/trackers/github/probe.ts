import type { Github } from '../../../clients/github.ts';
import { TicketwireError } from '../../../errors.ts';
import { isJsonObject, JsonReader } from '../../../mapping/json-body.ts';
import type { Step } from '../../../model/rule.ts';
import type { Finding } from '../../target.ts';

/**
 * Proves what can be proved without writing: the token, the repository, its issues, and whether labels would be kept.
 * GitHub tells what a token may read, and of fine-grained ones not what it may write.
 */
export async function probeRepository(
  github: Github,
  repository: string,
  steps: readonly Step[],
): Promise<readonly Finding[]> {
  const login = await github.ownLogin();
  const findings: Finding[] = [
    { what: `The token is accepted${login === undefined ? '' : ` (as ${login})`}` },
    ...(login === undefined ? [{ what: 'GitHub tells whom the token writes as', remedy: unnamed }] : []),
  ];
  const { status, json } = await github.send('GET', `/repos/${repository}`, { expect: [404] });
  const what = `The repository ${repository} can be seen`;
  if (status === 404) {
    return [...findings, { what, remedy: 'Is the name right? Else give the token access to it.' }];
  }
  const read = new JsonReader(isJsonObject(json) ? json : {});
  findings.push({ what });
  const hasIssues = read.find('has_issues') !== false && read.find('archived') !== true;
  const isOpen = `${repository} takes new issues`;
  const closed = read.find('archived') === true ? 'It is archived.' : "Switch 'Issues' on in its settings.";
  findings.push(hasIssues ? { what: isOpen } : { what: isOpen, remedy: closed });
  const isLabelling = steps.some(({ verb }) => ['track', 'open', 'label'].includes(verb));
  const roles = ['permissions.push', 'permissions.triage', 'permissions.maintain', 'permissions.admin'];
  // Only some tokens are told their role.
  if (isLabelling && read.find('permissions') !== undefined) {
    const labels = `The token's user may label issues of ${repository}`;
    const may = roles.some((role) => read.find(role) === true);
    const remedy = 'Give it the role Triage or Write: else GitHub drops labels, and tickets are found by them.';
    findings.push(may ? { what: labels } : { what: labels, remedy });
  }
  return findings;
}

const unnamed =
  "Name the login under 'authors', such as my-app[bot]; else tickets cannot be found again after a lost answer.";

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
