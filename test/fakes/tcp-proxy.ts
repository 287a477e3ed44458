import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A network that fails as networks do, between a program and a server on loopback. */
export interface TcpProxy {
  port: number;
  /** New connections lead to another port. */
  lead(port: number): void;
  /** Calls back after everything a program has sent was passed on. */
  onSent(listener: (sent: Buffer) => void): void;
  /** Resets every connection. */
  cut(): void;
  /** Nothing passes any more, on old and new connections, and nothing is closed; until `resume`. */
  stall(): void;
  /** Nothing passes on connections that are open now, for ever, and nothing is closed. New ones work. */
  forget(): void;
  /** New connections are reset; until `resume`. */
  refuse(): void;
  resume(): void;
  close(): Promise<void>;
}

interface Pair {
  near: Socket;
  far: Socket;
  isForgotten: boolean;
}

/** Listens on loopback and passes everything on to a port there. */
export async function startTcpProxy(target: number): Promise<TcpProxy> {
  let leadsTo = target;
  let onSent = (_sent: Buffer): void => {};
  let mode: 'open' | 'stalled' | 'refusing' = 'open';
  const pairs = new Set<Pair>();

  const server = createServer((near) => {
    if (mode === 'refusing') {
      near.resetAndDestroy();
      return;
    }
    const far = connect(leadsTo, '127.0.0.1');
    const pair: Pair = { near, far, isForgotten: false };
    pairs.add(pair);
    pass(near, far, pair);
    near.on('data', (chunk) => onSent(chunk));
    pass(far, near, pair);
    flow(pair);
  });

  function pass(from: Socket, to: Socket, pair: Pair): void {
    from.on('data', (chunk) => to.write(chunk));
    from.on('error', () => {});
    from.on('close', () => {
      // On a stalled network nobody hears that the other side is gone.
      if (!pair.isForgotten && mode !== 'stalled') end(pair);
    });
  }

  function end(pair: Pair): void {
    pair.near.destroy();
    pair.far.destroy();
    pairs.delete(pair);
  }

  function flow({ near, far, isForgotten }: Pair): void {
    for (const socket of [near, far]) {
      if (mode === 'stalled' || isForgotten) socket.pause();
      else socket.resume();
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    lead: (port) => {
      leadsTo = port;
    },
    onSent: (listener) => {
      onSent = listener;
    },
    cut: () => {
      for (const { near, far } of pairs) {
        near.resetAndDestroy();
        far.resetAndDestroy();
      }
      pairs.clear();
    },
    stall: () => {
      mode = 'stalled';
      for (const pair of pairs) flow(pair);
    },
    forget: () => {
      for (const pair of pairs) {
        pair.isForgotten = true;
        flow(pair);
      }
    },
    refuse: () => {
      mode = 'refusing';
    },
    resume: () => {
      mode = 'open';
      for (const pair of pairs) {
        if (!pair.isForgotten && (pair.near.destroyed || pair.far.destroyed)) end(pair);
        else flow(pair);
      }
    },
    close: async () => {
      for (const { near, far } of pairs) {
        near.destroy();
        far.destroy();
      }
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
