import { extname, join } from 'node:path';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { givenToThread, type ThreadData } from './thread-data.ts';

/**
 * Work that runs in a thread of its own. The bundler makes one program with one entry, so a thread starts that same entry
 * again, and `runThread` there loads the thread's module instead of the command line.
 */
const threads = {
  'check-configuration': () => import('./check-configuration-thread.ts'),
  store: () => import('./store/thread/host.ts'),
} as const;

export type ThreadName = keyof typeof threads;

/** Starts a thread, from the sources as well as from the bundle. `data` must be what can be cloned. */
export function startThread(
  name: ThreadName,
  { data, resourceLimits }: { data: unknown; resourceLimits?: ResourceLimits | undefined },
): Worker {
  // Beside this file is receiver/index.ts; the bundle puts every piece beside its index.js.
  const entry = join(import.meta.dirname, `index${extname(import.meta.filename)}`);
  const given: ThreadData = { ticketwireThread: name, data };
  return new Worker(entry, { workerData: given, ...(resourceLimits === undefined ? {} : { resourceLimits }) });
}

/** Runs what this thread was started for. False in the main thread, and in a thread that others started. */
export async function runThread(): Promise<boolean> {
  const name = givenToThread()?.ticketwireThread;
  if (name === undefined) return false;
  await threads[name as ThreadName]();
  return true;
}
