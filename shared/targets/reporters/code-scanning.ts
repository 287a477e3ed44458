import type { Github } from '../../clients/github.ts';
import { TicketwireError } from '../../errors.ts';
import { isJsonObject } from '../../mapping/json-body.ts';
import { subjectHashOf } from '../../mapping/marker.ts';
import type { Duties } from '../../model/duties.ts';
import type { KnownRecord } from '../../model/ticket.ts';
import { credentialsLack } from '../../settings/github.ts';
import { repositoryValue } from '../../settings/values.ts';
import { permissionsFor } from '../app-permissions.ts';
import { githubOptions, openGithub } from '../github.ts';
import type { TargetType } from '../target.ts';
import { grantFindings, probeAccess } from '../trackers/github/probe.ts';
import type { Report, Reporter } from './reporter.ts';

const options = {
  repository: repositoryValue.describe('The repository whose alerts are dismissed, as owner/name.'),
  ...githubOptions('A token that may write code-scanning alerts there.'),
};

const reasons = ["won't fix", 'false positive', 'used in tests'] as const;

/** Alerts of code scanning: dismissed, and opened again. https://docs.github.com/rest/code-scanning/code-scanning */
export const codeScanning: TargetType<typeof options> = {
  type: 'code-scanning',
  label: 'code scanning',
  docs: 'docs/targets/code-scanning.md',
  options,
  appPermissions: permissionsFor,
  reports: { reasons },
  lacks: credentialsLack,
  create: ({ repository, ...settings }, dependencies) => {
    const { name } = dependencies;
    const { github } = openGithub(settings, dependencies);
    const reporter: Reporter = {
      isAsked: true,
      objectionTo: (record) => {
        const alert = alertOf(record);
        const { ticket } = record;
        if (alert === undefined) return `${ticket.reference} does not follow an alert of code scanning`;
        if (alert.repository.toLowerCase() === repository.toLowerCase()) return undefined;
        return `the alert of ${ticket.reference} is in ${alert.repository}, and '${name}' is for ${repository}`;
      },
      ensureTold: async (report) => {
        const { number = '' } = alertOf(report.record) ?? {};
        return bringTo(report, github, `/repos/${repository}/code-scanning/alerts/${number}`);
      },
    };
    const probe = async (duties: Duties) => [
      ...(await grantFindings(github, repository, permissionsFor(duties))),
      await probeAccess(github, `/repos/${repository}/code-scanning/alerts?per_page=1`, {
        what: `The alerts of ${repository} can be read`,
        remedy: 'Code scanning must be on, and the token needs the permission Code scanning alerts: write.',
      }),
    ];
    return { reporter, probe };
  },
};

interface NumberedAlert {
  repository: string;
  number: string;
}

/** `code-scanning:octo/widgets#7`, taken apart. */
function alertOf({ subject, ticket }: KnownRecord): NumberedAlert | undefined {
  if (subject.startsWith('#')) return alertByHash(subject, ticket.reference);
  const [, repository, number] = /^code-scanning:([^/#]+\/[^/#]+)#(\d+)$/.exec(subject) ?? [];
  return repository === undefined || number === undefined ? undefined : { repository, number };
}

/** Numbers that are looked through; it takes a fraction of a second. */
const maxNumber = 200_000;

/** Where only the hash of a subject is known, the alert is one of the ticket's own repository, or none that is known. */
function alertByHash(subject: string, reference: string): NumberedAlert | undefined {
  const hash = subjectHashOf(subject);
  const [repository = ''] = reference.split('#');
  for (let number = 1; number <= maxNumber; number += 1) {
    if (subjectHashOf(`code-scanning:${repository}#${number}`) === hash) return { repository, number: String(number) };
  }
  return undefined;
}

/** Dismisses or opens it, unless it is so already; what is fixed stays as it is. */
async function bringTo(report: Report, github: Github, path: string): Promise<string | undefined> {
  const { json } = await github.send('GET', path);
  if (!isJsonObject(json) || !('state' in json)) {
    throw new TicketwireError('target-failed', `GitHub's answer about an alert (${path}) names no state.`);
  }
  const { state } = json;
  if (state === 'fixed') return 'the alert is fixed';
  const isDismissed = state === 'dismissed';
  if (report.change === 'unsuppress') {
    if (!isDismissed) return 'the alert is open already';
    await github.send('PATCH', path, { json: { state: 'open' } });
    return undefined;
  }
  if (isDismissed) return 'the alert is dismissed already';
  const dismissal = { dismissed_reason: report.as ?? reasonOf(report), dismissed_comment: commentOf(report) };
  await github.send('PATCH', path, { json: { state: 'dismissed', ...dismissal } });
  return undefined;
}

/** Labels that say more than that it is not wanted. */
const reasonsByLabel: Readonly<Record<string, (typeof reasons)[number]>> = {
  'false positive': 'false positive',
  'false-positive': 'false positive',
  invalid: 'false positive',
  'used in tests': 'used in tests',
  test: 'used in tests',
};

function reasonOf({ ticket }: Report): string {
  const names = ticket.labels.map((label) => label.toLowerCase());
  const said = names.find((name) => Object.hasOwn(reasonsByLabel, name));
  return (said === undefined ? undefined : reasonsByLabel[said]) ?? "won't fix";
}

/** "dismissed_comment: maxLength 280": GitHub's API description. */
const maxCommentChars = 280;

function commentOf({ words, ticket }: Report): string {
  const whole = ticket.url === '' ? `${words}.` : `${words}: ${ticket.url}`;
  return whole.length <= maxCommentChars ? whole : `${words}.`.slice(0, maxCommentChars);
}
