import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { openPostgresStore } from '../../receiver/store/postgres.ts';
import { openSqliteStore } from '../../receiver/store/sqlite.ts';
import type { ReceiverStore } from '../../receiver/store/store.ts';
import { openStoreThread } from '../../receiver/store/thread/client.ts';
import { createMemoryStore } from '../../shared/store/memory.ts';
import type { Store } from '../../shared/store/store.ts';
import type { TestPostgres } from '../fakes/postgres.ts';

/** What the clock of stores that have none of their own shows. */
export const start = 1_000_000;

export interface Opened<Kind extends Store = Store> {
  store: Kind;
  /** Closes the store and opens it again, where it outlives its process. */
  reopen?(): Promise<Kind>;
  remove(): Promise<void>;
}

async function openEmbedded(open: typeof openSqliteStore): Promise<Required<Opened<ReceiverStore>>> {
  const directory = mkdtempSync(join(tmpdir(), 'ticketwire-store-'));
  let store = await open(directory, () => start);
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await open(directory, () => start);
      return store;
    },
    remove: async () => {
      await store.close();
      rmSync(directory, { recursive: true });
    },
  };
}

/** The receiver's stores, each by the name of its engine. */
export const durableEngines: [string, (postgres: TestPostgres) => Promise<Required<Opened<ReceiverStore>>>][] = [
  ['sqlite', () => openEmbedded(openSqliteStore)],
  ['sqlite in a thread', () => openEmbedded(openStoreThread)],
  [
    'postgres',
    async (postgres) => {
      const url = await postgres.createDatabase();
      const open = async () => (await openPostgresStore(url, pino({ level: 'silent' }))).store;
      let store = await open();
      return {
        store,
        reopen: async () => {
          await store.close();
          store = await open();
          return store;
        },
        remove: () => store.close(),
      };
    },
  ],
];

/** These, and the store that a workflow run has. */
export const engines: [string, (postgres: TestPostgres) => Promise<Opened>][] = [
  ['memory', async () => ({ store: createMemoryStore(), remove: async () => {} })],
  ...durableEngines,
];
