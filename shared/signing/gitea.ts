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
  matches: (request, secret, now) => {
    const isNamed = request.headers['x-gitea-signature'] !== undefined;
    return (isNamed ? gitea : forgejo).matches(request, secret, now);
  },
};
