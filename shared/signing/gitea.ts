import type { SignatureScheme } from './scheme.ts';
import { plainForm, schemeOf } from './signature-form.ts';

const [gitea, forgejo] = ['gitea', 'forgejo'].map((product) =>
  schemeOf({ ...plainForm, id: product, header: `x-${product}-signature`, signed: '{payload}' }),
) as [SignatureScheme, SignatureScheme];

/**
 * Gitea and Forgejo: bare HMAC-SHA256 of the JSON, also where it is a form's field. Forgejo may send the same under its own
 * name. Without a secret both send the header empty.
 * Source: go-gitea/gitea, services/webhook/deliver.go.
 */
export const giteaScheme: SignatureScheme = {
  ...gitea,
  headers: [...gitea.headers, ...forgejo.headers],
  mayMatch: (headers, secret, now) => productOf(headers).mayMatch(headers, secret, now),
  matches: (request, secret, now) => productOf(request.headers).matches(request, secret, now),
};

function productOf(headers: Record<string, string>): SignatureScheme {
  return headers['x-gitea-signature'] === undefined ? forgejo : gitea;
}
