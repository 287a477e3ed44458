import { Socket } from 'node:net';
import pg from 'pg';

/** Opening a connection takes no longer, or fails. */
export const connectTimeoutMs = 3_000;
/** After so long without traffic the operating system asks whether the other side still lives. */
const keepAliveInitialDelayMillis = 10_000;
const noWarning = '00000';

// Times and sequences fit a number: they are far below 2^53.
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
};

/**
 * A connection that cannot end the process. pg emits `error` whenever the server or the network ends a connection, and
 * pg-pool listens only while the connection is idle: https://node-postgres.com/apis/pool#error
 */
export class Connection extends pg.Client {
  /** The last warning the server sent with an answer. */
  lastWarning: string | undefined;

  constructor(config?: pg.ClientConfig) {
    super(config);
    // Whatever waits for an answer is rejected with the same error.
    this.on('error', () => {});
    this.on('notice', ({ code, message }) => {
      if (code !== noWarning) this.lastWarning = message;
    });
  }
}

/** Makes the connections of one store, and can end them all at once. */
export interface Connections {
  /** A pool that keeps its connections, so that a server with few of them left does not lock us out. */
  createPool(options: { max: number; prepare?(connection: Connection): Promise<void> }): pg.Pool;
  createConnection(): Connection;
  /** Closes every socket without a goodbye: on a stalled network nobody would hear it. */
  cut(): void;
}

export function createConnections(connectionString: string): Connections {
  const sockets = new Set<Socket>();
  const config = {
    connectionString,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis,
    types,
    stream: () => {
      const socket = new Socket();
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      return socket;
    },
  };
  return {
    createPool: ({ max, prepare }) => {
      const onConnect = prepare as ((client: pg.ClientBase) => Promise<void>) | undefined;
      const pool = new pg.Pool({
        ...config,
        max,
        idleTimeoutMillis: 0,
        Client: Connection,
        ...(onConnect === undefined ? {} : { onConnect }),
      });
      // An idle connection that ends is replaced when it is needed.
      pool.on('error', () => {});
      return pool;
    },
    createConnection: () => new Connection(config),
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}
