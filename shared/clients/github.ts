import { setTimeout } from 'node:timers/promises';
import { TicketwireError } from '../errors.ts';
import { isJsonObject, JsonReader } from '../mapping/json-body.ts';
import type { EpochMs, JsonObject, JsonValue } from '../model/json.ts';
import type { AppPermissions, GithubCredentials } from '../settings/github.ts';
import { webUrlOf } from './github-addresses.ts';
import { githubApp } from './github-app.ts';
import type { Asker } from './github-app-requests.ts';
import { permissionFor } from './github-permission.ts';
import { appProof, type Proof, tokenProof } from './github-proof.ts';
import { graphqlRefusal, refusal } from './github-refusal.ts';
import { type Http, type HttpRequest, type HttpResponse, rateLimitEnd } from './http.ts';

export interface GithubOptions {
  /** `https://api.github.com`, `https://HOST/api/v3`, `https://api.SUBDOMAIN.ghe.com`; no trailing slash. */
  apiUrl: string;
  credentials: GithubCredentials;
  http: Http;
  now(): EpochMs;
  /** Names the target in errors. */
  target: string;
  /** Where people look at repositories; made from `apiUrl` unless given. */
  webUrl?: string | undefined;
  /** Waits between the tries of what a new token is not yet good for. */
  wait?(ms: number): Promise<void>;
}

export interface Github {
  /**
   * One request to GitHub's REST API, never repeated once it may have been heard; `path` starts with a slash and holds
   * encoded segments. `about`: the repository, `owner/name`, that it is about where the path does not say. Gives any 2xx, and the statuses in `expect`. Everything else throws: `rate-limited` (with its time), `target-failed`,
   * `target-forbidden`, `target-not-found`, `target-refused`, `network`, `timeout`.
   */
  send(
    method: HttpRequest['method'],
    path: string,
    options?: { json?: JsonValue | undefined; expect?: readonly number[]; about?: string | undefined },
  ): Promise<HttpResponse>;
  /**
   * One request to GitHub's GraphQL API about a repository, `owner/name`. Gives `data`; throws as {@link Github.send}
   * does, for errors in the answer, too.
   */
  graphql(repository: string, query: string, variables: JsonObject): Promise<JsonObject>;
  /** The login that the token writes as; undefined where GitHub does not tell. */
  ownLogin(): Promise<string | undefined>;
  /** What a delivery says of where the App is installed; a token does without. */
  noteInstallation(owner: string, installation: number): void;
  /** What the App was granted there, by the API's names; undefined for a token, of which GitHub does not tell. */
  granted(place: { owner: string; repository?: string | undefined }): Promise<AppPermissions | undefined>;
  /** Where people look at repositories, without a trailing slash. */
  webUrl: string;
}

interface Sent {
  json?: JsonValue | undefined;
  about?: string | undefined;
  url?: string;
}

/** GitHub's REST API, version 2022-11-28. https://docs.github.com/rest */
export function createGithub(options: GithubOptions): Github {
  const { apiUrl, credentials, http, now, target, wait = (ms) => setTimeout(ms) } = options;
  const app = 'app' in credentials ? githubApp(apiUrl, credentials.app) : undefined;
  const asker: Asker = {
    http,
    now,
    named: (method, path) => named(method, path),
    refuse: (method, path, response) =>
      refusal(named(method, path), { response, now: now(), permission: undefined, isApp: true }),
  };

  async function proofFor(path: string, about: string | undefined): Promise<Proof> {
    if ('token' in credentials) return tokenProof(credentials.token);
    const proof = app === undefined ? undefined : await appProof(app, { path, about, asker, wait });
    if (proof !== undefined) return proof;
    throw new TicketwireError(
      'internal',
      `${named('asking', path)} is about no repository that an App could have a token for.`,
    );
  }

  async function request(method: HttpRequest['method'], path: string, given: Sent = {}): Promise<HttpResponse> {
    const { json, about, url = apiUrl + path } = given;
    const proof = await proofFor(path, about);
    const sendWith = async (authorization: string) => {
      try {
        return await http.send({
          method,
          url,
          headers: {
            accept: 'application/vnd.github+json',
            authorization,
            'user-agent': 'ticketwire',
            'x-github-api-version': '2022-11-28',
          },
          ...(json === undefined ? {} : { json }),
        });
      } catch (cause) {
        if (!(cause instanceof TicketwireError)) throw cause;
        throw new TicketwireError(cause.code, `${named(method, path)} ${cause.message}.`, { cause });
      }
    };
    let response = await sendWith(proof.authorization);
    for (;;) {
      const lack = lackIn(method, response, now());
      const next = lack === undefined ? undefined : await proof.next(lack);
      if (next === undefined) break;
      response = await sendWith(next);
    }
    return response;
  }

  const named = (method: string, path: string) => `GitHub (${method} ${path.split('?')[0]}, target '${target}')`;

  const send: Github['send'] = async (method, path, { json, expect = [], about } = {}) => {
    // What is about the App itself it asks in its own name.
    const own = path.startsWith('/app/') ? app : undefined;
    const response = await (own === undefined
      ? request(method, path, { json, about })
      : own.send(asker, { method, path, ...(json === undefined ? {} : { json }) }));
    if ((response.status >= 200 && response.status < 300) || expect.includes(response.status)) return response;
    if (own !== undefined) throw own.refusal(asker, { method, path }, response);
    const permission = permissionFor(method, path);
    throw refusal(named(method, path), { response, now: now(), permission, isApp: app !== undefined });
  };

  const graphqlUrl = `${apiUrl.replace(/\/v3$/, '')}/graphql`;

  return {
    webUrl: options.webUrl ?? webUrlOf(apiUrl),
    send,
    graphql: async (repository, query, variables) => {
      const what = `GitHub (GraphQL about ${repository}, target '${target}')`;
      const response = await request('POST', '/graphql', {
        json: { query, variables },
        about: repository,
        url: graphqlUrl,
      });
      if (response.status !== 200) {
        throw refusal(what, { response, now: now(), permission: undefined, isApp: app !== undefined });
      }
      const json = isJsonObject(response.json) ? response.json : {};
      const [error] = Array.isArray(json.errors) ? json.errors.filter(isJsonObject) : [];
      if (error !== undefined) throw graphqlRefusal(what, error, { isApp: app !== undefined });
      return isJsonObject(json.data) ? json.data : {};
    },
    noteInstallation: (owner, installation) => app?.note(owner, installation),
    granted: async (place) => app?.findGranted(place, asker),
    ownLogin: async () => {
      // An App writes as its robot.
      if (app !== undefined) return `${(await app.self(asker)).slug}[bot]`;
      const user = await send('GET', '/user').catch(whenForbidden);
      if (isJsonObject(user?.json) && typeof user.json.login === 'string') return user.json.login;
      if (user !== undefined) {
        throw new TicketwireError('target-failed', "GitHub's answer to who the token is names no login.");
      }
      // Tokens of Apps may not ask for their user, but for their viewer.
      const query = { query: '{ viewer { login } }' };
      const { json } = await request('POST', '/graphql', { json: query, url: graphqlUrl });
      return new JsonReader(isJsonObject(json) ? json : {}).text('data.viewer.login');
    },
  };
}

/** What a request that was refused most likely lacks. GitHub hides from reading, and from some writing, by 404. */
function lackIn(method: string, response: HttpResponse, now: EpochMs): 'proof' | 'permission' | undefined {
  const { status, json } = response;
  if (status === 401) return 'proof';
  if (status === 403) return rateLimitEnd(response, now) === undefined ? 'permission' : undefined;
  if (status === 404) return method === 'GET' ? undefined : 'permission';
  const errors = isJsonObject(json) && Array.isArray(json.errors) ? json.errors.filter(isJsonObject) : [];
  return status === 200 && errors[0]?.type === 'FORBIDDEN' ? 'permission' : undefined;
}

/** Undefined for a token that may not ask; everything else passes on. */
function whenForbidden(error: unknown): undefined {
  const isForbidden = error instanceof TicketwireError && ['target-forbidden', 'target-not-found'].includes(error.code);
  if (!isForbidden) throw error;
}
