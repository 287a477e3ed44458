import type { ServerResponse } from 'node:http';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { asTicketwireError, TicketwireError } from '../../shared/errors.ts';
import { errorStatus, retryAfterSeconds } from './error-status.ts';

/** What a handler leaves for the log. */
export interface Noted {
  error?: TicketwireError;
}

export function sendJson(
  response: ServerResponse,
  answer: { status: number; body: object; headers?: Record<string, string> },
): void {
  const text = JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    ...answer.headers,
  });
  response.end(text);
}

/** Answers what was thrown, as far as a stranger may read it. */
export function sendError(response: ServerResponse, error: TicketwireError, headers?: Record<string, string>): void {
  const status = errorStatus[error.code];
  sendJson(response, {
    status,
    body: { code: status, error: publicText(error, status) },
    headers: {
      ...headers,
      ...(status === 503 ? { 'Retry-After': String(retryAfterSeconds) } : {}),
      // What is left of a refused body is not worth reading.
      ...(status === 413 ? { Connection: 'close' } : {}),
    },
  });
}

export function wrongMethod(path: string, method: string, allowed: string): TicketwireError {
  return new TicketwireError('wrong-method', `${path} takes ${allowed}, not ${method}.`);
}

/** The same for Express, with the error left for the log. */
export function answerError(response: Response, thrown: unknown, headers?: Record<string, string>): void {
  const error = asTicketwireError(thrown);
  (response.locals as Noted).error = error;
  sendError(response, error, headers);
}

/** What a stranger may read: the causes of a failure on our side stay in the log. */
function publicText(error: TicketwireError, status: number): string {
  switch (status) {
    case 500:
      return 'Ticketwire met a defect of its own; the log of this receiver has the details.';
    case 503:
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
