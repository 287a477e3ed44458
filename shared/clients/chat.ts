import { TicketwireError } from '../errors.ts';
import { isJsonObject, JsonReader } from '../mapping/json-body.ts';
import type { ErrorCode } from '../model/error-code.ts';
import type { EpochMs } from '../model/json.ts';
import { type Http, type HttpRequest, type HttpResponse, isRetryableStatus, retryAfterOf } from './http.ts';

/** What a chat system's own word for a refusal means, and what to do about it. */
export interface Refusal {
  /** `target-forbidden` unless given. */
  code?: ErrorCode;
  remedy: string;
}

/** By the words, or the codes, of a chat system: `channel_is_archived`, `10015`. */
export type Refusals = Readonly<Record<string, Refusal>>;

/** One request to a chat system, never repeated; its address is a secret in most of them, and is in no message. */
export interface ChatRequest extends HttpRequest {
  /** As people call what is asked: `Slack (chat.postMessage, target 'dev')`. */
  what: string;
}

export interface Chat {
  /** Gives any 2xx. Everything else throws: `rate-limited` with its time, `target-failed`, or what its refusals say. */
  send(request: ChatRequest): Promise<HttpResponse>;
  /** What an answer comes to that says no, whatever its status is. */
  refusalOf(request: ChatRequest, response: HttpResponse): TicketwireError;
}

export function createChat(options: { http: Http; now(): EpochMs; refusals: Refusals }): Chat {
  const { http, now, refusals } = options;
  const refusalOf = (request: ChatRequest, response: HttpResponse) =>
    refusalFrom(response, { what: request.what, refusals, now: now(), secrets: secretsIn(request) });
  return {
    refusalOf,
    send: async (request) => {
      const { what, ...asked } = request;
      let response: HttpResponse;
      try {
        response = await http.send({ ...asked, headers: { 'user-agent': 'ticketwire', ...asked.headers } });
      } catch (cause) {
        if (!(cause instanceof TicketwireError)) throw cause;
        throw new TicketwireError(cause.code, `${what} ${cause.message}.`, { cause });
      }
      if (response.status >= 200 && response.status < 300) return response;
      throw refusalOf(request, response);
    },
  };
}

interface Given {
  what: string;
  refusals: Refusals;
  now: EpochMs;
  secrets: readonly string[];
}

function refusalFrom(response: HttpResponse, { what, refusals, now, secrets }: Given): TicketwireError {
  const { status } = response;
  const words = wordsOf(response, secrets);
  const said = `${what} ${status < 300 ? 'says' : 'answered'} ${[...(status < 300 ? [] : [status]), ...words].join(': ')}.`;
  const named = namesIn(response).find((name) => Object.hasOwn(refusals, name));
  if (status === 429 || isLimit(response)) {
    const notBefore = waitOf(response, now) ?? now + defaultWaitMs;
    const scope = isJsonObject(response.json) && response.json.global === true ? ', for everything we ask there' : '';
    return new TicketwireError('rate-limited', `${said} It asks us to wait${scope}.`, { notBefore });
  }
  const refusal = named === undefined ? undefined : refusals[named];
  if (refusal !== undefined) {
    return new TicketwireError(refusal.code ?? 'target-forbidden', `${said} ${refusal.remedy}`);
  }
  if (isRetryableStatus(status)) {
    return new TicketwireError('target-failed', `${said} It is tried again.`, { notBefore: waitOf(response, now) });
  }
  if ([401, 403, 404, 410].includes(status)) {
    const message = `${said} Most likely the address or the token is wrong, was revoked, or its channel is gone: make a new one.`;
    return new TicketwireError('target-forbidden', message);
  }
  if (status >= 300 && status < 400) {
    return new TicketwireError('target-refused', `${said} It sends us elsewhere: is the address right?`);
  }
  return new TicketwireError('target-refused', `${said} Sending the same again would be refused again.`);
}

const defaultWaitMs = 30_000;

/** Slack's two words. */
function isLimit(response: HttpResponse): boolean {
  return namesIn(response).some((name) => name === 'ratelimited' || name === 'rate_limited');
}

/** Discord tells seconds with a fraction, and Matrix milliseconds, in the body; all others in the header. */
function waitOf({ json, headers }: HttpResponse, now: EpochMs): EpochMs | undefined {
  const body = isJsonObject(json) ? json : {};
  const named = Number.isFinite(body.retry_after_ms) ? Number(body.retry_after_ms) : Number(body.retry_after) * 1_000;
  const waits = [retryAfterOf(headers, now), now + Math.ceil(named)].filter((at) => at !== undefined && at > now);
  return waits.length === 0 ? undefined : Math.max(...(waits as EpochMs[]));
}

/** How a system names what it has against a request, most telling first. */
function namesIn({ json, text, status }: HttpResponse): string[] {
  const read = new JsonReader(isJsonObject(json) ? json : {});
  const paths = ['errcode', 'code', 'error.code', 'error', 'id'];
  const names = paths.map((path) => read.find(path)).filter((each) => ['string', 'number'].includes(typeof each));
  return [...names.map(String), ...(text === undefined ? [] : [text]), String(status)];
}

const maxWordsChars = 200;

/** The system's own explanation, as short lines without their ends. */
function wordsOf({ json, text }: HttpResponse, secrets: readonly string[]): string[] {
  const read = new JsonReader(isJsonObject(json) ? json : {});
  const name = read.text('errcode') ?? read.text('error.code') ?? numberAt(read, 'code');
  const said = read.text('message') ?? read.text('error.message') ?? read.text('error') ?? read.text('errors') ?? text;
  const where = firstFault(read.find('errors'));
  // Before it is cut: half a secret is one, too.
  const clean = (words: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), words);
  const short = (words: string) =>
    clean(words)
      .replace(/\s+/g, ' ')
      .slice(0, maxWordsChars)
      .replace(/[.\s]+$/, '');
  return [name, said, where].filter((each) => each !== undefined).map(short);
}

function numberAt(read: JsonReader, path: string): string | undefined {
  const value = read.find(path);
  return typeof value === 'number' ? String(value) : undefined;
}

/** Discord's `{"embeds":{"0":{"description":{"_errors":[{"message":…}]}}}}` as `embeds.0.description: …`. */
function firstFault(errors: unknown, path: readonly string[] = []): string | undefined {
  if (!isJsonObject(errors) || path.length > 6) return undefined;
  if (Array.isArray(errors._errors)) {
    const [first] = errors._errors;
    const message = isJsonObject(first) && typeof first.message === 'string' ? first.message : '';
    return `${path.join('.')}: ${message}`;
  }
  const found = Object.entries(errors).map(([name, inner]) => firstFault(inner, [...path, name]));
  return found.find((each) => each !== undefined);
}

/** What proves who we are: a header, or else every part of the address that could. */
function secretsIn({ url, headers }: ChatRequest): string[] {
  if (headers.authorization !== undefined) return [headers.authorization.replace(/^\w+ +/, '')];
  const { href, pathname, search, searchParams } = new URL(url);
  const segments = pathname.split('/').filter((part) => part.length >= 16 || (part.length >= 6 && /\d/.test(part)));
  const values = [...searchParams.values()].filter((value) => value.length >= 4);
  return [
    href,
    pathname.length > 1 ? pathname + search : '',
    pathname.length >= 8 ? pathname : '',
    ...segments,
    ...values,
  ]
    .flatMap((part) => [part, decoded(part), encodeURIComponent(part)])
    .filter((part) => part !== '')
    .sort((one, other) => other.length - one.length);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
