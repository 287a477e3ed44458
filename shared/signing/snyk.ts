import { plainForm, schemeOf } from './signature-form.ts';

/** Snyk: HMAC-SHA256 of the body after `sha256=`. https://docs.snyk.io/snyk-api/snyk-webhooks/validating-payloads */
export const snykScheme = schemeOf({ ...plainForm, id: 'snyk', header: 'x-hub-signature', prefix: 'sha256=' });
