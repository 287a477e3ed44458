import { createHmac, createPublicKey, type KeyObject, randomUUID, verify } from 'node:crypto';
import { TicketwireError } from '../errors.ts';
import type { EpochMs } from '../model/json.ts';
import { formField, formType, mediaTypeOf } from './form.ts';
import { bytesOf, isSameText, type KeyForm, keyOf } from './hmac.ts';
import type { SignatureScheme, SignedRequest } from './scheme.ts';

export const algorithms = ['sha1', 'sha256', 'sha384', 'sha512', 'ed25519', 'token'] as const;
export const encodings = ['hex', 'base64', 'base64url'] as const;

/** What a template of signed bytes may name. */
export const signedParts = ['body', 'payload', 'timestamp', 'id'] as const;
type SignedPart = (typeof signedParts)[number];

/** How a vendor signs, as data: where the signature stands, what it covers, and how it is written. */
export interface SignatureForm {
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
  /**
   * The bytes that are signed, such as `{timestamp}:{body}`. `{payload}` is the body, or the form's field of that name
   * where the body is a form.
   */
  signed: string;
  /** Holds the time: seconds or milliseconds since 1970, or ISO 8601. */
  timestampHeader?: string | undefined;
  /** Where the time is an entry of a header with separators, what stands before it: `t=`. */
  timestampPrefix?: string | undefined;
  idHeader?: string | undefined;
  /** How far the sender's clock and ours may differ. */
  toleranceMs: number;
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
  return {
    id: form.id,
    headers: [form.header],
    matches: (request, secret, now) => {
      const given = request.headers[form.header];
      if (given === undefined || given === '') return false;
      const entries = form.separator === undefined ? [given] : given.split(form.separator, maxEntries);
      const signed = signedBytes(parts, form, { request, entries, now });
      return signed !== undefined && hasMatch(entries, { form, signed, secret });
    },
    objectionTo: (secret) => objectionTo(form, secret),
    sign: (body, secret, now, id) => signWith(form, parts, { body, secret, now, id }),
  };
}

/** No rotation needs more signatures; a header of them costs no more than these. */
const maxEntries = 20;

type Part = { literal: string } | { name: SignedPart };

function partsOf(template: string): readonly Part[] {
  return template
    .split(/(\{[a-z]+\})/)
    .filter((text) => text !== '')
    .map((text) => {
      const name = text.slice(1, -1);
      return text.startsWith('{') && isSignedPart(name) ? { name } : { literal: text };
    });
}

function isSignedPart(name: string): name is SignedPart {
  return (signedParts as readonly string[]).includes(name);
}

/** What is signed, in pieces; undefined where something of it is missing, ambiguous, or too old or new. */
function signedBytes(
  parts: readonly Part[],
  form: SignatureForm,
  given: { request: SignedRequest; entries: readonly string[]; now: EpochMs },
): (Uint8Array | string)[] | undefined {
  const pieces: (Uint8Array | string)[] = [];
  for (const [position, part] of parts.entries()) {
    const piece = 'literal' in part ? part.literal : pieceOf(part.name, form, given);
    if (piece === undefined) return undefined;
    // An id that holds what stands after it would let one message be read as another.
    const next = parts[position + 1];
    if ('name' in part && part.name === 'id' && typeof piece === 'string') {
      if (piece === '' || (next !== undefined && 'literal' in next && piece.includes(next.literal))) return undefined;
    }
    pieces.push(piece);
  }
  return pieces;
}

function pieceOf(
  name: SignedPart,
  form: SignatureForm,
  { request, entries, now }: { request: SignedRequest; entries: readonly string[]; now: EpochMs },
): Uint8Array | string | undefined {
  const { headers, body } = request;
  switch (name) {
    case 'body':
      return body;
    case 'payload': {
      return mediaTypeOf(headers) === formType ? formField(body, 'payload') : body;
    }
    case 'id':
      return headers[form.idHeader ?? ''];
    case 'timestamp': {
      const text = timestampText(form, headers, entries);
      const at = text === undefined ? undefined : timeOf(text);
      return at === undefined || Math.abs(now - at) > toleranceOf(form, now, at) ? undefined : text;
    }
    default:
      return name satisfies never;
  }
}

function timestampText(
  { timestampHeader, timestampPrefix }: SignatureForm,
  headers: Record<string, string>,
  entries: readonly string[],
): string | undefined {
  if (timestampPrefix === undefined) return headers[timestampHeader ?? ''];
  const entry = entries.map((text) => text.trim()).find((text) => text.startsWith(timestampPrefix));
  return entry?.slice(timestampPrefix.length);
}

/** A time in whole seconds is as old as the start of ours. */
function toleranceOf({ toleranceMs }: SignatureForm, now: EpochMs, at: EpochMs): number {
  return at % 1_000 === 0 && now > at ? toleranceMs + 999 : toleranceMs;
}

function timeOf(text: string): EpochMs | undefined {
  if (/^\d{1,11}$/.test(text)) return Number(text) * 1_000;
  if (/^\d{12,14}$/.test(text)) return Number(text);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

function hasMatch(
  entries: readonly string[],
  { form, signed, secret }: { form: SignatureForm; signed: readonly (Uint8Array | string)[]; secret: string },
): boolean {
  const { algorithm, encoding, prefix } = form;
  const isListed = form.separator !== undefined;
  const given = entries.map((entry) => (isListed ? entry.trim() : entry));
  let isMatch = false;
  if (algorithm === 'ed25519') {
    const key = publicKeyOf(secret, form);
    for (const entry of given) {
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
  for (const entry of given) if (isSameText(entry, prefix + proof)) isMatch = true;
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
  parts: readonly Part[],
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
  const signed = signedBytes(parts, form, { request: { headers, body }, entries, now }) ?? [body];
  entries.push(prefix + (algorithm === 'token' ? secret : (macOf(signed, secret, form) ?? '')));
  headers[header] = entries.join(separator ?? '');
  return headers;
}
