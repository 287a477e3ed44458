import { TicketwireError } from '../errors.ts';
import type { EpochMs, JsonValue } from '../model/json.ts';
import { fetchFailure } from './fetch-failure.ts';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  /** Sent as JSON. */
  json?: JsonValue;
  /** Sent as it is. */
  body?: Uint8Array;
  /** It changes nothing, whatever its method. */
  isReading?: boolean;
}

export interface HttpResponse {
  status: number;
  headers: ResponseHeaders;
  /** Parsed JSON; undefined when the body is empty or not JSON. */
  json: JsonValue | undefined;
  /** What is said in a short line of plain text; undefined where it is JSON, a page, or more. */
  text?: string | undefined;
  /** The address that answered, after redirects. */
  url: string;
}

export interface Http {
  /**
   * One request, never repeated. Any status is an answer; throws `network` or `timeout` where there is none, and then
   * the request may or may not have taken effect. Throws `configuration` where fetch refuses to send it.
   */
  send(request: HttpRequest): Promise<HttpResponse>;
  /** It only reads: what is written has no effect, and reading shows none. */
  isDry?: boolean;
}

/** What sends one request and follows nothing: Node's own fetch, or something lighter. */
export type Fetch = (url: string, init: RequestInit) => Promise<RawResponse>;

/** Headers by their names, in any case; null where there is none. */
export interface ResponseHeaders {
  get(name: string): string | null;
}

/** As much of a response as is read here. */
export interface RawResponse {
  status: number;
  headers: ResponseHeaders;
  body: (AsyncIterable<Uint8Array> & { cancel?(): Promise<void> }) | null;
}

const maxResponseBytes = 20 * 1024 * 1024;
const maxRedirects = 3;

/** The only caller of fetch. Redirects stay within the first address's origin and repeat the method. */
export function createHttp(options: {
  timeoutMs: number;
  fetch?: Fetch | undefined;
  /** Of an answer; 20 MiB unless set. */
  maxBytes?: number;
}): Http {
  const call: Fetch = options.fetch ?? fetch;
  const { maxBytes = maxResponseBytes } = options;
  return {
    send: async (request) => {
      const signal = AbortSignal.timeout(options.timeoutMs);
      let url = request.url;
      for (let hop = 0; ; hop += 1) {
        const response = await answerTo(signal, () =>
          call(url, { ...content(request), method: request.method, redirect: 'manual', signal }),
        );
        const location = redirectOf(response, url);
        if (location === undefined || hop === maxRedirects) {
          const text = await answerTo(signal, () => readText(response, maxBytes));
          // Whoever refuses a request may quote it, and what is refused is told to people.
          const told = response.status < 400 ? text : withoutCredentials(text, request.headers);
          const json = parseJson(told);
          if (json === undefined && isBrokenJson(response, text)) {
            throw new TicketwireError('target-failed', 'answered with JSON that breaks off');
          }
          const line = json === undefined ? lineOf(told) : undefined;
          return { status: response.status, headers: response.headers, json, text: line, url };
        }
        await drain(response);
        url = location;
      }
    },
  };

  async function answerTo<T>(signal: AbortSignal, step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (cause) {
      if (cause instanceof TicketwireError) throw cause;
      if (signal.aborted) {
        throw new TicketwireError('timeout', `gave no answer within ${options.timeoutMs} ms`, { cause });
      }
      throw fetchFailure(cause);
    }
  }
}

function content({ headers, json, body }: HttpRequest): RequestInit {
  if (json !== undefined) {
    return { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(json) };
  }
  return body === undefined ? { headers } : { headers, body: new Uint8Array(body) };
}

const maxLineChars = 300;

function lineOf(text: string): string | undefined {
  const line = text.trim();
  return line === '' || line.length > maxLineChars || line.startsWith('<') || line.includes('\n') ? undefined : line;
}

/** Headers that prove who we are. */
const proofs = ['authorization', 'private-token'];

/** The text without what those headers hold, in whichever form it is quoted. */
function withoutCredentials(text: string, headers: Record<string, string>): string {
  let clean = text;
  for (const value of proofs.flatMap((name) => formsOf(headers[name] ?? ''))) {
    clean = clean.replaceAll(value, '[secret]').replaceAll(JSON.stringify(value).slice(1, -1), '[secret]');
  }
  return clean;
}

/** The longest first. */
function formsOf(value: string): string[] {
  const [, scheme = '', credential = ''] = /^(\w+) +(.+)$/.exec(value) ?? [];
  const pair = scheme.toLowerCase() === 'basic' ? Buffer.from(credential, 'base64').toString('utf8') : '';
  return [value, credential, pair, pair.slice(pair.indexOf(':') + 1)].filter((form) => form.length >= minProofChars);
}

/** Shorter texts stand anywhere by chance. */
const minProofChars = 6;

function redirectOf(response: RawResponse, from: string): string | undefined {
  const location = response.headers.get('location');
  if (location === null || ![301, 302, 307, 308].includes(response.status)) return undefined;
  if (!URL.canParse(location, from)) return undefined;
  const to = new URL(location, from);
  return to.origin === new URL(from).origin ? to.href : undefined;
}

/** Leaves what a redirect says unread. */
async function drain({ body }: RawResponse): Promise<void> {
  if (body?.cancel !== undefined) await body.cancel();
  else for await (const _ of body ?? []);
}

async function readText(response: RawResponse, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      throw new TicketwireError('target-failed', `answered with more than ${maxBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A success that promises JSON and does not hold it was cut on the way. */
function isBrokenJson({ status, headers }: RawResponse, text: string): boolean {
  const isSuccess = status >= 200 && status < 300;
  return isSuccess && text.trim() !== '' && /\bjson\b/i.test(headers.get('content-type') ?? '');
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return (/\d{16}/.test(text) ? JSON.parse(text, keepLarge) : JSON.parse(text)) as JsonValue;
  } catch {
    return undefined;
  }
}

/** Whole numbers that JavaScript would round, such as ids of deliveries, stay as they are written. */
function keepLarge(_name: string, value: unknown, { source }: { source?: string } = {}): unknown {
  const isRounded = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  return isRounded && source !== undefined && /^-?\d+$/.test(source) ? source : value;
}

/**
 * When a refused request may be sent again, where the answer says that too many came; undefined where it says no such
 * thing. Then it was not carried out. Source: docs.github.com, "exceeding the rate limit"; Jira and GitLab answer alike.
 */
export function rateLimitEnd(response: HttpResponse, now: EpochMs): EpochMs | undefined {
  if (response.status !== 403 && response.status !== 429) return undefined;
  const retryAfter = retryAfterOf(response.headers, now);
  if (retryAfter !== undefined) return retryAfter;
  if (response.headers.get('x-ratelimit-remaining') === '0') {
    return resetOf(response.headers.get('x-ratelimit-reset')) ?? now + unnamedWaitMs;
  }
  // GitLab's. https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers
  const reset = resetOf(response.headers.get('ratelimit-reset'));
  if (response.status === 429 && reset !== undefined && reset > now) return reset;
  const said = JSON.stringify(response.json ?? '');
  return response.status === 429 || /rate limit/i.test(said) ? now + unnamedWaitMs : undefined;
}

/** When a limit is reset: seconds since 1970 from GitHub and GitLab, with a fraction from Discord, ISO 8601 from Jira. */
export function resetOf(named: string | null): EpochMs | undefined {
  const reset = /^\d+(\.\d+)?$/.test(named ?? '') ? Number(named) * 1_000 : Date.parse(named ?? '');
  return reset > 0 ? reset : undefined;
}

/** GitHub asks for at least a minute where it names no time. */
const unnamedWaitMs = 60_000;

/** What an HTTP status says about trying again, before a vendor's own rules. */
export function isRetryableStatus(status: number): boolean {
  return status >= 500 || [408, 409, 425, 429].includes(status);
}

/** The time a `Retry-After` header asks for: seconds or an HTTP date. */
export function retryAfterOf(headers: ResponseHeaders, now: EpochMs): EpochMs | undefined {
  const value = headers.get('retry-after')?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return now + Math.ceil(Number(value) * 1_000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : date;
}
