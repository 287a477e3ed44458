import { beforeAll, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { openPostgresStore } from '../../receiver/store/postgres.ts';
import type { ReceiverStore } from '../../receiver/store/store.ts';
import type { Effect } from '../../shared/model/effect.ts';
import type { ClaimedEffect } from '../../shared/store/store.ts';
import { connectPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { durableEngines } from './engines.ts';

const subjects = 3;
const perSubject = 60;
const withinMs = 20_000;

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await connectPostgres();
});

const effect = (id: string, subject: string): Effect => ({
  id,
  target: 'board',
  subject,
  receivedAt: 0,
  occurredAt: null,
  cause: { event: 'e', type: 'alert.opened', source: 'octo', rule: 'One' },
  kind: 'track-ticket',
  change: 'open',
  draft: null,
  adoptKey: null,
  data: {},
});

const accept = (store: ReceiverStore, id: string, effects: readonly Effect[]) =>
  store.accept({
    delivery: { id, source: 'octo', receivedAt: 1_000, headers: {}, body: Buffer.from(id) },
    events: [],
    effects,
  });

/** Claims and finishes in each store at once, until nothing is left. Returns the ids by subject, as they were ended. */
async function drain(stores: readonly ReceiverStore[], isOver: () => boolean): Promise<Map<string, string[]>> {
  const running = new Set<string>();
  const ended = new Map<string, string[]>();
  const end = Date.now() + withinMs;
  async function work(store: ReceiverStore, worker: string): Promise<void> {
    for (;;) {
      const wasOver = isOver();
      const claimed = await store.claimDue({ worker, limit: 8, now: 2_000, leaseMs: 60_000 });
      for (const { effect: each } of claimed) {
        expect(running).not.toContain(each.subject);
        running.add(each.subject);
      }
      await Promise.all(claimed.map((each) => finish(store, each)));
      if (Date.now() > end) throw new Error(`Some are left: ${JSON.stringify(await store.history.effectCounts())}`);
      if (claimed.length === 0 && wasOver && (await store.history.effectCounts()).length === 0) return;
    }
  }
  async function finish(store: ReceiverStore, claimed: ClaimedEffect): Promise<void> {
    const { id, subject } = claimed.effect;
    ended.set(subject, [...(ended.get(subject) ?? []), id]);
    // Another worker may claim the next one as soon as this one is written.
    running.delete(subject);
    await store.finish({
      ...claimed,
      startedAt: 1_000,
      endedAt: 2_000,
      outcome: { status: 'skipped', reason: 'ended' },
    });
  }
  await Promise.all(stores.map((store, index) => work(store, `worker-${index}`)));
  return ended;
}

describe('effects that wait behind others of their subject', () => {
  test.each(durableEngines)('%s: one delivery with all of them is worked off in order', async (_engine, open) => {
    const { store, remove } = await open(postgres);
    const effects = Array.from({ length: subjects * perSubject }, (_, index) =>
      effect(`${index}`.padStart(4, '0'), `s${index % subjects}`),
    );
    await accept(store, '1', effects);
    const ended = await drain([store], () => true);
    expect([...ended.keys()]).toHaveLength(subjects);
    for (const ids of ended.values()) {
      expect(ids).toHaveLength(perSubject);
      expect(ids).toEqual([...ids].sort());
    }
    await remove();
  });

  test('several receivers: none is forgotten while others are accepted, claimed and ended at once', async () => {
    const url = await postgres.createDatabase();
    const log = pino({ level: 'silent' });
    const stores = await Promise.all([1, 2, 3].map(async () => (await openPostgresStore(url, log)).store));
    let accepted = 0;
    const total = subjects * perSubject;
    const accepting = Promise.all(
      stores.map(async (store, index) => {
        for (let count = index; count < total; count += stores.length) {
          const id = `${count}`;
          await accept(store, id, [effect(id, `s${count % subjects}`)]);
          accepted += 1;
        }
      }),
    );
    const ended = await drain(stores, () => accepted === total);
    await accepting;
    expect([...ended.values()].flat().sort()).toEqual(Array.from({ length: total }, (_, id) => `${id}`).sort());
    await Promise.all(stores.map((store) => store.close()));
  });
});
