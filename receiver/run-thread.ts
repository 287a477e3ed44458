import { workerData } from 'node:worker_threads';
import type { ThreadData, ThreadName } from './thread.ts';

const threads: Readonly<Record<ThreadName, () => Promise<unknown>>> = {
  'check-configuration': () => import('./check-configuration-thread.ts'),
  store: () => import('./store/thread/host.ts'),
};

/** Runs what this thread was started for. False in the main thread, and in a thread that others started. */
export async function runThread(): Promise<boolean> {
  const name = (workerData as Partial<ThreadData> | null)?.ticketwireThread;
  if (name === undefined) return false;
  await threads[name]();
  return true;
}
