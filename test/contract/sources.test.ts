import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { openPostgresStore } from '../../receiver/store/postgres.ts';
import type { SourceStore } from '../../receiver/store/sources.ts';
import { openSqliteStore } from '../../receiver/store/sqlite.ts';
import type { ReceiverStore } from '../../receiver/store/store.ts';
import type { StoreChange } from '../../shared/store/store.ts';
import { connectPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { waitFor } from '../wait-for.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await connectPostgres();
});

const silent = pino({ level: 'silent' });
const engines: [string, () => Promise<{ store: ReceiverStore; other?: ReceiverStore; remove(): Promise<void> }>][] = [
  [
    'sqlite',
    async () => {
      const directory = mkdtempSync(join(tmpdir(), 'ticketwire-store-'));
      const store = await openSqliteStore(directory, () => at);
      return {
        store,
        remove: async () => {
          await store.close();
          rmSync(directory, { recursive: true });
        },
      };
    },
  ],
  [
    'postgres',
    async () => {
      const url = await postgres.createDatabase();
      const [{ store }, { store: other }] = [
        await openPostgresStore(url, silent),
        await openPostgresStore(url, silent),
      ];
      return {
        store,
        other,
        remove: async () => {
          await Promise.all([store.close(), other.close()]);
        },
      };
    },
  ],
];

const at = 1_000_000;
const sealed = (text: string) => Buffer.from(`\0${text}`);

describe.each(engines)('registered sources in the %s store', (_engine, open) => {
  let opened: Awaited<ReturnType<typeof open>>;
  let sources: SourceStore;
  beforeEach(async () => {
    opened = await open();
    sources = opened.store.sources;
  });
  afterEach(() => opened.remove());

  const add = (name: string, text = `secret of ${name}`) =>
    sources.add({ name, sender: 'github', repository: 'octo/widgets', sealed: sealed(text), at });
  const rotate = (name: string, given: { text: string; at: number; othersUntil: number }) =>
    sources.rotate(name, { sealed: sealed(given.text), at: given.at, othersUntil: given.othersUntil });
  const secretsOf = async (name: string) => {
    const source = (await sources.all()).find((each) => each.name === name);
    return source?.secrets.map((secret) => [Buffer.from(secret.sealed).toString().slice(1), secret.until]);
  };

  test('are kept with their secret, by name', async () => {
    await add('two');
    await sources.add({ name: 'one', sender: 'lgtm', repository: null, sealed: sealed('x'), at: at + 1 });
    const [one, two, ...others] = await sources.all();
    expect(others).toEqual([]);
    expect(one).toMatchObject({ name: 'one', sender: 'lgtm', repository: null, createdAt: at + 1 });
    expect(two).toMatchObject({ name: 'two', sender: 'github', repository: 'octo/widgets', createdAt: at });
    expect(two?.secrets).toMatchObject([{ createdAt: at, until: null }]);
    expect(await secretsOf('two')).toEqual([['secret of two', null]]);
  });

  test('have one name each: of several at once one is kept, with its own secret alone', async () => {
    const added = await Promise.all(['a', 'b', 'c'].map((text) => add('octo', text)));
    expect(added.filter((isNew) => isNew)).toHaveLength(1);
    expect(await secretsOf('octo')).toEqual([[['a', 'b', 'c'][added.indexOf(true)], null]]);
    expect(await add('octo')).toBe(false);
  });

  test('keep every secret that is still valid through several rotations, and none for longer than it was told', async () => {
    await add('octo', 'a');
    expect(await rotate('octo', { text: 'b', at: at + 10, othersUntil: at + 100 })).toBe(true);
    expect(await rotate('octo', { text: 'c', at: at + 20, othersUntil: at + 200 })).toBe(true);
    expect(await secretsOf('octo')).toEqual([
      ['a', at + 100],
      ['b', at + 200],
      ['c', null],
    ]);
    await rotate('octo', { text: 'd', at: at + 150, othersUntil: at + 300 });
    expect(await secretsOf('octo')).toEqual([
      ['b', at + 200],
      ['c', at + 300],
      ['d', null],
    ]);
    await rotate('octo', { text: 'e', at: at + 160, othersUntil: at + 160 });
    expect(await secretsOf('octo')).toEqual([['e', null]]);
  });

  test('are rotated and removed one by one, and not when they are unknown', async () => {
    await add('octo');
    await add('other');
    await rotate('octo', { text: 'b', at, othersUntil: at + 1 });
    expect(await secretsOf('other')).toEqual([['secret of other', null]]);
    expect(await sources.remove('octo')).toBe(true);
    expect(await sources.remove('octo')).toBe(false);
    expect(await rotate('octo', { text: 'c', at, othersUntil: at })).toBe(false);
    expect((await sources.all()).map(({ name }) => name)).toEqual(['other']);
    await add('octo', 'anew');
    expect(await secretsOf('octo')).toEqual([['anew', null]]);
  });

  test('are sealed anew where nobody changed them meanwhile, and what has ended goes', async () => {
    await add('octo', 'a');
    await rotate('octo', { text: 'b', at, othersUntil: at + 5 });
    await rotate('octo', { text: 'c', at: at + 1, othersUntil: at + 50 });
    const [octo] = await sources.all();
    const [, b, c] = octo?.secrets ?? [];
    if (b === undefined || c === undefined) throw new Error('Three secrets were to be kept.');
    await sources.reseal(
      [
        { id: b.id, from: b.sealed, to: sealed('B') },
        { id: c.id, from: sealed('something else'), to: sealed('C') },
      ],
      at + 5,
    );
    expect(await secretsOf('octo')).toEqual([
      ['B', at + 50],
      ['c', null],
    ]);
  });

  test('tell every receiver when they change, and only then', async () => {
    const heard: StoreChange[] = [];
    for (const store of [opened.store, opened.other]) store?.watch((change) => heard.push(change));
    const each = opened.other === undefined ? 1 : 2;
    const until = async (changes: number) => {
      await waitFor(() => heard.length >= changes * each);
      expect(heard).toEqual(Array(changes * each).fill({ kind: 'sources' }));
    };
    await add('octo');
    await until(1);
    await add('octo');
    await sources.remove('unknown');
    await sources.reseal([], at);
    await rotate('octo', { text: 'b', at, othersUntil: at });
    await until(2);
    await sources.remove('octo');
    await until(3);
  });
});
