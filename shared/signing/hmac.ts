import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { SignatureScheme } from './scheme.ts';

/** HMAC of the bytes in lower-case hex; the secret counts as UTF-8. */
export function hmacHex(algorithm: 'sha1' | 'sha256', secret: string, body: Uint8Array): string {
  return createHmac(algorithm, keyOf(secret)).update(body).digest('hex');
}

/** Made once for a secret: that takes longer than the rest of a signature. */
const keys = new Map<string, KeyObject>();
const maxKeys = 1_000;

function keyOf(secret: string): KeyObject {
  const known = keys.get(secret);
  if (known !== undefined) return known;
  if (keys.size >= maxKeys) keys.clear();
  const key = createSecretKey(Buffer.from(secret, 'utf8'));
  keys.set(secret, key);
  return key;
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

/** A scheme of one header that holds the HMAC of the body in lower-case hex, after a prefix where there is one. */
export function bodyHmacScheme(options: {
  id: string;
  /** In lower case. */
  header: string;
  algorithm: 'sha1' | 'sha256';
  /** Such as `sha256=`; empty for none. */
  prefix: string;
}): SignatureScheme {
  const { id, header, algorithm, prefix } = options;
  const signatureOf = (body: Uint8Array, secret: string) => prefix + hmacHex(algorithm, secret, body);
  return {
    id,
    headers: [header],
    matches: ({ headers, body }, secret) => {
      const given = headers[header];
      return given !== undefined && isSameText(given, signatureOf(body, secret));
    },
    sign: (body, secret) => ({ [header]: signatureOf(body, secret) }),
  };
}
