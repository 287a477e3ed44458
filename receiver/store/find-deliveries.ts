import { type RawBuilder, sql } from 'kysely';
import type { DeliveryPage, EffectStatus } from '../../shared/store/store.ts';
import { findSeq } from './deliveries.ts';
import type { Engine } from './engine.ts';

type Reading = Pick<Engine, 'reader' | 'dialect' | 'keys'>;

/** Deliveries, by the numbers of their rows, newest first; `next`: where older ones are found, if there are any. */
interface Found {
  seqs: readonly number[];
  next: number | undefined;
}

/**
 * Deliveries that one page looks at when no index finds what it asks for, so that a page costs the same however many are
 * kept. `bench/results-history.md` has the figures.
 */
const searchWindow = 1_000;

/** The newest deliveries that match, before a position. */
export async function findPage(page: DeliveryPage, engine: Reading): Promise<Found> {
  const { limit, source, status, text, before = Number.MAX_SAFE_INTEGER } = page;
  if (text !== undefined || (source !== undefined && status !== undefined)) return search({ ...page, before }, engine);
  const { rows } = await sql<{ seq: number }>`${
    status === undefined
      ? sql`select seq from deliveries where seq < ${before} ${source === undefined ? sql`` : sql`and source = ${source}`}`
      : sql`select distinct delivery_seq as seq from effects
          where status in ${isEnded(status) ? sql`('done', 'skipped', 'failed')` : sql`('due', 'running')`}
            and status = ${status} and delivery_seq < ${before}`
  } order by seq desc limit ${limit}`.execute(engine.reader);
  const seqs = rows.map(({ seq }) => seq);
  return { seqs, next: seqs.length < limit ? undefined : seqs.at(-1) };
}

/** True for states that the index of ended effects holds. */
function isEnded(status: EffectStatus): boolean {
  return status !== 'due' && status !== 'running';
}

/** Looks at the next {@link searchWindow} deliveries; on the first page, finds one with exactly this id however old it is. */
async function search(page: DeliveryPage & { before: number }, engine: Reading): Promise<Found> {
  const { limit, source, status, text, before } = page;
  const window = await findWindow({ source, before }, engine);
  const conditions: RawBuilder<unknown>[] = [];
  if (text !== undefined) conditions.push(sql`seq in (${holding(text, { ...window, before }, engine)})`);
  if (status !== undefined)
    conditions.push(sql`exists (
      select 1 from effects where effects.delivery_seq = deliveries.seq and effects.status = ${status}
    )`);
  if (source !== undefined) conditions.push(sql`source = ${source}`);
  const { rows } = await sql<{ seq: number }>`
    select seq from deliveries
    where seq >= ${window.oldest} and seq < ${before} and ${sql.join(conditions, sql` and `)}
    order by seq desc limit ${limit}`.execute(engine.reader);
  const seqs = rows.map(({ seq }) => seq);
  const next = seqs.length === limit ? seqs.at(-1) : window.isLast ? undefined : window.oldest;
  const isFirst = page.before === Number.MAX_SAFE_INTEGER;
  if (text === undefined || !isFirst || status !== undefined) return { seqs, next };
  const exact = (await findSeqs({ id: text, source }, engine)).filter((seq) => seq < window.oldest);
  return { seqs: [...seqs, ...exact], next };
}

/** Finds the oldest delivery that one page looks at. */
async function findWindow(
  { source, before }: { source: string | undefined; before: number },
  { reader }: Reading,
): Promise<{ oldest: number; isLast: boolean }> {
  const ofSource = source === undefined ? sql`` : sql`and source = ${source}`;
  const { rows } = await sql<{ seq: number }>`
    select seq from deliveries where seq < ${before} ${ofSource}
    order by seq desc limit 1 offset ${searchWindow - 1}`.execute(reader);
  const oldest = rows[0]?.seq;
  return { oldest: oldest ?? 0, isLast: oldest === undefined };
}

/** Deliveries of a window whose id, or a subject of whose effects, holds a text. */
function holding(
  text: string,
  { oldest, before }: { oldest: number; before: number },
  { dialect }: Reading,
): RawBuilder<unknown> {
  const like = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return sql`
    select seq from ${dialect.deliveryIds}
    where seq >= ${oldest} and seq < ${before} and lower(id) like ${like} escape '\\'
    union all
    select delivery_seq from effects
    where delivery_seq >= ${oldest} and delivery_seq < ${before} and lower(subject) like ${like} escape '\\'`;
}

/** The deliveries of an id, in every source or in one. */
export async function findSeqs(
  { id, source }: { id: string; source?: string | undefined },
  { reader, keys }: Reading,
): Promise<readonly number[]> {
  const sources = source === undefined ? await findSources(reader) : [source];
  const found = await Promise.all(sources.map((each) => findSeq(reader, { source: each, id }, keys)));
  return found.filter((seq) => seq !== undefined);
}

/** Sources with deliveries, each found by one step into the index. */
async function findSources(reader: Engine['reader']): Promise<readonly string[]> {
  const { rows } = await sql<{ source: string }>`
    with recursive sources(source) as (
      select (select source from deliveries order by source limit 1)
      union all
      select (
        select deliveries.source from deliveries
        where deliveries.source > sources.source order by deliveries.source limit 1
      )
      from sources where sources.source is not null
    )
    select source from sources where source is not null`.execute(reader);
  return rows.map(({ source }) => source);
}
