import { isJsonObject } from '../mapping/json-body.ts';
import type { EpochMs } from '../model/json.ts';
import type { Secret } from '../settings/secret.ts';
import { createForgeApi, type ForgeApi } from './forge-api.ts';
import type { Http } from './http.ts';

export interface GitlabOptions {
  /** `https://HOST/api/v4`, without a trailing slash. */
  apiUrl: string;
  /** A personal, project or group access token. */
  token: Secret;
  http: Http;
  now(): EpochMs;
  /** Names the target in errors. */
  target: string;
}

export interface Gitlab extends ForgeApi {
  /** The name of the user that the token writes as; undefined where GitLab does not tell. */
  ownLogin(): Promise<string | undefined>;
}

/** The largest page that GitLab gives. https://docs.gitlab.com/api/rest/#offset-based-pagination */
export const gitlabPageSize = 100;

/** GitLab's REST API, version 4. https://docs.gitlab.com/api/rest/ */
export function createGitlab({ apiUrl, token, http, now, target }: GitlabOptions): Gitlab {
  const api = createForgeApi({
    forge: 'GitLab',
    apiBase: apiUrl,
    // Access tokens of every kind; OAuth's would be sent as Bearer. https://docs.gitlab.com/api/rest/authentication/
    credentials: () => ({ 'private-token': token.reveal() }),
    http,
    now,
    target,
    remedies: {
      401: 'The token is wrong, expired or revoked: set a new one.',
      403: "Most likely the token lacks the scope 'api', or its user the role Reporter in the project.",
      404: 'Either it does not exist (or issues are switched off), or the token may not see it.',
    },
  });
  return {
    ...api,
    ownLogin: async () => {
      const { status, json } = await api.send('GET', '/user', { expect: [403] });
      if (status === 403) return undefined;
      if (isJsonObject(json) && typeof json.username === 'string') return json.username;
      throw api.oddity('to who the token is', 'names no user');
    },
  };
}
