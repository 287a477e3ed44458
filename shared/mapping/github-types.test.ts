import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { JsonObject } from '../model/json.ts';
import { readGithubEvent } from './github-event.ts';
import { githubTypes } from './github-types.ts';

const samples = JSON.parse(
  readFileSync('node_modules/@octokit/webhooks-examples/api.github.com/index.json', 'utf8'),
) as { name: string; examples: JsonObject[] }[];

test.each(samples.map(({ name, examples }) => [name, examples] as const))(
  'the types foreseen for %s cover what its examples turn out to be',
  (name, examples) => {
    for (const example of examples) {
      const action = typeof example.action === 'string' ? example.action : '';
      expect(githubTypes(name, action)).toContain(readGithubEvent(name, example).type);
    }
  },
);

/** What each event of GitHub is, whatever its action; all others are `other.NAME`. */
const familyOf: Readonly<Record<string, RegExp>> = {
  push: /^push\.(branch|tag|deleted)$/,
  ping: /^ping\.received$/,
  pull_request: /^pull_request\.[a-z_]+$/,
  pull_request_review: /^pull_request\.(reviewed|edited|dismissed)$/,
  pull_request_review_comment: /^comment\.(created|edited|deleted)$/,
  issues: /^issue\.[a-z_]+$/,
  issue_comment: /^comment\.(created|edited|deleted)$/,
  commit_comment: /^comment\.created$/,
  release: /^release\.[a-z]+$/,
  deployment_status: /^(deployment\.(succeeded|failed)|other\.deployment_status)$/,
  workflow_run: /^(run\.(failed|passed|cancelled)|other\.workflow_run)$/,
  // GitHub's examples are of its own app, of commits on no branch, and of suites without an end.
  check_run: /^other\.check_run$/,
  status: /^(run\.(failed|passed)|other\.status)$/,
  code_scanning_alert: /^(alert\.[a-z]+|other\.code_scanning_alert)$/,
  dependabot_alert: /^(alert\.[a-z]+|other\.dependabot_alert)$/,
  secret_scanning_alert: /^(alert\.[a-z]+|other\.secret_scanning_alert)$/,
};

test.each(samples.map(({ name, examples }) => [name, examples] as const))(
  'every example of %s is of its own family',
  (name, examples) => {
    const family = familyOf[name] ?? new RegExp(`^other\\.${name}$`);
    for (const example of examples) expect(readGithubEvent(name, example).type).toMatch(family);
  },
);
