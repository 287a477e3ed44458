import type { EpochMs } from '../../shared/model/json.ts';
import { clockSlackMs } from '../../shared/store/clock.ts';
import type { GroupCommit } from './group-commit.ts';

/** Up to when each source was caught up with, and which process is at it: one at a time, over all receivers. */
export interface CatchUps {
  /** Gives up to when the source was caught up with, 0 for never; or until when another process may be at it. */
  begin(lease: {
    source: string;
    worker: string;
    now: EpochMs;
    leaseUntil: EpochMs;
  }): Promise<{ caughtUntil: EpochMs } | { takenUntil: EpochMs }>;
  /** Keeps a source for the process that is at it; false when another one is. */
  extend(lease: { source: string; worker: string; leaseUntil: EpochMs }): Promise<boolean>;
  /** Lets go of a source; `caughtUntil` when it was caught up with. */
  end(ended: { source: string; worker: string; caughtUntil?: EpochMs }): Promise<void>;
}

export function createCatchUps(commit: Pick<GroupCommit, 'write'>): CatchUps {
  return {
    begin: ({ source, worker, now, leaseUntil }) =>
      commit.write(async (trx) => {
        const fresh = { source, caught_until: 0, lease_until: 0, worker: '' };
        await trx
          .insertInto('catch_ups')
          .values(fresh)
          .onConflict((conflict) => conflict.column('source').doNothing())
          .execute();
        const taken = await trx
          .updateTable('catch_ups')
          .set({ lease_until: leaseUntil, worker })
          .where('source', '=', source)
          // A lease longer than any is from before the clock was set back.
          .where(({ eb, or }) => or([eb('lease_until', '<=', now), eb('lease_until', '>', leaseUntil + clockSlackMs)]))
          .returning('caught_until')
          .executeTakeFirst();
        if (taken !== undefined) return { caughtUntil: Math.min(taken.caught_until, now) };
        const other = await trx
          .selectFrom('catch_ups')
          .select('lease_until')
          .where('source', '=', source)
          .executeTakeFirstOrThrow();
        return { takenUntil: other.lease_until };
      }),
    extend: ({ source, worker, leaseUntil }) =>
      commit.write(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('catch_ups')
          .set({ lease_until: leaseUntil })
          .where('source', '=', source)
          .where('worker', '=', worker)
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
    end: ({ source, worker, caughtUntil }) =>
      commit.write(async (trx) => {
        await trx
          .updateTable('catch_ups')
          .set({ lease_until: 0, worker: '', ...(caughtUntil === undefined ? {} : { caught_until: caughtUntil }) })
          .where('source', '=', source)
          .where('worker', '=', worker)
          .execute();
      }),
  };
}
