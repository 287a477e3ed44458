import type { Request, RequestHandler, Response } from 'express';
import { TicketwireError } from '../../shared/errors.ts';
import { formType, hasUtf8Charset, mediaTypeOf } from '../../shared/signing/form.ts';
import { intakeOf } from '../http/app-intake.ts';
import { errorStatus } from '../http/error-status.ts';
import type { FormOutcome } from './pages/render.ts';

const maxFields = 8;

/** Reads a form's fields. Throws `too-large`, `wrong-content` or `malformed` for what is none. */
export function readForm({ maxBytes = 16_384 } = {}): RequestHandler {
  return async (request, response, next) => {
    const body = await intakeOf(request).read(request, response, maxBytes);
    const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
    const headers = { 'content-type': type };
    if (body.length > 0 && (mediaTypeOf(headers) !== formType || !hasUtf8Charset(headers) || encoding !== 'identity')) {
      throw new TicketwireError('wrong-content', `The form must be ${formType} in UTF-8, and not encoded.`);
    }
    const form = new URLSearchParams(body.toString('utf8'));
    if (form.size > maxFields) throw new TicketwireError('too-large', `The form has more than ${maxFields} fields.`);
    // A field that came twice is none.
    request.body = Object.fromEntries([...form].filter(([name]) => form.getAll(name).length === 1));
    next();
  };
}

/** The fields of a form that was read. */
export function fieldsOf(request: Request): Record<string, string> {
  return (request.body ?? {}) as Record<string, string>;
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
