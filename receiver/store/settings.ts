import type { Kysely } from 'kysely';
import type { JsonValue } from '../../shared/model/json.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './group-commit.ts';

/** Small things that are set while receivers run, the same for every receiver on the store. */
export interface SettingsStore {
  get(name: string): Promise<JsonValue | undefined>;
  set(name: string, value: JsonValue): Promise<void>;
}

export function createSettings(reader: Kysely<Database>, commit: GroupCommit): SettingsStore {
  return {
    get: async (name) => {
      const row = await reader.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
      return row === undefined ? undefined : (JSON.parse(row.value) as JsonValue);
    },
    set: (name, value) =>
      commit.write(async (trx) => {
        const row = { name, value: JSON.stringify(value) };
        await trx
          .insertInto('settings')
          .values(row)
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: row.value }))
          .execute();
      }),
  };
}
