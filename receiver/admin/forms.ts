import express, { type Request, type RequestHandler, type Response } from 'express';
import { TicketwireError } from '../../shared/errors.ts';
import { errorStatus } from '../http/error-status.ts';
import type { FormOutcome } from './pages/render.ts';

/** Reads a form's fields. Leaves `too-large`, `wrong-content` or `malformed` for what is none. */
export function readForm({ maxBytes = 16_384 } = {}): RequestHandler {
  const read = express.urlencoded({ extended: false, limit: maxBytes, parameterLimit: 8 });
  return (request, response, next) => {
    read(request, response, (error?: unknown) => {
      if (error === undefined) next();
      else next(formError(error as { status?: number }, maxBytes));
    });
  };
}

/** Of an error of the parser, which names the status it means. */
function formError(cause: { status?: number }, maxBytes: number): TicketwireError {
  if (cause.status === 413) {
    return new TicketwireError('too-large', `The form is larger than ${maxBytes} bytes, or has too many fields.`, {
      cause,
    });
  }
  if (cause.status === 415)
    return new TicketwireError('wrong-content', 'The form came with a content encoding: send it as it is.', { cause });
  return new TicketwireError('malformed', 'The form cannot be read.', { cause });
}

/** The fields of a form that was read; a field that came twice is none. */
export function fieldsOf(request: Request): Record<string, string> {
  const body: unknown = request.body;
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Does what a form asks for; `show` shows the page with what came of it, also where that was a mistake. */
export async function performForm(
  request: Request,
  response: Response,
  { act, show }: { act(given: Record<string, string>): Promise<string>; show(outcome: FormOutcome): Promise<void> },
): Promise<void> {
  const given = fieldsOf(request);
  try {
    const said = await act(given);
    await show({ said });
  } catch (error) {
    if (!(error instanceof TicketwireError)) throw error;
    response.status(errorStatus[error.code]);
    await show({ problem: error.message, given });
  }
}
