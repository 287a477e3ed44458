import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import type { Effect } from '../../shared/model/effect.ts';
import { createMemoryStore } from '../../shared/store/memory.ts';
import type { Store } from '../../shared/store/store.ts';
import { waitFor } from '../../test/wait-for.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import { storeError } from '../store/store-errors.ts';
import { createBreakers } from './breaker.ts';
import { createWorker, type Worker } from './worker.ts';

const away = storeError(new Error('Connection terminated unexpectedly'));
const effect: Effect = {
  id: 'a',
  target: 'issues',
  subject: 's',
  receivedAt: 0,
  occurredAt: 0,
  cause: { event: 'e', type: 'alert.opened', source: 'lgtm', rule: 'One' },
  kind: 'track-ticket',
  change: 'open',
  draft: { title: 't', body: 'b', labels: [] },
  adoptKey: null,
  data: {},
};

/** A store that fails at once in every call while it is away. */
function createShakyStore() {
  const state = { isAway: false, calls: 0 };
  const guard =
    <Given extends unknown[], T>(call: (...given: Given) => Promise<T>) =>
    (...given: Given): Promise<T> => {
      state.calls += 1;
      return state.isAway ? Promise.reject(away) : call(...given);
    };
  const store = createMemoryStore();
  const shaky: Store = {
    ...store,
    claimDue: guard(store.claimDue),
    nextDueAt: guard(store.nextDueAt),
    extendLeases: guard(store.extendLeases),
    finish: guard(store.finish),
  };
  return { store: shaky, state };
}

describe('a worker whose store goes away', () => {
  let worker: Worker;
  afterEach(() => worker.stop(0));

  const start = (store: Store, perform: () => void, lines: { msg: string }[] = []) => {
    const made = createWorker({
      store,
      perform: async (claimed) => {
        perform();
        const outcome = { status: 'done', result: { change: 'gone' } } as const;
        return { ...claimed, startedAt: Date.now(), endedAt: Date.now(), outcome };
      },
      name: 'w',
      now: Date.now,
      log: pino({}, { write: (line: string) => lines.push(JSON.parse(line)) }),
      breakers: createBreakers(['issues'], () => {}),
      onAttempt: () => {},
    });
    made.start();
    return made;
  };
  const accept = (store: Store) =>
    store.accept({
      delivery: { id: '1', source: 'lgtm', receivedAt: 0, headers: {}, body: new Uint8Array() },
      events: [],
      effects: [effect],
    });

  test('waits between two looks, and logs the outage once', async () => {
    const { store, state } = createShakyStore();
    const lines: { msg: string }[] = [];
    state.isAway = true;
    worker = start(store, () => {}, lines);
    // One look has failed when the next one is made.
    await waitFor(() => state.calls >= 3);
    expect(state.calls).toBe(3);
    expect(lines.filter(({ msg }) => msg.startsWith('due effects could not be claimed'))).toHaveLength(1);
  });

  test('records what was done when the store is back, and does it once', async () => {
    const { store, state } = createShakyStore();
    let performed = 0;
    await accept(store);
    worker = start(store, () => {
      performed += 1;
      state.isAway = true;
    });
    await waitFor(() => performed === 1 && state.calls > 5);
    state.isAway = false;
    await waitFor(async () => (await store.findOutcome('a')) !== undefined);
    expect(performed).toBe(1);
  });
});

describe('a delivery that is stored by the worker', () => {
  const opened: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const close of opened.splice(0).toReversed()) await close();
  });

  test('its effects start without another claim, and the worker that stops waits for them', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'ticketwire-worker-'));
    opened.push(() => rmSync(directory, { recursive: true }));
    const embedded = await openSqliteStore(directory, Date.now);
    opened.push(() => embedded.close());
    let claims = 0;
    const store: Store = {
      ...embedded,
      claimDue: (claim) => {
        claims += 1;
        return embedded.claimDue(claim);
      },
    };
    const performed: string[] = [];
    const worker = createWorker({
      store,
      perform: async (claimed) => {
        performed.push(claimed.effect.id);
        await new Promise((resolve) => setTimeout(resolve, 20));
        const outcome = { status: 'done', result: { change: 'gone' } } as const;
        return { ...claimed, startedAt: Date.now(), endedAt: Date.now(), outcome };
      },
      name: 'w',
      now: Date.now,
      log: pino({ level: 'silent' }),
      breakers: createBreakers(['issues'], () => {}),
      onAttempt: () => {},
    });
    worker.start();
    await waitFor(() => claims > 0);
    const before = claims;
    const accepted = await worker.accept({
      delivery: { id: '1', source: 'lgtm', receivedAt: Date.now(), headers: {}, body: new Uint8Array() },
      events: [],
      effects: [effect],
    });
    expect(accepted).toMatchObject({ newEffects: 1, claimed: ['a'] });
    expect(performed).toEqual(['a']);
    expect(claims).toBe(before);
    await worker.stop(10_000);
    expect(await store.findOutcome('a')).toMatchObject({ status: 'done' });
  });
});
