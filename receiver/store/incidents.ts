import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Effect } from '../../shared/model/effect.ts';
import type { EpochMs } from '../../shared/model/json.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { Acceptance } from '../../shared/store/store.ts';
import type { Database } from './database.ts';
import { insertDeliveries } from './deliveries.ts';
import type { GroupCommit } from './group-commit.ts';

/** A target that is down, or one rule whose effects end as dead letters there. */
export interface IncidentPlace {
  target: string;
  /** Empty where the whole target is down. */
  rule: string;
}

export interface Incident extends IncidentPlace {
  subject: string;
  isOpen: boolean;
  /** Number of its events so far. */
  number: number;
  openedAt: EpochMs;
  /** When it was last reported, or last seen to go on. */
  touchedAt: EpochMs;
}

/** The newest dead letter of an incident. */
export interface DeadLetter {
  effect: Effect;
  source: string;
  delivery: string;
  attempts: number;
  outcome: Extract<Outcome, { status: 'failed' }>;
}

/** An incident as it is after an event of its own, and that event's delivery. */
export interface Report {
  incident: Incident;
  /** Omit where no rule wants the event: then only the incident changes. */
  acceptance?: Acceptance | undefined;
}

/** Where a pass over an incident's dead letters has come to. */
export interface Cursor {
  diedAt: EpochMs;
  effect: string;
}

export interface IncidentStore {
  open(): Promise<readonly Incident[]>;
  find(subject: string): Promise<Incident | undefined>;
  /** Rules and targets with dead letters that no incident has reported. */
  unreported(): Promise<readonly IncidentPlace[]>;
  count(place: IncidentPlace): Promise<number>;
  /** Undefined when every one of them is being retried. */
  newest(place: IncidentPlace): Promise<DeadLetter | undefined>;
  /** The delivery that asked for an effect; undefined when it is no longer kept. */
  findOrigin(effectId: string): Promise<{ source: string; delivery: string } | undefined>;
  /**
   * Forgets dead letters that a retry brought to a good end, or that were removed with their delivery; looks at a bounded
   * number of them. Gives where to go on; undefined at the end.
   */
  forgetResolved(place: IncidentPlace, after: Cursor | undefined): Promise<Cursor | undefined>;
  /** Notes that an open incident goes on. */
  touch(subject: string, at: EpochMs): Promise<void>;
  /**
   * Changes an incident, stores its event and marks its dead letters as reported, in one transaction. False, and nothing
   * is changed, when another receiver has reported it since it was read.
   */
  report(report: Report): Promise<boolean>;
}

const batch = 500;

export function createIncidents(
  reader: Kysely<Database>,
  commit: Pick<GroupCommit, 'write'>,
  report: IncidentStore['report'],
): IncidentStore {
  const lettersOf = ({ target, rule }: IncidentPlace) =>
    reader.selectFrom('dead_letters as letter').where('letter.target', '=', target).where('letter.rule', '=', rule);

  return {
    report,
    open: async () => {
      const rows = await reader.selectFrom('incidents').selectAll().where('is_open', '=', 1).execute();
      return rows.map(toIncident);
    },
    find: async (subject) => {
      const row = await reader.selectFrom('incidents').selectAll().where('subject', '=', subject).executeTakeFirst();
      return row === undefined ? undefined : toIncident(row);
    },
    unreported: () => findUnreported(reader).execute(),
    count: async (place) => {
      const row = await lettersOf(place)
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
    newest: async (place) => {
      const row = await lettersOf(place)
        .innerJoin('effects', 'effects.id', 'letter.effect')
        .select(['effects.source', 'effects.delivery', 'effects.attempts', 'effects.outcome', 'effects.body'])
        .where('effects.status', '=', 'failed')
        .orderBy('letter.died_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { body, outcome, ...rest } = row;
      return { ...rest, effect: JSON.parse(body) as Effect, outcome: JSON.parse(outcome) as DeadLetter['outcome'] };
    },
    findOrigin: (effectId) =>
      reader.selectFrom('effects').select(['source', 'delivery']).where('id', '=', effectId).executeTakeFirst(),
    forgetResolved: async (place, after) => {
      const rows = await lettersOf(place)
        .leftJoin('effects', 'effects.id', 'letter.effect')
        .select(['letter.effect', 'letter.died_at', 'effects.status'])
        .$if(after !== undefined, (query) =>
          query.where(sql<boolean>`(letter.died_at, letter.effect) > (${after?.diedAt}, ${after?.effect})`),
        )
        .orderBy('letter.died_at')
        .orderBy('letter.effect')
        .limit(batch)
        .execute();
      const resolved = rows.filter(({ status }) => status === null || status === 'done' || status === 'skipped');
      if (resolved.length > 0) {
        const ids = resolved.map(({ effect }) => effect);
        await commit.write(async (trx) => {
          await trx.deleteFrom('dead_letters').where('effect', 'in', ids).execute();
        });
      }
      const last = rows.length < batch ? undefined : rows.at(-1);
      return last === undefined ? undefined : { diedAt: last.died_at, effect: last.effect };
    },
    touch: (subject, at) =>
      commit.write(async (trx) => {
        await trx.updateTable('incidents').set({ touched_at: at }).where('subject', '=', subject).execute();
      }),
  };
}

/** The condition is a literal: only then does an engine use the index. */
export function findUnreported(reader: Kysely<Database>) {
  return reader
    .selectFrom('dead_letters')
    .select(['target', 'rule'])
    .distinct()
    .where('is_reported', '=', sql.lit(0 as const));
}

/** Reports within one transaction; gives which of them were still to be reported. */
export async function reportAll(
  trx: Transaction<Database>,
  reports: readonly Report[],
  context: Parameters<typeof insertDeliveries>[2],
): Promise<{ values: readonly boolean[]; afterCommit(): void }> {
  const values: boolean[] = [];
  const acceptances: Acceptance[] = [];
  for (const { incident, acceptance } of reports) {
    const isNews = await advance(trx, incident);
    values.push(isNews);
    if (!isNews) continue;
    if (acceptance !== undefined) acceptances.push(acceptance);
    if (incident.rule === '') continue;
    await trx
      .updateTable('dead_letters')
      .set({ is_reported: 1 })
      .where('target', '=', incident.target)
      .where('rule', '=', incident.rule)
      .where('is_reported', '=', sql.lit(0 as const))
      .execute();
  }
  if (acceptances.length === 0) return { values, afterCommit: () => {} };
  const { afterCommit } = await insertDeliveries(trx, acceptances, context);
  return { values, afterCommit };
}

/** Writes the incident with its next number; false where another receiver has done so. */
async function advance(trx: Transaction<Database>, incident: Incident): Promise<boolean> {
  const { subject, target, rule, isOpen, number, openedAt, touchedAt } = incident;
  const row = { is_open: isOpen ? (1 as const) : (0 as const), number, opened_at: openedAt, touched_at: touchedAt };
  if (number > 1) {
    const { numUpdatedRows } = await trx
      .updateTable('incidents')
      .set(row)
      .where('subject', '=', subject)
      .where('number', '=', number - 1)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('incidents')
    .values({ subject, target, rule, ...row })
    .onConflict((conflict) => conflict.column('subject').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

function toIncident(row: Selectable<Database['incidents']>): Incident {
  const { subject, target, rule, number } = row;
  return {
    subject,
    target,
    rule,
    isOpen: row.is_open === 1,
    number,
    openedAt: row.opened_at,
    touchedAt: row.touched_at,
  };
}
