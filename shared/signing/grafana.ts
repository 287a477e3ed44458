import type { SignatureScheme } from './scheme.ts';
import { plainForm, schemeOf } from './signature-form.ts';

/**
 * Grafana's alerting: bare HMAC-SHA256 of the body, or of `SECONDS:BODY` where the contact point names a header for the time.
 * Source: grafana/alerting, http/hmac.go.
 */
export function grafanaSchemeOf(settings: {
  header?: string | undefined;
  timestampHeader?: string | undefined;
  toleranceMs?: number | undefined;
}): SignatureScheme {
  const { header = 'x-grafana-alerting-signature', timestampHeader, toleranceMs = plainForm.toleranceMs } = settings;
  const signed = timestampHeader === undefined ? '{body}' : '{timestamp}:{body}';
  return schemeOf({ ...plainForm, id: 'grafana', header, timestampHeader, toleranceMs, signed });
}
