import type { Request } from 'express';
import { TicketwireError } from '../../shared/errors.ts';

/** The address a request was sent to; a proxy in between may have taken TLS off. */
export function ownAddress(request: Request): string {
  const { host, 'x-forwarded-proto': forwarded } = request.headers;
  const address = `${forwarded === 'https' ? 'https' : 'http'}://${host ?? ''}`;
  if (URL.canParse(address) && new URL(address).pathname === '/') return new URL(address).origin;
  throw new TicketwireError('malformed', 'The header Host names no address that could be told to a sender.');
}
