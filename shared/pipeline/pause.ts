/** Lets others have their turn of the event loop, where it has been held for a while. */
export interface Pause {
  (): Promise<void>;
  /** True if a call would wait. */
  isDue(): boolean;
}

/** Another sender may be waiting. */
const maxSliceMs = 20;

export function createPause(): Pause {
  let startedAt = performance.now();
  const isDue = () => performance.now() - startedAt >= maxSliceMs;
  const pause = async () => {
    if (!isDue()) return;
    await new Promise((resolve) => setImmediate(resolve));
    startedAt = performance.now();
  };
  return Object.assign(pause, { isDue });
}
