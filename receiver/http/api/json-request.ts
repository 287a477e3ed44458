import type { Request, Response } from 'express';
import { TicketwireError } from '../../../shared/errors.ts';
import { readJsonObject } from '../../../shared/mapping/json-body.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import { mediaTypeOf } from '../../../shared/signing/form.ts';
import { readRawBody } from '../raw-body.ts';

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
  const body = await readRawBody(request, response, maxBytes);
  if (isOptional && body.byteLength === 0) return {};
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (mediaTypeOf({ 'content-type': type }) !== 'application/json' || encoding !== 'identity') {
    throw new TicketwireError('wrong-content', 'The content type must be application/json, and the body not encoded.');
  }
  return readJsonObject({ body });
}
