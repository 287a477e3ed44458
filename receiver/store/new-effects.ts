import { sql, type Transaction } from 'kysely';
import type { Effect } from '../../shared/model/effect.ts';
import type { EpochMs } from '../../shared/model/json.ts';
import type { OwnClaim } from '../../shared/store/claim.ts';
import { clockSlackMs } from '../../shared/store/clock.ts';
import type { Database } from './database.ts';
import type { Engine } from './engine.ts';

/** The delivery that effects belong to, and the number of its row. */
export interface Origin {
  source: string;
  id: string;
  seq: number;
}

export interface NewEffects {
  origin: Origin;
  effects: readonly Effect[];
  dueAt: EpochMs;
}

/** Stores effects; returns the ids of those that are new. */
export async function insertEffects(
  trx: Transaction<Database>,
  added: readonly NewEffects[],
  engine: Pick<Engine, 'dialect' | 'publish'>,
): Promise<ReadonlySet<string>> {
  const inserted = new Set<string>();
  const all = added.flatMap(({ effects, ...rest }) => effects.map((effect) => ({ ...rest, effect })));
  if (all.length === 0) return inserted;
  await hurry(trx, all, engine);
  for (let at = 0; at < all.length; at += maxRows) {
    const { rows } = await sql<{ id: string }>`
      insert into effects
        (id, source, delivery, delivery_seq, target, subject, rule, kind, body, due_at, held_until, waits_from,
         status, attempts, lease_until, worker, outcome)
      select id, source, delivery, delivery_seq, target, subject, rule, kind, body, due_at, held_until, waits_from,
        'due', 0, 0, '', ''
      from ${engine.dialect.rows(insertedColumns, all.slice(at, at + maxRows).map(rowOf))}
      where true
      on conflict (id) do nothing returning id`.execute(trx);
    for (const { id } of rows) inserted.add(id);
  }
  return inserted;
}

/** Claims effects that were stored in this transaction, unless an earlier one of their subject goes first; returns their ids. */
export async function claimOwn(
  trx: Transaction<Database>,
  claims: readonly OwnClaim[],
  { newIds, now, dialect }: { newIds: ReadonlySet<string>; now: EpochMs; dialect: Engine['dialect'] },
): Promise<ReadonlySet<string>> {
  const claimed = new Set<string>();
  for (const { worker, leaseMs, effectIds } of claims) {
    const own = effectIds.filter((id) => newIds.has(id) && !claimed.has(id));
    if (own.length === 0) continue;
    const { rows } = await sql<{ id: string }>`
      update effects
      set status = 'running', attempts = 1, lease_until = ${now + leaseMs}, worker = ${worker}
      where ${dialect.isOneOf('id', 'text', own)} and status = 'due' and due_at <= ${now} and not exists (
        select 1 from effects as other
        where other.subject = effects.subject and other.target = effects.target and other.status in ('due', 'running')
          and other.seq < effects.seq
      )
      returning id`.execute(trx);
    for (const { id } of rows) claimed.add(id);
  }
  return claimed;
}

/** Few enough that a statement is no larger than a delivery may be. */
export const maxRows = 1_000;

const insertedColumns = {
  id: 'text',
  source: 'text',
  delivery: 'text',
  delivery_seq: 'bigint',
  target: 'text',
  subject: 'text',
  rule: 'text',
  kind: 'text',
  body: 'text',
  due_at: 'bigint',
  held_until: 'bigint',
  waits_from: 'bigint',
} as const;

function rowOf({ origin, effect, dueAt }: { origin: Origin; effect: Effect; dueAt: EpochMs }) {
  const { id, target, subject, cause, kind, notBefore = 0 } = effect;
  const { source, id: delivery, seq } = origin;
  const times = [Math.max(dueAt, notBefore), notBefore, dueAt];
  return [id, source, delivery, seq, target, subject, cause.rule, kind, JSON.stringify(effect), ...times];
}

/**
 * Makes what waits for another try due now, or when it is held no longer. The try that comes of it takes the place of
 * the one that was waited for, so that a sender who asks often uses up no schedule. A row that another process is just
 * writing is left alone: two that hurry the same rows would wait for each other. After the clock was set back nobody
 * knows how much of a hold is left, and it ends.
 */
async function hurry(
  trx: Transaction<Database>,
  added: readonly { effect: Effect; dueAt: EpochMs }[],
  { dialect, publish }: Pick<Engine, 'dialect' | 'publish'>,
): Promise<void> {
  const now = added.reduce((latest, { dueAt }) => Math.max(latest, dueAt), 0);
  const subjects = new Map(
    added.map(({ effect: { target, subject } }) => [`${target}\n${subject}`, [target, subject]]),
  );
  const given = dialect.rows({ target: 'text', subject: 'text' }, [...subjects.values()]);
  await sql`
    update effects
    set
      due_at = case when held_until > ${now} and waits_from <= ${now + clockSlackMs} then held_until else ${now} end,
      attempts = case when attempts > 0 then attempts - 1 else 0 end
    where seq in (
      select waiting.seq
      from ${given} cross join effects as waiting
      where waiting.subject = given.subject and waiting.target = given.target
        and waiting.status = 'due' and waiting.outcome <> '' and waiting.due_at > ${now}
      ${publish === undefined ? sql`` : sql`for update of waiting skip locked`}
    )`.execute(trx);
}
