import type { EpochMs } from '../../shared/model/json.ts';
import type { GroupCommit } from './group-commit.ts';

/** Up to when each source was caught up with, and which process is at it: one at a time, over all receivers. */
export interface CatchUps {
  /** Gives up to when the source was caught up with, 0 for never; undefined when another process is at it. */
  begin(lease: { source: string; worker: string; now: EpochMs; leaseUntil: EpochMs }): Promise<EpochMs | undefined>;
  /** Keeps a source for the process that is at it. */
  extend(lease: { source: string; worker: string; leaseUntil: EpochMs }): Promise<void>;
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
          .where('lease_until', '<=', now)
          .returning('caught_until')
          .executeTakeFirst();
        return taken?.caught_until;
      }),
    extend: ({ source, worker, leaseUntil }) =>
      commit.write(async (trx) => {
        await trx
          .updateTable('catch_ups')
          .set({ lease_until: leaseUntil })
          .where('source', '=', source)
          .where('worker', '=', worker)
          .execute();
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
