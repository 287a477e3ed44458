import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { waitFor } from '../wait-for.ts';
import { freePort } from './free-port.ts';
import type { Cluster } from './postgres-cluster.ts';

export interface PgBouncer {
  port: number;
  /** Kills it and starts it again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A real PgBouncer, of the program given, before a server. */
export async function startPgBouncer(
  program: string,
  { cluster, mode }: { cluster: Cluster; mode: 'session' | 'transaction' | 'statement' },
): Promise<PgBouncer> {
  const home = mkdtempSync(join(tmpdir(), 'ticketwire-pgbouncer-'));
  const port = await freePort();
  const file = join(home, 'pgbouncer.ini');
  writeFileSync(join(home, 'users'), '"app" ""\n');
  writeFileSync(
    file,
    `[databases]
* = host=127.0.0.1 port=${cluster.port} user=app
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${join(home, 'users')}
pool_mode = ${mode}
default_pool_size = 30
`,
  );
  // It refuses to run as root; then it runs as nobody.
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  chmodSync(home, 0o755);
  if (user.uid !== undefined) chownSync(home, user.uid, user.gid);
  let child: ChildProcess;

  async function start(): Promise<void> {
    child = spawn(program, ['-q', file], { ...user, stdio: 'ignore' });
    await waitFor(async () => {
      const client = new pg.Client({ connectionString: cluster.url('postgres', { port }) });
      client.on('error', () => {});
      try {
        await client.connect();
        await client.end();
        return true;
      } catch {
        return false;
      }
    });
  }

  async function stop(): Promise<void> {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  await start();
  return {
    port,
    restart: async () => {
      await stop();
      await start();
    },
    stop: async () => {
      await stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
