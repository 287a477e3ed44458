import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { type CompiledQuery, type Driver, Kysely, SqliteDialect } from 'kysely';
import type { Database } from './database.ts';
import { createGroupCommit, type GroupCommit, type Write } from './group-commit.ts';

describe('a group commit', () => {
  let said: string[];
  let failures: number;
  let fail: ((sql: string) => Error | undefined) | undefined;
  let commit: GroupCommit;

  beforeEach(() => {
    said = [];
    failures = 0;
    fail = undefined;
    const database = new DatabaseSync(':memory:');
    const dialect = new SqliteDialect({ database: { close: () => database.close(), prepare: () => never() } });
    const driver: Driver = {
      init: async () => {},
      acquireConnection: async () => ({
        executeQuery: async ({ sql }: CompiledQuery) => {
          said.push(sql);
          const error = fail?.(sql);
          if (error !== undefined) throw error;
          return { rows: [] };
        },
        streamQuery: () => never(),
      }),
      beginTransaction: async () => {},
      commitTransaction: async () => {},
      rollbackTransaction: async () => {},
      releaseConnection: async () => {},
      destroy: async () => {},
    };
    dialect.createDriver = () => driver;
    commit = createGroupCommit(new Kysely<Database>({ dialect }), () => {
      failures += 1;
    });
  });

  function never(): never {
    throw new Error('not asked for');
  }
  const write =
    (name: string, error?: Error): Write<string> =>
    async () => {
      said.push(name);
      if (error !== undefined) throw error;
      return name;
    };
  const outcomes = (promises: Promise<unknown>[]) =>
    Promise.all(promises.map((each) => each.then(String, (error: Error) => `failed: ${error.message}`)));
  const oneStatement = Object.assign(new Error('constraint'), { code: 'ERR_SQLITE_ERROR', errcode: 1555 });
  const fullDisk = Object.assign(new Error('disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });

  test('puts what comes together into one transaction', async () => {
    const names = ['a', 'b', 'c'];
    expect(await outcomes(names.map((name) => commit.write(write(name))))).toEqual(names);
    expect(said).toEqual(['begin', 'a', 'b', 'c', 'commit']);
  });

  test('of twenty, one of which is to blame for a failure, nineteen are done', async () => {
    const all = Array.from({ length: 20 }, (_, index) =>
      commit.write(write(`${index}`, index === 7 ? oneStatement : undefined)),
    );
    const ended = await outcomes(all);
    expect(ended.filter((each) => each.startsWith('failed'))).toHaveLength(1);
    expect(ended[7]).toMatch(/^failed: The store could not be used \(constraint\)/);
    expect(said.filter((each) => each === 'rollback')).toHaveLength(2);
    expect(failures).toBe(2);
  });

  test('gathered writes are one call, and each its own when one is to blame', async () => {
    const calls: string[][] = [];
    const add = commit.gather<string, string>(async (_trx, items) => {
      calls.push([...items]);
      if (items.includes('bad')) throw oneStatement;
      return { values: items.map((item) => `${item}!`), afterCommit: () => said.push('after') };
    });
    expect(await outcomes([add('a'), add('b')])).toEqual(['a!', 'b!']);
    expect(said).toEqual(['begin', 'commit', 'after']);
    expect(await outcomes([add('a'), add('bad')])).toEqual(['a!', expect.stringMatching(/^failed/)]);
    expect(calls).toEqual([['a', 'b'], ['a', 'bad'], ['a'], ['bad']]);
  });

  test('where the database is to blame all fail at once, with what came meanwhile, and the next is tried again', async () => {
    let late: Promise<unknown> | undefined;
    fail = (sql) => {
      if (sql !== 'commit') return undefined;
      late ??= commit.write(write('late'));
      return fullDisk;
    };
    const ended = await outcomes([commit.write(write('a')), commit.write(write('b'))]);
    expect(ended).toEqual([expect.stringContaining('disk is full'), expect.stringContaining('disk is full')]);
    expect(await outcomes([late ?? Promise.resolve()])).toEqual([expect.stringContaining('disk is full')]);
    expect(said).toEqual(['begin', 'a', 'b', 'commit', 'rollback']);
    fail = undefined;
    expect(await outcomes([commit.write(write('c'))])).toEqual(['c']);
  });
});
