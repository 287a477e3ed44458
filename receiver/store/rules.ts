import type { Kysely, Transaction } from 'kysely';
import { isJsonObject } from '../../shared/mapping/json-body.ts';
import type { EpochMs, JsonObject } from '../../shared/model/json.ts';
import type { Database } from './database.ts';
import type { Engine } from './engine.ts';

/**
 * Rules that are managed while receivers run, as they would stand in the configuration file. Every change is told to every
 * receiver on the store as a change of kind `rules`.
 */
export interface RuleStore {
  /** From the oldest to the newest. */
  all(): Promise<readonly StoredRule[]>;
  /** False when there is one of this name already; then nothing has changed. */
  add(rule: StoredRule): Promise<boolean>;
  /** Adds a rule, or puts it in the place of the one of its name, which keeps its turn; whether it is new. */
  put(rule: StoredRule): Promise<boolean>;
  /** False when there is none. */
  remove(name: string): Promise<boolean>;
}

export interface StoredRule {
  name: string;
  /** As in the file. */
  rule: JsonObject;
  createdAt: EpochMs;
}

export interface RuleStoreParts {
  reader: Kysely<Database>;
  lock: Engine['lock'];
  /** Told to the others when it is a change. */
  write<T>(operation: (trx: Transaction<Database>) => Promise<{ value: T; isChange: boolean }>): Promise<T>;
}

export function createRules({ reader, lock, write }: RuleStoreParts): RuleStore {
  const change = (operation: (trx: Transaction<Database>) => Promise<boolean>) =>
    write(async (trx) => {
      const isChange = await operation(trx);
      return { value: isChange, isChange };
    });
  return {
    all: async () => {
      const rows = await reader.selectFrom('rules').select(['name', 'rule', 'created_at']).orderBy('seq').execute();
      return rows.map(({ name, rule, created_at }) => ({ name, rule: objectOf(rule), createdAt: created_at }));
    },
    add: ({ name, rule, createdAt }) =>
      change(async (trx) => {
        await lock?.(trx, 'rules');
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('rules')
          .values({ name, rule: JSON.stringify(rule), created_at: createdAt })
          .onConflict((conflict) => conflict.column('name').doNothing())
          .executeTakeFirst();
        return numInsertedOrUpdatedRows === 1n;
      }),
    put: ({ name, rule, createdAt }) =>
      write(async (trx) => {
        await lock?.(trx, 'rules');
        const text = JSON.stringify(rule);
        const { numUpdatedRows } = await trx
          .updateTable('rules')
          .set({ rule: text })
          .where('name', '=', name)
          .executeTakeFirst();
        const isNew = numUpdatedRows === 0n;
        if (isNew) await trx.insertInto('rules').values({ name, rule: text, created_at: createdAt }).execute();
        return { value: isNew, isChange: true };
      }),
    remove: (name) =>
      change(async (trx) => {
        const { numDeletedRows } = await trx.deleteFrom('rules').where('name', '=', name).executeTakeFirst();
        return numDeletedRows > 0n;
      }),
  };
}

/** What no version of ours wrote counts as a rule that says nothing: it is told of, and stops no other. */
function objectOf(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}
