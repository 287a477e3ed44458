import { sql, type Transaction } from 'kysely';
import type { EpochMs } from '../../shared/model/json.ts';
import { clockSlackMs } from '../../shared/store/clock.ts';
import type { Database } from './database.ts';

/** Milliseconds that a worker has an effect to itself, unless it extends its lease. */
export const effectLeaseMs = 15_000;

/**
 * After the clock was set back, every wait that began at a time that is still to come begins now, with its own length,
 * and no lease lasts longer than a new one. Nobody knows how much of a hold is left, so a sender that asks again ends it.
 */
export async function restartWaits(
  trx: Transaction<Database>,
  { now, leaseMs }: { now: EpochMs; leaseMs: number },
): Promise<void> {
  await sql`
    update effects
    set
      due_at = case when due_at > waits_from then ${now} + due_at - waits_from else ${now} end,
      waits_from = ${now},
      held_until = 0
    where status in ('due', 'running') and status = 'due' and waits_from > ${now + clockSlackMs}`.execute(trx);
  const leaseUntil = now + leaseMs;
  await sql`
    update effects set lease_until = ${leaseUntil}
    where status = 'running' and lease_until > ${leaseUntil + clockSlackMs}`.execute(trx);
}
