import { plainForm, schemeOf } from './signature-form.ts';

/**
 * LGTM Enterprise: HMAC-SHA1 of the body as bare lower-case hex, without a `sha1=` prefix and without a timestamp.
 * Source: Semmle/lgtm-jira-addon, `util/Util.java` and its published test vectors.
 */
export const lgtmScheme = schemeOf({
  ...plainForm,
  id: 'lgtm',
  header: 'x-lgtm-signature',
  algorithm: 'sha1',
});
