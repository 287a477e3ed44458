import type { Transaction } from 'kysely';
import { ownSource } from '../../shared/model/event-families.ts';
import type { FinishedAttempt } from '../../shared/store/store.ts';
import type { Database } from './database.ts';

/** Few enough that a statement can take their parameters. */
const maxRows = 1_000;

/**
 * Writes down that an effect failed for good, and those that ended with it, in the transaction that records the failure:
 * so every one of them is reported, whenever the process ends. Effects of our own events are left out: a report that
 * fails must not cause the next one.
 */
export async function noteDeadLetters(
  trx: Transaction<Database>,
  { effect, together = [], endedAt }: FinishedAttempt,
): Promise<void> {
  if (effect.cause.source === ownSource) return;
  const ids = [effect.id, ...together];
  for (let at = 0; at < ids.length; at += maxRows) {
    const failed = trx
      .selectFrom('effects')
      .select((select) => [
        'id',
        'target',
        'rule',
        select.val(endedAt).$castTo<number>().as('died_at'),
        select.lit(0).as('is_reported'),
      ])
      .where('id', 'in', ids.slice(at, at + maxRows))
      .where('source', '!=', ownSource)
      .where('status', '=', 'failed');
    await trx
      .insertInto('dead_letters')
      .columns(['effect', 'target', 'rule', 'died_at', 'is_reported'])
      .expression(failed)
      .onConflict((conflict) => conflict.column('effect').doUpdateSet({ died_at: endedAt, is_reported: 0 }))
      .execute();
  }
}
