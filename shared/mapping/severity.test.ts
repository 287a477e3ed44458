import { describe, expect, test } from '@jest/globals';
import { isKnownSeverity, severityRank } from './severity.ts';

describe('the rank of a severity', () => {
  test.each<[number, string[]]>([
    [4, ['critical', 'Critical', 'BLOCKER']],
    [3, ['high', 'error', ' ERROR ']],
    [2, ['medium', 'moderate', 'warning', 'MAJOR']],
    [1, ['low', 'note', 'Minor', 'recommendation']],
    [0, ['info', 'INFORMATIONAL', 'none', 'unknown', '']],
    // Words that no tool is known to use count as low.
    [1, ['banana', 'constructor', '__proto__', 'toString']],
  ])('is %i for %j', (rank, words) => {
    expect(words.map((word) => severityRank(word))).toEqual(words.map(() => rank));
  });

  test('is 0 where there is no severity', () => {
    expect(severityRank(undefined)).toBe(0);
  });
});

/** The words of each sender and format, from the worst to the least, and where they are documented. */
const documented: [string, string[], string][] = [
  [
    'LGTM',
    ['error', 'warning', 'recommendation'],
    'https://codeql.github.com/docs/writing-codeql-queries/metadata-for-codeql-queries/',
  ],
  [
    'GitHub code scanning, by security',
    ['critical', 'high', 'medium', 'low'],
    'https://docs.github.com/rest/code-scanning',
  ],
  ['GitHub code scanning, by rule', ['error', 'warning', 'note', 'none'], 'https://docs.github.com/rest/code-scanning'],
  [
    'Dependabot, in advisories',
    ['critical', 'high', 'moderate', 'low'],
    'https://docs.github.com/graphql/reference/enums',
  ],
  ['SARIF', ['error', 'warning', 'note', 'none'], 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/'],
  [
    'GitLab vulnerabilities',
    ['critical', 'high', 'medium', 'low', 'info'],
    'https://docs.gitlab.com/user/application_security/vulnerabilities/severities/',
  ],
  ['GitLab code quality', ['blocker', 'major', 'minor', 'info'], 'https://docs.gitlab.com/ci/testing/code_quality/'],
  ['SonarQube', ['blocker', 'major', 'minor', 'info'], 'https://docs.sonarsource.com/sonarqube-server/'],
  [
    'SonarQube, by software quality',
    ['blocker', 'high', 'medium', 'low', 'info'],
    'https://docs.sonarsource.com/sonarqube-server/',
  ],
  ['Sentry', ['fatal', 'error', 'warning', 'info'], 'https://docs.sentry.io/platforms/javascript/usage/set-level/'],
  [
    'Snyk',
    ['critical', 'high', 'medium', 'low'],
    'https://docs.snyk.io/manage-risk/prioritize-issues-for-fixing/severity-levels',
  ],
  [
    'PagerDuty events',
    ['critical', 'error', 'warning', 'info'],
    'https://developer.pagerduty.com/docs/send-alert-event',
  ],
  ['PagerDuty urgency', ['high', 'low'], 'https://support.pagerduty.com/main/docs/configurable-service-settings'],
  [
    'Prometheus',
    ['page', 'warning', 'info'],
    'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/',
  ],
];

describe('the words of each tool', () => {
  test.each(documented)('%s: all are known, and each is worse than the next', (_tool, words) => {
    expect(words.filter((word) => !isKnownSeverity(word))).toEqual([]);
    const ranks = words.map((word) => severityRank(word));
    expect(ranks).toEqual(ranks.toSorted((left, right) => right - left));
    expect(new Set(ranks).size).toBe(words.length);
  });

  test.each(['CRITICAL', 'debug', 'sample', 'none', 'unknown', undefined, ''])('%j is known', (word) => {
    expect(isKnownSeverity(word)).toBe(true);
  });

  test.each(['banana', 'constructor', 'P1'])('%j is not', (word) => {
    expect(isKnownSeverity(word)).toBe(false);
  });
});
