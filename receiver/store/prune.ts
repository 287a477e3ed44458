import type { Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { KeptDelivery } from './delivery-keys.ts';
import type { Dialect } from './dialect.ts';
import type { GroupCommit } from './group-commit.ts';

type Trx = Transaction<Database>;

/** Effects that one transaction removes: a delivery may have many thousands, and others wait meanwhile. */
const maxEffects = 500;
const maxMessages = 500;

/** Removes old deliveries whose effects have all ended, with what belongs to them, in several transactions; returns which. */
export async function prune(
  commit: Pick<GroupCommit, 'write'>,
  old: { before: number; limit: number },
  dialect: Dialect,
): Promise<readonly KeptDelivery[]> {
  let isMore = true;
  while (isMore) isMore = await commit.write((trx) => pruneMessages(trx, old.before));
  const pruned: KeptDelivery[] = [];
  while (pruned.length < old.limit) {
    const limit = old.limit - pruned.length;
    const removed = await commit.write((trx) => pruneSome(trx, { ...old, limit }, dialect));
    pruned.push(...removed.deliveries);
    if (removed.isLast) break;
  }
  return pruned;
}

async function pruneSome(
  trx: Trx,
  old: { before: number; limit: number },
  dialect: Dialect,
): Promise<{ deliveries: readonly KeptDelivery[]; isLast: boolean }> {
  const deliveries = await findEnded(trx, old);
  const seqs = deliveries.map(({ seq }) => seq);
  const effects = await trx
    .selectFrom('effects')
    .select(['seq', 'id'])
    .where(dialect.isOneOf('delivery_seq', 'bigint', seqs))
    .limit(maxEffects)
    .execute();
  const ids = effects.map(({ id }) => id);
  await trx
    .deleteFrom('attempts')
    .where(dialect.isOneOf('effect', 'text', ids))
    .execute();
  await trx
    .deleteFrom('effects')
    .where(
      dialect.isOneOf(
        'seq',
        'bigint',
        effects.map(({ seq }) => seq),
      ),
    )
    .execute();
  // The rest goes first: a delivery is gone when nothing of it is left.
  if (effects.length === maxEffects) return { deliveries: [], isLast: false };
  await trx
    .deleteFrom('deliveries')
    .where(dialect.isOneOf('seq', 'bigint', seqs))
    .execute();
  return { deliveries, isLast: true };
}

/** Deliveries that are old enough and have no unfinished effect, the oldest first. */
async function findEnded(trx: Trx, old: { before: number; limit: number }): Promise<readonly KeptDelivery[]> {
  return trx
    .selectFrom('deliveries as each')
    .select(['each.seq', 'each.source', 'each.id'])
    .where('each.received_at', '<', old.before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('effects')
            .select('effects.seq')
            .whereRef('effects.delivery_seq', '=', 'each.seq')
            .where('effects.status', 'in', ['due', 'running']),
        ),
      ),
    )
    .orderBy('each.received_at')
    .limit(old.limit)
    .execute();
}

/** Forgets the oldest messages about which nothing more was said for long; returns whether there may be more of them. */
async function pruneMessages(trx: Trx, before: number): Promise<boolean> {
  const last = await trx
    .selectFrom('messages')
    .select('at')
    .where('at', '<', before)
    .orderBy('at')
    .limit(1)
    .offset(maxMessages - 1)
    .executeTakeFirst();
  await trx
    .deleteFrom('messages')
    .where('at', '<', last === undefined ? before : last.at + 1)
    .execute();
  return last !== undefined;
}
