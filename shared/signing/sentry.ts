import { plainForm, schemeOf } from './signature-form.ts';

/**
 * Sentry: bare HMAC-SHA256 of the body by the integration's Client Secret. Its timestamp header is not signed.
 * https://docs.sentry.io/organization/integrations/integration-platform/webhooks/
 */
export const sentryScheme = schemeOf({ ...plainForm, id: 'sentry', header: 'sentry-hook-signature' });
