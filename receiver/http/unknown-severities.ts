import type { Logger } from 'pino';

/** So many are remembered; a sender that makes up more is not worth more lines. */
const maxRemembered = 1_000;

/** Gives a function that warns of each unknown severity of a source, once. */
export function createSeverityWarnings(log: Pick<Logger, 'warn'>): (source: string, severity: string) => void {
  const warned = new Set<string>();
  return (source, severity) => {
    const key = JSON.stringify([source, severity]);
    if (warned.has(key) || warned.size >= maxRemembered) return;
    warned.add(key);
    log.warn({ source, severity }, 'the severity of an alert is unknown, and counts as low');
  };
}
