import { type Kysely, sql, type Transaction } from 'kysely';
import type { Delivery } from '../../shared/model/delivery.ts';
import type { Effect } from '../../shared/model/effect.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { FinishedAttempt } from '../../shared/store/store.ts';
import { supersededOutcome, tellOutcome } from '../../shared/store/tell-outcome.ts';
import type { Database } from './database.ts';
import { noteDeadLetters } from './dead-letters.ts';

export const unfinished = ['due', 'running'] as const;
const untried = {
  status: 'due',
  attempts: 0,
  held_until: 0,
  lease_until: 0,
  worker: '',
  outcome: '',
  finished_at: null,
} as const;

/** The delivery that effects belong to. */
type Origin = Pick<Delivery, 'source' | 'id'>;

/** Gives how many of them are new. */
export async function insertEffects(
  trx: Transaction<Database>,
  { source, id }: Origin,
  effects: readonly Effect[],
  { dueAt, isShared }: { dueAt: number; isShared: boolean },
): Promise<number> {
  if (effects.length === 0) return 0;
  for (const { target, subject } of effects) await hurry(trx, { target, subject, now: dueAt, isShared });
  const rows = effects.map((effect) => ({
    ...untried,
    id: effect.id,
    source,
    delivery: id,
    target: effect.target,
    subject: effect.subject,
    rule: effect.cause.rule,
    kind: effect.kind,
    body: JSON.stringify(effect),
    due_at: Math.max(dueAt, effect.notBefore ?? 0),
    held_until: effect.notBefore ?? 0,
  }));
  let inserted = 0n;
  for (let at = 0; at < rows.length; at += maxRows) {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('effects')
      .values(rows.slice(at, at + maxRows))
      // What several sources tell of one happening has one id.
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    inserted += numInsertedOrUpdatedRows ?? 0n;
  }
  return Number(inserted);
}

/** SQLite takes 32,766 parameters in a statement. */
const maxRows = 1_000;

/**
 * Makes what waits for another try due now, or when it is held no longer. The try that comes of it takes the place of
 * the one that was waited for, so that a sender who asks often uses up no schedule. A row that another process is just
 * writing is left alone: two that hurry the same rows would wait for each other.
 */
async function hurry(
  trx: Transaction<Database>,
  { target, subject, now, isShared }: { target: string; subject: string; now: number; isShared: boolean },
): Promise<void> {
  const waiting = trx
    .selectFrom('effects')
    .select('seq')
    .where('target', '=', target)
    .where('subject', '=', subject)
    .where('status', '=', 'due')
    .where('due_at', '>', now)
    .$if(isShared, (query) => query.forUpdate().skipLocked());
  await trx
    .updateTable('effects')
    .set({
      due_at: sql<number>`case when held_until > ${now} then held_until else ${now} end`,
      attempts: sql<number>`case when attempts > 0 then attempts - 1 else 0 end`,
    })
    .where('seq', 'in', waiting)
    .execute();
}

/**
 * Makes the dead letters of a delivery due again, as if they had never been tried; and those that it would have made, had
 * another source not told of the same happening first.
 */
export async function reviveDeadLetters(
  trx: Transaction<Database>,
  { delivery: { source, id }, effects }: { delivery: Origin; effects: readonly Effect[] },
  now: number,
): Promise<void> {
  const own = effects.slice(0, maxRows).map((effect) => effect.id);
  await trx
    .updateTable('effects')
    .set({ ...untried, due_at: now })
    .where('status', '=', 'failed')
    .where(({ eb, or, and }) =>
      or([and([eb('source', '=', source), eb('delivery', '=', id)]), ...(own.length > 0 ? [eb('id', 'in', own)] : [])]),
    )
    .execute();
}

export async function reviveEffect(trx: Transaction<Database>, effectId: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('effects')
    .set({ ...untried, due_at: now })
    .where('id', '=', effectId)
    .where('status', '=', 'failed')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Others take the place of a delivery's dead letters. */
export async function endDeadLetters(trx: Transaction<Database>, { source, id }: Origin): Promise<void> {
  await trx
    .updateTable('effects')
    .set({ status: 'skipped', outcome: JSON.stringify(supersededOutcome) })
    .where('source', '=', source)
    .where('delivery', '=', id)
    .where('status', '=', 'failed')
    .execute();
}

/** Records how an attempt ended; false when its lease was lost and somebody else has the effect now. */
export async function finish(trx: Transaction<Database>, finished: FinishedAttempt): Promise<boolean> {
  const { effect, attempt, worker, outcome, startedAt, endedAt } = finished;
  const updated = await trx
    .updateTable('effects')
    .set({
      status: outcome.status === 'retry' ? 'due' : outcome.status,
      outcome: JSON.stringify(outcome),
      worker: '',
      lease_until: 0,
      finished_at: outcome.status === 'retry' ? null : endedAt,
      ...(outcome.status === 'retry' ? { due_at: outcome.notBefore, held_until: outcome.heldUntil ?? 0 } : {}),
      ...(isPostponed(outcome) ? { attempts: attempt - 1 } : {}),
    })
    .where('id', '=', effect.id)
    .where('status', '=', 'running')
    .where('worker', '=', worker)
    .where('attempts', '=', attempt)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) return false;
  if (outcome.status !== 'retry') await endTogether(trx, finished);
  if (outcome.status === 'failed') await noteDeadLetters(trx, finished);
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

/** What was done together ends together. */
async function endTogether(
  trx: Transaction<Database>,
  { together = [], outcome, endedAt }: FinishedAttempt,
): Promise<void> {
  for (let at = 0; at < together.length; at += maxRows) {
    await trx
      .updateTable('effects')
      .set({ status: outcome.status as 'done', outcome: JSON.stringify(outcome), finished_at: endedAt })
      .where('id', 'in', together.slice(at, at + maxRows))
      .where('status', '=', 'due')
      .execute();
  }
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

export async function releaseLeases(trx: Transaction<Database>, now: number): Promise<void> {
  await trx
    .updateTable('effects')
    .set({ status: 'due', due_at: now, worker: '', lease_until: 0 })
    .where('status', '=', 'running')
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
  const coming = await reader
    .selectFrom('effects')
    .select(['target', 'rule'])
    .where('subject', '=', subject)
    .where('kind', '=', 'track-ticket')
    .where('status', 'in', unfinished)
    .orderBy('seq')
    .execute();
  const followed = new Map<string, { target: string; rule: string }>();
  for (const row of [...known, ...coming]) if (!followed.has(row.target)) followed.set(row.target, row);
  return [...followed.values()];
}
