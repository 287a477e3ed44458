import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { atlassianScheme } from './atlassian.ts';
import { bearerScheme } from './bearer.ts';
import { giteaScheme } from './gitea.ts';
import { githubScheme, githubWithSha1 } from './github.ts';
import { gitlabScheme } from './gitlab.ts';
import { grafanaSchemeOf } from './grafana.ts';
import { lgtmScheme } from './lgtm.ts';
import { pagerdutyScheme } from './pagerduty.ts';
import type { SignatureScheme } from './scheme.ts';
import { sentryScheme } from './sentry.ts';
import { plainForm, type SignatureForm, schemeOf } from './signature-form.ts';
import { snykScheme } from './snyk.ts';
import { sonarqubeScheme } from './sonarqube.ts';
import { standardWebhooks } from './standard-webhooks.ts';
import { verify } from './verify.ts';

interface Vector {
  id: string;
  scheme: string;
  secret: string;
  headers: Record<string, string>;
  body: string;
  valid: boolean;
  /** Seconds since 1970. */
  now?: number;
  options?: { signatureHeader?: string; timestampHeader?: string };
}
const { vectors } = JSON.parse(readFileSync('test/fixtures/signature-vectors.json', 'utf8')) as { vectors: Vector[] };

const lowered = (name: string | undefined) => name?.toLowerCase();

const schemes: Record<string, (vector: Pick<Vector, 'options'>) => SignatureScheme> = {
  lgtm: () => lgtmScheme,
  'github-sha256': () => githubScheme,
  'github-sha1-legacy': () => githubWithSha1,
  'standard-webhooks': () => standardWebhooks,
  'gitlab-signing-token': () => gitlabScheme,
  'gitlab-token': () => gitlabScheme,
  'bitbucket-hub-sha256': () => atlassianScheme,
  gitea: () => giteaScheme,
  sentry: () => sentryScheme,
  sonarqube: () => sonarqubeScheme,
  snyk: () => snykScheme,
  'grafana-hmac': ({ options }) =>
    grafanaSchemeOf({ header: lowered(options?.signatureHeader), timestampHeader: lowered(options?.timestampHeader) }),
  'pagerduty-v3': () => pagerdutyScheme,
  bearer: () => bearerScheme,
};

const standardForm: Partial<SignatureForm> = {
  header: 'webhook-signature',
  idHeader: 'webhook-id',
  timestampHeader: 'webhook-timestamp',
  signed: '{id}.{timestamp}.{body}',
  encoding: 'base64',
  prefix: 'v1,',
  separator: ' ',
  key: 'base64',
  keyPrefix: 'whsec_',
};

/** The same schemes as a source of `sender: generic` would put them. */
const forms: Record<string, (vector: Pick<Vector, 'options'>) => Partial<SignatureForm>> = {
  lgtm: () => ({ header: 'x-lgtm-signature', algorithm: 'sha1' }),
  'github-sha256': () => ({ header: 'x-hub-signature-256', prefix: 'sha256=' }),
  'github-sha1-legacy': () => ({ header: 'x-hub-signature', algorithm: 'sha1', prefix: 'sha1=' }),
  'standard-webhooks': () => standardForm,
  'gitlab-signing-token': () => standardForm,
  'gitlab-token': () => ({ header: 'x-gitlab-token', algorithm: 'token' }),
  'bitbucket-hub-sha256': () => ({ header: 'x-hub-signature', prefix: 'sha256=' }),
  gitea: () => ({ header: 'x-gitea-signature', signed: '{payload}' }),
  sentry: () => ({ header: 'sentry-hook-signature' }),
  sonarqube: () => ({ header: 'x-sonar-webhook-hmac-sha256' }),
  snyk: () => ({ header: 'x-hub-signature', prefix: 'sha256=' }),
  'grafana-hmac': ({ options }) => ({
    header: lowered(options?.signatureHeader) ?? '',
    timestampHeader: lowered(options?.timestampHeader),
    signed: options?.timestampHeader === undefined ? '{body}' : '{timestamp}:{body}',
  }),
  'pagerduty-v3': () => ({ header: 'x-pagerduty-signature', prefix: 'v1=', separator: ',' }),
  bearer: () => ({ header: 'authorization', algorithm: 'token', prefix: 'Bearer ' }),
};

function attempt(
  scheme: SignatureScheme,
  vector: Pick<Vector, 'secret' | 'headers' | 'body' | 'now'>,
  others: string[] = [],
) {
  const { secret, body, now = 0 } = vector;
  const headers = Object.fromEntries(
    Object.entries(vector.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const delivery = { id: '1', source: 'src', receivedAt: 0, headers, body: Buffer.from(body) };
  const secrets = [secret, ...others].map((text) => ({ reveal: () => text }));
  return () => verify(delivery, { scheme, secrets, now: now * 1_000 });
}

const refused = expect.objectContaining({ code: 'unauthenticated' });
const named = vectors.map((vector) => [vector.id, vector] as const);
const vectorOf = (id: string): Vector => {
  const found = vectors.find((vector) => vector.id === id);
  if (found === undefined) throw new Error(`no vector ${id}`);
  return found;
};

describe('published and computed signatures', () => {
  test('there is one of every scheme', () => {
    expect([...new Set(vectors.map(({ scheme }) => scheme))].sort()).toEqual(Object.keys(schemes).sort());
    expect(vectors.length).toBeGreaterThan(60);
  });

  test.each(named)('%s', (_id, vector) => {
    const verifying = attempt((schemes[vector.scheme] as (of: Vector) => SignatureScheme)(vector), vector);
    if (vector.valid) expect(verifying()).toMatchObject({ matched: 1 });
    else expect(verifying).toThrow(refused);
  });

  test.each(named)('%s, as a generic source has it', (_id, vector) => {
    const form = (forms[vector.scheme] as (of: Vector) => Partial<SignatureForm>)(vector);
    const scheme = schemeOf({ ...plainForm, id: 'generic', header: 'x-signature', ...form });
    if (vector.valid) expect(attempt(scheme, vector)).not.toThrow();
    else expect(attempt(scheme, vector)).toThrow(refused);
  });

  test.each(Object.entries(schemes))('what %s signs it verifies', (name, schemeFor) => {
    const scheme = schemeFor({});
    const secret = /webhooks|signing/.test(name) ? `whsec_${Buffer.alloc(32, 7).toString('base64')}` : 'ключ';
    const body = Buffer.from('{"transition":"close"}');
    const headers = scheme.sign(body, secret, 1_000_000);
    expect(scheme.matches({ headers, body }, secret, 1_000_000)).toBe(true);
    expect(scheme.matches({ headers, body }, `${secret.slice(0, -2)}A=`, 1_000_000)).toBe(false);
  });

  test('a good SHA-1 does not make a wrong SHA-256 good, nor count where it is not allowed', () => {
    const legacy = vectorOf('github-legacy-sha1');
    const both = { ...legacy, headers: { ...legacy.headers, 'X-Hub-Signature-256': `sha256=${'0'.repeat(64)}` } };
    expect(attempt(githubWithSha1, legacy)).not.toThrow();
    expect(attempt(githubWithSha1, both)).toThrow(refused);
    expect(attempt(githubScheme, legacy)).toThrow(refused);
  });

  test('where GitLab signs and a signing token is held, its secret token makes nothing good', () => {
    const tampered = vectorOf('gitlab-signing-token-tampered');
    const withToken = { ...tampered, headers: { ...tampered.headers, 'X-Gitlab-Token': 'tok-123' } };
    expect(attempt(gitlabScheme, withToken, ['tok-123'])).toThrow(refused);
    // Without a signing token here nobody could verify the signature, and the token is what was agreed on.
    expect(attempt(gitlabScheme, { ...withToken, secret: 'tok-123' })()).toMatchObject({ matched: 1 });
    const unsigned = { ...vectorOf('gitlab-token'), secret: tampered.secret };
    expect(attempt(gitlabScheme, unsigned, ['tok-123'])()).toMatchObject({ matched: 2 });
    expect(attempt(gitlabScheme, unsigned)).toThrow(refused);
  });
});
