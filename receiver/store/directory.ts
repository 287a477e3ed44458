import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { TicketwireError } from '../../shared/errors.ts';

/** Makes the directory of the embedded store, for its owner only. */
export function makePrivate(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new TicketwireError(
      'store-unavailable',
      `The data directory ${directory} cannot be made (${cause instanceof Error ? cause.message : 'unknown reason'}). Set TICKETWIRE_DATA to a directory this user may write.`,
      { cause },
    );
  }
}

/**
 * Holds the directory for this process. The operating system ends the lock with the process, however it ends, so that
 * nothing stale is left behind; the file with the process id only serves the message.
 */
export function lock(directory: string): () => void {
  const pidFile = join(directory, 'ticketwire.pid');
  let holder: DatabaseSync;
  try {
    holder = new DatabaseSync(join(directory, 'ticketwire.lock'), { timeout: 0 });
  } catch (cause) {
    throw unopened(directory, cause);
  }
  try {
    holder.exec('pragma journal_mode = delete; pragma locking_mode = exclusive; begin exclusive;');
  } catch (cause) {
    holder.close();
    if (!isBusy(cause)) throw unopened(directory, cause);
    throw new TicketwireError(
      'store-in-use',
      `The store in ${directory} is in use by process ${readPid(pidFile)}. One process may have it open: stop that one, or set TICKETWIRE_DATA to another directory.`,
      { cause },
    );
  }
  try {
    writeFileSync(pidFile, `${process.pid}\n`, { mode: 0o600 });
  } catch (cause) {
    holder.close();
    throw unopened(directory, cause);
  }
  return () => holder.close();
}

function readPid(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '(unknown)';
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /database is locked|busy/i.test(error.message);
}

/** Why the embedded store could not be opened, in our terms. */
export function unopened(directory: string, cause: unknown): TicketwireError {
  const reason = cause instanceof Error ? cause.message : 'unknown reason';
  return new TicketwireError(
    'store-unavailable',
    `The store in ${directory} cannot be opened (${reason}). May this user write there?`,
    {
      cause,
    },
  );
}
