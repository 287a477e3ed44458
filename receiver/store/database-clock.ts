import { setInterval } from 'node:timers';
import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';

/** The database's time, which receivers on one database have in common. */
export interface DatabaseClock {
  now(): number;
  /** Asks the database for its time soon, such as after a failover. */
  refresh(): void;
  close(): void;
}

const everyMs = 15_000;
/** A measurement that took longer says too little. */
const maxRoundTripMs = 1_000;
const noticeableMs = 1_000;

/**
 * Asks the database for its time at the start, then every 15 s, and counts on with a clock that nobody sets: a change of
 * this machine's clock changes nothing, and a change of the database's is followed by every receiver.
 */
export async function openDatabaseClock(
  db: Kysely<Database>,
  { monotonic = () => performance.now(), wall = Date.now } = {},
): Promise<DatabaseClock> {
  let ahead = 0;
  let wallAhead = 0;
  let isMeasuring = false;

  async function measure(maxMs: number): Promise<void> {
    const askedAt = monotonic();
    const { rows } = await sql<{
      now: number;
    }>`select extract(epoch from clock_timestamp())::float8 * 1000 as now`.execute(db);
    const answeredAt = monotonic();
    if (answeredAt - askedAt > maxMs) return;
    ahead = (rows[0]?.now ?? wall()) - (askedAt + answeredAt) / 2;
    wallAhead = wall() - answeredAt;
  }

  function refresh(): void {
    if (isMeasuring) return;
    isMeasuring = true;
    // A database that is away is noticed elsewhere.
    measure(maxRoundTripMs)
      .catch(() => {})
      .finally(() => {
        isMeasuring = false;
      });
  }

  await measure(Number.POSITIVE_INFINITY);
  const timer = setInterval(refresh, everyMs);
  timer.unref();
  return {
    now: () => {
      const at = monotonic();
      // The machine slept, during which no monotonic clock goes on, or its clock was set.
      if (Math.abs(wall() - at - wallAhead) > noticeableMs) refresh();
      return Math.round(at + ahead);
    },
    refresh,
    close: () => clearInterval(timer),
  };
}
