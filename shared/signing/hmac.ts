import { createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC of the bytes in lower-case hex; the secret counts as UTF-8. */
export function hmacHex(algorithm: 'sha1' | 'sha256', secret: string, body: Uint8Array): string {
  return createHmac(algorithm, Buffer.from(secret, 'utf8')).update(body).digest('hex');
}

/**
 * Whether two texts are the same, in a time that does not depend on where they differ.
 * Texts are compared, not decoded bytes: decoding hex stops silently at the first odd character.
 */
export function isSameText(left: string, right: string): boolean {
  const leftBytes = Buffer.from(left, 'utf8');
  const rightBytes = Buffer.from(right, 'utf8');
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes);
}
