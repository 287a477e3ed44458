import type { SignatureScheme } from './scheme.ts';
import { plainForm, schemeOf } from './signature-form.ts';

/**
 * GitHub: HMAC-SHA256 of the body as it came, form or JSON, after `sha256=`.
 * https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries
 */
export const githubScheme = schemeOf({
  ...plainForm,
  id: 'github',
  header: 'x-hub-signature-256',
  prefix: 'sha256=',
});

const legacy = schemeOf({
  ...plainForm,
  id: 'github-sha1',
  header: 'x-hub-signature',
  algorithm: 'sha1',
  prefix: 'sha1=',
});

/**
 * GitHub, also from servers that sign with SHA-1 only. Where there is a signature with SHA-256 it alone counts: a wrong
 * one is not made good by an older one.
 */
export const githubWithSha1: SignatureScheme = {
  ...githubScheme,
  id: 'github-with-sha1',
  headers: [...githubScheme.headers, ...legacy.headers],
  mayMatch: (headers, secret, now) => modernOrLegacy(headers).mayMatch(headers, secret, now),
  matches: (request, secret, now) => modernOrLegacy(request.headers).matches(request, secret, now),
};

function modernOrLegacy(headers: Record<string, string>): SignatureScheme {
  return headers['x-hub-signature-256'] === undefined ? legacy : githubScheme;
}
