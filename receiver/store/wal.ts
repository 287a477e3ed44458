import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Logger } from 'pino';

/** The part of a write-ahead log that SQLite cannot read. Layout: https://sqlite.org/fileformat2.html#walformat */
export interface UnreadableWal {
  /** Bytes after the last readable commit, without those that are left from before the last checkpoint. */
  bytes: number;
  /** The end of what was being written when the process or the machine stopped: nothing of it was acknowledged. */
  isTornEnd: boolean;
}

const headerBytes = 32;
const frameHeaderBytes = 24;
const bigEndianMagic = 0x377f0683;
const littleEndianMagic = 0x377f0682;

/** Looks at the log that an earlier process left behind, before SQLite opens it; undefined when all of it can be read. */
export function findUnreadable(walFile: string): UnreadableWal | undefined {
  let opened: number;
  try {
    opened = openSync(walFile, 'r');
  } catch {
    return undefined;
  }
  try {
    return examine(opened, fstatSync(opened).size);
  } finally {
    closeSync(opened);
  }
}

/** Logs how much of a write-ahead log was lost. */
export function logLost({ bytes, isTornEnd }: UnreadableWal, log: Pick<Logger, 'info' | 'warn'>): void {
  if (isTornEnd) {
    log.info({ bytes }, 'the write-ahead log ends with a transaction that was not finished; it is left out');
  } else {
    log.warn(
      { bytes },
      `the write-ahead log is damaged: ${bytes} bytes of committed transactions could not be read and are lost. Check the disk, and compare the tickets with their sources.`,
    );
  }
}

function examine(file: number, size: number): UnreadableWal | undefined {
  if (size <= headerBytes) return undefined;
  const header = readAt(file, 0, headerBytes);
  const magic = header.readUInt32BE(0);
  const isBigEndian = magic === bigEndianMagic;
  const seed = checksum(header.subarray(0, 24), [0, 0], isBigEndian);
  const isHeader = (isBigEndian || magic === littleEndianMagic) && isSum(header, 24, seed);
  // Without its header SQLite reads nothing of it.
  if (!isHeader) return { bytes: size - headerBytes, isTornEnd: false };
  const pageBytes = header.readUInt32BE(8);
  const frameBytes = frameHeaderBytes + pageBytes;
  let sum = seed;
  let isReadable = true;
  let readableUntil = headerBytes;
  let end = headerBytes;
  let lostCommits = 0;
  for (let at = headerBytes; at + frameBytes <= size; at += frameBytes) {
    const frame = readAt(file, at, frameBytes);
    // After a checkpoint the log is overwritten from its beginning. Older frames behind the new ones have other salts.
    const isCurrent = frame.compare(header, 16, 24, 8, 16) === 0;
    const isCommit = frame.readUInt32BE(4) !== 0;
    if (isReadable) {
      const next = checksum(
        frame.subarray(frameHeaderBytes),
        checksum(frame.subarray(0, 8), sum, isBigEndian),
        isBigEndian,
      );
      isReadable = isCurrent && isSum(frame, 16, next);
      sum = next;
    }
    if (isReadable && isCommit) readableUntil = at + frameBytes;
    if (!isCurrent) continue;
    end = at + frameBytes;
    if (!isReadable && isCommit) lostCommits += 1;
  }
  const bytes = end - readableUntil;
  // Each commit is on the disk before the next begins, so that only one can be torn.
  return bytes === 0 ? undefined : { bytes, isTornEnd: lostCommits <= 1 };
}

type Sum = readonly [number, number];

function checksum(bytes: Buffer, [first, second]: Sum, isBigEndian: boolean): Sum {
  let [s0, s1] = [first, second];
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    const [x0, x1] = isBigEndian
      ? [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)]
      : [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)];
    s0 = (s0 + x0 + s1) >>> 0;
    s1 = (s1 + x1 + s0) >>> 0;
  }
  return [s0, s1];
}

function isSum(bytes: Buffer, at: number, [first, second]: Sum): boolean {
  return bytes.readUInt32BE(at) === first && bytes.readUInt32BE(at + 4) === second;
}

function readAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, at);
  return bytes;
}
