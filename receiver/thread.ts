import { extname, join } from 'node:path';
import { type ResourceLimits, Worker, workerData } from 'node:worker_threads';

/** Work that runs in a thread of its own; `run-thread.ts` names the module of each. */
export type ThreadName = 'check-configuration' | 'store';

export interface ThreadData {
  ticketwireThread: ThreadName;
  data: unknown;
}

/**
 * Starts a thread, from the sources as well as from the bundle. The bundler makes one program with one entry, so a thread
 * starts that same entry again, which then loads the thread's module instead of the command line. `data` must be a value
 * that can be cloned.
 */
export function startThread(
  name: ThreadName,
  { data, resourceLimits }: { data: unknown; resourceLimits?: ResourceLimits | undefined },
): Worker {
  // Beside this file is receiver/index.ts; the bundle puts every piece beside its index.js.
  const entry = join(import.meta.dirname, `index${extname(import.meta.filename)}`);
  const given: ThreadData = { ticketwireThread: name, data };
  return new Worker(entry, { workerData: given, ...(resourceLimits === undefined ? {} : { resourceLimits }) });
}

/** In a thread: what it was started with. */
export function threadData(): unknown {
  return (workerData as ThreadData).data;
}
