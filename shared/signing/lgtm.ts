import { hmacHex, isSameText } from './hmac.ts';
import type { SignatureScheme } from './scheme.ts';

const header = 'x-lgtm-signature';

/**
 * LGTM Enterprise: HMAC-SHA1 of the body as bare lower-case hex, without a `sha1=` prefix and without a timestamp.
 * Source: Semmle/lgtm-jira-addon, `util/Util.java` and its published test vectors.
 */
export const lgtmScheme: SignatureScheme = {
  id: 'lgtm',
  headers: [header],
  matches: (request, secret) => {
    const given = request.headers[header];
    return given !== undefined && isSameText(given, hmacHex('sha1', secret, request.body));
  },
  sign: (body, secret) => ({ [header]: hmacHex('sha1', secret, body) }),
};
