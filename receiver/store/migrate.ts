import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { TicketwireError } from '../../shared/errors.ts';
import type { ColumnTypes } from './column-types.ts';
import type { Database } from './database.ts';
import { up as firstTables } from './migrations/0001-first-tables.ts';
import { up as sourcesAndKeys } from './migrations/0002-sources-and-keys.ts';
import { up as rules } from './migrations/0003-rules.ts';
import { up as references } from './migrations/0004-references.ts';
import { up as messages } from './migrations/0005-messages.ts';
import { up as invitations } from './migrations/0006-invitations.ts';
import { up as incidents } from './migrations/0007-incidents.ts';
import { up as queue } from './migrations/0008-queue.ts';
import { up as applied } from './migrations/0009-applied.ts';
import { up as repositories } from './migrations/0010-repositories.ts';

/** Every schema change in order; a released one is never edited. */
const migrations = {
  '0001-first-tables': firstTables,
  '0002-sources-and-keys': sourcesAndKeys,
  '0003-rules': rules,
  '0004-references': references,
  '0005-messages': messages,
  '0006-invitations': invitations,
  '0007-incidents': incidents,
  '0008-queue': queue,
  '0009-applied': applied,
  '0010-repositories': repositories,
};

/** For upgrades step by step; {@link migrate} goes all the way. */
export function createMigrator(db: Kysely<Database>, types: ColumnTypes): Migrator {
  const provided = Object.entries(migrations).map(([name, up]) => [
    name,
    { up: (each: Kysely<unknown>) => up(each, types) },
  ]);
  return new Migrator({ db, provider: { getMigrations: async () => Object.fromEntries(provided) } });
}

/** Brings the schema to this version. Throws `store-unavailable` when it cannot, or when the store is newer than we are. */
export async function migrate(db: Kysely<Database>, types: ColumnTypes): Promise<void> {
  const { error } = await createMigrator(db, types).migrateToLatest();
  if (error === undefined) return;
  const reason = error instanceof Error ? error.message : 'unknown reason';
  const remedy = /corrupted migrations/.test(reason)
    ? 'The store was written by a newer Ticketwire: start that version, or restore a copy.'
    : 'Most likely its disk is full or read-only, or the user may not make tables.';
  throw new TicketwireError(
    'store-unavailable',
    `The store's tables could not be brought to this version (${reason}). ${remedy}`,
    { cause: error },
  );
}
