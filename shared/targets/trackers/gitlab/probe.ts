import type { Gitlab } from '../../../clients/gitlab.ts';
import { isJsonObject } from '../../../mapping/json-body.ts';
import { managedLabel } from '../../../mapping/ticket-draft.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Step } from '../../../model/rule.ts';
import type { Finding } from '../../target.ts';
import { changesTickets, finding, identityFinding, labelFinding, opensTickets } from '../forge/findings.ts';
import type { GitlabIssuesSettings } from './settings.ts';

/** Planner, and what is above it: they set labels and change issues. https://docs.gitlab.com/api/access_requests/#valid-access-levels */
const leastLevel = 15;

/** What a token can do with the issues of a project, by reading alone. */
export async function probeGitlab(
  { project, authors }: GitlabIssuesSettings,
  gitlab: Gitlab,
  steps: readonly Step[],
): Promise<readonly Finding[]> {
  const home = `/projects/${encodeURIComponent(project)}`;
  const { status: asked, json: user } = await gitlab.send('GET', '/user', { expect: [403] });
  const known = asked !== 403 && isJsonObject(user) ? user : {};
  const login = typeof known.username === 'string' ? known.username : undefined;
  const findings = [identityFinding(login, authors, "'api'"), ...(await scopeFindings(gitlab))];

  const { status, json } = await gitlab.send('GET', home, { expect: [403, 404] });
  const isReadable = status !== 403 && status !== 404;
  findings.push(
    finding(isReadable, {
      holds: `The project ${project} can be read`,
      fails: `The project ${project} is not there, or not shown to this token`,
      remedy: "Check 'project' and 'url', and make the token's user a member of the project.",
    }),
  );
  if (!isReadable) return findings;
  if (!isJsonObject(json)) throw gitlab.oddity(`about ${project}`, 'is no project');
  findings.push(...projectFindings(project, json));
  if (!changesTickets(steps)) return findings;

  const level = known.is_admin === true ? 50 : await levelOf(gitlab, home, known.id);
  const remedy = "Give the token's user the role Planner or Reporter there: without it GitLab leaves labels out.";
  if (level !== undefined) {
    findings.push(
      finding(level >= leastLevel, {
        holds: `Issues of ${project} can be changed and labelled (access level ${level})`,
        fails: `Issues of ${project} cannot be labelled, nor those of others changed (access level ${level})`,
        remedy,
      }),
    );
  }
  if (opensTickets(steps)) {
    const query = `search=${managedLabel}&per_page=100`;
    const { json: labels } = await gitlab.send('GET', `${home}/labels?${query}`, { expect: [403, 404] });
    const isThere = Array.isArray(labels) && labels.some((label) => isJsonObject(label) && label.name === managedLabel);
    const mayCreate = level === undefined || level >= leastLevel;
    findings.push(labelFinding({ isThere, mayCreate, place: project, remedy }));
  }
  return findings;
}

function projectFindings(project: string, json: JsonObject): Finding[] {
  return [
    finding(json.issues_enabled !== false, {
      holds: `${project} has issues`,
      fails: `${project} has no issues, or does not show them to this token`,
      remedy: "Turn issues on under Settings, General, Visibility, or make the token's user a member of the project.",
    }),
    ...(json.archived === true
      ? [
          {
            what: `${project} is archived, so nothing can be written`,
            remedy: 'Unarchive it, or name another project.',
          },
        ]
      : []),
  ];
}

/** Tokens of every kind tell of themselves, since GitLab 15.5; where one does not, nothing is found. */
async function scopeFindings(gitlab: Gitlab): Promise<Finding[]> {
  const { json } = await gitlab.send('GET', '/personal_access_tokens/self', { expect: [401, 403, 404] });
  if (!isJsonObject(json) || !Array.isArray(json.scopes)) return [];
  const until = typeof json.expires_at === 'string' ? `, until ${json.expires_at}` : '';
  return [
    finding(json.scopes.includes('api'), {
      holds: `The token has the scope 'api'${until}`,
      fails: `The token lacks the scope 'api' (it has ${json.scopes.filter((scope) => typeof scope === 'string').join(', ')})`,
      remedy: "Make a token with the scope 'api'.",
    }),
  ];
}

/** The role of a user, also one that groups and invitations give; 0 for none, undefined where that is not told. */
async function levelOf(
  gitlab: Gitlab,
  home: string,
  user: JsonObject[string] | undefined,
): Promise<number | undefined> {
  if (typeof user !== 'number') return undefined;
  const { status, json } = await gitlab.send('GET', `${home}/members/all/${user}`, { expect: [403, 404] });
  if (status === 404) return 0;
  return isJsonObject(json) && typeof json.access_level === 'number' ? json.access_level : undefined;
}
