import type { Request, Response } from 'express';
import { TicketwireError } from '../../../shared/errors.ts';
import { readJsonObject } from '../../../shared/mapping/json-body.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import { hasUtf8Charset, mediaTypeOf } from '../../../shared/signing/form.ts';
import { intakeOf } from '../app-intake.ts';

const maxMemberBytes = 64 * 1_024;

/**
 * The JSON object that a request to the API brings; `isOptional`: an empty body counts as an empty one. Throws
 * `too-large`, `wrong-content` and `malformed`.
 */
export async function readJsonBody(
  request: Request,
  response: Response,
  { isOptional = false, maxBytes = maxMemberBytes } = {},
): Promise<JsonObject> {
  const body = await intakeOf(request).read(request, response, maxBytes);
  if (isOptional && body.byteLength === 0) return {};
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  const headers = { 'content-type': type };
  if (mediaTypeOf(headers) !== 'application/json' || !hasUtf8Charset(headers) || encoding !== 'identity') {
    const message = 'The content type must be application/json in UTF-8, and the body not encoded.';
    throw new TicketwireError('wrong-content', message);
  }
  return readJsonObject({ body });
}
