import type { Transaction } from 'kysely';
import type { Effect } from '../../shared/model/effect.ts';
import { type Claim, type ClaimedEffect, shareOf } from '../../shared/store/store.ts';
import type { Database } from './database.ts';
import { unfinished } from './effects.ts';

/**
 * Takes due effects for a worker. An effect waits while an earlier one of its target and subject is unfinished; one
 * whose lease ran out is due again. In a store that others share, what another is just taking is left to it.
 */
export async function claimDue(
  trx: Transaction<Database>,
  claim: Claim,
  isShared: boolean,
): Promise<readonly ClaimedEffect[]> {
  const isAllowed = shareOf(claim);
  const full = [...new Set(claim.running ?? [])].filter((target) => !shareOf(claim)(target));
  const rows = await trx
    .selectFrom('effects as each')
    .select(['each.seq', 'each.target', 'each.body', 'each.attempts'])
    .where((is) =>
      is.or([
        is.and([is('each.status', '=', 'due'), is('each.due_at', '<=', claim.now)]),
        is.and([is('each.status', '=', 'running'), is('each.lease_until', '<=', claim.now)]),
      ]),
    )
    .$if(full.length > 0, (query) => query.where('each.target', 'not in', full))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('effects as other')
            .select('other.seq')
            .whereRef('other.target', '=', 'each.target')
            .whereRef('other.subject', '=', 'each.subject')
            .whereRef('other.seq', '!=', 'each.seq')
            .where('other.status', 'in', unfinished)
            // Earlier ones go first; a later one may be running already where another process numbered it so.
            .where(({ eb, or, and, ref }) =>
              or([
                eb('other.seq', '<', ref('each.seq')),
                and([eb('other.status', '=', 'running'), eb('other.lease_until', '>', claim.now)]),
              ]),
            ),
        ),
      ),
    )
    .orderBy('each.seq')
    .limit(claim.limit)
    .$if(isShared, (query) => query.forUpdate(['each']).skipLocked())
    .execute();
  const taken = rows.filter(({ target }) => isAllowed(target));
  if (taken.length === 0) return [];

  await trx
    .updateTable('effects')
    .set((set) => ({
      status: 'running',
      attempts: set('attempts', '+', 1),
      lease_until: claim.now + claim.leaseMs,
      worker: claim.worker,
    }))
    .where(
      'seq',
      'in',
      taken.map((row) => row.seq),
    )
    .execute();
  return taken.map((row) => ({
    effect: JSON.parse(row.body) as Effect,
    attempt: row.attempts + 1,
    worker: claim.worker,
  }));
}
