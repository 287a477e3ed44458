import type { Logger } from 'pino';
import type { EpochMs } from '../../shared/model/json.ts';
import type { Store } from '../../shared/store/store.ts';

const firstMs = 60_000;
const everyMs = 60 * 60_000;
/** Few enough that a batch holds up nobody. */
const batch = 200;

/** Removes deliveries older than what `keepMs` gives, soon after the start and then every hour. Gives the function that ends it. */
export function startRetention(options: { store: Store; keepMs(): number; now(): EpochMs; log: Logger }): () => void {
  const { store, keepMs, now, log } = options;
  let isStopped = false;
  let timer = setTimeout(run, firstMs);

  function run(): void {
    pruneAll()
      .then((pruned) => {
        if (pruned > 0) log.info({ pruned }, 'old deliveries were removed');
      })
      .catch((error) => log.warn({ err: error }, 'old deliveries could not be removed; trying again in an hour'))
      .finally(() => {
        if (!isStopped) timer = setTimeout(run, everyMs);
      });
  }

  async function pruneAll(): Promise<number> {
    const before = now() - keepMs();
    let total = 0;
    while (!isStopped) {
      const pruned = await store.prune({ before, limit: batch });
      total += pruned;
      if (pruned < batch) break;
    }
    return total;
  }

  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
