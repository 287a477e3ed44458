import { TicketwireError } from '../errors.ts';
import { isJsonObject, JsonReader } from '../mapping/json-body.ts';
import type { EpochMs, JsonValue } from '../model/json.ts';
import type { GithubAppSettings } from '../settings/github.ts';
import type { Http, HttpRequest, HttpResponse } from './http.ts';

/** Whoever has something to ask for, and how what goes wrong is told to them. */
export interface Asker {
  http: Http;
  now(): EpochMs;
  /** The error for an answer that refuses. */
  refuse(method: string, path: string, response: HttpResponse): TicketwireError;
  /** Names the request in errors of the network. */
  named(method: string, path: string): string;
}

/** What an App asks GitHub in its own name, and not in an installation's. */
export interface AppRequests {
  /** The answer of any status. */
  send(asker: Asker, request: { method: HttpRequest['method']; path: string; json?: JsonValue }): Promise<HttpResponse>;
  /** The error for an answer that refuses. */
  refusal(asker: Asker, request: { method: string; path: string }, response: HttpResponse): TicketwireError;
  /** How GitHub calls the App: in addresses, and for people. */
  self(asker: Asker): Promise<{ slug: string; name: string }>;
  /** How far GitHub's clock is ahead of ours, as far as that was found out. */
  skewMs(): number;
}

export function createAppRequests(apiUrl: string, settings: GithubAppSettings): AppRequests {
  let skewMs = 0;

  async function once(
    { http, named }: Asker,
    { method, path, json }: { method: HttpRequest['method']; path: string; json?: JsonValue },
  ): Promise<HttpResponse> {
    // Loaded by those alone who have an App.
    const { appToken } = await import('./github-app-jwt.ts');
    const headers = {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${await appToken(settings, skewMs)}`,
      'user-agent': 'ticketwire',
      'x-github-api-version': '2022-11-28',
    };
    const body = json === undefined ? {} : { json };
    try {
      return await http.send({ method, url: apiUrl + path, headers, isReading: true, ...body });
    } catch (cause) {
      if (!(cause instanceof TicketwireError)) throw cause;
      throw new TicketwireError(cause.code, `${named(method, path)} ${cause.message}.`, { cause });
    }
  }

  const send: AppRequests['send'] = async (asker, request) => {
    const response = await once(asker, request);
    if (response.status !== 401 || !isClockTrouble(response)) return response;
    const theirs = Date.parse(response.headers.get('date') ?? '');
    if (Number.isNaN(theirs)) return response;
    skewMs = theirs - asker.now();
    return once(asker, request);
  };

  const refusal: AppRequests['refusal'] = (asker, { method, path }, response) => {
    const words = isJsonObject(response.json) ? String(response.json.message ?? '') : '';
    const { status } = response;
    if (status === 404 && (path === '/app' || words === 'Integration not found')) {
      const message = `${asker.named(method, path)} knows no App ${settings.id}: compare the id with the App's settings, and 'api-url' with where it was made.`;
      return new TicketwireError('target-forbidden', message);
    }
    if (status !== 401) return asker.refuse(method, path, response);
    const said = `${asker.named(method, path)} answered 401${words === '' ? '.' : `: ${words.replace(/\.?$/, '.')}`}`;
    const remedy = isClockTrouble(response)
      ? 'The clock of this machine is wrong: set it.'
      : `The App's id (${settings.id}) and its private key do not belong together, or the key was deleted: make a new one in the App's settings.`;
    return new TicketwireError('target-forbidden', `${said} ${remedy}`);
  };

  return {
    send,
    refusal,
    self: async (asker) => {
      const request = { method: 'GET', path: '/app' } as const;
      const response = await send(asker, request);
      if (response.status !== 200) throw refusal(asker, request, response);
      const body = new JsonReader(isJsonObject(response.json) ? response.json : {});
      const slug = body.text('slug') ?? '';
      return { slug, name: body.text('name') ?? slug };
    },
    skewMs: () => skewMs,
  };
}

/** "'Expiration time' claim ('exp') is too far in the future", "'Issued at' claim ('iat') must be an Integer …". */
function isClockTrouble({ json }: HttpResponse): boolean {
  const words = isJsonObject(json) && typeof json.message === 'string' ? json.message : '';
  return /'(Expiration time|Issued at)' claim/.test(words);
}
