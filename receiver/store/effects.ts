import { type Kysely, sql, type Transaction } from 'kysely';
import type { Effect } from '../../shared/model/effect.ts';
import type { EpochMs } from '../../shared/model/json.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { FinishedAttempt } from '../../shared/store/store.ts';
import { supersededOutcome, tellOutcome } from '../../shared/store/tell-outcome.ts';
import { releaseNext } from './claim.ts';
import type { Database } from './database.ts';
import { noteDeadLetters } from './dead-letters.ts';
import type { Dialect } from './dialect.ts';
import { maxRows } from './new-effects.ts';

const untried = {
  status: 'due',
  blocked: 0,
  attempts: 0,
  held_until: 0,
  lease_until: 0,
  worker: '',
  outcome: '',
  finished_at: null,
} as const;

/** A condition of partial indexes. SQLite compares its text with theirs, so it must not contain a parameter. */
const isUnfinished = sql<boolean>`status in ('due', 'running')`;

/**
 * Makes the dead letters of a delivery due again, as if they had never been tried; and those that it would have made, had
 * another source not told of the same happening first.
 */
export async function reviveDeadLetters(
  trx: Transaction<Database>,
  { seq, effects, now, dialect }: { seq: number; effects: readonly Effect[]; now: EpochMs; dialect: Dialect },
): Promise<void> {
  const revived = { ...untried, due_at: now, waits_from: now };
  await trx
    .updateTable('effects')
    .set(revived)
    .where('delivery_seq', '=', seq)
    .where('status', '=', 'failed')
    .execute();
  for (let at = 0; at < effects.length; at += maxRows) {
    const own = effects.slice(at, at + maxRows).map((effect) => effect.id);
    await trx
      .updateTable('effects')
      .set(revived)
      .where(dialect.isOneOf('id', 'text', own))
      .where('status', '=', 'failed')
      .execute();
  }
}

export async function reviveEffect(trx: Transaction<Database>, effectId: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('effects')
    .set({ ...untried, due_at: now, waits_from: now })
    .where('id', '=', effectId)
    .where('status', '=', 'failed')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Others take the place of a delivery's dead letters. */
export async function endDeadLetters(trx: Transaction<Database>, seq: number): Promise<void> {
  await trx
    .updateTable('effects')
    .set({ status: 'skipped', outcome: JSON.stringify(supersededOutcome) })
    .where('delivery_seq', '=', seq)
    .where('status', '=', 'failed')
    .execute();
}

/** Records how an attempt ended; false when its lease was lost and somebody else has the effect now. */
export async function finish(
  trx: Transaction<Database>,
  finished: FinishedAttempt,
  dialect: Dialect,
): Promise<boolean> {
  const { effect, attempt, worker, outcome, startedAt, endedAt } = finished;
  const ended = await trx
    .updateTable('effects')
    .set({
      status: outcome.status === 'retry' ? 'due' : outcome.status,
      outcome: JSON.stringify(outcome),
      worker: '',
      lease_until: 0,
      finished_at: outcome.status === 'retry' ? null : endedAt,
      ...(outcome.status === 'retry'
        ? { due_at: outcome.notBefore, held_until: outcome.heldUntil ?? 0, waits_from: endedAt }
        : {}),
      ...(isPostponed(outcome) ? { attempts: attempt - 1 } : {}),
    })
    .where('id', '=', effect.id)
    .where('status', '=', 'running')
    .where('worker', '=', worker)
    .where('attempts', '=', attempt)
    .returning('seq')
    .executeTakeFirst();
  if (ended === undefined) return false;
  if (outcome.status !== 'retry') {
    const together = await endTogether(trx, finished, dialect);
    await releaseNext(trx, effect, { ended: [ended.seq, ...together], dialect });
    if (outcome.status === 'failed') await noteDeadLetters(trx, finished);
  }
  if (isPostponed(outcome)) return true;
  await trx
    .insertInto('attempts')
    .values({
      effect: effect.id,
      number: attempt,
      started_at: startedAt,
      ended_at: endedAt,
      status: outcome.status,
      message: tellOutcome(outcome),
    })
    .execute();
  return true;
}

/** Ends the effects that were performed together with this one; returns their numbers. */
async function endTogether(
  trx: Transaction<Database>,
  { together = [], outcome, endedAt }: FinishedAttempt,
  dialect: Dialect,
): Promise<readonly number[]> {
  const ended: number[] = [];
  for (let at = 0; at < together.length; at += maxRows) {
    const rows = await trx
      .updateTable('effects')
      .set({ status: outcome.status as 'done', outcome: JSON.stringify(outcome), finished_at: endedAt })
      .where(dialect.isOneOf('id', 'text', together.slice(at, at + maxRows)))
      .where('status', '=', 'due')
      .returning('seq')
      .execute();
    for (const { seq } of rows) ended.push(seq);
  }
  return ended;
}

/** Effects that wait behind one, of its target and subject, and are not before their time. */
export async function findBehind(
  reader: Kysely<Database>,
  { id, target, subject }: Effect,
  now: number,
): Promise<readonly Effect[]> {
  const rows = await reader
    .selectFrom('effects')
    .select('body')
    .where('target', '=', target)
    .where('subject', '=', subject)
    .where(isUnfinished)
    .where('status', '=', 'due')
    .where('due_at', '<=', now)
    .where(({ eb, selectFrom }) => eb('seq', '>', selectFrom('effects').select('seq').where('id', '=', id)))
    .orderBy('seq')
    .limit(maxRows)
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Effect);
}

/** Put off without having been tried: no attempt. */
function isPostponed(outcome: Outcome): boolean {
  return outcome.status === 'retry' && outcome.code === 'not-ready';
}

export async function outcomeOf(reader: Kysely<Database>, effectId: string): Promise<Outcome | undefined> {
  const row = await reader.selectFrom('effects').select('outcome').where('id', '=', effectId).executeTakeFirst();
  return row === undefined || row.outcome === '' ? undefined : (JSON.parse(row.outcome) as Outcome);
}

export async function findEffects(
  reader: Kysely<Database>,
  ids: readonly string[],
  dialect: Dialect,
): Promise<readonly Effect[]> {
  if (ids.length === 0) return [];
  const rows = await reader
    .selectFrom('effects')
    .select('body')
    .where(dialect.isOneOf('id', 'text', ids))
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Effect);
}

export async function releaseLeases(trx: Transaction<Database>, now: number): Promise<void> {
  await trx
    .updateTable('effects')
    .set({ status: 'due', due_at: now, waits_from: now, worker: '', lease_until: 0 })
    .where(sql<boolean>`status = 'running'`)
    .execute();
  await trx.updateTable('catch_ups').set({ lease_until: 0, worker: '' }).execute();
}

/** Who follows a subject: tickets first, in the order they were meant, then effects that are about to. */
export async function followedOf(
  reader: Kysely<Database>,
  subject: string,
): Promise<readonly { target: string; rule: string }[]> {
  const known = await reader
    .selectFrom('tickets')
    .select(['target', 'rule'])
    .where('subject', '=', subject)
    .orderBy('intended_at')
    .execute();
  const firstOf = (column: string) => sql`
    select ${sql.ref(column)} from effects
    where ${isUnfinished} and subject = ${subject} and effects.target = targets.target and kind = 'track-ticket'
    order by effects.seq limit 1`;
  // One step for each target, however many effects wait there.
  const { rows: coming } = await sql<{ target: string; rule: string }>`
    with recursive targets(target) as (
      select (
        select target from effects where ${isUnfinished} and subject = ${subject} order by target limit 1
      )
      union all
      select (
        select effects.target from effects
        where ${isUnfinished} and subject = ${subject} and effects.target > targets.target
        order by effects.target limit 1
      )
      from targets where targets.target is not null
    )
    select * from (
      select target, (${firstOf('rule')}) as rule, (${firstOf('seq')}) as seq from targets where target is not null
    ) as found
    where rule is not null order by seq`.execute(reader);
  const followed = new Map<string, { target: string; rule: string }>();
  for (const { target, rule } of [...known, ...coming]) {
    if (!followed.has(target)) followed.set(target, { target, rule });
  }
  return [...followed.values()];
}
