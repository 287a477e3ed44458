import type { Gitea } from '../../../clients/gitea.ts';
import { isJsonObject, JsonReader } from '../../../mapping/json-body.ts';
import type { Step } from '../../../model/rule.ts';
import type { Finding } from '../../target.ts';
import { changesTickets, finding, identityFinding, labelFinding, opensTickets } from '../forge/findings.ts';
import type { LabelBook } from './label-book.ts';
import type { GiteaIssuesSettings } from './settings.ts';

/** What a token can do with the issues of a repository, by reading alone. Which scopes a token has Gitea does not tell. */
export async function probeGitea(
  { repository, authors }: GiteaIssuesSettings,
  { gitea, book }: { gitea: Gitea; book: LabelBook },
  steps: readonly Step[],
): Promise<readonly Finding[]> {
  const findings: Finding[] = [identityFinding(await gitea.ownLogin(), authors, "'read:user'")];
  const { status, json } = await gitea.send('GET', `/repos/${repository}`, { expect: [403, 404] });
  const isReadable = status !== 403 && status !== 404;
  findings.push(
    finding(isReadable, {
      holds: `The repository ${repository} can be read`,
      fails: `The repository ${repository} is not there, or not shown to this token`,
      remedy: "Check 'repository' and 'url', and give the token the scope 'read:repository' and its user access.",
    }),
  );
  if (!isReadable) return findings;
  if (!isJsonObject(json)) throw gitea.oddity(`about ${repository}`, 'is no repository');
  const about = new JsonReader(json);
  const hasIssues = json.has_issues !== false && !isJsonObject(json.external_tracker);
  findings.push(
    finding(hasIssues, {
      holds: `${repository} has issues`,
      fails: `${repository} has no issues of its own`,
      remedy: 'Turn on the built-in issue tracker in the settings of the repository.',
    }),
  );
  if (json.archived === true) {
    const what = `${repository} is archived, so nothing can be written`;
    findings.push({ what, remedy: 'Unarchive it, or name another repository.' });
  }
  if (!hasIssues || !changesTickets(steps)) return findings;

  const mayWrite = about.find('permissions.push') === true || about.find('permissions.admin') === true;
  const remedy = "Give the token's user write access to the repository, or at least to its issues.";
  findings.push(
    finding(mayWrite, {
      holds: `Issues of ${repository} can be changed and labelled`,
      fails: `Issues of ${repository} cannot be labelled, nor those of others changed`,
      remedy,
    }),
  );
  if (opensTickets(steps)) {
    findings.push(labelFinding({ isThere: await book.hasManaged(), mayCreate: mayWrite, place: repository, remedy }));
  }
  return findings;
}
