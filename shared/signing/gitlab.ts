import { isSameText } from './hmac.ts';
import type { SignatureScheme } from './scheme.ts';
import { standardWebhooks } from './standard-webhooks.ts';

const signingPrefix = 'whsec_';

/**
 * GitLab: a signing token (`whsec_…`) signs as Standard Webhooks do; any other secret is a secret token, which is sent as it
 * is and says nothing of the body. A request with a signature counts by its signature alone where a signing token is held.
 * A signing token is good as a secret token too: older servers have no other field for it.
 * https://docs.gitlab.com/user/project/integrations/webhooks/#validate-payloads
 */
export const gitlabScheme: SignatureScheme = {
  ...standardWebhooks,
  id: 'gitlab',
  headers: ['webhook-signature', 'x-gitlab-token'],
  mayMatch: (headers, secret, now) =>
    countsBySignature(headers, secret) ? standardWebhooks.mayMatch(headers, secret, now) : isToken(headers, secret),
  matches: (request, secret, now) => {
    const { headers } = request;
    return countsBySignature(headers, secret)
      ? standardWebhooks.matches(request, secret, now)
      : isToken(headers, secret);
  },
  mayCount: (secret, { headers }, all) =>
    secret.startsWith(signingPrefix) ||
    headers['webhook-signature'] === undefined ||
    !all.some((each) => each.startsWith(signingPrefix)),
  objectionTo: (secret) => (secret.startsWith(signingPrefix) ? standardWebhooks.objectionTo?.(secret) : undefined),
  sign: (body, secret, now, id) => {
    if (secret.startsWith(signingPrefix)) return standardWebhooks.sign(body, secret, now, id);
    return { 'x-gitlab-token': secret };
  },
};

function countsBySignature(headers: Record<string, string>, secret: string): boolean {
  return secret.startsWith(signingPrefix) && headers['webhook-signature'] !== undefined;
}

function isToken(headers: Record<string, string>, secret: string): boolean {
  return isSameText(headers['x-gitlab-token'] ?? '', secret);
}
