import { writeSync } from 'node:fs';
import pino, { type Logger } from 'pino';

/** A line is written at most this long after it was logged; until then others may join it in one write. */
const flushMs = 20;
/** Lines that wait for a reader who is too slow; further ones are dropped and counted. */
const maxWaitingBytes = 8 * 1024 * 1024;
/** Tries, 100 ms apart, to write the last lines at exit to a reader who does not read. */
const maxLastTries = 5;

/**
 * Returns the program's log: JSON lines on standard output. A reader who stops reading, such as a blocked pipe, holds up
 * neither requests nor the exit.
 */
export function createLog(level: string): Logger {
  let triesLeft = Number.POSITIVE_INFINITY;
  const output = pino.destination({
    dest: 1,
    sync: false,
    maxLength: maxWaitingBytes,
    retryEAGAIN: () => {
      triesLeft -= 1;
      return triesLeft > 0;
    },
  });
  let waiting: string[] = [];
  let dropped = 0;
  output.on('drop', (lines: string) => {
    dropped += lines.split('\n').length - 1;
  });
  output.on('drain', () => {
    if (dropped > 0) log.warn({ dropped }, 'log lines were dropped because nothing read the log');
    dropped = 0;
  });
  const flush = () => {
    const lines = waiting.join('');
    waiting = [];
    output.write(lines);
  };
  // Before pino's own, which would try for ever.
  process.prependOnceListener('exit', () => {
    triesLeft = maxLastTries;
    try {
      output.flushSync();
      writeSync(1, waiting.join(''));
    } catch {
      // Nothing reads the log any more.
    }
    output.destroy();
  });
  const log = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    {
      write: (line: string) => {
        if (waiting.push(line) === 1) setTimeout(flush, flushMs);
      },
    },
  );
  return log;
}
