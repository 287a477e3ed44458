import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ReceiverStore } from '../../receiver/store/store.ts';
import { fetchedMark } from '../../shared/model/delivery.ts';
import type { Effect } from '../../shared/model/effect.ts';
import { connectPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { durableEngines, type Opened, start } from './engines.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await connectPostgres();
});

const effect = (id: string): Effect => ({
  id,
  target: 'board',
  subject: 's',
  receivedAt: start,
  occurredAt: start,
  cause: { event: 'e', type: 'alert.opened', source: 'octo', rule: 'One' },
  kind: 'track-ticket',
  change: 'open',
  draft: { title: 't', body: 'b', labels: [] },
  adoptKey: null,
  data: {},
});

describe.each(durableEngines)('what the %s store knows of deliveries', (_engine, open) => {
  let opened: Required<Opened<ReceiverStore>>;
  let store: ReceiverStore;
  beforeEach(async () => {
    opened = await open(postgres);
    store = opened.store;
  });
  afterEach(() => opened.remove());

  const accept = (id: string, effects: Effect[] = [], source = 'octo') =>
    store.accept({
      delivery: { id, source, receivedAt: start, headers: {}, body: Buffer.from(id) },
      events: [],
      effects,
    });

  test('an id is known again after it was opened anew, and forgotten with its delivery', async () => {
    await accept('1');
    await accept('2');
    store = await opened.reopen();
    expect(await accept('1')).toEqual({ isDuplicate: true, newEffects: 0 });
    expect(await store.findKept('octo', ['1', '2', '3'])).toEqual(new Set(['1', '2']));
    expect(await store.findKept('other', ['1'])).toEqual(new Set());
    expect(await store.findKept('octo', [])).toEqual(new Set());
    expect(await store.prune({ before: start + 1, limit: 10 })).toBe(2);
    expect(await store.findKept('octo', ['1', '2'])).toEqual(new Set());
    expect(await accept('1')).toEqual({ isDuplicate: false, newEffects: 0 });
  });

  test('of many with one id at once, exactly one is new, and the others stored beside them are', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? 'same' : `other-${index}`));
    const accepted = await Promise.all(ids.map((id) => accept(id)));
    const fresh = ids.filter((_, index) => accepted[index]?.isDuplicate === false);
    expect(fresh.filter((id) => id === 'same')).toHaveLength(1);
    expect(fresh).toHaveLength(31);
    const kept = await store.history.delivery({ id: 'same' });
    expect(kept.map(({ delivery }) => Buffer.from(delivery.body).toString())).toEqual(['same']);
  });

  test('ids with one hash stay apart', async () => {
    // Found by trying: with the source 'octo', both have the hash 429779970.
    const [one, two] = ['delivery-149599', 'delivery-312382'] as const;
    await accept(one);
    expect(await store.findKept('octo', [one, two])).toEqual(new Set([one]));
    expect((await accept(two)).isDuplicate).toBe(false);
    expect((await accept(one)).isDuplicate).toBe(true);
    expect((await accept(two)).isDuplicate).toBe(true);
    expect(await store.prune({ before: start + 1, limit: 1 })).toBe(1);
    expect(await store.findKept('octo', [one, two])).toEqual(new Set([two]));
  });

  test('another body under a known id is told, and changes nothing; what was fetched is the same in other bytes', async () => {
    const send = (id: string, body: string, headers = {}) =>
      store.accept({
        delivery: { id, source: 'octo', receivedAt: start, headers, body: Buffer.from(body) },
        events: [],
        effects: [],
      });
    await send('1', 'one');
    expect(await send('1', 'two')).toEqual({ isDuplicate: false, isOther: true, newEffects: 0 });
    expect(await send('1', 'two', { [fetchedMark]: 'true' })).toMatchObject({ isDuplicate: true });
    await send('2', 'fetched', { [fetchedMark]: 'true' });
    expect(await send('2', 'as it was sent')).toMatchObject({ isDuplicate: true });
    expect((await store.history.deliveries({ limit: 10 })).deliveries).toHaveLength(2);
    const together = await Promise.all([send('3', 'a'), send('3', 'b'), send('3', 'a')]);
    expect(together.map(({ isDuplicate, isOther = false }) => [isDuplicate, isOther])).toEqual([
      [false, false],
      [false, true],
      [true, false],
    ]);
  });

  test('tells of more ids than one statement may hold', async () => {
    await accept('kept');
    const ids = Array.from({ length: 70_000 }, (_, index) => `id-${index}`);
    expect(await store.findKept('octo', [...ids, 'kept'])).toEqual(new Set(['kept']));
  });

  test('a page of a search looks at a limited number of deliveries and leads on; a whole id is found at once', async () => {
    await accept('the-old-one', [effect('a')]);
    await Promise.all(Array.from({ length: 1_100 }, (_, index) => accept(`${index}`)));
    const search = async (text: string, before?: number) => {
      const { deliveries, next } = await store.history.deliveries({ limit: 10, text, before });
      return { ids: deliveries.map(({ id }) => id), next };
    };
    const first = await search('old-on');
    expect(first).toEqual({ ids: [], next: expect.any(Number) });
    expect(await search('old-on', first.next)).toEqual({ ids: ['the-old-one'], next: undefined });
    expect((await search('the-old-one')).ids).toEqual(['the-old-one']);
    // Not again on the page where it is found by itself.
    expect(await search('the-old-one', first.next)).toEqual({ ids: ['the-old-one'], next: undefined });
    expect((await store.history.deliveries({ limit: 10, source: 'octo', status: 'due' })).deliveries).toEqual([]);
  });

  test('many ids stay apart', async () => {
    const ids = Array.from({ length: 3_000 }, (_, index) => `${index}-${(index * 7_919) % 3_001}`);
    await Promise.all(ids.map((id) => accept(id)));
    expect((await store.findKept('octo', ids)).size).toBe(ids.length);
    expect(
      await store.findKept(
        'octo',
        ids.map((id) => `${id}x`),
      ),
    ).toEqual(new Set());
  });

  test('an effect with the id of another is not stored again, whichever delivery brings it', async () => {
    expect(await accept('1', [effect('a')])).toEqual({ isDuplicate: false, newEffects: 1 });
    expect(await accept('2', [effect('a'), effect('b')], 'other')).toEqual({ isDuplicate: false, newEffects: 1 });
    const [later, earlier] = (await store.history.deliveries({ limit: 10 })).deliveries;
    expect(earlier?.effects.map(({ id }) => id)).toEqual(['a']);
    expect(later?.effects.map(({ id }) => id)).toEqual(['b']);
  });

  test('a source is caught up with by one process at a time, until its lease ends or it lets go', async () => {
    const begin = (worker: string, now: number) =>
      store.catchUps.begin({ source: 'octo', worker, now, leaseUntil: now + 100 });
    expect(await begin('one', start)).toEqual({ caughtUntil: 0 });
    expect(await begin('two', start + 99)).toEqual({ takenUntil: start + 100 });
    const extend = (worker: string, leaseUntil: number) =>
      store.catchUps.extend({ source: 'octo', worker, leaseUntil });
    expect(await extend('one', start + 300)).toBe(true);
    expect(await extend('two', start + 900)).toBe(false);
    expect(await begin('two', start + 250)).toEqual({ takenUntil: start + 300 });
    await store.catchUps.end({ source: 'octo', worker: 'two', caughtUntil: 5 });
    await store.catchUps.end({ source: 'octo', worker: 'one', caughtUntil: start });
    expect(await begin('two', start + 251)).toEqual({ caughtUntil: start });
    expect(await begin('three', start + 351)).toEqual({ caughtUntil: start });
    // Broken off: what was reached before stays.
    await store.catchUps.end({ source: 'octo', worker: 'three' });
    expect(await begin('four', start + 352)).toEqual({ caughtUntil: start });
  });
});
