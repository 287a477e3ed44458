import { unwatchFile, watchFile } from 'node:fs';
import type { Logger } from 'pino';
import type { Configuration } from '../shared/config/configuration.ts';
import { asTicketwireError } from '../shared/errors.ts';

export interface Reloading {
  /**
   * Reads the configuration now, or as soon as the reload that is running has ended: requests that come meanwhile share
   * that one. Never rejects.
   */
  reload(why: string): Promise<void>;
  stop(): void;
}

const watchMs = 1_000;
/** Whoever writes a file may not write it at once: it is read when a look has found it as the one before did. */
const settleMs = 1_200;

/**
 * Takes in the configuration anew when its file changes, and when it is asked to. What is broken is told, and what runs
 * goes on as it was.
 */
export function startReloading(options: {
  /** The file to watch; absent: there is none. */
  file: string | undefined;
  /** Reads and checks it; rejects with `configuration` and every mistake. */
  read(): Promise<Configuration>;
  /** Throws where it does not fit what the store holds; then nothing has changed. */
  apply(configuration: Configuration): Promise<void>;
  onEnd(reload: { isDone: boolean; seconds: number }): void;
  log: Logger;
}): Reloading {
  const { file, read, apply, onEnd, log } = options;
  let last: Promise<void> = Promise.resolve();
  /** The reload that has not begun. */
  let waiting: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function reloadOnce(why: string): Promise<void> {
    const startedAt = performance.now();
    const end = (isDone: boolean) => onEnd({ isDone, seconds: (performance.now() - startedAt) / 1_000 });
    try {
      const configuration = await read();
      await apply(configuration);
      const { sources, targets, rules } = configuration;
      const counts = { sources: sources.length, targets: targets.length, rules: rules.length };
      log.info({ why, ...counts }, 'the configuration was taken in anew');
      end(true);
    } catch (error) {
      const { code, message } = asTicketwireError(error);
      for (const line of message.split('\n')) {
        log.error({ why, code, error: line }, 'the configuration was not taken in; the one before stays in force');
      }
      end(false);
    }
  }

  function reload(why: string): Promise<void> {
    waiting ??= last.then(() => {
      waiting = undefined;
      last = reloadOnce(why);
      return last;
    });
    return waiting;
  }

  if (file !== undefined) {
    // Looking every second works on every file system, and with files that are replaced or are links.
    watchFile(file, { interval: watchMs, persistent: false }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => void reload('its file changed'), settleMs).unref();
    });
  }
  return {
    reload,
    stop: () => {
      clearTimeout(timer);
      if (file !== undefined) unwatchFile(file);
    },
  };
}
