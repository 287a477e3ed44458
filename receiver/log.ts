import pino, { type Logger } from 'pino';

/** A line is written no later than this after it was said; until then others may join it in one write. */
const flushMs = 20;
const bufferBytes = 8_192;

/** The program's log: JSON lines on standard output. */
export function createLog(level: string): Logger {
  const output = pino.destination({ dest: 1, sync: true, minLength: bufferBytes });
  let isWaiting = false;
  const flush = () => {
    isWaiting = false;
    output.flushSync();
  };
  process.once('exit', flush);
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    {
      write: (line: string) => {
        output.write(line);
        if (isWaiting) return;
        isWaiting = true;
        setTimeout(flush, flushMs);
      },
    },
  );
}
