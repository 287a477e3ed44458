import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Invitation } from '../../shared/store/invitations.ts';
import { connectPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { durableEngines, engines, type Opened, start } from './engines.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await connectPostgres();
});

// Numbers of accounts are beyond 2³¹ in time.
const alice = { organization: 'https://api.github.com/orgs/octo', userId: 3_000_000_021 };
const intent = { ...alice, login: 'alice', occasion: 'a', at: start, abandonedBefore: start - 100 };
const kept: Invitation = {
  ...alice,
  login: 'alice',
  occasion: 'a',
  intendedAt: start,
  invitedAt: null,
  welcomedAt: null,
};

describe.each(engines)('invitations in the %s store', (_engine, open) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open(postgres);
  });
  afterEach(() => opened.remove());
  const invitations = () => opened.store.invitations;

  test('an intent is fresh once, is gone on with by its occasion alone, and is taken for others', async () => {
    expect(await invitations().find(alice)).toBeUndefined();
    expect(await invitations().intend(intent)).toBe('fresh');
    expect(await invitations().find(alice)).toEqual(kept);
    expect(await invitations().intend({ ...intent, occasion: 'b', at: start + 5 })).toBe('taken');
    expect(await invitations().intend({ ...intent, at: start + 5 })).toBe('again');
    expect(await invitations().find(alice)).toEqual({ ...kept, intendedAt: start + 5 });
  });

  test('of many that intend at once one does', async () => {
    const intends = Array.from({ length: 8 }, (_, index) => ({ ...intent, occasion: String(index) }));
    const ends = await Promise.all(intends.map((each) => invitations().intend(each)));
    expect(ends.filter((end) => end === 'fresh')).toHaveLength(1);
    expect(ends.filter((end) => end === 'taken')).toHaveLength(7);
  });

  test('an intent that was given up is taken over, and what its first owner notes counts no more', async () => {
    await invitations().intend(intent);
    const late = { ...intent, login: 'alicia', occasion: 'b', at: start + 200, abandonedBefore: start };
    expect(await invitations().intend(late)).toBe('again');
    await invitations().note({ ...alice, occasion: 'a' }, 'invited', start + 201);
    expect(await invitations().find(alice)).toEqual({
      ...kept,
      login: 'alicia',
      occasion: 'b',
      intendedAt: start + 200,
    });
  });

  test('whoever was invited is never to be invited again, by nobody, until it is forgotten', async () => {
    await invitations().intend(intent);
    await invitations().note({ ...alice, occasion: 'a' }, 'invited', start + 1);
    await invitations().note({ ...alice, occasion: 'a' }, 'welcomed', start + 2);
    for (const occasion of ['a', 'b']) {
      expect(await invitations().intend({ ...intent, occasion, abandonedBefore: start + 1e9 })).toBe('taken');
    }
    expect(await invitations().find(alice)).toEqual({ ...kept, invitedAt: start + 1, welcomedAt: start + 2 });
    expect(await invitations().forget(alice)).toBe(true);
    expect(await invitations().forget(alice)).toBe(false);
    expect(await invitations().intend(intent)).toBe('fresh');
  });

  test('organisations and people are kept apart, and listed with the newest first', async () => {
    const others = [
      { ...intent, organization: 'https://ghe.example/api/v3/orgs/octo', at: start + 1 },
      { ...intent, userId: 22, at: start + 2 },
    ];
    for (const each of [intent, ...others]) expect(await invitations().intend(each)).toBe('fresh');
    expect((await invitations().list()).map(({ intendedAt }) => intendedAt)).toEqual([start + 2, start + 1, start]);
  });

  test('what was done elsewhere is kept, and changes nothing that is known', async () => {
    const elsewhere = { ...kept, occasion: '', invitedAt: start - 5 };
    expect(await invitations().add(elsewhere)).toBe(true);
    expect(await invitations().add({ ...elsewhere, login: 'other' })).toBe(false);
    expect(await invitations().list()).toEqual([elsewhere]);
  });

  test('nothing of it is pruned', async () => {
    await invitations().intend(intent);
    await opened.store.prune({ before: Number.MAX_SAFE_INTEGER, limit: 10 });
    expect(await invitations().list()).toHaveLength(1);
  });
});

describe.each(durableEngines)('invitations in the %s store', (_engine, open) => {
  test('outlive the process', async () => {
    const { store, reopen, remove } = await open(postgres);
    await store.invitations.intend(intent);
    expect(await (await reopen()).invitations.find(alice)).toEqual(kept);
    await remove();
  });
});
