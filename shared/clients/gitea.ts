import { isJsonObject } from '../mapping/json-body.ts';
import type { EpochMs } from '../model/json.ts';
import type { Secret } from '../settings/secret.ts';
import { createForgeApi, type ForgeApi } from './forge-api.ts';
import type { Http } from './http.ts';

export interface GiteaOptions {
  /** `https://HOST/api/v1`, without a trailing slash. */
  apiUrl: string;
  token: Secret;
  http: Http;
  now(): EpochMs;
  /** Names the target in errors. */
  target: string;
}

export interface Gitea extends ForgeApi {
  /** The login that the token writes as; undefined where the token lacks the scope to ask. */
  ownLogin(): Promise<string | undefined>;
}

/** What MAX_RESPONSE_ITEMS is unless an administrator says otherwise. https://docs.gitea.com/administration/config-cheat-sheet#api-api */
export const giteaPageSize = 50;

/** The REST API of Gitea and Forgejo, version 1. https://docs.gitea.com/development/api-usage */
export function createGitea({ apiUrl, token, http, now, target }: GiteaOptions): Gitea {
  const api = createForgeApi({
    forge: 'Gitea',
    apiBase: apiUrl,
    credentials: () => ({ authorization: `token ${token.reveal()}` }),
    http,
    now,
    target,
    remedies: {
      401: 'The token is wrong or was removed: set a new one.',
      403: "Most likely the token lacks the scope 'write:issue', or its user may not write issues there.",
      404: 'Either it does not exist (or issues are switched off), or the token may not see it.',
    },
  });
  return {
    ...api,
    ownLogin: async () => {
      const { status, json } = await api.send('GET', '/user', { expect: [403] });
      if (status === 403) return undefined;
      if (isJsonObject(json) && typeof json.login === 'string') return json.login;
      throw api.oddity('to who the token is', 'names no login');
    },
  };
}
