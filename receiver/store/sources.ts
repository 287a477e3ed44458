import type { Kysely, Selectable, Transaction } from 'kysely';
import type { EpochMs } from '../../shared/model/json.ts';
import type { Database } from './database.ts';
import type { Engine } from './engine.ts';

/**
 * Sources that were registered while a receiver ran, with their secrets as sealed in secrets.ts. Every change is one
 * transaction, and is told to every receiver on the store as a change of kind `sources`.
 */
export interface SourceStore {
  /** By name; secrets from the oldest to the newest, those that have ended included. */
  all(): Promise<readonly StoredSource[]>;
  /** False when a source of this name is registered already; then nothing has changed. */
  add(source: NewSource): Promise<boolean>;
  /** Gives a source another secret, and ends those it has at a time, unless they end before; false when there is none. */
  rotate(name: string, secret: NewSecret & { othersUntil: EpochMs }): Promise<boolean>;
  /** Removes a source and its secrets; false when there is none. */
  remove(name: string): Promise<boolean>;
  /** Replaces what was sealed, where it is still the same, and removes secrets that have ended; changes no meaning. */
  reseal(changes: readonly Resealed[], now: EpochMs): Promise<void>;
}

export interface StoredSource {
  name: string;
  sender: string;
  repository: string | null;
  createdAt: EpochMs;
  secrets: readonly StoredSecret[];
}

export interface StoredSecret {
  /** Never used for another secret. */
  id: number;
  sealed: Uint8Array;
  createdAt: EpochMs;
  until: EpochMs | null;
}

interface NewSecret {
  sealed: Uint8Array;
  at: EpochMs;
}

export interface NewSource extends NewSecret {
  name: string;
  sender: string;
  repository: string | null;
}

export interface Resealed {
  id: number;
  from: Uint8Array;
  to: Uint8Array;
}

/** What a store gives its parts: a reader, and writes that are told once they are durable. */
export interface SourceStoreParts {
  reader: Kysely<Database>;
  lock: Engine['lock'];
  /** Where the write changed what is registered, it is told. */
  write<T>(operation: (trx: Transaction<Database>) => Promise<{ value: T; isChange: boolean }>): Promise<T>;
}

export function createSources({ reader, lock, write }: SourceStoreParts): SourceStore {
  /** One write of sources at a time, so that two never wait for each other's rows. */
  const change = (operation: (trx: Transaction<Database>) => Promise<boolean>) =>
    write(async (trx) => {
      await lock?.(trx, 'sources');
      const isChange = await operation(trx);
      return { value: isChange, isChange };
    });
  return {
    // One statement sees one state of both tables.
    all: async () => {
      const rows = await reader
        .selectFrom('sources')
        .leftJoin('source_secrets', 'source_secrets.source', 'sources.name')
        .select(['sources.name', 'sources.sender', 'sources.repository', 'sources.created_at'])
        .select(['source_secrets.seq', 'source_secrets.sealed', 'source_secrets.until'])
        .select('source_secrets.created_at as secret_at')
        .orderBy('sources.name')
        .orderBy('source_secrets.seq')
        .execute();
      const byName = Map.groupBy(rows, ({ name }) => name);
      return [...byName.values()].flatMap((group) => (group[0] === undefined ? [] : [toSource(group[0], group)]));
    },

    add: ({ name, sender, repository, sealed, at }) =>
      change(async (trx) => {
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('sources')
          .values({ name, sender, repository, created_at: at })
          .onConflict((conflict) => conflict.column('name').doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows !== 1n) return false;
        await trx.insertInto('source_secrets').values({ source: name, sealed, created_at: at, until: null }).execute();
        return true;
      }),

    rotate: (name, { sealed, at, othersUntil }) =>
      change(async (trx) => {
        const known = await trx.selectFrom('sources').select('name').where('name', '=', name).executeTakeFirst();
        if (known === undefined) return false;
        await trx
          .updateTable('source_secrets')
          .set({ until: othersUntil })
          .where('source', '=', name)
          .where(({ or, eb }) => or([eb('until', 'is', null), eb('until', '>', othersUntil)]))
          .execute();
        await trx.deleteFrom('source_secrets').where('source', '=', name).where('until', '<=', at).execute();
        await trx.insertInto('source_secrets').values({ source: name, sealed, created_at: at, until: null }).execute();
        return true;
      }),

    remove: (name) =>
      change(async (trx) => {
        await trx.deleteFrom('source_secrets').where('source', '=', name).execute();
        const { numDeletedRows } = await trx.deleteFrom('sources').where('name', '=', name).executeTakeFirst();
        return numDeletedRows > 0n;
      }),

    reseal: async (changes, now) => {
      await write(async (trx) => {
        await lock?.(trx, 'sources');
        await trx.deleteFrom('source_secrets').where('until', '<=', now).execute();
        for (const { id, from, to } of changes) {
          await trx
            .updateTable('source_secrets')
            .set({ sealed: to })
            .where('seq', '=', id)
            .where('sealed', '=', from)
            .execute();
        }
        return { value: undefined, isChange: false };
      });
    },
  };
}

type SourceRow = Selectable<Database['sources']>;
type JoinedSecret = { seq: number | null; sealed: Uint8Array | null; secret_at: number | null; until: number | null };

function toSource({ name, sender, repository, created_at }: SourceRow, rows: readonly JoinedSecret[]): StoredSource {
  const secrets = rows.flatMap(({ seq, sealed, secret_at, until }) =>
    seq === null || sealed === null || secret_at === null ? [] : [{ id: seq, sealed, createdAt: secret_at, until }],
  );
  return { name, sender, repository, createdAt: created_at, secrets };
}
