import { sql, type Transaction } from 'kysely';
import type { Effect } from '../../shared/model/effect.ts';
import type { EpochMs } from '../../shared/model/json.ts';
import { type Claim, shareOf } from '../../shared/store/claim.ts';
import type { ClaimedEffect } from '../../shared/store/store.ts';
import type { Database } from './database.ts';
import type { Dialect } from './dialect.ts';
import type { Engine } from './engine.ts';

interface Row {
  seq: number;
  target: string;
  body: string;
  attempts: number;
  due_at: number;
}

interface Candidate extends Row {
  is_behind: number | boolean;
  is_overtaken: number | boolean;
}

type Trx = Transaction<Database>;

/** Candidates that are looked at in one statement; at first as many as are wanted, because others skip those meanwhile. */
const maxWindow = 1_000;

/**
 * Takes due effects for a worker, from the targets whose first one has been due longest. An effect waits while an earlier
 * one of its target and subject is unfinished; one whose lease ran out is due again. In a store that others share, rows
 * that another process is taking at this moment are skipped.
 */
export async function claimDue(
  trx: Trx,
  claim: Claim,
  engine: Pick<Engine, 'dialect' | 'publish'>,
): Promise<readonly ClaimedEffect[]> {
  const { now, worker, leaseMs, limit } = claim;
  const { dialect } = engine;
  const isAllowed = shareOf(claim);
  const taken: Row[] = [];
  for (const { target, hasExpired } of await findTargets(trx, now)) {
    let wanted = 0;
    while (taken.length + wanted < limit && isAllowed(target)) wanted += 1;
    if (wanted === 0) continue;
    const found = hasExpired ? await findExpired(trx, { target, wanted, now }, engine) : [];
    if (found.length < wanted)
      found.push(...(await findReady(trx, { target, wanted: wanted - found.length, now }, engine)));
    taken.push(...found);
  }
  if (taken.length === 0) return [];
  await sql`
    update effects
    set status = 'running', blocked = 0, attempts = attempts + 1, lease_until = ${now + leaseMs}, worker = ${worker}
    where ${isOneOf(dialect, taken)}`.execute(trx);
  return taken
    .sort((left, right) => left.seq - right.seq)
    .map(({ body, attempts }) => ({ effect: JSON.parse(body) as Effect, attempt: attempts + 1, worker }));
}

/** When the next effect becomes due after a time; undefined when none does. */
export async function findNextDue(
  reader: Trx | Engine['reader'],
  { now }: { now: EpochMs },
): Promise<EpochMs | undefined> {
  const { rows } = await sql<{ due_at: number | null }>`
    ${readyTargets}
    select min((
      select due_at from effects
      where status = 'due' and blocked = 0 and effects.target = targets.target and due_at > ${now}
      order by due_at limit 1
    )) as due_at
    from targets where target is not null`.execute(reader);
  return rows[0]?.due_at ?? undefined;
}

/**
 * Targets with effects that wait for nothing but their time, each found by one step into the index, however many
 * effects it has. See https://wiki.postgresql.org/wiki/Loose_indexscan
 */
const readyTargets = sql`
  with recursive targets(target) as (
    select (select target from effects where status = 'due' and blocked = 0 order by target limit 1)
    union all
    select (
      select effects.target from effects
      where status = 'due' and blocked = 0 and effects.target > targets.target
      order by effects.target limit 1
    )
    from targets where targets.target is not null
  )`;

/** Targets with something to claim, the one that has waited longest first. */
async function findTargets(trx: Trx, now: EpochMs): Promise<readonly { target: string; hasExpired: boolean }[]> {
  const { rows } = await sql<{ target: string; due_at: number; is_expired: number }>`
    ${readyTargets}
    select target, (
      select due_at from effects
      where status = 'due' and blocked = 0 and effects.target = targets.target
      order by due_at limit 1
    ) as due_at, 0 as is_expired
    from targets where target is not null
    union all
    select target, min(lease_until) as due_at, 1 as is_expired
    from effects where status = 'running' and lease_until <= ${now} group by target`.execute(trx);
  const expired = new Set(rows.filter(({ is_expired }) => is_expired === 1).map(({ target }) => target));
  const due = rows.filter(({ due_at }) => due_at <= now).sort((left, right) => left.due_at - right.due_at);
  return [...new Set(due.map(({ target }) => target))].map((target) => ({ target, hasExpired: expired.has(target) }));
}

interface Wanted {
  target: string;
  wanted: number;
  now: EpochMs;
}

async function findExpired(
  trx: Trx,
  { target, wanted, now }: Wanted,
  { publish }: Pick<Engine, 'publish'>,
): Promise<Row[]> {
  const { rows } = await sql<Candidate>`
    select ${columns(now)} from effects as each
    where each.status = 'running' and each.target = ${target} and each.lease_until <= ${now}
    order by each.lease_until limit ${wanted} ${lockOf(publish)}`.execute(trx);
  return rows.filter(isFree);
}

async function findReady(
  trx: Trx,
  { target, wanted, now }: Wanted,
  engine: Pick<Engine, 'dialect' | 'publish'>,
): Promise<Row[]> {
  for (let window = wanted; ; window = Math.min(window * 4, maxWindow)) {
    const { rows } = await sql<Candidate>`
      select ${columns(now)} from effects as each
      where each.status = 'due' and each.blocked = 0 and each.target = ${target} and each.due_at <= ${now}
      order by each.due_at, each.seq limit ${window} ${lockOf(engine.publish)}`.execute(trx);
    const free = rows.filter(isFree).slice(0, wanted);
    const behind = rows.filter((row) => Boolean(row.is_behind));
    if (behind.length > 0) await block(trx, behind, engine);
    if (free.length === wanted || behind.length === 0 || rows.length < window) return free;
  }
}

/** An earlier effect goes first; a later one may be running already where another process numbered it so. */
function columns(now: EpochMs) {
  return sql`
    each.seq, each.target, each.body, each.attempts, each.due_at,
    exists (
      select 1 from effects as other
      where other.subject = each.subject and other.target = each.target and other.status in ('due', 'running')
        and other.seq < each.seq
    ) as is_behind,
    exists (
      select 1 from effects as other
      where other.target = each.target and other.subject = each.subject and other.status = 'running'
        and other.lease_until > ${now} and other.seq <> each.seq
    ) as is_overtaken`;
}

function isFree({ is_behind, is_overtaken }: Candidate): boolean {
  return !is_behind && !is_overtaken;
}

/**
 * Takes effects that wait for an earlier one off the list, so that no further claim looks at them. Between receivers the
 * row of the one right before decides: while it is locked here it cannot end, so that {@link releaseNext} finds the mark;
 * and where it is ending at this moment, nothing is marked.
 */
async function block(
  trx: Trx,
  behind: readonly Row[],
  { dialect, publish }: Pick<Engine, 'dialect' | 'publish'>,
): Promise<void> {
  const before = sql`(
    select other.seq from effects as other
    where other.subject = each.subject and other.target = each.target and other.status in ('due', 'running')
      and other.seq < each.seq
    order by other.seq desc limit 1
  )`;
  const waiting = sql`select each.seq, ${before} as before from effects as each where ${isOneOf(dialect, behind, 'each.seq')}`;
  if (publish === undefined) {
    await sql`
      with waiting as (${waiting})
      update effects set blocked = 1 where seq in (select seq from waiting where before is not null)`.execute(trx);
    return;
  }
  await sql`
    with
      waiting as materialized (${waiting}),
      locked as materialized (
        select seq from effects
        where seq = any(array(select before from waiting)) and status in ('due', 'running')
        for share skip locked
      )
    update effects set blocked = 1
    where seq = any(array(select waiting.seq from waiting join locked on locked.seq = waiting.before))`.execute(trx);
}

/** Puts the effect that waited for one that has ended back on the list. */
export async function releaseNext(
  trx: Trx,
  { target, subject }: Pick<Effect, 'target' | 'subject'>,
  { ended, dialect }: { ended: readonly number[]; dialect: Dialect },
): Promise<void> {
  // Also where it is not blocked: another process may be blocking it at this moment.
  await sql`
    update effects set blocked = 0
    where seq in (
      select (
        select other.seq from effects as other
        where other.subject = ${subject} and other.target = ${target} and other.status in ('due', 'running')
          and other.seq > given.seq
        order by other.seq limit 1
      )
      from ${dialect.rows(
        { seq: 'bigint' },
        ended.map((seq) => [seq]),
      )}
    )`.execute(trx);
}

/** Puts effects back on the list that nothing waits in front of: a precaution, where programs of two versions share a store. */
export async function releaseHeads(trx: Trx): Promise<void> {
  await sql`
    update effects set blocked = 0
    where status = 'due' and blocked = 1 and not exists (
      select 1 from effects as other
      where other.subject = effects.subject and other.target = effects.target and other.status in ('due', 'running')
        and other.seq < effects.seq
    )`.execute(trx);
}

function isOneOf(dialect: Dialect, rows: readonly Row[], column = 'seq') {
  return dialect.isOneOf(
    column,
    'bigint',
    rows.map(({ seq }) => seq),
  );
}

/** Rows that another process is just writing are left to it. */
function lockOf(publish: Engine['publish']) {
  return publish === undefined ? sql`` : sql`for update of each skip locked`;
}
