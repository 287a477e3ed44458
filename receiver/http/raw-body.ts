import type { IncomingMessage, ServerResponse } from 'node:http';
import getRawBody from 'raw-body';
import { TicketwireError } from '../../shared/errors.ts';

/**
 * The body's bytes as they came, undecoded. Throws `too-large`, by the announced length before anything is read where
 * there is one, and `malformed` when the body ends early or is longer than announced.
 */
export async function readRawBody(
  request: IncomingMessage,
  response: ServerResponse,
  maxBytes: number,
): Promise<Uint8Array> {
  const announced = request.headers['content-length'];
  const length = announced === undefined ? null : Number(announced);
  if (length !== null && length > maxBytes) throw tooLarge(maxBytes);
  if (request.headers.expect?.toLowerCase() === '100-continue') response.writeContinue();
  try {
    return await getRawBody(request, { limit: maxBytes, length });
  } catch (cause) {
    if ((cause as { type?: string }).type === 'entity.too.large') throw tooLarge(maxBytes);
    throw new TicketwireError('malformed', 'The body did not arrive whole: it ended early, or its length is wrong.', {
      cause,
    });
  }
}

function tooLarge(maxBytes: number): TicketwireError {
  return new TicketwireError('too-large', `The body is larger than the ${maxBytes} bytes this address takes.`);
}
