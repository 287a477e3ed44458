import { plainForm, schemeOf } from './signature-form.ts';

/**
 * PagerDuty v3: HMAC-SHA256 of the body after `v1=`; one for each secret that is in force, with commas between them.
 * https://developer.pagerduty.com/docs/verifying-webhook-signatures
 */
export const pagerdutyScheme = schemeOf({
  ...plainForm,
  id: 'pagerduty',
  header: 'x-pagerduty-signature',
  prefix: 'v1=',
  separator: ',',
});
