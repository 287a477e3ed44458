import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { TicketwireError } from '../../shared/errors.ts';
import { explainFileTrouble } from './file-trouble.ts';

/** Makes the directory of the embedded store, for its owner only. */
export function makePrivate(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (thrown) {
    const cause = reasonAgainst(directory) ?? thrown;
    const { why, remedy } = explainFileTrouble(dirname(directory), cause);
    const message = `The data directory ${directory} cannot be made: ${why}. ${remedy}`;
    throw new TicketwireError('store-unavailable', message, { cause });
  }
  keepPrivate(directory);
}

/** On a read-only file system, making parents too fails with ENOENT; making the directory alone says why. */
function reasonAgainst(directory: string): unknown {
  try {
    mkdirSync(directory, { mode: 0o700 });
    return undefined;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : cause;
  }
}

/** Files of the store, of SQLite beside it, and copies of them; not a configuration file that lies in the same directory. */
const ownFiles = /^(ticketwire\.(sqlite|lock|pid)|key|lgtm\.secret)/;

/** Takes files that others may read away from them, whatever the umask was when they were made. */
function keepPrivate(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (!entry.isFile() || !ownFiles.test(entry.name)) continue;
    const file = join(directory, entry.name);
    try {
      if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
    } catch {
      // It is gone, or another user's: whether it can be used is seen when it is opened.
    }
  }
}

/**
 * Holds the directory for this process. The operating system ends the lock with the process, however it ends, so that
 * nothing stale is left behind; the file with the process id only serves the message.
 */
export function lock(directory: string): () => void {
  const pidFile = join(directory, 'ticketwire.pid');
  const lockFile = join(directory, 'ticketwire.lock');
  let holder: DatabaseSync;
  try {
    makePrivateFile(lockFile);
    holder = new DatabaseSync(lockFile, { timeout: 0 });
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

/** Makes a file that only its owner may read, before SQLite opens it: what SQLite puts beside takes the same permissions. */
export function makePrivateFile(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
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
  const { why, remedy } = explainFileTrouble(directory, cause);
  const message = `The store in ${directory} cannot be opened: ${why}. ${remedy}`;
  return new TicketwireError('store-unavailable', message, { cause });
}
