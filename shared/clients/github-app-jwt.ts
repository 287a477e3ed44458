import { createPrivateKey } from 'node:crypto';
import { createAppAuth } from '@octokit/auth-app';
import type { GithubAppSettings } from '../settings/github.ts';

/**
 * A JSON web token that says who the App is, for a few minutes. `skewMs`: how far GitHub's clock is ahead of ours.
 * https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
 */
export async function appToken({ id, privateKey }: GithubAppSettings, skewMs: number): Promise<string> {
  const key = createPrivateKey(privateKey.reveal()).export({ type: 'pkcs8', format: 'pem' }).toString();
  const timeDifference = Math.round(skewMs / 1_000);
  const auth = createAppAuth({ appId: id, privateKey: key, ...(timeDifference === 0 ? {} : { timeDifference }) });
  const { token } = await auth({ type: 'app' });
  return token;
}
