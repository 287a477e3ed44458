import { statfsSync } from 'node:fs';

type Trouble = 'full' | 'read-only' | 'forbidden' | 'damaged' | 'unknown';

const bySystemCode: Readonly<Record<string, Trouble>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
};

/** https://sqlite.org/rescode.html: PERM, READONLY, CORRUPT, FULL, CANTOPEN, AUTH, NOTADB. */
const bySqliteCode: Readonly<Record<number, Trouble>> = {
  3: 'forbidden',
  8: 'read-only',
  11: 'damaged',
  13: 'full',
  14: 'forbidden',
  23: 'forbidden',
  26: 'damaged',
};

const remedies: Readonly<Record<Trouble, { why: string; remedy: string }>> = {
  full: {
    why: 'the disk is full, or the quota of this user',
    remedy: 'Free some space, or set TICKETWIRE_DATA to a directory on another disk.',
  },
  'read-only': {
    why: 'the file system is read-only',
    remedy: 'Mount it writable, or set TICKETWIRE_DATA to a directory on another one.',
  },
  forbidden: {
    why: 'this user may not write there',
    remedy: 'Change the owner or the permissions, or set TICKETWIRE_DATA to a directory this user may write.',
  },
  damaged: {
    why: 'a file of the store is damaged, or not a file of the store',
    remedy: 'Move the directory away and restore a backup.',
  },
  unknown: {
    why: '',
    remedy: 'Check the disk, and that this user may write there; or set TICKETWIRE_DATA to another directory.',
  },
};

/** True for an error that says what is wrong with a file or its disk. */
export function isFileTrouble(cause: unknown): boolean {
  return knownTrouble(cause) !== undefined;
}

/** Why a file of the data directory could not be used, as the end of a sentence, and what to do about it. */
export function explainFileTrouble(directory: string, cause: unknown): { why: string; remedy: string } {
  const { why, remedy } = remedies[troubleOf(directory, cause)];
  const { message } = (cause ?? {}) as { message?: unknown };
  const reason = typeof message === 'string' ? message : 'unknown reason';
  return { why: why === '' ? reason : `${why} (${reason})`, remedy };
}

function troubleOf(directory: string, cause: unknown): Trouble {
  // A failed write of SQLite's shared memory says only that the disk failed.
  return knownTrouble(cause) ?? (hasNoRoom(directory) ? 'full' : 'unknown');
}

function knownTrouble(cause: unknown): Trouble | undefined {
  const { code, errcode } = (cause ?? {}) as { code?: unknown; errcode?: unknown };
  if (typeof errcode === 'number') return bySqliteCode[errcode & 0xff];
  return bySystemCode[typeof code === 'string' ? code : ''];
}

function hasNoRoom(directory: string): boolean {
  try {
    return statfsSync(directory).bavail === 0;
  } catch {
    return false;
  }
}
