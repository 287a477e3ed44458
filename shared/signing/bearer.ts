import { isSameText } from './hmac.ts';
import type { SignatureScheme } from './scheme.ts';

/**
 * No signature: the secret itself, as `Authorization: Bearer SECRET` (RFC 6750). It proves who sends, and says nothing of
 * the body.
 */
export const bearerScheme: SignatureScheme = {
  ...authorization('bearer', { word: 'Bearer', credentials: (secret) => secret }),
  objectionTo: (secret) =>
    /^[\x21-\x7e]+$/.test(secret) ? undefined : 'must be one word of ASCII without blanks: no header holds another',
};

/** The same as `Authorization: Basic`; the secret is `USER:PASSWORD` (RFC 7617). */
export const basicScheme: SignatureScheme = {
  ...authorization('basic', { word: 'Basic', credentials: (secret) => Buffer.from(secret, 'utf8').toString('base64') }),
  objectionTo: (secret) => (secret.includes(':') ? undefined : 'must be USER:PASSWORD'),
};

function authorization(
  id: string,
  { word, credentials }: { word: string; credentials(secret: string): string },
): SignatureScheme {
  const mayMatch: SignatureScheme['mayMatch'] = (headers, secret) => {
    const [, given, rest] = /^(\S+) +(\S+)$/.exec(headers.authorization ?? '') ?? [];
    return given?.toLowerCase() === word.toLowerCase() && isSameText(rest ?? '', credentials(secret));
  };
  return {
    id,
    headers: ['authorization'],
    coversBody: false,
    mayMatch,
    matches: ({ headers }, secret, now) => mayMatch(headers, secret, now),
    sign: (_body, secret) => ({ authorization: `${word} ${credentials(secret)}` }),
  };
}
