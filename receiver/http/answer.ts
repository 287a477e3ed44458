import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { asTicketwireError, TicketwireError } from '../../shared/errors.ts';
import { intakeOf } from './app-intake.ts';
import { errorStatus, retryAfterSeconds } from './error-status.ts';
import type { Intake } from './intake.ts';

/** What a handler leaves for the log. */
export interface Noted {
  error?: TicketwireError;
}

/** The rest of a refused body is read if it is at most this long, and the connection goes on. */
const shortBytes = 64 * 1_024;

interface JsonAnswer {
  status: number;
  body: object;
  headers?: Record<string, string>;
}

export function sendJson(response: ServerResponse, { status, body, headers }: JsonAnswer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, jsonHeaders(text, headers));
  response.end(text);
}

function jsonHeaders(text: string, headers: Record<string, string> | undefined): Record<string, string | number> {
  return {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    ...headers,
  };
}

/** Answers what was thrown, as far as a stranger may read it. */
export function sendError(
  response: ServerResponse,
  error: TicketwireError,
  { intake, headers }: { intake: Intake; headers?: Record<string, string> | undefined },
): void {
  const status = errorStatus[error.code];
  const answer = {
    status,
    body: { code: status, error: publicText(error, status) },
    headers: { ...headers, ...(status === 503 ? { 'Retry-After': String(retryAfterSeconds) } : {}) },
  };
  if (isMuchToCome(response.req)) sendAndClose(response, answer, intake);
  else sendJson(response, answer);
}

/** True if a client may be about to send more than is worth reading only to keep its connection. */
function isMuchToCome({ complete, headers }: IncomingMessage): boolean {
  if (complete) return false;
  const { 'content-length': length, 'transfer-encoding': encoding, expect } = headers;
  return encoding !== undefined || expect !== undefined || Number(length ?? 0) > shortBytes;
}

/** Answers a client that is still sending, and closes the connection when it has finished, or takes too long. */
function sendAndClose(response: ServerResponse, { status, body, headers }: JsonAnswer, intake: Intake): void {
  const text = JSON.stringify(body);
  response.writeHead(status, jsonHeaders(text, { ...headers, Connection: 'close' }));
  response.write(text);
  response.req.once('end', () => response.end());
  intake.discard(response.req);
}

export function wrongMethod(path: string, method: string, allowed: string): TicketwireError {
  return new TicketwireError('wrong-method', `${path} takes ${allowed}, not ${method}.`);
}

/** The same for Express, with the error left for the log. */
export function answerError(response: Response, thrown: unknown, headers?: Record<string, string>): void {
  const error = asTicketwireError(thrown);
  (response.locals as Noted).error = error;
  sendError(response, error, { intake: intakeOf(response.req), headers });
}

/** What a stranger may read: the causes of a failure on our side stay in the log. */
function publicText(error: TicketwireError, status: number): string {
  switch (status) {
    case 500:
      return 'Ticketwire met a defect of its own; the log of this receiver has the details.';
    case 503:
      if (error.code === 'overloaded') return error.message;
      return error.code === 'store-unavailable'
        ? 'The store cannot be used right now. Send this again later.'
        : 'This cannot be done right now; the log of this receiver has the details.';
    default:
      return error.message;
  }
}

export const notFound: RequestHandler = (request, response) => {
  answerError(response, new TicketwireError('unknown-address', `Nothing is served under ${pathOf(request)}.`));
};

/** As it was asked for: a router knows only its own part of it. */
function pathOf({ baseUrl, path }: Request): string {
  return (baseUrl + path).replace(/(?<=.)\/$/, '');
}

/** Answers 405 with the methods that an address does have. */
export function onlyMethods(...methods: string[]): RequestHandler {
  const allowed = methods.join(', ');
  return (request, response) => {
    answerError(response, wrongMethod(pathOf(request), request.method, allowed), { Allow: allowed });
  };
}

export const answerThrown: ErrorRequestHandler = (thrown, _request, response, next) => {
  if (response.headersSent) {
    next(thrown);
    return;
  }
  answerError(response, thrown instanceof URIError ? badAddress : thrown);
};

const badAddress = new TicketwireError('malformed', 'The address is not validly percent-encoded.');
