import type { Kysely, Transaction } from 'kysely';
import type { KnownRepository, RepositoryId, RepositoryStore } from '../../shared/store/repositories.ts';
import type { Database } from './database.ts';
import type { Engine } from './engine.ts';
import type { GroupCommit } from './group-commit.ts';

export function createRepositories(
  reader: Kysely<Database>,
  commit: GroupCommit,
  lock: Engine['lock'],
): RepositoryStore {
  return {
    find: (repository) => findOne(reader, repository),
    note: async (seen) => {
      const known = await findOne(reader, seen);
      if (known?.names.includes(seen.name) === true) return known;
      return commit.write(async (trx) => {
        // Two repositories may come under one name at the same moment.
        await lock?.(trx, `repositories of ${seen.forge}`);
        return noteOne(trx, seen);
      });
    },
  };
}

async function findOne(
  db: Kysely<Database> | Transaction<Database>,
  { forge, id }: RepositoryId,
): Promise<KnownRepository | undefined> {
  const rows = await db
    .selectFrom('repositories')
    .select(['name', 'identity', 'is_ours'])
    .where('forge', '=', forge)
    .where('id', '=', id)
    .orderBy('seen_at')
    .execute();
  const [first] = rows;
  return first && { identity: first.identity, names: rows.filter((row) => row.is_ours === 1).map(({ name }) => name) };
}

async function noteOne(
  trx: Transaction<Database>,
  { forge, id, name, at }: RepositoryId & { name: string; at: number },
): Promise<KnownRepository> {
  const known = await findOne(trx, { forge, id });
  const holder = await trx
    .selectFrom('repositories')
    .select('id')
    .where('forge', '=', forge)
    .where('identity', '=', name)
    .limit(1)
    .executeTakeFirst();
  const identity = known?.identity ?? (holder === undefined ? name : `${name}~${id}`);
  await trx
    .updateTable('repositories')
    .set({ is_ours: 0 })
    .where('forge', '=', forge)
    .where('name', '=', name)
    .where('id', '<>', id)
    .execute();
  await trx
    .insertInto('repositories')
    .values({ forge, id, name, identity, is_ours: 1, seen_at: at })
    .onConflict((conflict) => conflict.columns(['forge', 'id', 'name']).doUpdateSet({ is_ours: 1 }))
    .execute();
  return (await findOne(trx, { forge, id })) ?? { identity, names: [name] };
}
