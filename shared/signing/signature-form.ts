import { createHmac, createPublicKey, type KeyObject, randomUUID, verify } from 'node:crypto';
import { TicketwireError } from '../errors.ts';
import type { EpochMs } from '../model/json.ts';
import { bytesOf, isSameText, type KeyForm, keyOf } from './hmac.ts';
import type { SignatureScheme } from './scheme.ts';
import { partsOf, type SignedForm, type SignedPart, signedBytes } from './signed-bytes.ts';

export const algorithms = ['sha1', 'sha256', 'sha384', 'sha512', 'ed25519', 'token'] as const;
export const encodings = ['hex', 'base64', 'base64url'] as const;

/** How a vendor signs, as data: where the signature stands, what it covers, and how it is written. */
export interface SignatureForm extends SignedForm {
  id: string;
  /** In lower case, as all headers here. */
  header: string;
  /** An HMAC by its digest, a signature by the sender's key pair, or no signature at all: the header is the secret. */
  algorithm: (typeof algorithms)[number];
  encoding: (typeof encodings)[number];
  /** What stands before a signature, such as `sha256=`; empty for none. */
  prefix: string;
  /** Between several signatures in one header, any of which may match; absent: there is one. */
  separator?: string | undefined;
  /** What the secret's text is of the key's bytes. */
  key: KeyForm;
  /** What the secret may begin with, and is not part of the key: `whsec_`. */
  keyPrefix: string;
}

export const plainForm: Omit<SignatureForm, 'id' | 'header'> = {
  algorithm: 'sha256',
  encoding: 'hex',
  prefix: '',
  signed: '{body}',
  toleranceMs: 300_000,
  key: 'text',
  keyPrefix: '',
};

/** The scheme that a form describes. */
export function schemeOf(form: SignatureForm): SignatureScheme {
  const parts = partsOf(form.signed);
  const written = signaturePattern(form);
  return {
    id: form.id,
    headers: [form.header],
    mayMatch: (headers, secret, now) => {
      const entries = entriesOf(form, headers);
      const signed = signedBytes(parts, form, { headers, body: undefined, entries, now });
      if (signed === undefined) return false;
      if (form.algorithm === 'token') return hasMatch(entries, { form, signed, secret });
      return entries.some((entry) => entry.startsWith(form.prefix) && written.test(entry.slice(form.prefix.length)));
    },
    matches: ({ headers, body }, secret, now) => {
      const entries = entriesOf(form, headers);
      const signed = signedBytes(parts, form, { headers, body, entries, now });
      return signed !== undefined && hasMatch(entries, { form, signed, secret });
    },
    objectionTo: (secret) => objectionTo(form, secret),
    sign: (body, secret, now, id) => signWith(form, parts, { body, secret, now, id }),
  };
}

/** No rotation needs more signatures; a header of them costs no more than these. */
const maxEntries = 20;

/** The entries of the header, signatures and others; none if the header is missing or empty. */
function entriesOf({ header, separator }: SignatureForm, headers: Record<string, string>): readonly string[] {
  const given = headers[header];
  if (given === undefined || given === '') return [];
  return separator === undefined ? [given] : given.split(separator, maxEntries).map((entry) => entry.trim());
}

const signatureBytes = { sha1: 20, sha256: 32, sha384: 48, sha512: 64, ed25519: 64, token: 0 } as const;

/** Matches a signature of this form without its prefix: as many characters as its bytes make, and no others. */
function signaturePattern({ algorithm, encoding }: SignatureForm): RegExp {
  const bytes = signatureBytes[algorithm];
  if (encoding === 'hex') return new RegExp(`^[0-9a-f]{${bytes * 2}}$`);
  const chars = Math.ceil((bytes * 4) / 3);
  if (encoding === 'base64url') return new RegExp(`^[A-Za-z0-9_-]{${chars}}$`);
  return new RegExp(`^[A-Za-z0-9+/]{${chars}}={${(4 - (chars % 4)) % 4}}$`);
}

function hasMatch(
  entries: readonly string[],
  { form, signed, secret }: { form: SignatureForm; signed: readonly (Uint8Array | string)[]; secret: string },
): boolean {
  const { algorithm, encoding, prefix } = form;
  let isMatch = false;
  if (algorithm === 'ed25519') {
    const key = publicKeyOf(secret, form);
    for (const entry of entries) {
      if (key === undefined || !entry.startsWith(prefix)) continue;
      const text = entry.slice(prefix.length);
      const signature = Buffer.from(text, encoding);
      // Decoding stops silently at what it cannot read.
      const isWhole = signature.length === 64 && signature.toString(encoding) === text;
      if (isWhole && verify(null, Buffer.concat(signed.map(toBytes)), key, signature)) isMatch = true;
    }
    return isMatch;
  }
  const proof = algorithm === 'token' ? secret : macOf(signed, secret, form);
  // Nobody may sign with the key that an odd secret leaves: none.
  if (proof === undefined) return false;
  for (const entry of entries) if (isSameText(entry, prefix + proof)) isMatch = true;
  return isMatch;
}

function macOf(signed: readonly (Uint8Array | string)[], secret: string, form: SignatureForm): string | undefined {
  const key = keyOf(keyText(secret, form), form.key);
  if (key === undefined) return undefined;
  const hmac = createHmac(form.algorithm, key);
  for (const piece of signed) hmac.update(piece);
  return hmac.digest(form.encoding);
}

function keyText(secret: string, { keyPrefix }: SignatureForm): string {
  return secret.startsWith(keyPrefix) ? secret.slice(keyPrefix.length) : secret;
}

function keyBytes(secret: string, form: SignatureForm): Buffer {
  return bytesOf(keyText(secret, form), form.key);
}

/** What stands before the 32 bytes of an ed25519 key in SubjectPublicKeyInfo (RFC 8410). */
const publicKeyStart = '302a300506032b6570032100';

/** Undefined when the text holds no key. */
function publicKeyOf(secret: string, form: SignatureForm): KeyObject | undefined {
  const bytes = keyBytes(secret, form);
  if (bytes.length !== 32) return undefined;
  const key = Buffer.concat([Buffer.from(publicKeyStart, 'hex'), bytes]);
  return createPublicKey({ key, format: 'der', type: 'spki' });
}

function toBytes(piece: Uint8Array | string): Uint8Array {
  return typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
}

function objectionTo(form: SignatureForm, secret: string): string | undefined {
  if (form.algorithm === 'token') return undefined;
  const { length } = keyBytes(secret, form);
  if (form.algorithm === 'ed25519') {
    return length === 32 ? undefined : "must be the sender's public key: 32 bytes, written as 'key' says";
  }
  return length === 0 ? `is no ${form.key}: no key is left of it` : undefined;
}

function signWith(
  form: SignatureForm,
  parts: readonly SignedPart[],
  { body, secret, now, id }: { body: Uint8Array; secret: string; now: EpochMs; id?: string | undefined },
): Record<string, string> {
  const { algorithm, prefix, header, separator, timestampHeader, timestampPrefix, idHeader } = form;
  if (algorithm === 'ed25519') {
    throw new TicketwireError(
      'configuration',
      'Nothing can be signed as this sender would: only its public key is known here, and it keeps the other.',
    );
  }
  const timestamp = String(Math.floor(now / 1_000));
  const headers: Record<string, string> = {};
  const entries: string[] = [];
  if (timestampPrefix !== undefined) entries.push(timestampPrefix + timestamp);
  else if (timestampHeader !== undefined) headers[timestampHeader] = timestamp;
  if (idHeader !== undefined) headers[idHeader] = id ?? `msg_${randomUUID()}`;
  const signed = signedBytes(parts, form, { headers, body, entries, now }) ?? [body];
  entries.push(prefix + (algorithm === 'token' ? secret : (macOf(signed, secret, form) ?? '')));
  headers[header] = entries.join(separator ?? '');
  return headers;
}
