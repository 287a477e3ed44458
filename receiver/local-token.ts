import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TicketwireError } from '../shared/errors.ts';
import { makePrivate } from './store/directory.ts';

const fileName = 'admin.token';

/**
 * Returns the token that opens the pages and the API on this machine when no TICKETWIRE_ADMIN_TOKEN is set, and makes it
 * at the first start. Receivers with one data directory share it. Throws `configuration` if it cannot be kept.
 */
export function ensureLocalToken(dataDirectory: string): string {
  const file = join(dataDirectory, fileName);
  try {
    makePrivate(dataDirectory);
    const known = readLocalToken(dataDirectory);
    if (known !== undefined) {
      chmodSync(file, 0o600);
      return known;
    }
    make(file);
  } catch (cause) {
    throw unusable(file, cause);
  }
  const token = readLocalToken(dataDirectory);
  if (token !== undefined) return token;
  throw unusable(file, new Error('it is not a file of this user with a token in it'));
}

/** The token of the receiver that uses this data directory; undefined if there is none that this user may read and trust. */
export function readLocalToken(dataDirectory: string): string | undefined {
  const file = join(dataDirectory, fileName);
  try {
    const { uid, mode } = lstatSync(file);
    const isOurs = process.getuid === undefined || uid === process.getuid() || uid === 0 || process.getuid() === 0;
    const isFile = (mode & 0o170000) === 0o100000;
    const text = isOurs && isFile ? readFileSync(file, 'utf8').trim() : '';
    return /^[0-9a-f]{64}$/.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the file whole or not at all: another receiver on this directory may be reading it. */
function make(file: string): void {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

function unusable(file: string, cause: unknown): TicketwireError {
  const reason = (cause as NodeJS.ErrnoException).code ?? (cause instanceof Error ? cause.message : 'unknown reason');
  return new TicketwireError(
    'configuration',
    `The token for the pages cannot be kept in ${file} (${reason}). Set TICKETWIRE_DATA to a directory this user may write, or set TICKETWIRE_ADMIN_TOKEN.`,
    { cause },
  );
}
