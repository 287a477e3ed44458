import { createCipheriv, createDecipheriv, createHash, createSecretKey, type KeyObject } from 'node:crypto';
import { TicketwireError } from '../../shared/errors.ts';

/** A key of AES-256, known in what it sealed by the first bytes of its SHA-256. */
export interface SealingKey {
  id: Buffer;
  key: KeyObject;
}

/** What a sealed secret is bound to: a row that is put in another's place does not open. */
export interface Sealing {
  source: string;
  key: SealingKey;
  /** 12 random bytes, never used before. */
  nonce: Uint8Array;
}

export const keyBytes = 32;
export const nonceBytes = 12;

const version = 1;
const idBytes = 8;
const tagBytes = 16;
const headerBytes = 1 + idBytes;
const algorithm = 'aes-256-gcm';

/** Keys of 32 bytes in base64, with commas between; undefined where one of them is none. */
export function parseKeys(text: string): readonly SealingKey[] | undefined {
  const keys = text.split(',').map((each) => parseKey(each.trim()));
  return keys.every((key) => key !== undefined) ? keys : undefined;
}

function parseKey(text: string): SealingKey | undefined {
  if (!/^[A-Za-z0-9+/]{43}=?$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  const id = createHash('sha256').update(bytes).digest().subarray(0, idBytes);
  return { id, key: createSecretKey(bytes) };
}

/** The secret encrypted: format version (1 byte), id of the key (8), nonce (12), ciphertext, tag (16). */
export function seal(secret: string, { source, key, nonce }: Sealing): Uint8Array {
  const header = Buffer.concat([Buffer.of(version), key.id]);
  const cipher = createCipheriv(algorithm, key.key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(boundTo(header, source));
  const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([header, nonce, ciphertext, cipher.getAuthTag()]);
}

/**
 * The secret of a source, and the key it was sealed with. Throws `configuration`, naming the source and what to do, when
 * none of the keys opens it.
 */
export function unseal(
  sealed: Uint8Array,
  { source, keys }: { source: string; keys: readonly SealingKey[] },
): { secret: string; key: SealingKey } {
  const bytes = Buffer.from(sealed);
  const header = bytes.subarray(0, headerBytes);
  if (bytes.length < headerBytes + nonceBytes + tagBytes || header[0] !== version) {
    throw unopened(source, `it is no secret that this version wrote. ${remedy}`);
  }
  const key = keys.find(({ id }) => id.equals(header.subarray(1)));
  if (key === undefined) {
    const why =
      keys.length === 0 ? 'there is no key, and TICKETWIRE_KEY is not set' : 'it was encrypted with another key';
    throw unopened(
      source,
      `${why}. Set TICKETWIRE_KEY to the key it was encrypted with; behind a newer one, as NEW,OLD. ${remedy}`,
    );
  }
  const end = bytes.length - tagBytes;
  const nonce = bytes.subarray(headerBytes, headerBytes + nonceBytes);
  const decipher = createDecipheriv(algorithm, key.key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(boundTo(header, source));
  decipher.setAuthTag(bytes.subarray(end));
  try {
    const opened = [decipher.update(bytes.subarray(headerBytes + nonceBytes, end)), decipher.final()];
    return { secret: Buffer.concat(opened).toString('utf8'), key };
  } catch (cause) {
    throw unopened(source, `it was changed in the store, or put there from another source. ${remedy}`, cause);
  }
}

const remedy = 'Where that cannot be, docs/operations.md tells how to remove the source from the store.';

function boundTo(header: Uint8Array, source: string): Uint8Array {
  return Buffer.concat([header, Buffer.from(source, 'utf8')]);
}

function unopened(source: string, why: string, cause?: unknown): TicketwireError {
  const message = `The secret of the registered source '${source}' cannot be opened: ${why}`;
  return new TicketwireError('configuration', message, { cause });
}
