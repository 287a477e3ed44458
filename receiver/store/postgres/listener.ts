import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { TicketwireError } from '../../../shared/errors.ts';
import type { StoreChange } from '../../../shared/store/store.ts';
import type { Availability } from './availability.ts';
import { type Connection, createConnections } from './connections.ts';
import { reasonOf } from './failures.ts';
import { ask } from './pool.ts';
import { queryTimeoutMs } from './session.ts';

/** The channel that every receiver on a database listens to. */
export const channel = 'ticketwire';
/** Pause before listening again after the connection broke. */
const reconnectMs = 1_000;
/** A connection that died silently is noticed by this, and only by this. */
const heartbeatMs = 5_000;
const roundTripMs = 5_000;

/** Ids of effects are in hex: none is one of these words. */
const changeWords = ['sources', 'rules'] as const;

export function wordOf(change: StoreChange): string {
  switch (change.kind) {
    case 'ended':
      return change.effectId;
    case 'sources':
    case 'rules':
      return change.kind;
    case 'due':
    case 'missed':
      return '';
  }
}

function changeOf(word: string): StoreChange {
  if (word === '') return { kind: 'due' };
  const kind = changeWords.find((each) => each === word);
  return kind === undefined ? { kind: 'ended', effectId: word } : { kind };
}

export interface Listener {
  onChange(listener: (change: StoreChange) => void): void;
  close(): Promise<void>;
}

export interface ListenerOptions {
  /** A new connection, set up, not yet open. */
  open(): Promise<Connection>;
  availability: Availability;
  log: Logger;
}

/**
 * Hears of changes on a connection of its own, and opens it again when it breaks; what was missed meanwhile is announced as
 * such. Throws what the first connection throws.
 */
export async function startListening({ open, availability, log }: ListenerOptions): Promise<Listener> {
  const listeners: ((change: StoreChange) => void)[] = [];
  const stopping = new AbortController();
  const tell = (change: StoreChange) => {
    for (const listener of listeners) listener(change);
  };

  async function connect(): Promise<Connection> {
    const connection = await open();
    connection.on('notification', ({ payload = '' }) => tell(changeOf(payload)));
    try {
      await ask(connection, { sql: `listen ${channel}`, timeoutMs: queryTimeoutMs });
      return connection;
    } catch (error) {
      void connection.end();
      throw error;
    }
  }

  async function reconnect(): Promise<Connection | undefined> {
    for (let isTold = false; ; isTold = true) {
      await delay(reconnectMs, undefined, { signal: stopping.signal }).catch(() => {});
      // While the database is away, that is said once, and not here.
      await Promise.race([availability.untilThere(), aborted(stopping.signal)]);
      if (stopping.signal.aborted) return undefined;
      try {
        return await connect();
      } catch (error) {
        availability.noteFailure(error);
        if (!isTold) log.warn({ reason: reasonOf(error) }, 'PostgreSQL cannot be listened to; trying again');
      }
    }
  }

  async function run(first: Connection): Promise<void> {
    for (let connection: Connection | undefined = first; connection !== undefined; ) {
      const failure = await untilEnded(connection, stopping.signal);
      void connection.end();
      if (failure !== undefined) availability.noteFailure(failure);
      if (stopping.signal.aborted) return;
      connection = await reconnect();
      if (connection !== undefined) tell({ kind: 'missed' });
    }
  }

  availability.onRecovery(() => tell({ kind: 'missed' }));
  const running = run(await connect());
  return {
    onChange: (listener) => {
      listeners.push(listener);
    },
    close: () => {
      stopping.abort();
      return running;
    },
  };
}

/** Resolves when the connection has ended, with the failure of a heartbeat where that is how it is known. */
async function untilEnded(connection: Connection, stop: AbortSignal): Promise<unknown> {
  const ended = new AbortController();
  connection.once('end', () => ended.abort());
  const signal = AbortSignal.any([ended.signal, stop]);
  while (!signal.aborted) {
    await delay(heartbeatMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) break;
    try {
      await ask(connection, { sql: 'select 1', timeoutMs: queryTimeoutMs });
    } catch (error) {
      return error;
    }
  }
  return undefined;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/**
 * Throws when a notification of one connection does not reach another that listens: a pooler lends each transaction
 * another session of the server then, and settings of sessions would end up in those of other programs.
 */
export async function requireNotifications(connectionString: string): Promise<void> {
  const connections = createConnections(connectionString);
  const [listening, speaking] = [connections.createConnection(), connections.createConnection()];
  const word = `ticketwire_${process.pid}_${Date.now()}`;
  const heard = new Promise<boolean>((resolve) => {
    listening.on('notification', (notification) => resolve(notification.channel === word));
  });
  try {
    await listening.connect();
    await ask(listening, { sql: `listen ${word}`, timeoutMs: queryTimeoutMs });
    await speaking.connect();
    await ask(speaking, { sql: 'select pg_notify($1, $2)', parameters: [word, ''], timeoutMs: queryTimeoutMs });
    if (await Promise.race([heard, delay(roundTripMs, false, { ref: false })])) return;
    throw new TicketwireError(
      'store-unavailable',
      'The database that DATABASE_URL names cannot be used: LISTEN and NOTIFY do not work there, as behind a connection pooler in transaction mode. Connect to PostgreSQL itself, or to a pool in session mode.',
    );
  } finally {
    connections.cut();
  }
}
