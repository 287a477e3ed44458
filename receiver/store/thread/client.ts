import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { TicketwireError } from '../../../shared/errors.ts';
import type { EpochMs } from '../../../shared/model/json.ts';
import type { StoreChange } from '../../../shared/store/store.ts';
import { startThread } from '../../thread.ts';
import type { ReceiverStore } from '../store.ts';
import { joinPacked, type Packed, pack, type WithDelivery } from './packing.ts';
import type { Call, Calls, CarriedError, Reply, StoreThreadData } from './protocol.ts';

interface PackedCall {
  id: number;
  method: string;
  argument: Packed;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: TicketwireError): void;
}

/**
 * Opens the embedded store in a thread of its own: its commits, with their fsyncs, hold up no request. The methods behave
 * as those of `openSqliteStore`, and it throws the same errors. `now` is the clock of both sides.
 */
export async function openStoreThread(directory: string, now: () => EpochMs): Promise<ReceiverStore> {
  const data: StoreThreadData = { directory, now: now() };
  const worker = startThread('store', { data });
  const [first, ...rest] = await firstReplies(worker);
  if (first?.kind !== 'opened') {
    await worker.terminate();
    throw first?.kind === 'not-opened'
      ? toError(first.error)
      : new TicketwireError('internal', 'The store did not open.');
  }
  return createClient(worker, { methods: first.methods, early: rest, now });
}

/** A defect in the thread is an error here, and ends the process as a defect on the main thread does. */
async function firstReplies(worker: Worker): Promise<readonly Reply[]> {
  const opening = new AbortController();
  const ended = once(worker, 'exit', opening).then(() => []);
  const replied = once(worker, 'message', opening).then(([replies]) => replies as Reply[]);
  try {
    return await Promise.race([replied, ended]);
  } finally {
    opening.abort();
    await Promise.allSettled([replied, ended]);
  }
}

function createClient(
  worker: Worker,
  { methods, early, now }: { methods: readonly string[]; early: readonly Reply[]; now: () => EpochMs },
): ReceiverStore {
  const pending = new Map<number, Pending>();
  const listeners = new Set<(change: StoreChange) => void>();
  const commitListeners = new Set<(seconds: number) => void>();
  let calls: Call[] = [];
  let packedCalls: PackedCall[] = [];
  let lastId = 0;

  const flush = () => {
    const packed = packedCalls.length === 0 ? undefined : joinPacked(packedCalls.map(({ argument }) => argument));
    const ids = packedCalls.map(({ id, method }) => ({ id, method }));
    const message: Calls = { now: now(), calls, packedCalls: ids, packed };
    calls = [];
    packedCalls = [];
    worker.postMessage(message, packed === undefined ? [] : [packed.bodies.buffer]);
  };
  /** Calls of one turn of the event loop cross together. */
  const enqueue = (add: (id: number) => void) =>
    new Promise<unknown>((resolve, reject) => {
      lastId += 1;
      pending.set(lastId, { resolve, reject });
      if (calls.length + packedCalls.length === 0) setImmediate(flush);
      add(lastId);
    });
  const call = (method: string, args: readonly unknown[]) => enqueue((id) => calls.push({ id, method, args }));
  const callPacked = async (method: string, given: WithDelivery) => {
    const argument = await pack(given);
    return enqueue((id) => packedCalls.push({ id, method, argument }));
  };
  const receive = (replies: readonly Reply[]) => {
    for (const reply of replies) {
      if (reply.kind === 'changed') for (const listener of listeners) listener(reply.change);
      if (reply.kind === 'committed') for (const listener of commitListeners) listener(reply.seconds);
      if (reply.kind === 'returned') settle(reply.id)?.resolve(reply.value);
      if (reply.kind === 'threw') settle(reply.id)?.reject(toError(reply.error));
    }
  };
  const settle = (id: number) => {
    const each = pending.get(id);
    pending.delete(id);
    return each;
  };
  receive(early);
  worker.on('message', receive);
  worker.once('exit', () => {
    const gone = new TicketwireError('store-unavailable', 'The store is closed.');
    for (const { reject } of pending.values()) reject(gone);
    pending.clear();
  });

  const store: Record<string, unknown> = {};
  for (const path of methods) addMethod(store, path, (...args) => call(path, args));
  for (const path of ['accept', 'addEffects']) store[path] = (given: WithDelivery) => callPacked(path, given);
  store.watch = (listener: (change: StoreChange) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  store.watchCommits = (listener: (seconds: number) => void) => {
    commitListeners.add(listener);
    return () => commitListeners.delete(listener);
  };
  store.close = async () => {
    const isOver = once(worker, 'exit');
    await call('close', []);
    await isOver;
  };
  // Its methods are those that the thread says its store has.
  return store as unknown as ReceiverStore;
}

function addMethod(store: Record<string, unknown>, path: string, method: (...args: unknown[]) => unknown): void {
  const [name = '', member] = path.split('.');
  if (member === undefined) store[name] = method;
  else {
    store[name] ??= {};
    (store[name] as Record<string, unknown>)[member] = method;
  }
}

function toError({ code, message, cause }: CarriedError): TicketwireError {
  return new TicketwireError(code, message, cause === undefined ? {} : { cause: new Error(cause) });
}
