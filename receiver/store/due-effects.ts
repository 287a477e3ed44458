import { type Kysely, sql } from 'kysely';
import type { EpochMs } from '../../shared/model/json.ts';
import type { Database } from './database.ts';

/** Effects of a target whose time has come and that no worker has taken yet. */
export interface DueEffects {
  target: string;
  count: number;
  /** When the one that waits longest became due. */
  oldestDueAt: EpochMs;
}

/**
 * Counts due effects by target. Only unfinished effects are looked at, however many have ended: SQLite uses the partial
 * index only where the statement repeats the index's own condition, as literals.
 */
export function countDueEffects(reader: Kysely<Database>, now: EpochMs) {
  return reader
    .selectFrom('effects')
    .select(({ fn }) => ['target', fn.countAll().as('count'), fn.min('due_at').as('oldest')])
    .where(sql<boolean>`status in ('due', 'running') and status = 'due'`)
    .where('due_at', '<=', now)
    .groupBy('target');
}

export async function findDueEffects(reader: Kysely<Database>, now: EpochMs): Promise<readonly DueEffects[]> {
  const rows = await countDueEffects(reader, now).execute();
  return rows.map(({ target, count, oldest }) => ({ target, count: Number(count), oldestDueAt: Number(oldest) }));
}
