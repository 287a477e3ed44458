import type { Source } from '../../shared/senders/source.ts';
import { type CatchUpDependencies, startCatchUp } from './catch-up.ts';

/** Catching up for every source that asks for it. */
export interface CatchUps {
  /** Ends what is under way, and starts for these. */
  restart(sources: readonly Source[]): Promise<void>;
  stop(): Promise<void>;
}

export function startCatchUps(sources: readonly Source[], dependencies: CatchUpDependencies): CatchUps {
  let running = startAll(sources);

  function startAll(each: readonly Source[]): (() => Promise<void>)[] {
    return each.flatMap((source) => {
      const { catchUp } = source;
      return catchUp === undefined ? [] : [startCatchUp({ ...source, catchUp }, dependencies)];
    });
  }

  async function stop(): Promise<void> {
    const stopped = running;
    running = [];
    await Promise.all(stopped.map((end) => end()));
  }

  return {
    stop,
    restart: async (next) => {
      await stop();
      running = startAll(next);
    },
  };
}
