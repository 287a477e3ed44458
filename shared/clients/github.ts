import { TicketwireError } from '../errors.ts';
import { isJsonObject } from '../mapping/json-body.ts';
import type { EpochMs, JsonValue } from '../model/json.ts';
import type { Secret } from '../settings/secret.ts';
import { type Http, type HttpRequest, type HttpResponse, isRetryableStatus, retryAfterOf } from './http.ts';

export interface GithubOptions {
  /** `https://api.github.com`, `https://HOST/api/v3`, `https://api.SUBDOMAIN.ghe.com`; no trailing slash. */
  apiUrl: string;
  token: Secret;
  http: Http;
  now(): EpochMs;
  /** Names the target in errors. */
  target: string;
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
}

/** GitHub's REST API, version 2022-11-28. https://docs.github.com/rest */
export function createGithub(options: GithubOptions): Github {
  return {
    send: async (method, path, { json, expect = [] } = {}) => {
      const what = `GitHub (${method} ${path.split('?')[0]}, target '${options.target}')`;
      let response: HttpResponse;
      try {
        response = await options.http.send({
          method,
          url: options.apiUrl + path,
          headers: {
            accept: 'application/vnd.github+json',
            authorization: `Bearer ${options.token.reveal()}`,
            'user-agent': 'ticketwire',
            'x-github-api-version': '2022-11-28',
          },
          ...(json === undefined ? {} : { json }),
        });
      } catch (cause) {
        if (!(cause instanceof TicketwireError)) throw cause;
        throw new TicketwireError(cause.code, `${what} ${cause.message}.`, { cause });
      }
      if ((response.status >= 200 && response.status < 300) || expect.includes(response.status)) return response;
      throw refusal(what, response, options.now());
    },
  };
}

function refusal(what: string, response: HttpResponse, now: EpochMs): TicketwireError {
  const { status } = response;
  const words = githubWords(response.json);
  const said = `${what} answered ${status}${words === '' ? '' : `: ${words}`}`;
  const waitUntil = rateLimitEnd(response, words, now);
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
    const needed = response.headers.get('x-accepted-github-permissions');
    const remedy = needed === null ? 'the token lacks a permission' : `the token needs the permission ${needed}`;
    return new TicketwireError('target-forbidden', `${said} Most likely ${remedy}.`);
  }
  if (status === 404 || status === 410) {
    return new TicketwireError(
      'target-not-found',
      `${said} Either it does not exist (or issues are switched off), or the token may not see it.`,
    );
  }
  return new TicketwireError('target-refused', `${said} Sending the same again would be refused again.`);
}

/** Source: docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api, "exceeding the rate limit". */
function rateLimitEnd(response: HttpResponse, words: string, now: EpochMs): EpochMs | undefined {
  if (response.status !== 403 && response.status !== 429) return undefined;
  const retryAfter = retryAfterOf(response.headers, now);
  if (retryAfter !== undefined) return retryAfter;
  if (response.headers.get('x-ratelimit-remaining') === '0') {
    const reset = Number(response.headers.get('x-ratelimit-reset'));
    return Number.isFinite(reset) && reset > 0 ? reset * 1_000 : now + secondaryLimitMs;
  }
  return response.status === 429 || /rate limit/i.test(words) ? now + secondaryLimitMs : undefined;
}

/** GitHub asks for at least a minute where it names no time. */
const secondaryLimitMs = 60_000;
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
