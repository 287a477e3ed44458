import { parentPort } from 'node:worker_threads';
import { asTicketwireError } from '../../../shared/errors.ts';
import { threadData } from '../../thread.ts';
import { openSqliteStore } from '../sqlite.ts';
import { unpack } from './packing.ts';
import type { Call, Calls, CarriedError, Reply, StoreThreadData } from './protocol.ts';

type Method = (...args: readonly unknown[]) => Promise<unknown>;

/** Methods that the other side does itself: they take a function, which cannot cross. */
const notHosted = new Set(['watch', 'watchCommits']);

/** Runs the embedded store in this thread for the thread that started it, until its `close` was called. */
async function hostStore({ directory, now: startedAt }: StoreThreadData): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('hostStore runs in a thread.');
  /** Time by the caller's clock, as of the last message. */
  let now = startedAt;
  let replies: Reply[] = [];
  const reply = (each: Reply) => {
    // Everything that one commit ended goes back in one message.
    if (replies.push(each) === 1) setImmediate(flush);
  };
  const flush = () => {
    const batch = replies;
    replies = [];
    port.postMessage(batch);
  };

  try {
    const store = await openSqliteStore(directory, () => now);
    const methods = methodsIn(store);
    store.watch((change) => reply({ kind: 'changed', change }));
    store.watchCommits((seconds) => reply({ kind: 'committed', seconds }));
    port.on('message', (message: Calls) => {
      now = message.now;
      for (const call of callsIn(message))
        void run(call, methods)
          .then(reply)
          .then(() => closeAfter(call));
    });
    reply({ kind: 'opened', methods: [...methods.keys()] });
  } catch (error) {
    reply({ kind: 'not-opened', error: toCarried(error) });
  }

  function closeAfter({ method }: Call): void {
    // Without a listener the thread ends by itself, after its last reply.
    if (method === 'close') port?.removeAllListeners('message').unref();
  }
}

function callsIn({ calls, packedCalls, packed }: Calls): readonly Call[] {
  if (packed === undefined) return calls;
  const given = unpack(packed);
  return [...calls, ...packedCalls.map((call, index) => ({ ...call, args: [given[index]] }))];
}

async function run({ id, method, args }: Call, methods: ReadonlyMap<string, Method>): Promise<Reply> {
  try {
    const value = await methods.get(method)?.(...args);
    return { kind: 'returned', id, value };
  } catch (error) {
    return { kind: 'threw', id, error: toCarried(error) };
  }
}

/** The asynchronous methods of a store by their paths: `accept`, `tickets.find`, … */
function methodsIn(store: object, prefix = ''): Map<string, Method> {
  const methods = new Map<string, Method>();
  for (const [name, member] of Object.entries(store)) {
    if (typeof member === 'function' && !notHosted.has(name)) methods.set(prefix + name, member as Method);
    else if (typeof member === 'object')
      for (const [path, each] of methodsIn(member, `${name}.`)) methods.set(path, each);
  }
  return methods;
}

function toCarried(thrown: unknown): CarriedError {
  const { code, message, cause } = asTicketwireError(thrown);
  return { code, message, cause: cause instanceof Error ? cause.message : undefined };
}

await hostStore(threadData() as StoreThreadData);
