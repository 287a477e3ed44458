import { TicketwireError } from '../errors.ts';
import type { AlertFacts, EventType } from '../model/event.ts';
import { detailsFact, factsOf, labelsFact, messageFact, nameFact, urlFact } from './alert-facts.ts';
import { isJsonObject, JsonReader } from './json-body.ts';

/** One issue of a project; its subject is without the source. */
export interface SnykEvent {
  type: EventType;
  subject: string;
  alert: AlertFacts;
}

/**
 * What a snapshot says of issues: those that are gone, then those that are new. One that is on both lists is there, with
 * another version of its package. https://docs.snyk.io/snyk-api/using-specific-snyk-apis/webhooks-apis/webhooks
 */
export function readSnapshot(body: JsonReader): readonly SnykEvent[] {
  const project = body.requireId('project.id');
  const found = issuesOf(body, project, 'newIssues');
  const removed = issuesOf(body, project, 'removedIssues');
  const gone = [...removed].filter(([subject]) => !found.has(subject));
  return [
    ...gone.map(
      ([subject, issue]): SnykEvent => ({ type: 'alert.closed', subject, alert: facts(body, issue, 'closed') }),
    ),
    ...[...found].map(([subject, issue]): SnykEvent => {
      const state = stateOf(issue);
      return { type: types[state], subject, alert: facts(body, issue, state) };
    }),
  ];
}

const types = { open: 'alert.opened', closed: 'alert.closed', suppressed: 'alert.suppressed' } as const;

/** Each issue of a package once. */
function issuesOf(body: JsonReader, project: string, member: string): ReadonlyMap<string, JsonReader> {
  const listed = body.find(member) ?? [];
  if (!Array.isArray(listed)) throw new TicketwireError('malformed', `The member '${member}' is not a list.`);
  const issues = new Map<string, JsonReader>();
  for (const issue of listed.filter(isJsonObject).map((json) => new JsonReader(json))) {
    const id = nameFact(issue.text('id'));
    if (id !== undefined) issues.set(`${project}:${id}:${nameFact(issue.text('pkgName')) ?? ''}`, issue);
  }
  return issues;
}

function stateOf(issue: JsonReader): AlertFacts['state'] {
  if (issue.find('isPatched') === true) return 'closed';
  return issue.find('isIgnored') === true ? 'suppressed' : 'open';
}

function facts(body: JsonReader, issue: JsonReader, state: AlertFacts['state']): AlertFacts {
  const id = issue.text('id') ?? '';
  const page = body.text('project.browseUrl');
  return factsOf({
    id,
    state,
    rule: nameFact(issue.text('issueData.title')) ?? nameFact(id),
    rule_url: urlFact(issue.text('issueData.url')),
    severity: nameFact(issue.text('issueData.severity')),
    message: messageFact(messageOf(issue)),
    url: urlFact(
      page === undefined
        ? issue.text('issueData.url')
        : `${page.split('#')[0]}#issue-${encodeURIComponent(id.toWellFormed())}`,
    ),
    project: nameFact(body.text('project.name')),
    project_url: urlFact(page),
    language: nameFact(issue.text('issueData.language')),
    labels: labelsFact([
      issue.text('issueType') ?? '',
      ...listOf(issue, 'issueData.identifiers.CVE'),
      ...listOf(issue, 'issueData.identifiers.CWE'),
    ]),
    details: detailsFact([
      { name: 'Organisation', value: body.find('org.name') },
      { name: 'Branch', value: body.find('project.branch') },
      { name: 'Exploit', value: issue.find('issueData.exploitMaturity') },
    ]),
  });
}

/** `lodash 4.17.4; CVE-2021-23337; fixed in 4.17.21` */
function messageOf(issue: JsonReader): string {
  const versions = listOf(issue, 'pkgVersions').join(', ');
  const fixed = issue.text('fixInfo.nearestFixedInVersion') ?? issue.text('issueData.nearestFixedInVersion');
  const parts = [
    `${issue.text('pkgName') ?? ''} ${versions}`.trim(),
    listOf(issue, 'issueData.identifiers.CVE').join(', '),
    fixed === undefined ? '' : `fixed in ${fixed}`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function listOf(issue: JsonReader, path: string): string[] {
  const value = issue.find(path);
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
