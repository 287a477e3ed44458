import { TicketwireError } from '../errors.ts';
import { withoutControls } from '../mapping/escape.ts';
import { isJsonObject } from '../mapping/json-body.ts';
import type { EpochMs, JsonValue } from '../model/json.ts';
import {
  type Http,
  type HttpRequest,
  type HttpResponse,
  isRetryableStatus,
  rateLimitEnd,
  retryAfterOf,
} from './http.ts';

export interface ForgeApiOptions {
  /** As people call it: `GitLab`. */
  forge: string;
  /** `https://gitlab.com/api/v4`; no trailing slash. */
  apiBase: string;
  /** What proves who we are; asked for at each request, so that no secret lies around. */
  credentials(): Record<string, string>;
  http: Http;
  now(): EpochMs;
  /** Names the target in errors. */
  target: string;
  /** What most likely is wrong, and what to do, for these answers, as sentences. */
  remedies: { 401: string; 403: string; 404: string };
}

export interface ForgeApi {
  /**
   * One request, never repeated; `path` starts with a slash and holds encoded segments. Gives any 2xx, and the statuses
   * in `expect`. Everything else throws: `rate-limited` (with its time), `target-failed`, `target-forbidden`,
   * `target-not-found`, `target-refused`, `network`, `timeout`.
   */
  send(
    method: HttpRequest['method'],
    path: string,
    options?: { json?: JsonValue; expect?: readonly number[] },
  ): Promise<HttpResponse>;
  /** Writes have no effect, and reading shows none. */
  isDry: boolean;
  /** That an answer is not what the forge promises: `oddity('about octo/widgets#7', 'is no issue')`. */
  oddity(about: string, what: string): TicketwireError;
}

/** A REST API that speaks JSON, as GitLab, Gitea and Forgejo have it. */
export function createForgeApi(options: ForgeApiOptions): ForgeApi {
  const { forge, apiBase, http, now, target, remedies } = options;
  const nameOf = (method: string, path: string) => `${forge} (${method} ${path.split('?')[0]}, target '${target}')`;
  return {
    isDry: http.isDry === true,
    send: async (method, path, { json, expect = [] } = {}) => {
      let response: HttpResponse;
      try {
        response = await http.send({
          method,
          url: apiBase + path,
          headers: { accept: 'application/json', 'user-agent': 'ticketwire', ...options.credentials() },
          ...(json === undefined ? {} : { json }),
        });
      } catch (cause) {
        if (!(cause instanceof TicketwireError)) throw cause;
        throw new TicketwireError(cause.code, `${nameOf(method, path)} ${cause.message}.`, { cause });
      }
      if ((response.status >= 200 && response.status < 300) || expect.includes(response.status)) return response;
      throw refusalOf(nameOf(method, path), { response, now: now(), remedies });
    },
    oddity: (about, what) =>
      new TicketwireError(
        'target-failed',
        `${forge}'s answer ${about} (target '${target}') ${what}. Is 'url' right, and is there no sign-in page before it?`,
      ),
  };
}

function refusalOf(
  what: string,
  { response, now, remedies }: { response: HttpResponse; now: EpochMs } & Pick<ForgeApiOptions, 'remedies'>,
): TicketwireError {
  const { status, headers } = response;
  const words = wordsOf(response.json);
  const said = `${what} answered ${status}${words === '' ? '.' : `: ${words}`}`;
  const waitUntil = rateLimitEnd(response, now);
  if (waitUntil !== undefined) {
    return new TicketwireError('rate-limited', `${said} It asks us to wait.`, { notBefore: waitUntil });
  }
  if (isRetryableStatus(status)) {
    return new TicketwireError('target-failed', `${said} It is tried again.`, {
      notBefore: retryAfterOf(headers, now),
    });
  }
  if (status === 401) return new TicketwireError('target-forbidden', `${said} ${remedies[401]}`);
  if (status === 403) return new TicketwireError('target-forbidden', `${said} ${remedies[403]}`);
  if (status === 404 || status === 410) return new TicketwireError('target-not-found', `${said} ${remedies[404]}`);
  if (status >= 300 && status < 400) {
    return new TicketwireError(
      'target-refused',
      `${said} It sends us elsewhere: is 'url' right, and is there no sign-in page before it?`,
    );
  }
  return new TicketwireError('target-refused', `${said} Sending the same again would be refused again.`);
}

const maxWordsChars = 300;

/** The forge's own explanation, as one line; empty where the body is no JSON, such as a proxy's page. */
function wordsOf(json: JsonValue | undefined): string {
  if (!isJsonObject(json)) return '';
  const parts = [json.message, json.error, json.error_description, json.errors].flatMap(flatWords);
  const line = withoutControls([...new Set(parts)].join('; ').slice(0, 10 * maxWordsChars))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, maxWordsChars);
  return line === '' || /[.!]$/.test(line) ? line : `${line.slice(0, maxWordsChars - 1)}.`;
}

/** GitLab explains by a text, a list, or texts by the names of members. */
function flatWords(value: JsonValue | undefined): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (Array.isArray(value)) return value.flatMap(flatWords);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, each]) => flatWords(each).map((words) => `${name}: ${words}`));
}
