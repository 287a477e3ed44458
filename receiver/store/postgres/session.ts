import type { Connection } from './connections.ts';
import { ReadOnlyError } from './failures.ts';
import { ask } from './pool.ts';

/** An answer that takes longer is not coming: the server ends its statements before that. */
export const queryTimeoutMs = 4_000;

/**
 * What the server watches over for us, in ms. It ends a statement before we give up on it, so that the connection can be
 * used on; and a transaction of a receiver that stalled, so that its locks hold up nobody else.
 */
const timeouts = {
  statement_timeout: 3_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 5_000,
} as const;

/** In seconds: a receiver whose machine is gone gives back its connections within a minute. */
const keepAlive = { tcp_keepalives_idle: 30, tcp_keepalives_interval: 10, tcp_keepalives_count: 3 } as const;

const settings = Object.entries({ ...timeouts, ...keepAlive })
  .map(([name, value]) => `set ${name} = ${value}; `)
  .join('');

/**
 * Sets up a new connection, by statements: poolers such as PgBouncer refuse most startup parameters. Commits wait for the
 * disk whatever the server's default is, because a delivery is answered as stored after them. `name` is how the
 * connections of this process are found among those of the server. Throws {@link ReadOnlyError} where nothing can be written.
 */
export async function prepareSession(connection: Connection, name: string): Promise<void> {
  const sql = `${settings}set application_name = '${name}'; select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'; select current_setting('transaction_read_only') as read_only`;
  const results = (await ask(connection, { sql, timeoutMs: queryTimeoutMs })) as unknown as { rows: object[] }[];
  const answer = results.at(-1)?.rows[0] as { read_only: string } | undefined;
  if (answer?.read_only === 'on')
    throw new ReadOnlyError('the server is read-only: a standby, or a primary set read-only');
}

/** Ends what earlier connections of this process left behind on the server, such as a COMMIT that waits for a standby. */
export async function endAbandoned(connection: Connection, name: string): Promise<void> {
  await ask(connection, {
    sql: 'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
    parameters: [name],
    timeoutMs: queryTimeoutMs,
  });
}

/** Writes a row and waits until it is durable; leaves alone what others are just writing. */
export async function writeCheck(connection: Connection): Promise<void> {
  await ask(connection, {
    sql: "with old as (delete from checks where ctid in (select ctid from checks for update skip locked)) insert into checks (at, filler) values (0, '')",
    timeoutMs: queryTimeoutMs,
  });
}
