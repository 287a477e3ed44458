import { createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/** What a secret's text is of the key's bytes: themselves in UTF-8, or written in hex or base64. */
export const keyForms = ['text', 'hex', 'base64'] as const;
export type KeyForm = (typeof keyForms)[number];

/** The key's bytes; as many as can be read of a text that is not what it should be. */
export function bytesOf(text: string, form: KeyForm): Buffer {
  return Buffer.from(text, form === 'text' ? 'utf8' : form);
}

/** Made once for a secret: that takes longer than the rest of a signature. */
const keys = new Map<string, KeyObject>();
const maxKeys = 1_000;

/** The key of an HMAC; undefined when it would be empty. */
export function keyOf(text: string, form: KeyForm): KeyObject | undefined {
  const name = form === 'text' ? text : `${form}\0${text}`;
  const known = keys.get(name);
  if (known !== undefined) return known;
  const bytes = bytesOf(text, form);
  if (bytes.length === 0) return undefined;
  if (keys.size >= maxKeys) keys.clear();
  const key = createSecretKey(bytes);
  keys.set(name, key);
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
