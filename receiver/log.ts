import pino, { type Logger } from 'pino';

/** A line is written no later than this after it was said; until then others may join it in one write. */
const flushMs = 20;

/** The program's log: JSON lines on standard output. */
export function createLog(level: string): Logger {
  const output = pino.destination({ dest: 1, sync: true });
  let waiting: string[] = [];
  const flush = () => {
    const lines = waiting;
    waiting = [];
    if (lines.length > 0) output.write(lines.join(''));
  };
  process.once('exit', flush);
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    {
      write: (line: string) => {
        if (waiting.push(line) === 1) setTimeout(flush, flushMs);
      },
    },
  );
}
