import { TicketwireError } from '../errors.ts';
import { isJsonObject, JsonReader } from '../mapping/json-body.ts';
import type { EpochMs, JsonObject, JsonValue } from '../model/json.ts';
import type { Secret } from '../settings/secret.ts';
import { permissionFor } from './github-permission.ts';
import {
  type Http,
  type HttpRequest,
  type HttpResponse,
  isRetryableStatus,
  rateLimitEnd,
  retryAfterOf,
} from './http.ts';

export interface GithubOptions {
  /** `https://api.github.com`, `https://HOST/api/v3`, `https://api.SUBDOMAIN.ghe.com`; no trailing slash. */
  apiUrl: string;
  token: Secret;
  http: Http;
  now(): EpochMs;
  /** Names the target in errors. */
  target: string;
  /** Where people look at repositories; made from `apiUrl` unless given. */
  webUrl?: string | undefined;
}

export interface Github {
  /**
   * One request to GitHub's REST API, never repeated; `path` starts with a slash and holds encoded segments.
   * Gives any 2xx, and the statuses in `expect`. Everything else throws: `rate-limited` (with its time), `target-failed`,
   * `target-forbidden`, `target-not-found`, `target-refused`, `network`, `timeout`.
   */
  send(
    method: HttpRequest['method'],
    path: string,
    options?: { json?: JsonValue; expect?: readonly number[] },
  ): Promise<HttpResponse>;
  /**
   * One request to GitHub's GraphQL API about a repository, `owner/name`. Gives `data`; throws as {@link Github.send}
   * does, for errors in the answer, too.
   */
  graphql(repository: string, query: string, variables: JsonObject): Promise<JsonObject>;
  /** The login that the token writes as; undefined where GitHub does not tell. */
  ownLogin(): Promise<string | undefined>;
  /** Where people look at repositories, without a trailing slash. */
  webUrl: string;
}

/** GitHub's REST API, version 2022-11-28. https://docs.github.com/rest */
export function createGithub(options: GithubOptions): Github {
  const { apiUrl, token, http, now, target } = options;

  async function request(
    method: HttpRequest['method'],
    url: string,
    json: JsonValue | undefined,
  ): Promise<HttpResponse> {
    try {
      return await http.send({
        method,
        url,
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `Bearer ${token.reveal()}`,
          'user-agent': 'ticketwire',
          'x-github-api-version': '2022-11-28',
        },
        ...(json === undefined ? {} : { json }),
      });
    } catch (cause) {
      if (!(cause instanceof TicketwireError)) throw cause;
      throw new TicketwireError(cause.code, `${named(method, url.slice(apiUrl.length))} ${cause.message}.`, { cause });
    }
  }

  const named = (method: string, path: string) => `GitHub (${method} ${path.split('?')[0]}, target '${target}')`;

  const send: Github['send'] = async (method, path, { json, expect = [] } = {}) => {
    const response = await request(method, apiUrl + path, json);
    if ((response.status >= 200 && response.status < 300) || expect.includes(response.status)) return response;
    throw refusal(named(method, path), { response, now: now(), permission: permissionFor(method, path) });
  };

  const graphqlUrl = `${apiUrl.replace(/\/v3$/, '')}/graphql`;

  return {
    webUrl: options.webUrl ?? webUrlOf(apiUrl),
    send,
    graphql: async (repository, query, variables) => {
      const what = `GitHub (GraphQL about ${repository}, target '${target}')`;
      const response = await request('POST', graphqlUrl, { query, variables });
      if (response.status !== 200) throw refusal(what, { response, now: now(), permission: undefined });
      const json = isJsonObject(response.json) ? response.json : {};
      const [error] = Array.isArray(json.errors) ? json.errors.filter(isJsonObject) : [];
      if (error !== undefined) throw graphqlRefusal(what, error);
      return isJsonObject(json.data) ? json.data : {};
    },
    ownLogin: async () => {
      const user = await send('GET', '/user').catch(whenForbidden);
      if (isJsonObject(user?.json) && typeof user.json.login === 'string') return user.json.login;
      if (user !== undefined) {
        throw new TicketwireError('target-failed', "GitHub's answer to who the token is names no login.");
      }
      // Tokens of Apps may not ask for their user, but for their viewer.
      const query = { query: '{ viewer { login } }' };
      const { json } = await request('POST', graphqlUrl, query);
      return new JsonReader(isJsonObject(json) ? json : {}).text('data.viewer.login');
    },
  };
}

/** Undefined for a token that may not ask; everything else passes on. */
function whenForbidden(error: unknown): undefined {
  const isForbidden = error instanceof TicketwireError && ['target-forbidden', 'target-not-found'].includes(error.code);
  if (!isForbidden) throw error;
}

/** Where people look at repositories, for an API address: `https://api.github.com` is `https://github.com`. */
export function webUrlOf(apiUrl: string): string {
  const { protocol, host } = new URL(apiUrl);
  return `${protocol}//${host.replace(/^api\./, '')}`;
}

/** The same where the API's address has GitHub's form; empty for any other, which may be a gateway's to any GitHub. */
export function knownWebUrlOf(apiUrl: string): string {
  const { host, pathname } = new URL(apiUrl);
  const isGithubs = /^api\.([a-z\d-]+\.)?(github|ghe)\.com$/.test(host);
  return isGithubs || pathname.endsWith('/api/v3') ? webUrlOf(apiUrl) : '';
}

function refusal(
  what: string,
  given: { response: HttpResponse; now: EpochMs; permission: string | undefined },
): TicketwireError {
  const { response, now, permission } = given;
  const { status } = response;
  const words = githubWords(response.json);
  const said = `${what} answered ${status}${words === '' ? '' : `: ${words}`}`;
  const waitUntil = rateLimitEnd(response, now);
  if (waitUntil !== undefined) {
    return new TicketwireError('rate-limited', `${said} It asks us to wait.`, { notBefore: waitUntil });
  }
  if (isRetryableStatus(status)) {
    return new TicketwireError('target-failed', `${said} It is tried again.`, {
      notBefore: retryAfterOf(response.headers, now),
    });
  }
  if (status === 401) {
    return new TicketwireError('target-forbidden', `${said} The token is wrong, expired or revoked: set a new one.`);
  }
  if (status === 403) {
    const needed = response.headers.get('x-accepted-github-permissions')?.replace(/=/g, ': ') ?? permission;
    const remedy = needed === undefined ? 'the token lacks a permission' : `the token needs the permission ${needed}`;
    return new TicketwireError('target-forbidden', `${said} Most likely ${remedy}.`);
  }
  if (status === 404 || status === 410) {
    return new TicketwireError(
      'target-not-found',
      `${said} Either it does not exist${what.includes('/issues') ? ' (or issues are switched off)' : ''}, or the token may not see it.`,
    );
  }
  return new TicketwireError('target-refused', `${said} Sending the same again would be refused again.`);
}

/** https://docs.github.com/graphql/guides/forming-calls-with-graphql, "errors" */
function graphqlRefusal(what: string, error: JsonObject): TicketwireError {
  const words = typeof error.message === 'string' ? error.message.replace(/\s+/g, ' ').slice(0, maxWordsChars) : '';
  const said = `${what} answered: ${words.replace(/[.!]?$/, '.')}`;
  if (error.type === 'NOT_FOUND') {
    return new TicketwireError('target-not-found', `${said} Either it does not exist, or the token may not see it.`);
  }
  if (error.type === 'FORBIDDEN' || error.type === 'INSUFFICIENT_SCOPES') {
    return new TicketwireError('target-forbidden', `${said} Most likely the token lacks a permission.`);
  }
  if (error.type === 'RATE_LIMITED') return new TicketwireError('rate-limited', `${said} It asks us to wait.`);
  return new TicketwireError('target-refused', `${said} Sending the same again would be refused again.`);
}

const maxWordsChars = 300;

/** GitHub's own explanation, as one line. */
function githubWords(json: JsonValue | undefined): string {
  if (!isJsonObject(json) || typeof json.message !== 'string') return '';
  const details = Array.isArray(json.errors) ? json.errors.map(errorWords).filter((detail) => detail !== '') : [];
  const words = [json.message, ...details].join('; ').replace(/\s+/g, ' ').slice(0, maxWordsChars);
  return /[.!]$/.test(words) ? words : `${words}.`;
}

function errorWords(error: JsonValue): string {
  if (typeof error === 'string') return error;
  if (!isJsonObject(error)) return '';
  return [error.field, error.code, error.message].filter((part) => typeof part === 'string').join(' ');
}
