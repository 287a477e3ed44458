import pino from 'pino';
import { openPostgresStore } from '../../receiver/store/postgres.ts';
import type { ReceiverStore } from '../../receiver/store/store.ts';
import type { Effect } from '../../shared/model/effect.ts';
import type { Acceptance, Accepted } from '../../shared/store/store.ts';
import type { Cluster } from './postgres-cluster.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** A store in a database of its own, reached over a network that a test may break. */
export interface ShakyStore {
  store: ReceiverStore;
  cluster: Cluster;
  proxy: TcpProxy;
  /** The database's name. */
  database: string;
  /** Lines of the store's log. */
  lines: { level: number; msg: string }[];
  /** Counts the lines that hold a text. */
  linesWith(part: string): number;
  /** Stores another delivery with one effect. */
  accept(): Promise<Accepted>;
  /** True if that succeeds. */
  isAccepting(): Promise<boolean>;
  /** The store's sessions on the server. */
  sessions(): Promise<{ pid: number; state: string }[]>;
  /** Ends them. */
  terminate(): Promise<void>;
  /** Closes the store, then the network; once. */
  close(): Promise<void>;
}

export async function openShakyStore(cluster: Cluster): Promise<ShakyStore> {
  const proxy = await startTcpProxy(cluster.port);
  const database = await cluster.createDatabase();
  const lines: ShakyStore['lines'] = [];
  const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line)) });
  const { store } = await openPostgresStore(cluster.url(database, { port: proxy.port }), log);
  const ofStore = `from pg_stat_activity where usename = 'app' and datname = '${database}'`;
  let closed: Promise<void> | undefined;
  let count = 0;
  const accept = () => {
    count += 1;
    return store.accept(acceptanceOf(`delivery ${count}`));
  };
  return {
    store,
    cluster,
    proxy,
    database,
    lines,
    linesWith: (part) => lines.filter(({ msg }) => msg.includes(part)).length,
    accept,
    isAccepting: () =>
      accept().then(
        () => true,
        () => false,
      ),
    sessions: () => cluster.query(`select pid, state ${ofStore}`),
    terminate: async () => {
      await cluster.query(`select pg_terminate_backend(pid) ${ofStore}`);
    },
    close: () => {
      closed ??= store.close().then(proxy.close);
      return closed;
    },
  };
}

/** A delivery of this id with one effect. */
export function acceptanceOf(id: string): Acceptance {
  const effect: Effect = {
    id: `effect ${id}`,
    target: 'issues',
    subject: id,
    receivedAt: 0,
    occurredAt: 0,
    cause: { event: `lgtm/${id}/0`, type: 'alert.opened', source: 'lgtm', rule: 'One' },
    kind: 'track-ticket',
    change: 'open',
    draft: { title: 't', body: 'b', labels: [] },
    adoptKey: null,
    data: { alert: { id, state: 'open' } },
  };
  const delivery = { id, source: 'lgtm', receivedAt: 0, headers: {}, body: Buffer.from(id) };
  return { delivery, events: ['alert.opened'], effects: [effect] };
}
