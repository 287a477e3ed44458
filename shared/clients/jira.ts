import { TicketwireError } from '../errors.ts';
import { withoutControls } from '../mapping/escape.ts';
import { isJsonObject } from '../mapping/json-body.ts';
import type { EpochMs, JsonValue } from '../model/json.ts';
import type { Secret } from '../settings/secret.ts';
import {
  type Http,
  type HttpRequest,
  type HttpResponse,
  isRetryableStatus,
  type ResponseHeaders,
  retryAfterOf,
} from './http.ts';

export interface JiraOptions {
  /** `https://SITE.atlassian.net/rest/api/3`, `https://HOST/rest/api/2`; no trailing slash. */
  apiBase: string;
  /** The whole header: `Basic …` or `Bearer …`. */
  authorization: Secret;
  http: Http;
  now(): EpochMs;
  /** Names the target in errors. */
  target: string;
  /** Throws `target-refused` for a key of a project that is none of ours. */
  requireOurs?: ((key: string) => void) | undefined;
  /** Where else the token may belong, asked when the site does not know it; what works there is kept to. */
  findOtherBase?: (() => Promise<string | undefined>) | undefined;
}

export interface Jira {
  /**
   * One request to Jira's REST API, never repeated; `path` starts with a slash and holds encoded segments.
   * Gives any 2xx, and the statuses in `expect`. Everything else throws: `rate-limited` (with its time), `target-failed`,
   * `target-forbidden`, `target-not-found`, `target-refused`, `network`, `timeout`.
   */
  send(
    method: HttpRequest['method'],
    path: string,
    options?: { json?: JsonValue; expect?: readonly number[] },
  ): Promise<HttpResponse>;
  /** Names the target in messages. */
  target: string;
  /** Throws `target-refused` for a key of a project that is none of ours. */
  requireOurs?(key: string): void;
  /** Writes have no effect, and reading shows none. */
  isDry: boolean;
  /** What `send` would have thrown for an answer that was expected. */
  refusal(method: HttpRequest['method'], path: string, response: HttpResponse): TicketwireError;
  /** That an answer is not what Jira promises: `oddity('SOC-7', 'is no issue')`. */
  oddity(key: string, what: string): TicketwireError;
}

/** Jira's REST API, Cloud version 3 or Data Center version 2. https://developer.atlassian.com/cloud/jira/platform/rest/v3/ */
export function createJira(options: JiraOptions): Jira {
  const nameOf = (method: string, path: string): string =>
    `Jira (${method} ${path.split('?')[0]}, target '${options.target}')`;
  let { apiBase } = options;
  let asking: Promise<string | undefined> | undefined;

  async function sendTo(base: string, method: HttpRequest['method'], path: string, json?: JsonValue) {
    try {
      return await options.http.send({
        method,
        url: base + path,
        headers: {
          accept: 'application/json',
          authorization: options.authorization.reveal(),
          'user-agent': 'ticketwire',
        },
        ...(json === undefined ? {} : { json }),
      });
    } catch (cause) {
      if (!(cause instanceof TicketwireError)) throw cause;
      throw new TicketwireError(cause.code, `${nameOf(method, path)} ${cause.message}.`, { cause });
    }
  }

  /** Where the token is known after all; undefined where it is not, or nobody could say. */
  async function findOtherBase(): Promise<string | undefined> {
    asking ??= options.findOtherBase?.().catch(() => {
      asking = undefined;
      return undefined;
    });
    return asking;
  }

  const jira: Jira = {
    ...(options.requireOurs === undefined ? {} : { requireOurs: options.requireOurs }),
    target: options.target,
    isDry: options.http.isDry === true,
    send: async (method, path, { json, expect = [] } = {}) => {
      let response = await sendTo(apiBase, method, path, json);
      if (response.status === 401 && apiBase === options.apiBase) {
        const other = await findOtherBase();
        // Only who is told there whose token it is goes on there.
        if (other !== undefined && (await sendTo(other, 'GET', '/myself')).status === 200) {
          apiBase = other;
          response = await sendTo(other, method, path, json);
        }
      }
      const isGood = (response.status >= 200 && response.status < 300) || expect.includes(response.status);
      // What an anonymous caller sees of an open project is no answer to us.
      if (isGood && !(method === 'GET' && isAnonymous(response.headers))) return response;
      throw jira.refusal(method, path, response);
    },
    refusal: (method, path, response) => refusalOf(nameOf(method, path), response, options.now()),
    oddity: (key, what) =>
      new TicketwireError(
        'target-failed',
        `Jira's answer about ${key} (target '${options.target}') ${what}. Is a proxy or a sign-in page before it?`,
      ),
  };
  return jira;
}

function refusalOf(what: string, response: HttpResponse, now: EpochMs): TicketwireError {
  const { status, headers } = response;
  const words = jiraWords(response.json);
  const said = `${what} answered ${status}${words === '' ? '.' : `: ${words}`}`;
  if (status === 429) {
    const notBefore = retryAfterOf(headers, now) ?? resetOf(headers, now) ?? now + defaultWaitMs;
    const isNarrow = headers.get('ratelimit-reason') === 'jira-per-issue-on-write';
    return new TicketwireError('rate-limited', `${said} It asks us to wait.`, { notBefore, isNarrow });
  }
  if (isRetryableStatus(status)) {
    return new TicketwireError('target-failed', `${said} It is tried again.`, {
      notBefore: retryAfterOf(headers, now),
    });
  }
  if (loginReasonOf(headers).includes('AUTHENTICATION_DENIED')) {
    return new TicketwireError(
      'target-forbidden',
      `${said} It wants a captcha solved after failed sign-ins: sign in once by hand as that user, then set the right token.`,
    );
  }
  if (status === 401 || isAnonymous(headers)) {
    return new TicketwireError(
      'target-forbidden',
      `${said} The token is wrong, expired or of another user; or it is a scoped one, which works only with 'cloud-id' where the site does not tell its own.`,
    );
  }
  if (status === 403) {
    return new TicketwireError('target-forbidden', `${said} Most likely the user lacks a permission in that project.`);
  }
  if (status === 404 && !isOwnAnswer(response)) {
    return new TicketwireError(
      'target-failed',
      `${said} That is no answer of Jira's: most likely none is at this address. Are 'site', 'api-url' and 'deployment' right, and is there no proxy before it?`,
    );
  }
  if (status === 404) {
    return new TicketwireError('target-not-found', `${said} It does not exist, or the user may not see it.`);
  }
  if (status === 410) {
    return new TicketwireError(
      'target-refused',
      `${said} It does not offer this any more: look for a newer version of Ticketwire; is it Cloud or Data Center, and does 'deployment' say so?`,
    );
  }
  if (status >= 300 && status < 400) {
    return new TicketwireError(
      'target-refused',
      `${said} It sends us elsewhere: is the address right, and is there no sign-in page before it?`,
    );
  }
  return new TicketwireError('target-refused', `${said} Sending the same again would be refused again.`);
}

/** Jira says what it does not find in its own words; a proxy, or an application at another path, says it in others. */
function isOwnAnswer({ headers, json }: HttpResponse): boolean {
  if (!isJsonObject(json)) return json === undefined && !/\btext\//i.test(headers.get('content-type') ?? '');
  return Object.keys(json).length === 0 || 'errorMessages' in json || 'errors' in json;
}

/** With a token it does not know, Jira goes on as for an anonymous caller. https://github.com/MrRefactoring/jira.js/issues/418 */
function isAnonymous(headers: ResponseHeaders): boolean {
  return loginReasonOf(headers).includes('AUTHENTICATED_FAILED');
}

function loginReasonOf(headers: ResponseHeaders): string {
  return headers.get('x-seraph-loginreason') ?? '';
}

const defaultWaitMs = 60_000;

/** `X-RateLimit-Reset` is a time in ISO 8601; `RateLimit-Reset` may be seconds. A time that has passed says nothing. */
function resetOf(headers: ResponseHeaders, now: EpochMs): EpochMs | undefined {
  const value = (headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset') ?? '').trim();
  const time = /^\d{1,6}$/.test(value) ? now + Number(value) * 1_000 : Date.parse(value);
  return time > now ? time : undefined;
}

const maxWordsChars = 300;

/** Jira's own explanation, as one line; the gateway before it says `message`. Empty where the body is no JSON. */
function jiraWords(json: JsonValue | undefined): string {
  if (!isJsonObject(json)) return '';
  const messages = Array.isArray(json.errorMessages) ? json.errorMessages : [];
  const fields = isJsonObject(json.errors) ? Object.entries(json.errors) : [];
  const words = [...messages, json.message, ...fields.map(([field, text]) => `${field}: ${text}`)]
    .filter((part) => typeof part === 'string' && part.trim() !== '')
    .join('; ');
  const line = withoutControls(words.slice(0, 10 * maxWordsChars))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, maxWordsChars);
  return line === '' || /[.!]$/.test(line) ? line : `${line.slice(0, maxWordsChars - 1)}.`;
}
