import { workerData } from 'node:worker_threads';

export interface ThreadData {
  /** Names the thread's work; see `thread.ts`. */
  ticketwireThread: string;
  data: unknown;
}

/** Returns the values that this thread was started with; undefined in the main thread, and in threads of others. */
export function givenToThread(): ThreadData | undefined {
  const given = workerData as Partial<ThreadData> | null;
  return given?.ticketwireThread === undefined ? undefined : (given as ThreadData);
}

/** Returns the data for this thread's work. */
export function threadData(): unknown {
  return givenToThread()?.data;
}
