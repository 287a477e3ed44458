import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { TicketwireError } from '../../shared/errors.ts';
import { keyBytes, parseKeys, type SealingKey } from './secrets.ts';

/** The keys of registered secrets. */
export interface Keyring {
  /** Those there are: the first seals, all open. Throws `configuration` when the kept one cannot be read. */
  all(): readonly SealingKey[];
  /** The key that seals, made when there is none. Throws `unprocessable`, naming the variable, where none may be made. */
  ensureSealing(): SealingKey;
}

export interface KeyringOptions {
  /** From TICKETWIRE_KEY; they alone count then. */
  given: readonly SealingKey[] | undefined;
  /** Where the embedded store keeps a key of its own; absent with a store that others share. */
  directory: string | undefined;
  randomBytes(count: number): Buffer;
}

export const keyFile = 'key';

export function createKeyring({ given, directory, randomBytes }: KeyringOptions): Keyring {
  const all = () => given ?? (directory === undefined ? [] : (readKept(directory) ?? []));
  return {
    all,
    ensureSealing: () => {
      const [first] = all();
      if (first !== undefined) return first;
      if (directory !== undefined) return makeKept(directory, randomBytes(keyBytes).toString('base64'));
      throw new TicketwireError(
        'unprocessable',
        'TICKETWIRE_KEY is not set: with PostgreSQL it must hold the key that encrypts the secrets of registered sources, the same for every receiver. Make one with: openssl rand -base64 32',
      );
    },
  };
}

function readKept(directory: string): readonly SealingKey[] | undefined {
  const file = join(directory, keyFile);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unusable(file, 'cannot be read, or be kept from other users', cause);
  }
  const keys = parseKeys(text.trim());
  if (keys === undefined) throw unusable(file, 'does not hold 32 bytes in base64');
  return keys;
}

/** Under another name first: a crash leaves either no key, or a whole one. */
function makeKept(directory: string, text: string): SealingKey {
  const file = join(directory, keyFile);
  const unfinished = `${file}.new`;
  try {
    rmSync(unfinished, { force: true });
    writeFileSync(unfinished, `${text}\n`, { mode: 0o600, flag: 'wx', flush: true });
    renameSync(unfinished, file);
    syncDirectory(directory);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    const message = `The key for registered sources cannot be kept in ${file} (${reason}).`;
    throw new TicketwireError('store-unavailable', message, { cause });
  }
  const [key] = readKept(directory) ?? [];
  if (key === undefined) throw unusable(file, 'is gone as soon as it was made');
  return key;
}

function syncDirectory(directory: string): void {
  const opened = openSync(directory, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

function unusable(file: string, what: string, cause?: unknown): TicketwireError {
  const message = `The key of the registered sources in ${file} ${what}. Put the file back from a backup, or set TICKETWIRE_KEY.`;
  return new TicketwireError('configuration', message, { cause });
}
