import { plainForm, schemeOf } from './signature-form.ts';

/**
 * Bitbucket and Jira: HMAC-SHA256 after `sha256=`, in the header that GitHub used for SHA-1.
 * https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/#Secure-webhooks
 */
export const atlassianScheme = schemeOf({
  ...plainForm,
  id: 'atlassian',
  header: 'x-hub-signature',
  prefix: 'sha256=',
});
