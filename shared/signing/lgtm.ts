import { bodyHmacScheme } from './hmac.ts';

/**
 * LGTM Enterprise: HMAC-SHA1 of the body as bare lower-case hex, without a `sha1=` prefix and without a timestamp.
 * Source: Semmle/lgtm-jira-addon, `util/Util.java` and its published test vectors.
 */
export const lgtmScheme = bodyHmacScheme({
  id: 'lgtm',
  header: 'x-lgtm-signature',
  algorithm: 'sha1',
  prefix: '',
});
