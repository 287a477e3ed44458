import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { codeScanningAlert, dependabotAlert, secretScanningAlert } from './github-alerts.ts';

const repository = 'octo/widgets';

/** Made by hand in the shape of `code-scanning-alert-items` in GitHub's API description. */
const codeScanning: JsonObject = {
  number: 4,
  created_at: '2026-02-13T12:29:18Z',
  url: 'https://api.github.com/repos/octo/widgets/code-scanning/alerts/4',
  html_url: 'https://github.com/octo/widgets/code-scanning/4',
  state: 'open',
  fixed_at: null,
  dismissed_by: null,
  dismissed_reason: null,
  rule: {
    id: 'js/zipslip',
    name: 'js/zipslip',
    severity: 'error',
    security_severity_level: 'high',
    tags: ['security', 'external/cwe/cwe-022'],
    description: 'Arbitrary file write during zip extraction',
    help_uri: 'https://codeql.github.com/codeql-query-help/javascript/js-zipslip/',
  },
  tool: { name: 'CodeQL', guid: null, version: '2.20.0' },
  most_recent_instance: {
    ref: 'refs/heads/main',
    analysis_key: '.github/workflows/codeql.yml:analyze',
    category: '/language:javascript',
    state: 'open',
    commit_sha: '39406e42cb832f683daa691dd652a8dc36ee8930',
    message: { text: 'This path depends on a user-provided value.' },
    location: { path: 'lib/ab12-gen.js', start_line: 917, end_line: 917, start_column: 7, end_column: 18 },
    classifications: ['test'],
  },
};

/** The `alert` of a webhook of 2021, as octokit/webhooks keeps it, shortened: it has `instances`, and texts that are empty. */
const oldWebhookAlert: JsonObject = {
  number: 10,
  html_url: 'https://github.com/Codertocat/Hello-World/security/code-scanning/10',
  state: 'dismissed',
  dismissed_reason: 'false positive',
  rule: {
    id: 'ANCHOREVULN_CVE-2020-27218_java-archive_http2-hpack_9.4.27.v20200227',
    severity: 'error',
    description: 'CVE-2020-27218 Severity=Medium Package=http2-hpack Version=9.4.27.v20200227',
    name: '',
    tags: null,
    help: null,
  },
  tool: { name: 'Anchore Container Vulnerability Report (T0)', guid: null, version: null },
  instances: [
    {
      ref: 'refs/heads/master',
      state: 'dismissed',
      message: { text: '' },
      location: { path: '/usr/local/jetty/lib/http2/http2-hpack-9.4.27.v20200227.jar', start_line: 1, end_line: 1 },
    },
  ],
};

/** A published delivery's `alert`, as octokit/webhooks keeps it, shortened. */
const dependabot: JsonObject = {
  number: 20,
  state: 'open',
  dependency: {
    package: { ecosystem: 'npm', name: 'semver' },
    manifest_path: 'package-lock.json',
    scope: 'runtime',
  },
  security_advisory: {
    ghsa_id: 'GHSA-c2qf-rxjj-qqgw',
    cve_id: 'CVE-2022-25883',
    summary: 'semver vulnerable to Regular Expression Denial of Service',
    severity: 'medium',
  },
  security_vulnerability: {
    package: { ecosystem: 'npm', name: 'semver' },
    severity: 'medium',
    vulnerable_version_range: '< 7.5.2',
    first_patched_version: { identifier: '7.5.2' },
  },
  html_url: 'https://github.com/wolfy1339/pika-pack/security/dependabot/20',
  auto_dismissed_at: null,
};

/** Made by hand in the shape of `secret-scanning-alert` in GitHub's API description. */
const secretScanning: JsonObject = {
  number: 42,
  html_url: 'https://github.com/octo/widgets/security/secret-scanning/42',
  state: 'open',
  resolution: null,
  resolution_comment: null,
  secret_type: 'mailchimp_api_key',
  secret_type_display_name: 'Mailchimp API Key',
  secret: 'not-a-real-key-us2',
  validity: 'unknown',
  first_location_detected: { path: 'config/mail.yml', start_line: 3, end_line: 3 },
};

describe('a code-scanning alert', () => {
  test('gives all that a ticket needs', () => {
    expect(codeScanningAlert(codeScanning, repository)).toEqual({
      subject: 'code-scanning:octo/widgets#4',
      facts: {
        id: '4',
        rule: 'Arbitrary file write during zip extraction',
        rule_id: 'js/zipslip',
        rule_url: 'https://codeql.github.com/codeql-query-help/javascript/js-zipslip/',
        severity: 'high',
        message: 'This path depends on a user-provided value.',
        file: 'lib/ab12-gen.js',
        line: 917,
        url: 'https://github.com/octo/widgets/code-scanning/4',
        state: 'open',
        labels: ['security', 'external/cwe/cwe-022'],
        project: 'octo/widgets',
      },
    });
  });

  test('of an older webhook is read from its instances', () => {
    expect(codeScanningAlert(oldWebhookAlert, repository)?.facts).toEqual({
      id: '10',
      rule: 'CVE-2020-27218 Severity=Medium Package=http2-hpack Version=9.4.27.v20200227',
      rule_id: 'ANCHOREVULN_CVE-2020-27218_java-archive_http2-hpack_9.4.27.v20200227',
      severity: 'error',
      file: '/usr/local/jetty/lib/http2/http2-hpack-9.4.27.v20200227.jar',
      line: 1,
      url: 'https://github.com/Codertocat/Hello-World/security/code-scanning/10',
      state: 'suppressed',
      project: 'octo/widgets',
    });
  });

  test.each<[string | null, string | null, string]>([
    ['open', 'fixed', 'open'],
    ['dismissed', 'open', 'suppressed'],
    ['fixed', 'open', 'closed'],
    [null, 'open', 'open'],
    [null, 'fixed', 'closed'],
    [null, 'dismissed', 'suppressed'],
    [null, null, 'open'],
  ])('whose state is %j, and whose instance says %j, is %s', (state, instance, expected) => {
    const alert = { ...codeScanning, state, most_recent_instance: { state: instance } };
    expect(codeScanningAlert(alert, repository)?.facts.state).toBe(expected);
  });

  test('without a security severity has that of its rule', () => {
    const alert = { ...codeScanning, rule: { id: 'x', severity: 'note', security_severity_level: null } };
    expect(codeScanningAlert(alert, repository)?.facts).toMatchObject({ rule: 'x', severity: 'note' });
  });
});

describe('a Dependabot alert', () => {
  test('gives all that a ticket needs', () => {
    expect(dependabotAlert(dependabot, repository)).toEqual({
      subject: 'dependabot:octo/widgets#20',
      facts: {
        id: '20',
        rule: 'semver vulnerable to Regular Expression Denial of Service',
        rule_url: 'https://github.com/advisories/GHSA-c2qf-rxjj-qqgw',
        severity: 'medium',
        message: 'semver < 7.5.2; GHSA-c2qf-rxjj-qqgw, CVE-2022-25883; patched in 7.5.2',
        file: 'package-lock.json',
        url: 'https://github.com/wolfy1339/pika-pack/security/dependabot/20',
        state: 'open',
        labels: ['npm', 'runtime'],
        project: 'octo/widgets',
      },
    });
  });

  test('says so where there is no patch', () => {
    const alert = {
      ...dependabot,
      security_vulnerability: { vulnerable_version_range: '>= 1', first_patched_version: null },
    };
    expect(dependabotAlert(alert, repository)?.facts.message).toContain('semver >= 1; ');
    expect(dependabotAlert(alert, repository)?.facts.message).toContain('; no patched version');
  });

  test.each([
    ['open', 'open'],
    ['dismissed', 'suppressed'],
    ['auto_dismissed', 'suppressed'],
    ['fixed', 'closed'],
  ])('that is %s counts as %s', (state, expected) => {
    expect(dependabotAlert({ ...dependabot, state }, repository)?.facts.state).toBe(expected);
  });
});

describe('a secret-scanning alert', () => {
  test('gives all that a ticket needs, and not the secret', () => {
    expect(secretScanningAlert(secretScanning, repository)).toEqual({
      subject: 'secret-scanning:octo/widgets#42',
      facts: {
        id: '42',
        rule: 'Mailchimp API Key',
        severity: 'high',
        message: 'GitHub found a secret in the repository.',
        file: 'config/mail.yml',
        line: 3,
        url: 'https://github.com/octo/widgets/security/secret-scanning/42',
        state: 'open',
        labels: ['mailchimp_api_key'],
        project: 'octo/widgets',
      },
    });
  });

  test('is critical while the secret is in force', () => {
    const facts = secretScanningAlert({ ...secretScanning, validity: 'active' }, repository)?.facts;
    expect(facts).toMatchObject({ severity: 'critical', message: expect.stringContaining('still in force') });
  });

  test.each<[JsonObject, string]>([
    [{ state: 'open' }, 'open'],
    [{ state: 'resolved', resolution: 'revoked' }, 'closed'],
    [{ state: 'resolved', resolution: 'pattern_deleted' }, 'closed'],
    [{ state: 'resolved', resolution: null }, 'closed'],
    [{ state: 'resolved', resolution: 'false_positive' }, 'suppressed'],
    [{ state: 'resolved', resolution: 'wont_fix' }, 'suppressed'],
    [{ state: 'resolved', resolution: 'used_in_tests' }, 'suppressed'],
    [{ state: null, resolution: null }, 'open'],
    [{ state: null, resolution: 'revoked' }, 'closed'],
  ])('that says %j is %s', (said, expected) => {
    expect(secretScanningAlert({ ...secretScanning, ...said }, repository)?.facts.state).toBe(expected);
  });

  test('never tells the secret, wherever else it stands', () => {
    const secret = 'hunter2-hunter2';
    const alert = {
      ...secretScanning,
      secret,
      secret_type: `type ${secret}`,
      secret_type_display_name: `Key ${secret}`,
      resolution_comment: secret,
      html_url: `https://github.com/octo/widgets/${secret}`,
      first_location_detected: { path: `keys/${secret}.txt`, start_line: 1 },
    };
    const found = secretScanningAlert(alert, repository);
    expect(found?.facts.rule).toBe('Secret');
    expect(JSON.stringify(found)).not.toContain(secret);
  });
});

describe.each([
  ['codeScanningAlert', codeScanningAlert, codeScanning],
  ['dependabotAlert', dependabotAlert, dependabot],
  ['secretScanningAlert', secretScanningAlert, secretScanning],
])('%s', (_name, read, whole) => {
  test.each<[JsonValue]>([[null], ['x'], [[]], [{}], [{ number: '4' }], [{ number: 0 }], [{ number: 1.5 }]])(
    'makes nothing of %j',
    (json) => {
      expect(read(json, repository)).toBeUndefined();
    },
  );

  test('needs no more than a number', () => {
    expect(read({ number: 7 }, repository)?.facts).toMatchObject({ id: '7', state: 'open', project: repository });
  });

  test('takes members of wrong types for absent', () => {
    const value = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>;
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(whole)), value, (member, wrong) => {
        const found = read({ ...whole, [member]: wrong, number: 7 }, repository);
        expect(found?.facts.id).toBe('7');
        expect(['open', 'closed', 'suppressed']).toContain(found?.facts.state);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  test('links to nothing but web pages', () => {
    expect(read({ ...whole, html_url: 'javascript:alert(1)' }, repository)?.facts.url).toBeUndefined();
  });
});
