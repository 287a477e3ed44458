import { isMainThread, Worker, workerData } from 'node:worker_threads';
import type { StoreThreadData } from './store/thread/protocol.ts';

/** The work that a thread can be started for. Each is loaded in its thread alone. */
const roles = {
  store: async (given) => (await import('./store/thread/host.ts')).hostStore(given as StoreThreadData),
} satisfies Record<string, (given: unknown) => Promise<void>>;

export type Role = keyof typeof roles;

interface ThreadData {
  role: Role;
  given: unknown;
}

/**
 * Starts a thread for a role. The thread runs this very file again: from the sources, this one; from the bundle, the whole
 * program, whose main part does nothing in a thread. So no file name has to survive bundling.
 */
export function startThread(role: Role, given: unknown): Worker {
  const data: ThreadData = { role, given };
  return new Worker(new URL(import.meta.url), { workerData: data });
}

// No module that a role loads may import this one: it would wait for itself.
if (!isMainThread) {
  const { role, given } = workerData as ThreadData;
  await roles[role](given);
}
