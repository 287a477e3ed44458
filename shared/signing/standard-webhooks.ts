import type { SignatureScheme } from './scheme.ts';
import { plainForm, type SignatureForm, schemeOf } from './signature-form.ts';

const minKeyBytes = 24;
const maxKeyBytes = 64;

/**
 * Standard Webhooks 1.0.0: HMAC-SHA256 (`v1`) or ed25519 (`v1a`) over id, time and body; the key is what the secret
 * decodes to, never its text. A secret that begins with `whpk_` is the sender's public key. The headers begin with
 * `headerPrefix`.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function standardWebhooksOf(headerPrefix: string, toleranceMs?: number): SignatureScheme {
  const shared: SignatureForm = {
    ...plainForm,
    id: 'standard-webhooks',
    header: `${headerPrefix}signature`,
    timestampHeader: `${headerPrefix}timestamp`,
    idHeader: `${headerPrefix}id`,
    encoding: 'base64',
    key: 'base64',
    separator: ' ',
    signed: '{id}.{timestamp}.{body}',
    prefix: 'v1,',
    keyPrefix: 'whsec_',
    ...(toleranceMs === undefined ? {} : { toleranceMs }),
  };
  const symmetric = schemeOf(shared);
  const asymmetric = schemeOf({ ...shared, algorithm: 'ed25519', prefix: 'v1a,', keyPrefix: publicKeyPrefix });
  const formOf = (secret: string) => (secret.startsWith(publicKeyPrefix) ? asymmetric : symmetric);
  return {
    id: shared.id,
    headers: symmetric.headers,
    mayMatch: (headers, secret, now) => formOf(secret).mayMatch(headers, secret, now),
    matches: (request, secret, now) => formOf(secret).matches(request, secret, now),
    objectionTo: (secret) =>
      secret.startsWith(publicKeyPrefix) ? asymmetric.objectionTo?.(secret) : symmetricObjection(secret),
    makeSecret: (bytes) => `whsec_${Buffer.from(bytes).toString('base64')}`,
    sign: (body, secret, now, id) => formOf(secret).sign(body, secret, now, id),
  };
}

const publicKeyPrefix = 'whpk_';

/** With the specification's own names of headers. */
export const standardWebhooks = standardWebhooksOf('webhook-');

function symmetricObjection(secret: string): string | undefined {
  const text = secret.replace(/^whsec_/, '');
  const { length } = Buffer.from(text, 'base64');
  if (/^[A-Za-z0-9+/]+={0,2}$/.test(text) && length >= minKeyBytes && length <= maxKeyBytes) return undefined;
  return `must be ${minKeyBytes} to ${maxKeyBytes} random bytes in base64, with or without 'whsec_' before them: openssl rand -base64 32`;
}
