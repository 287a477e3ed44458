import { TicketwireError } from '../errors.ts';
import type { EpochMs, JsonValue } from '../model/json.ts';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  /** Sent as JSON. */
  json?: JsonValue;
  /** Sent as it is. */
  body?: Uint8Array;
}

export interface HttpResponse {
  status: number;
  headers: Headers;
  /** Parsed JSON; undefined when the body is empty or not JSON. */
  json: JsonValue | undefined;
  /** The address that answered, after redirects. */
  url: string;
}

export interface Http {
  /**
   * One request, never repeated. Any status is an answer; throws `network` or `timeout` where there is none, and then
   * the request may or may not have taken effect.
   */
  send(request: HttpRequest): Promise<HttpResponse>;
}

const maxResponseBytes = 20 * 1024 * 1024;
const maxRedirects = 3;

/** The only caller of fetch. Redirects stay within the first address's origin and repeat the method. */
export function createHttp(options: { timeoutMs: number; fetch?: typeof fetch }): Http {
  const call = options.fetch ?? fetch;
  return {
    send: async (request) => {
      const signal = AbortSignal.timeout(options.timeoutMs);
      let url = request.url;
      for (let hop = 0; ; hop += 1) {
        const response = await answerTo(() =>
          call(url, { ...content(request), method: request.method, redirect: 'manual', signal }),
        );
        const location = redirectOf(response, url);
        if (location === undefined || hop === maxRedirects) {
          const text = await answerTo(() => readText(response));
          return { status: response.status, headers: response.headers, json: parseJson(text), url };
        }
        await response.body?.cancel();
        url = location;
      }
    },
  };

  async function answerTo<T>(step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (cause) {
      if (cause instanceof TicketwireError) throw cause;
      if (cause instanceof DOMException && cause.name === 'TimeoutError') {
        throw new TicketwireError('timeout', `gave no answer within ${options.timeoutMs} ms`, { cause });
      }
      throw new TicketwireError('network', `could not be reached, or broke off (${networkReason(cause)})`, { cause });
    }
  }
}

function content({ headers, json, body }: HttpRequest): RequestInit {
  if (json !== undefined) {
    return { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(json) };
  }
  return body === undefined ? { headers } : { headers, body: new Uint8Array(body) };
}

function redirectOf(response: Response, from: string): string | undefined {
  const location = response.headers.get('location');
  if (location === null || ![301, 302, 307, 308].includes(response.status)) return undefined;
  if (!URL.canParse(location, from)) return undefined;
  const to = new URL(location, from);
  return to.origin === new URL(from).origin ? to.href : undefined;
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxResponseBytes) {
      throw new TicketwireError('target-failed', `answered with more than ${maxResponseBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function networkReason(cause: unknown): string {
  for (let error: unknown = cause; error instanceof Error; error = error.cause) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined) return code;
  }
  // Not its message: that may quote what was sent.
  return cause instanceof Error ? cause.name : 'unknown reason';
}

/** What an HTTP status says about trying again, before a vendor's own rules. */
export function isRetryableStatus(status: number): boolean {
  return status >= 500 || [408, 409, 425, 429].includes(status);
}

/** The time a `Retry-After` header asks for: seconds or an HTTP date. */
export function retryAfterOf(headers: Headers, now: EpochMs): EpochMs | undefined {
  const value = headers.get('retry-after')?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d+$/.test(value)) return now + Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : date;
}
