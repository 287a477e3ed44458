import { asTicketwireError, type TicketwireError } from '../shared/errors.ts';
import type { Store, StoreChange } from '../shared/store/store.ts';

/** Something that is kept in the store, and read anew whenever any receiver on it changes it. */
export interface Following {
  /** Resolves when what was stored before the call is read; never rejects: what cannot be read is read again later. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
}

/** How long to wait before reading again what could not be read. */
const retryMs = 1_000;

/** Reads at once by `start`, whose failure is the caller's, and from then on by `read`, one after the other. */
export async function followStore(options: {
  store: Pick<Store, 'watch'>;
  kind: StoreChange['kind'];
  start(): Promise<void>;
  read(): Promise<void>;
  /** Called with the first of several failures in a row. */
  onFailure(error: TicketwireError): void;
}): Promise<Following> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let retry: NodeJS.Timeout | undefined;
  let isStopped = false;
  let isFailing = false;

  async function read(): Promise<void> {
    if (isStopped) return;
    clearTimeout(retry);
    try {
      await options.read();
      isFailing = false;
    } catch (error) {
      if (!isFailing) options.onFailure(asTicketwireError(error));
      isFailing = true;
      retry = setTimeout(() => void refresh(), retryMs);
    }
  }

  function refresh(): Promise<void> {
    if (running === undefined) return run(read());
    // The one that runs may have read before.
    next ??= running
      .catch(() => {})
      .then(() => {
        next = undefined;
        return refresh();
      });
    return next;
  }

  function run(work: Promise<void>): Promise<void> {
    running = work.finally(() => {
      running = undefined;
    });
    return running;
  }

  async function stop(): Promise<void> {
    isStopped = true;
    unwatch();
    clearTimeout(retry);
    await next;
    await running;
  }

  const unwatch = options.store.watch(({ kind }) => {
    if (kind === options.kind || kind === 'missed') void refresh();
  });
  try {
    await run(options.start());
  } catch (error) {
    await stop();
    throw error;
  }
  return { refresh, stop };
}
