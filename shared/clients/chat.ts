import { TicketwireError } from '../errors.ts';
import { isJsonObject, JsonReader } from '../mapping/json-body.ts';
import type { EpochMs } from '../model/json.ts';
import { type Http, type HttpRequest, type HttpResponse, isRetryableStatus, retryAfterOf } from './http.ts';

/** One request to a chat system, never repeated; its address is a secret in most of them, and is in no message. */
export interface ChatRequest extends HttpRequest {
  /** As people call what is asked: `Slack (chat.postMessage, target 'dev')`. */
  what: string;
}

/** Gives any 2xx. Everything else throws: `rate-limited` with its time, `target-failed`, `target-forbidden`, `target-refused`. */
export async function sendChat(
  http: Http,
  { what, ...request }: ChatRequest,
  now: () => EpochMs,
): Promise<HttpResponse> {
  let response: HttpResponse;
  try {
    response = await http.send({ ...request, headers: { 'user-agent': 'ticketwire', ...request.headers } });
  } catch (cause) {
    if (!(cause instanceof TicketwireError)) throw cause;
    throw new TicketwireError(cause.code, `${what} ${cause.message}.`, { cause });
  }
  if (response.status >= 200 && response.status < 300) return response;
  throw refusalOf(what, response, now());
}

function refusalOf(what: string, response: HttpResponse, now: EpochMs): TicketwireError {
  const { status, headers } = response;
  const words = wordsOf(response);
  const said = `${what} answered ${status}${words === '' ? '.' : `: ${words}`}`;
  if (status === 429) {
    const notBefore = retryAfterOf(headers, now) ?? namedWait(response, now) ?? now + defaultWaitMs;
    return new TicketwireError('rate-limited', `${said} It asks us to wait.`, { notBefore });
  }
  if (isRetryableStatus(status)) {
    return new TicketwireError('target-failed', `${said} It is tried again.`, {
      notBefore: retryAfterOf(headers, now),
    });
  }
  if ([401, 403, 404, 410].includes(status)) {
    const message = `${said} Most likely the address or the token is wrong, was revoked, or its channel is gone: make a new one.`;
    return new TicketwireError('target-forbidden', message);
  }
  return new TicketwireError('target-refused', `${said} Sending the same again would be refused again.`);
}

const defaultWaitMs = 30_000;

/** Discord tells seconds, Matrix milliseconds, in the body. */
function namedWait({ json }: HttpResponse, now: EpochMs): EpochMs | undefined {
  if (!isJsonObject(json)) return undefined;
  if (typeof json.retry_after_ms === 'number') return now + json.retry_after_ms;
  return typeof json.retry_after === 'number' ? now + Math.ceil(json.retry_after * 1_000) : undefined;
}

const maxWordsChars = 200;

/** The system's own explanation, as one line. */
function wordsOf({ json }: HttpResponse): string {
  const read = new JsonReader(isJsonObject(json) ? json : {});
  const text = read.text('message') ?? read.text('error') ?? read.text('errors') ?? read.text('error.message') ?? '';
  const line = text.replace(/\s+/g, ' ').slice(0, maxWordsChars);
  return line === '' || /[.!]$/.test(line) ? line : `${line}.`;
}
