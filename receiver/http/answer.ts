import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { asTicketwireError, TicketwireError } from '../../shared/errors.ts';
import { errorStatus, retryAfterSeconds } from './error-status.ts';

/** What a handler leaves for the log. */
export interface Noted {
  error?: TicketwireError;
}

export function answerError(response: Response, thrown: unknown): void {
  const error = asTicketwireError(thrown);
  const status = errorStatus[error.code];
  (response.locals as Noted).error = error;
  if (status === 503) response.set('Retry-After', String(retryAfterSeconds));
  // What is left of a refused body is not worth reading.
  if (status === 413) response.set('Connection', 'close');
  response.status(status).json({ code: status, error: publicText(error, status) });
}

/** What a stranger may read: the causes of a failure on our side stay in the log. */
function publicText(error: TicketwireError, status: number): string {
  switch (status) {
    case 500:
      return 'Ticketwire met a defect of its own; the log of this receiver has the details.';
    case 503:
      return error.code === 'store-unavailable'
        ? 'The store cannot be used right now; nothing was accepted. Try again later.'
        : 'This cannot be done right now; the log of this receiver has the details.';
    default:
      return error.message;
  }
}

export const notFound: RequestHandler = (request, response) => {
  answerError(response, new TicketwireError('unknown-address', `Nothing is served under ${request.path}.`));
};

/** Answers 405 with the methods that an address does have. */
export function onlyMethods(...methods: string[]): RequestHandler {
  return (request, response) => {
    const allowed = methods.join(', ');
    response.set('Allow', allowed);
    answerError(
      response,
      new TicketwireError('wrong-method', `${request.path} takes ${allowed}, not ${request.method}.`),
    );
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
